"""People one would rather not meet: sealed, one's own, and kept to from either side."""

import pytest

from sameboat.base.kit.verdicts import Refused
from sameboat.members.safety.actions import name_people_to_avoid
from sameboat.members.safety.models import Avoidance
from sameboat.members.safety.queries import avoided_by, avoided_for_matching
from tests import site_makers

pytestmark = pytest.mark.django_db


def names_of(person):
    return [text for _, text in avoided_by(person)]


def test_a_list_is_sealed_and_read_by_its_owner_alone():
    one, other = site_makers.person(), site_makers.person()
    name_people_to_avoid(["Bo Lindqvist", " bo@example.org ", "Bo Lindqvist"], by=one)
    assert names_of(one) == ["Bo Lindqvist", "bo@example.org"]
    assert names_of(other) == []
    assert all(b"Bo" not in bytes(row.sealed) for row in Avoidance.objects.all())
    assert avoided_for_matching([one.pk, other.pk]) == {one.pk: ["Bo Lindqvist", "bo@example.org"]}


def test_what_is_no_longer_on_the_list_goes_and_the_rest_stays_as_it_was():
    one = site_makers.person()
    name_people_to_avoid(["Bo", "Cy"], by=one)
    kept = avoided_by(one)[1][0]
    name_people_to_avoid(["Cy", "Di"], by=one)
    assert names_of(one) == ["Cy", "Di"]
    assert kept in {row for row, _ in avoided_by(one)}


@pytest.mark.parametrize("named", [[f"Person {k}" for k in range(21)], ["x" * 201]])
def test_a_list_too_long_is_refused_whole(named):
    one = site_makers.person()
    name_people_to_avoid(["Bo"], by=one)
    with pytest.raises(Refused):
        name_people_to_avoid(named, by=one)
    assert names_of(one) == ["Bo"]
