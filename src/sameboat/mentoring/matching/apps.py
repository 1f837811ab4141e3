"""The app, as Django knows it."""

from django.apps import AppConfig


class Matching(AppConfig):
    """Who could meet whom; the bridge to the engine."""

    name = "sameboat.mentoring.matching"
    label = "matching"

    def ready(self) -> None:
        """Its letters are known from the start."""
        from sameboat.mentoring.matching import letters  # noqa: F401
