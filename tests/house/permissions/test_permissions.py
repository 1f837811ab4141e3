"""Every route, every method, everybody: who may open it, who is asked to sign in, and for whom it does not exist.

``routes.py`` says what we promise; here it is tried, cell by cell. A route that is not in that table fails the suite.
"""

from copy import deepcopy
from itertools import islice

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests import site_makers as make
from tests.house.permissions.promises import OUTCOMES, Outcome
from tests.house.permissions.routes import OF_LIBRARIES, ROUTES, WAYS_IN
from tests.house.permissions.site_map import routes_of_the_site
from tests.house.permissions.world import World

pytestmark = pytest.mark.django_db

METHODS = ("get", "head", "post", "put", "patch", "delete")


def batched(names, size):
    """So many at a time: one world serves them all, because each request in it is undone."""
    names = iter(names)
    while some := tuple(islice(names, size)):
        yield some


def what_happened(answer, method) -> Outcome:
    """The answer in our words."""
    if answer.status_code == 302 and "/account/login/" in answer["Location"]:
        return Outcome.SIGN_IN
    known = {403: Outcome.REFUSED, 404: Outcome.NOT_HERE, 410: Outcome.NOT_HERE, 405: Outcome.NO_SUCH_METHOD}
    assert answer.status_code < 500, f"{method} broke: {answer.status_code}"
    return known.get(answer.status_code, Outcome.OPENS)


def kept(seen: Outcome, promised: Outcome) -> bool:
    """Whoever may come in can still be told, with a reason, that this cannot be done now."""
    return seen == promised or (promised == Outcome.OPENS and seen == Outcome.REFUSED)


def cookies_of(person):
    """The browser of somebody who is signed in, with their past talk open in it; a stranger's is empty."""
    return make.sign_in(Client(), person).cookies if person is not None else Client().cookies


def tried(cookies, method, address, data=None) -> Outcome:
    """What somebody with these cookies meets there; whatever it changed is undone."""
    client = Client()
    client.cookies = deepcopy(cookies)
    with transaction.atomic():
        seen = what_happened(getattr(client, method)(address, *([data] if data and method == "post" else [])), method)
        transaction.set_rollback(True)
    return seen


def test_every_route_of_the_site_is_in_the_table():
    ours = {route.name for route in routes_of_the_site() if not OF_LIBRARIES.match(route.name)}
    assert ours - set(ROUTES) == set(), "say in tests/house/permissions/routes.py who may open these"
    assert set(ROUTES) - ours == set(), "these routes are no more"


@pytest.mark.parametrize("names", list(batched(sorted(ROUTES), 12)), ids=lambda names: f"{names[0]}..{names[-1]}")
def test_a_route_opens_for_those_it_is_for_and_for_nobody_else(names):
    world = World()
    everybody = {role: cookies_of(person) for role, person in world.roles().items()}
    assert [wrong for name in names for wrong in what_is_wrong_with(name, world, everybody)] == []


def what_is_wrong_with(name, world, everybody):
    """Every cell of a route's row that is not as the table says."""
    route = ROUTES[name]
    address = route.address(name, world)
    for role, cookies in everybody.items():
        for method in METHODS:
            seen = tried(cookies, method, address, route.posted(world))
            who = route.who(method)
            if not who:
                # A method that is not in the table is none, or at least opens nothing.
                if seen not in {Outcome.NO_SUCH_METHOD, Outcome.NOT_HERE, Outcome.SIGN_IN}:
                    yield f"{name} {role} {method}: {seen.value}, and the table knows no such method"
                continue
            promised = OUTCOMES[who].get(role, OUTCOMES[who]["anybody else"])
            if not kept(seen, promised):
                yield f"{name} {role} {method}: {seen.value}; promised: {promised.value}"


def test_the_pages_of_libraries_ask_a_stranger_to_sign_in():
    for route in routes_of_the_site():
        if not OF_LIBRARIES.match(route.name) or WAYS_IN.match(route.name):
            continue
        try:
            address = reverse(route.name, kwargs={"pk": 1} if "int:pk" in route.pattern else {})
        except NoReverseMatch:
            continue
        for method in ("get", "post"):
            seen = tried(Client().cookies, method, address)
            assert seen in {Outcome.SIGN_IN, Outcome.NOT_HERE, Outcome.NO_SUCH_METHOD}, (route.name, method, seen)


def test_the_table_would_notice_an_open_door():
    world = World()
    address = ROUTES["desk_people"].address("desk_people", world)
    member = world.roles()["member"]
    intruder = cookies_of(member)
    assert tried(intruder, "get", address) == Outcome.NOT_HERE
    world.programme.team.create(person=member, role="coordinator")
    assert not kept(tried(intruder, "get", address), Outcome.NOT_HERE)
