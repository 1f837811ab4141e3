"""The app, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Soundings(AppConfig):
    """Drafts and questions that somebody else reads first."""

    name = "sameboat.commons.soundings"
    label = "soundings"

    def ready(self) -> None:
        """Its letters are known; what waits, what an ending erases, and what leaving takes along."""
        from sameboat.commons.soundings import letters  # noqa: F401
        from sameboat.commons.soundings.actions import close_boards, say_farewell
        from sameboat.commons.soundings.queries.myself import my_pools
        from sameboat.commons.soundings.queries.reportable import words_on_boards, words_read_for_the_pool
        from sameboat.commons.soundings.queries.waiting import calls_of_the_pool, drafts_in_hand, something_to_read
        from sameboat.members.people import registry as people
        from sameboat.members.safety.registry import can_be_reported
        from sameboat.mentoring.partnerships import registry

        can_be_reported(words_on_boards)
        can_be_reported(words_read_for_the_pool)
        registry.something_waits(something_to_read, drafts_in_hand, calls_of_the_pool)
        registry.when_it_ends(close_boards)
        people.in_my_data("pools of readers", my_pools)
        people.on_leaving(
            say_farewell, at=16, erases=_("Your drafts on sounding boards, and what you said of other people’s drafts.")
        )
