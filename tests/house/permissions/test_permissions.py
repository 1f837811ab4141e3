"""Every route, every method, everybody: who may open it, who is asked to sign in, and for whom it does not exist.

``routes.py`` says what we promise; here it is tried, cell by cell. A route that is not in that table fails the suite.
"""

import pytest
from django.test import Client

from tests.house.permissions.routes import OUTCOMES, ROUTES, Outcome
from tests.house.permissions.site_map import routes_of_the_site
from tests.house.permissions.world import World

pytestmark = pytest.mark.django_db

METHODS = ("get", "head", "post", "put", "patch", "delete")


def what_happened(answer, method) -> Outcome:
    """The answer in our words."""
    if answer.status_code == 302 and "/account/login/" in answer["Location"]:
        return Outcome.SIGN_IN
    if answer.status_code == 404:
        return Outcome.NOT_HERE
    if answer.status_code == 403:
        return Outcome.REFUSED
    if answer.status_code == 405:
        return Outcome.NO_SUCH_METHOD
    assert answer.status_code < 500, f"{method} broke: {answer.status_code}"
    return Outcome.OPENS


@pytest.fixture
def world(db):
    return World()


def test_every_route_of_the_site_is_in_the_table():
    named = {route.name for route in routes_of_the_site()}
    assert named - set(ROUTES) == set(), "say in tests/house/permissions/routes.py who may open these"
    assert set(ROUTES) - named == set(), "these routes are no more"


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_a_route_opens_for_those_it_is_for_and_for_nobody_else(name, world):
    from django.db import transaction

    route = ROUTES[name]
    address = route.address(name, world)
    wrong = []
    for role, person in world.roles().items():
        for method in METHODS:
            allowed = OUTCOMES[route.who].get(role) or OUTCOMES[route.who]["anybody else"]
            client = Client()
            if person is not None:
                client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
            with transaction.atomic():
                seen = what_happened(getattr(client, method)(address), method)
                transaction.set_rollback(True)
            if seen == Outcome.NO_SUCH_METHOD:
                if method in route.methods:
                    wrong.append(f"{role} {method} {address}: {seen.value}, but the table lists {method}")
                continue
            if method not in route.methods and method not in ("head",) and allowed == seen == Outcome.OPENS:
                wrong.append(f"{role} {method} {address}: answers a method that the table does not list")
            elif seen != allowed:
                wrong.append(f"{role} {method} {address}: {seen.value}, promised is {allowed.value}")
    assert wrong == []
