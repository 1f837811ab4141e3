"""The app, as Django knows it."""

from django.apps import AppConfig


class Kit(AppConfig):
    """Small tools for everybody."""

    name = "sameboat.base.kit"
    label = "kit"
