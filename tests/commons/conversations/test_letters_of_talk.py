"""A letter says that something waits: at most one until somebody has looked, and no word that nobody asked for."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.commons.conversations.actions import has_read, let_letters_say
from sameboat.commons.conversations.models import LettersSay
from sameboat.commons.conversations.queries import mailbox_of
from sameboat.commons.conversations.rules.letters import Mailbox, first_words, may_letters_say
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner, Partnership
from tests import site_makers as make
from tests.commons.conversations.making import a_file, said

pytestmark = pytest.mark.django_db
CANARY = "canary-of-the-talk"


def letters_to(part):
    return list(Letter.objects.filter(to=part.person, kind="something_waits").order_by("made_at"))


def moves_to(part, address):
    Person.objects.filter(pk=part.person_id).update(email=address)
    part.person.refresh_from_db()


def test_one_letter_until_somebody_has_looked(two):
    ana, ben = two
    first = said(ana, CANARY, files=[a_file(f"{CANARY}.txt", CANARY.encode())])
    said(ana, "And another")
    [letter] = letters_to(ben)
    assert letters_to(ana) == []
    assert letter.try_after > clock.now() + timedelta(seconds=90)  # whoever is just looking gets none
    words = written(letter)
    everything = f"{words.subject} {words.text} {words.html}"
    assert words.subject == "Something waits for you"
    for never in (CANARY, "Ana", "another", ana.partnership.round.programme.title):
        assert never not in everything
    has_read(ben, first.written_at + timedelta(minutes=1))
    assert written(letter) is None
    with time_machine.travel(clock.now() + timedelta(minutes=5)):
        said(ana, "A third")
        assert len(letters_to(ben)) == 2
        assert written(letters_to(ben)[1]) is not None


def test_no_letter_for_whoever_muted_left_or_has_an_end(two):
    ana, ben = two
    Partner.objects.filter(pk=ben.pk).update(muted_at=clock.now())
    said(ana)
    assert letters_to(ben) == []
    Partner.objects.filter(pk=ben.pk).update(muted_at=None)
    said(ana)
    [letter] = letters_to(ben)
    for change in ({"muted_at": clock.now()}, {"left_at": clock.now()}):
        Partner.objects.filter(pk=ben.pk).update(**change)
        assert written(letter) is None
        Partner.objects.filter(pk=ben.pk).update(muted_at=None, left_at=None)
    assert written(letter) is not None
    Partnership.objects.update(ended_at=clock.now())
    assert written(letter) is None


def test_more_is_said_to_whoever_asked_for_it_in_a_mailbox_of_their_own(two):
    ana, ben = two
    moves_to(ben, "ben@home.example.org")
    said(ana, f"**Hello** {CANARY}\n\nand more below")
    [letter] = letters_to(ben)
    assert "Ana" not in written(letter).text
    let_letters_say(ben.partnership_id, "who", mine_alone=True, by=ben.person)
    assert "Ana wrote to you." in written(letter).text
    assert CANARY not in written(letter).text
    let_letters_say(ben.partnership_id, "words", mine_alone=True, by=ben.person)
    text = written(letter).text
    assert CANARY in text
    assert "below" not in text
    assert "Ana" not in written(letter).subject
    moves_to(ben, "ben@library.example" + ".edu")
    assert "Ana" not in written(letters_to(ben)[0]).text
    let_letters_say(ben.partnership_id, "", mine_alone=False, by=ben.person)
    assert LettersSay.objects.get(part=ben).what == ""


def test_a_mailbox_of_an_institution_gets_no_more_however_it_is_asked(two):
    _ana, ben = two
    make.person("Cleo")
    assert mailbox_of(ben.person).of_several  # Ana and Cleo have an address there, too
    with pytest.raises(Refused, match="institution"):
        let_letters_say(ben.partnership_id, "who", mine_alone=True, by=ben.person)
    moves_to(ben, "ben@home.example.org")
    with pytest.raises(Refused, match="employer"):
        let_letters_say(ben.partnership_id, "who", mine_alone=False, by=ben.person)
    make.on_the_team(ben.partnership.round.programme, who=make.person("Ingrid", email="ingrid@home.example.org"))
    with pytest.raises(Refused, match="institution"):
        let_letters_say(ben.partnership_id, "who", mine_alone=True, by=ben.person)


@pytest.mark.parametrize(
    ("domain", "theirs"),
    [
        ("gmail.com", False),
        ("home.example.org", False),
        ("lib.university.edu", True),
        ("ox.ac.uk", True),
        ("education.gouv.fr", True),
        ("sl.nsw.gov.au", True),
        ("minedu.gob.pe", True),
        ("army.mil", True),
        ("acme.example.org", False),
        ("goodeducation.example.org", False),
    ],
)
def test_institutions_are_known_by_their_addresses(domain, theirs):
    assert Mailbox(domain).is_an_institutions is theirs
    assert bool(may_letters_say("words", mailbox=Mailbox(domain), mine_alone=True)) is not theirs
    assert may_letters_say("", mailbox=Mailbox(domain), mine_alone=False)


def test_signs_of_the_site_count_except_where_anybody_has_a_mailbox(settings, two):
    settings.OIDC = {**settings.OIDC, "issuer": "https://login.uni.example.org/realm"}
    moves_to(two[1], "ben@uni.example.org")
    assert mailbox_of(two[1].person).of_a_provider
    assert not Mailbox("gmail.com", of_a_team=True, of_several=True).is_an_institutions


def test_only_a_few_words_of_the_beginning():
    assert first_words("\n\n  Hello   there\nsecond") == "Hello there"
    assert first_words("word " * 60).endswith(" …")
    assert len(first_words("word " * 60)) < 105
    assert len(first_words("x" * 500)) < 105
