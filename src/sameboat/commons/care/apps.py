"""The app, as Django knows it."""

from django.apps import AppConfig


class Care(AppConfig):
    """Silence noticed from dates and clicks alone."""

    name = "sameboat.commons.care"
    label = "care"
