"""The app, as Django knows it."""

from django.apps import AppConfig


class Matching(AppConfig):
    """Who could meet whom; the bridge to the engine."""

    name = "sameboat.mentoring.matching"
    label = "matching"

    def ready(self) -> None:
        """Its letters are known from the start, and whoever was asked something reads it in their own copy."""
        from sameboat.members.people import registry
        from sameboat.mentoring.matching import letters  # noqa: F401
        from sameboat.mentoring.matching.queries.myself import what_i_was_asked

        registry.in_my_data("asked about wishes", what_i_was_asked)
