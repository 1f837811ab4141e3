"""The app, as Django knows it."""

from django.apps import AppConfig


class Ui(AppConfig):
    """Every button, field, card and page frame, once."""

    name = "sameboat.base.ui"
    label = "ui"
