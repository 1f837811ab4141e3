"""An agreement holds once all have confirmed it; of two who propose at once, the later reads the newer one first."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.partnerships.registry import journey_of, waiting_for
from sameboat.mentoring.plans import queries
from sameboat.mentoring.plans.actions import (
    confirm_agreement,
    let_agreement_stand,
    propose_agreement,
    reopen_agreement,
)
from sameboat.mentoring.plans.rules.agreements import holds
from tests import site_makers as make

pytestmark = pytest.mark.django_db
WORDS = {"means": "We write here.", "between_us": "heron-CANARY: what we say stays here."}


@pytest.fixture
def circle():
    return make.partners("Ana", "Ben", "Cleo")


def test_it_holds_once_each_has_said_yes_and_the_rhythm_with_it(circle):
    ana, ben, cleo = parts = make.parts_of(circle)
    propose_agreement(circle.pk, WORDS, 7, seen=0, by=ana.person)
    assert [len(waiting_for(each.person)) for each in parts] == [0, 1, 1]
    letters = list(Letter.objects.filter(kind="agreement_to_read"))
    assert {each.to for each in letters} == {ben.person, cleo.person}
    words = written(letters[0])
    assert not {"CANARY", "Ana", "agreement", "Open Stacks"} & set(
        (words.subject + words.text).replace(".", " ").split()
    )
    confirm_agreement(circle.pk, 1, by=ben.person)
    assert queries.agreed_gap(circle) is None
    confirm_agreement(circle.pk, 1, by=cleo.person)
    assert queries.agreed_gap(circle) == 7
    assert written(letters[0]) is None
    assert not waiting_for(cleo.person)
    assert "agreement" in [each.kind for each in journey_of(make.reader(ben))]
    with pytest.raises(Refused, match="already"):
        confirm_agreement(circle.pk, 1, by=ben.person)


def test_of_two_who_propose_at_once_the_later_reads_the_newer_one_first_and_both_are_kept(circle):
    ana, ben, _cleo = make.parts_of(circle)
    propose_agreement(circle.pk, WORDS, 7, seen=0, by=ana.person)
    with pytest.raises(Refused, match="newer version"):
        propose_agreement(circle.pk, {"means": "By telephone."}, 14, seen=0, by=ben.person)
    propose_agreement(circle.pk, {"means": "By telephone."}, 14, seen=1, by=ben.person)
    found = queries.versions(make.reader(ana), make.parts_of(circle), queries.agreements_of(circle.pk))
    assert [each.agreement.said["means"] for each in found] == ["By telephone.", "We write here."]
    with pytest.raises(Refused, match="newer version"):
        confirm_agreement(circle.pk, 1, by=ben.person)


@pytest.mark.django_db(transaction=True)
def test_two_who_press_in_the_same_moment_send_the_later_back_to_read_the_newer_one():
    two = make.partners("Ana", "Ben")
    start, ends = threading.Barrier(2), []

    def press(by):
        try:
            start.wait()
            propose_agreement(two.pk, WORDS, 7, seen=0, by=by)
            ends.append("proposed")
        except Refused as trouble:
            ends.append("sent back" if "newer version" in str(trouble) else str(trouble))
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[part.person]) for part in make.parts_of(two)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["proposed", "sent back"]
    assert list(queries.agreements_of(two.pk).values_list("number", flat=True)) == [1]


def test_any_may_reopen_it_and_the_rhythm_goes_on_meanwhile():
    two = make.partners("Ana", "Ben")
    ana, ben = make.parts_of(two)
    propose_agreement(two.pk, WORDS, 21, seen=0, by=ana.person)
    with pytest.raises(Refused):
        reopen_agreement(two.pk, 1, by=ben.person)  # it is open anyway
    confirm_agreement(two.pk, 1, by=ben.person)
    reopen_agreement(two.pk, 1, by=ben.person)
    with pytest.raises(Refused):
        let_agreement_stand(two.pk, 1, by=ana.person)
    let_agreement_stand(two.pk, 1, by=ben.person)
    reopen_agreement(two.pk, 1, by=ana.person)
    propose_agreement(two.pk, WORDS, None, seen=1, by=ana.person)
    assert queries.agreed_gap(two) == 21
    confirm_agreement(two.pk, 2, by=ben.person)
    assert queries.agreed_gap(two) is None


def test_whoever_comes_later_confirms_only_what_they_can_read(circle):
    ana, ben, cleo = make.parts_of(circle)
    propose_agreement(circle.pk, WORDS, 7, seen=0, by=ana.person)
    confirm_agreement(circle.pk, 1, by=ben.person)
    Partner.objects.filter(pk=cleo.pk).update(joined_at=clock.now())
    assert queries.newest_agreement(make.reader(cleo), make.parts_of(circle)) is None
    with pytest.raises(Refused, match="before you came"):
        confirm_agreement(circle.pk, 1, by=cleo.person)
    mine = queries.newest_agreement(make.reader(ana), make.parts_of(circle))
    assert [each.pk for each in mine.came_later] == [cleo.pk]


def test_nobody_has_an_agreement_with_themselves_and_after_the_end_nobody_proposes():
    two = make.partners("Ana", "Ben")
    ana, ben = make.parts_of(two)
    propose_agreement(two.pk, WORDS, 7, seen=0, by=ana.person)
    Partner.objects.filter(pk=ben.pk).update(left_at=clock.now())
    assert queries.agreed_gap(two) is None
    assert not holds([ana.pk], [ana.pk])
    Partnership.objects.filter(pk=two.pk).update(ended_at=clock.now())
    with pytest.raises(Refused, match="ended"):
        propose_agreement(two.pk, WORDS, 7, seen=1, by=ana.person)
