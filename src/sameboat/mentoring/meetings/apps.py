"""The app, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Meetings(AppConfig):
    """Meetings, visits, observations, practice interviews."""

    name = "sameboat.mentoring.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Its letters, what waits for an answer, its moments on the journey, and what an ending asks of it."""
        from sameboat.members.people import registry as people
        from sameboat.mentoring.meetings import letters
        from sameboat.mentoring.meetings.actions.endings import end_feeds, end_meetings
        from sameboat.mentoring.meetings.queries.journey import meetings_on_the_journey
        from sameboat.mentoring.meetings.queries.myself import my_meetings
        from sameboat.mentoring.meetings.queries.waiting import (
            meetings_that_wait,
            to_say_whether_they_met,
            with_times_to_answer,
        )
        from sameboat.mentoring.partnerships import registry

        del letters  # importing them was all
        registry.something_waits(meetings_that_wait, with_times_to_answer, to_say_whether_they_met)
        registry.on_the_journey(meetings_on_the_journey)
        registry.when_it_ends(end_meetings)
        people.on_leaving(end_feeds, at=12, erases=_("The private address of your calendar opens nothing any more."))
        people.in_my_data("meetings", my_meetings)
