"""The app, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Partnerships(AppConfig):
    """People who have each other: two, three, or a circle."""

    name = "sameboat.mentoring.partnerships"
    label = "partnerships"

    def ready(self) -> None:
        """Partners are near; what leaving and taking back mean here, and what belongs to one's own copy."""
        from sameboat.base.live.registry import heard_by
        from sameboat.members.people import registry
        from sameboat.members.safety.registry import when_blocked
        from sameboat.mentoring.partnerships import letters  # noqa: F401
        from sameboat.mentoring.partnerships.actions import (
            end_parts_with,
            forget_what_was_taken_back,
            leave_partnerships,
        )
        from sameboat.mentoring.partnerships.queries.exporting import words_by, words_that_would_go
        from sameboat.mentoring.partnerships.queries.hearing import who_is_in
        from sameboat.mentoring.partnerships.queries.myself import how_near, my_partnerships
        from sameboat.mentoring.wishes import registry as wishes

        heard_by(who_is_in)
        when_blocked(end_parts_with)
        registry.nearness(how_near)
        registry.in_my_data("partnerships", my_partnerships)
        registry.in_my_data_as_opened("what you wrote", words_by)
        registry.on_leaving(
            leave_partnerships,
            at=15,
            erases=_("Your partnerships end, and all that you wrote in them is erased. Nobody is told why."),
            keeps=_("That there was a partnership, for whoever was in it with you."),
            there=words_that_would_go,
        )
        wishes.when_taken_back(forget_what_was_taken_back)
