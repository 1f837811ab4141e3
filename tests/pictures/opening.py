"""What opens past talk, in the pictures: somebody who asks for it, and two browsers in which nothing is open."""

from __future__ import annotations

from dataclasses import dataclass

from sameboat.base.kit import clock
from sameboat.members.people import actions
from sameboat.members.people.models import Person, Reopening
from sameboat.members.people.queries import Shown
from sameboat.mentoring.partnerships.models import Partnership
from tests import site_makers


@dataclass(frozen=True)
class Asked:
    """Somebody has a new password, and asks; and somebody who has nothing of their own yet."""

    asking: Reopening
    asker: Person
    newcomer: Person


def somebody_asks(partnership: Partnership) -> Asked:
    """Tomás lost his telephone; Leila can say that it is really he."""
    tomas = partnership.partners.get(person__name="Tomás Villar").person
    Person.objects.filter(pk=tomas.pk).update(
        own_since=tomas.joined_at, password_own_since=clock.now(), password=site_makers.a_password()
    )
    tomas.refresh_from_db()
    shown = [Shown("password", tomas.password_own_since or clock.now(), clock.now())]
    asking = actions.ask_for_past(shown, by=tomas, session_key="another", device="Firefox Windows")
    actions.ask_my_partner(by=tomas)
    tomas.refresh_from_db()
    return Asked(asking, tomas, site_makers.person("Paulina Reyes", zone="America/Lima"))
