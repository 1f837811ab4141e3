"""The app, as Django knows it."""

from django.apps import AppConfig


class Conversations(AppConfig):
    """What two to eight people say to each other, and nobody else reads."""

    name = "sameboat.commons.conversations"
    label = "conversations"
