"""From an empty folder to a site with its first coordinator invited."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..trouble import Refusal
from ..words import near, say
from .asking import Coordinator, Said, complete
from .beginning import KEYS, begin, refuse_if_there
from .opening import SETTINGS, open_site

if TYPE_CHECKING:
    from sameboat.members.people.models import Person


def init_site(folder: Path, said: Said, ask: bool) -> None:
    """Ask, write, make the tables, invite, and say what to do next."""
    refuse_if_there(folder)
    answers, coordinator = complete(said, ask)
    settings = begin(folder, answers)
    os.environ[SETTINGS] = str(settings.resolve())
    try:
        open_site()
        link = _invite(coordinator)
    except BaseException:
        # Without its tables it is no site yet. The keys stay: they are never removed by us.
        settings.rename(settings.with_suffix(".unfinished"))
        raise
    for line in _what_next(folder, settings, coordinator, link):
        say(line)


def print_welcome(address: str) -> None:
    """Another link for somebody who has never come in."""
    open_site()
    from sameboat.members.people.models import Person

    person = Person.objects.filter(email=address.strip().casefold()).first()
    if person is None:
        raise Refusal(f"Nobody here has the address {address}.")
    if person.last_login is not None:
        raise Refusal("They have signed in already. A code by e-mail lets them in: the sign-in page offers it.")
    say(_link(person))


def _invite(coordinator: Coordinator) -> str:
    """Make the tables, the account and its right to open programmes; write the letter; return the link."""
    from django.db import transaction

    from sameboat.members.notices.actions import send_letter
    from sameboat.members.people.actions.first import make_first_account
    from sameboat.mentoring.programmes.actions import let_open_programmes

    from .tables import change_tables

    change_tables()
    with transaction.atomic():
        person = make_first_account(coordinator.email, coordinator.name)
        let_open_programmes(person)
        send_letter("first_welcome", about=person.pk, to=person, key=f"first welcome {person.pk}")
    return _link(person)


def _link(person: Person) -> str:
    from sameboat.doors.home.welcome import welcome_link

    return welcome_link(person)


def _what_next(folder: Path, settings: Path, coordinator: Coordinator, link: str) -> list[str]:
    here = near(folder)
    return [
        "",
        f"The site stands in {here}. Its settings, a remark above each: {near(settings)}",
        f"Its keys are in {near(folder / KEYS)}. Copy them now, to another place than the database: without them",
        "what is private stays unreadable for ever.",
        "",
        f"{coordinator.name or coordinator.email} comes in by this link. It works once, for a week:",
        f"  {link}",
        "The same link waits for them as a letter, sent as soon as the worker runs.",
        "",
        "Next:",
        f"  sameboat --site {here} doctor     whether all is well",
        f"  sameboat --site {here} serve      the pages",
        f"  sameboat --site {here} work       letters and tasks, beside it",
        "docs/operating.md leads from here to a proxy, TLS, services and a copy each night.",
    ]
