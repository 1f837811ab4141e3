"""What becomes of clicks when somebody leaves the site."""

from __future__ import annotations

from sameboat.commons.care.models import Ask, HelpAsked, OwnCare
from sameboat.members.people.models import Person


def forget_clicks(person: Person) -> None:
    """What they were asked, what they chose, and that they asked for help."""
    for kind in (Ask, HelpAsked, OwnCare):
        kind._default_manager.filter(partner__person=person).delete()
