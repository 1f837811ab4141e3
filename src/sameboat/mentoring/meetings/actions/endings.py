"""What an ending asks of meetings: those still to come fall away at once, the same for every kind of ending."""

from __future__ import annotations

from sameboat.base.kit import clock
from sameboat.members.people.models import Person
from sameboat.mentoring.meetings.actions.agreeing import agree_where_all_said_yes, take_off
from sameboat.mentoring.meetings.actions.reaching import tell
from sameboat.mentoring.meetings.models import Feed, Hosting, Meeting, ProposedTime
from sameboat.mentoring.partnerships.models import Partner, Partnership


def end_meetings(partnership: Partnership, parts: list[Partner]) -> None:
    """Where it ended, every meeting to come is called off, and calendars are told in the same words as ever.

    Where somebody leaves a circle, the others meet without them: their own calendar alone is told, and what waited for
    their yes waits no longer.
    """
    now = clock.now()
    ahead = [each for each in Meeting.objects.standing().filter(partnership=partnership) if not each.is_over(now)]
    leaving = {each.pk for each in parts}
    everybody = Partner.objects.select_related("person").filter(partnership=partnership).order_by("pk")
    staying = [each for each in everybody if each.left_at is None and each.pk not in leaving]
    concerned = [each for each in everybody if each in staying or each.pk in leaving]
    if partnership.ended_at is not None or len(staying) < 2:
        for meeting in ahead:
            take_off(meeting)
            if meeting.starts_at:
                tell("meeting_called_off", meeting, concerned, what="off")
        Hosting.objects.filter(meeting__partnership=partnership, ended_at=None).update(ended_at=now)
        return
    ProposedTime.objects.filter(meeting__in=ahead, by__in=parts, replaced_at=None).exclude(
        suits__part__in=staying
    ).update(replaced_at=now)
    for meeting in ahead:
        if meeting.starts_at:
            tell("meeting_called_off", meeting, [each for each in concerned if each.pk in leaving], what="left")
        agree_where_all_said_yes(meeting)


def end_feeds(person: Person) -> None:
    """Whoever leaves the site has no feed any more."""
    Feed.objects.filter(person=person, ended_at=None).update(ended_at=clock.now())
