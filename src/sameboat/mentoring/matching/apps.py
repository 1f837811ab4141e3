"""The app, as Django knows it."""

from django.apps import AppConfig


class Matching(AppConfig):
    """Who could meet whom; the bridge to the engine."""

    name = "sameboat.mentoring.matching"
    label = "matching"
