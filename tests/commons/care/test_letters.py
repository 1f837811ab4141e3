"""Letters of care: that something waits. No name of a partner, no programme, nothing that anybody wrote or clicked."""

from __future__ import annotations

import pytest

from sameboat.commons.care.actions.answering import say_how_it_is
from sameboat.commons.care.actions.check_ins import ask_how_it_goes
from sameboat.commons.care.actions.farewell import ask_before_the_end, thank, would_stay
from sameboat.commons.care.actions.forgetting import forget_what_was_erased
from sameboat.commons.care.models import Ask, OwnCare, Rhythm, Silence
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.mentoring.partnerships.models import Partnership
from tests import site_makers as make
from tests.commons.care.keeping import looked_after, on_day, two_of_the_iln

pytestmark = pytest.mark.django_db
TO_THE_TEAM = {"some_are_quiet", "help_is_asked"}


def all_of_them():
    """A pair through its whole life with care, and every letter there was; each read on the day it was sent."""
    pair, *_team = two_of_the_iln("Anacanary", "Bencanary")
    ana, ben = make.parts_of(pair)
    said = {}

    def read():
        for letter in Letter.objects.exclude(pk__in=said):
            said[letter.pk] = (letter.kind, written(letter))

    for number in (7, 14, 21):
        looked_after(number)
        with on_day(number):
            ask_how_it_goes()
            read()
    with on_day(22):
        say_how_it_is(Ask.objects.get(partner=ana, kind="in_touch"), "help", by=ana.person)
        read()
    with on_day(100):
        ask_before_the_end()
        thank(pair.pk, "thankscanary", at_once=True, by=ana.person)
        read()
        for each in (ana, ben):
            would_stay(pair.pk, True, by=each.person)
        read()
    return pair, list(said.values())


def test_no_letter_names_a_partner_or_a_programme_or_says_what_somebody_wrote():
    pair, letters = all_of_them()
    kinds = {kind for kind, _words in letters}
    assert kinds == TO_THE_TEAM | {
        "are_you_in_touch",
        "somebody_new",
        "how_does_it_go",
        "before_the_last_day",
        "thanks_wait",
        "you_stay_in_touch",
    }
    for kind, words in letters:
        assert words is not None, kind
        text = words.text.replace(f"Hello {'Anacanary'},", "").replace(f"Hello {'Bencanary'},", "")
        assert "canary" not in text, kind
        if kind not in TO_THE_TEAM:
            assert pair.round.programme.title not in words.text, kind


def test_what_care_knew_goes_with_the_talk():
    pair, *_team = two_of_the_iln("Ana", "Ben")
    ana, _ben = make.parts_of(pair)
    looked_after(7)
    OwnCare.objects.create(partner=ana)
    assert forget_what_was_erased() == 0
    Partnership.objects.filter(pk=pair.pk).update(erased_at=pair.made_at)
    forget_what_was_erased()
    for kind in (Ask, OwnCare, Rhythm, Silence):
        assert not kind.objects.exists()
