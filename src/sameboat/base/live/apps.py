"""The app, as Django knows it."""

from django.apps import AppConfig


class Live(AppConfig):
    """A bell that open pages listen to."""

    name = "sameboat.base.live"
    label = "live"
