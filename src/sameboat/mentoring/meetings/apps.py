"""The app, as Django knows it."""

from django.apps import AppConfig


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
        from sameboat.mentoring.meetings.queries.waiting import meetings_that_wait
        from sameboat.mentoring.partnerships import registry

        del letters  # importing them was all
        registry.something_waits(meetings_that_wait)
        registry.on_the_journey(meetings_on_the_journey)
        registry.when_it_ends(end_meetings)
        people.on_leaving(end_feeds, at=12)
