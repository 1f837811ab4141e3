"""The app, as Django knows it."""

from django.apps import AppConfig


class Opportunities(AppConfig):
    """What partners find for each other."""

    name = "sameboat.commons.opportunities"
    label = "opportunities"
