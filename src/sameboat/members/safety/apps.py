"""The app, as Django knows it."""

from django.apps import AppConfig


class Safety(AppConfig):
    """Whom one need not meet."""

    name = "sameboat.members.safety"
    label = "safety"
