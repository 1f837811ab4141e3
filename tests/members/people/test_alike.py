"""At every door, an address that is known and one that nobody has: the same page, the same letters, the same work."""

import re
from collections import Counter
from itertools import count

import pytest
from bench.who_is_here.doors import DOORS
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.members.people.makers import PASSWORD, proved
from tests.members.people.test_joining import seen
from tests.members.people.the_post import letters_to
from tests.site_makers import on_the_team, person, programme, sign_in

pytestmark = pytest.mark.django_db
networks = count(1)
OPEN = [door for door in DOORS if not door.inside and not door.made_up and door.name not in {"invited", "sign_up"}]
INSIDE = [door for door in DOORS if door.inside]
MADE_UP = [door for door in DOORS if door.made_up]
TABLE = re.compile(r'^\s*(SELECT|INSERT|UPDATE|DELETE).*?(?:FROM|INTO|UPDATE)?\s"(\w+)"', re.DOTALL)


def member():
    return proved(password=PASSWORD)


def without_a_password():
    return proved()


def not_proved():
    who = person()
    who.emailaddress_set.create(email=who.email, verified=False, primary=True)
    return who


def entered_by_a_coordinator():
    return person()


KNOWN = (member, without_a_password, not_proved, entered_by_a_coordinator)


def work(queries):
    """What the database was asked, by kind and table; and how often what was written was made to last, or not."""
    return Counter(_kind(each["sql"]) for each in queries)


def _kind(asked):
    if "SAVEPOINT" in asked:
        return asked.partition('"')[0]
    return f"{found[1]} {found[2]}" if (found := TABLE.match(asked)) else asked[:40]


def asked_at(door, address, client=None, **where):
    """What a stranger sees at a door, and what it cost: of the answer, and of the page it leads to."""
    client = client or Client(REMOTE_ADDR=f"10.1.{next(networks)}.1")
    for step in door.steps:
        form = {name: value.format(address=address) for name, value in step.form.items()}
        path = reverse(step.route, args=where.get(step.route, []))
        with CaptureQueriesContext(connection) as first:
            answer = client.post(path, form) if step.method == "POST" else client.get(path)
        with CaptureQueriesContext(connection) as second:
            page = client.get(answer.url) if answer.status_code == 302 else answer
    page.redirect_chain = [(getattr(answer, "url", ""),)]
    return seen(page, address), set(page.headers), len(letters_to(address)), work(first), work(second)


@pytest.mark.parametrize("door", OPEN, ids=lambda door: door.name)
def test_the_work_is_the_same_for_whoever_is_known_and_for_nobody(door):
    asked_at(door, "somebody.first@example.org")  # what is loaded once is loaded
    nobody = asked_at(door, "nobody.here@example.org")
    assert nobody[2] == door.letters
    for kind in KNOWN:
        assert asked_at(door, kind().email) == nobody, kind.__name__


@pytest.mark.parametrize("door", INSIDE, ids=lambda door: door.name)
def test_whoever_is_inside_learns_as_little(door):
    answers = []
    for address in ("somebody.first@example.org", "nobody.here@example.org", member().email):
        made = programme()
        client = sign_in(Client(), on_the_team(made, who=member()))
        session = client.session
        session["account_authentication_methods"] = [
            each | {"reauthenticated": True} for each in session["account_authentication_methods"]
        ]
        session.save()
        answers.append(asked_at(door, address, client, desk_team=[made.slug])[2:])
    assert answers[1] == answers[2]
    assert answers[2][0] == door.letters


@pytest.mark.parametrize("door", MADE_UP, ids=lambda door: door.name)
def test_a_door_that_leaks_would_be_noticed(door, settings):
    """Hashing asks no database: that one takes a clock, which the bench has."""
    settings.ROOT_URLCONF = "bench.who_is_here.urls"
    where = {"made_up": [door.steps[0].form["way"]]}
    nobody = asked_at(door, "nobody.here@example.org", **where)
    assert (asked_at(door, member().email, **where) == nobody) == (door.name == "made_up_hashing")
