"""How every act in a meeting begins: its writer is in the partnership, which goes on and is held meanwhile."""

from __future__ import annotations

from collections.abc import Iterable

from sameboat.base.live.actions import ring
from sameboat.members.notices.actions import send_letters
from sameboat.members.people.models import Person
from sameboat.mentoring.meetings.models import Meeting
from sameboat.mentoring.partnerships.actions import part_of
from sameboat.mentoring.partnerships.models import Partner


def mine_in(meeting: Meeting, *, by: Person) -> tuple[Partner, Meeting]:
    """The writer's part, and the meeting as it stands now. Refuses whoever is not in it, or not any more.

    Open pages of the others hear that something is new once the caller's transaction is through.
    """
    part = part_of(meeting.partnership_id, by=by)
    ring(meeting.partnership_id, "meet")
    return part, Meeting.objects.get(pk=meeting.pk)


def everybody_in(meeting: Meeting) -> list[Partner]:
    """Whoever is in the partnership now."""
    return list(
        Partner.objects.select_related("person").filter(partnership=meeting.partnership_id, left_at=None).order_by("pk")
    )


def tell(kind: str, meeting: Meeting, parts: Iterable[Partner], *, what: object) -> None:
    """A letter to each of them who wants letters about this partnership; ``what`` names what happened, by ids."""
    send_letters(
        kind,
        [(meeting.pk, each.person, f"{kind}:{meeting.pk}:{what}:{each.pk}") for each in parts if each.muted_at is None],
    )
