"""A good answer is posted; more than four hundred forged ones, and those of machines, post nothing and hear nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from sameboat.commons.conversations.actions import answer_by_mail
from sameboat.commons.conversations.models import Message
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from tests.commons.conversations.answering import a_letter, a_mail, brought, moves_to
from tests.commons.conversations.making import said
from tests.commons.conversations.spoofs import spoofs

pytestmark = pytest.mark.django_db
SEED = 49


@pytest.fixture
def letters(two):
    """Of Ben, at whose address forgers try; and of Ana, who asked for answers, too."""
    ana, ben = two
    to_ben = a_letter(ana, ben)
    moves_to(ana, "ana@house.example.net")
    answer_by_mail(ana.partnership_id, mine_alone=True, by=ana.person)
    said(ben, "And I say something, too.")
    return to_ben, written(Letter.objects.filter(to=ana.person, kind="something_waits").latest("made_at"))


def test_no_forged_mail_and_no_machine_posts_anything_or_is_answered(letters, django_assert_max_num_queries):
    mine, other = letters
    assert brought(mine, a_mail(mine)) == "taken"
    there, told = Message.objects.count(), Letter.objects.count()
    became = Counter()
    for kind, sender, to, mail in spoofs(mine, other, seed=SEED):
        with django_assert_max_num_queries(1):  # it costs the site one look
            outcome = brought(mine, mail, sender=sender, to=to)
        assert outcome in ("not its owner's", "from a machine", "for nobody"), kind
        became[outcome] += 1
    assert sum(became.values()) >= 400
    assert min(became.values()) >= 15
    assert (Message.objects.count(), Letter.objects.count()) == (there, told)
    assert brought(mine, a_mail(mine)) == "taken"  # the way in was open all the time


@pytest.mark.parametrize(
    "results",
    [
        "mx.example.org; dmarc=pass header.from=home.example.org",
        "MX.example.org 1; dmarc=pass (p=reject dis=none) header.from=Home.Example.org",
        "mx.example.org; dkim=pass (2048-bit key; secure) header.d=home.example.org header.i=@home.example.org "
        "header.a=rsa-sha256 header.s=one header.b=aB3/+x",
        "mx.example.org; dmarc=none header.from=home.example.org; dkim=pass header.d=home.example.org header.s=one",
        "mx.example.org; dkim=fail header.d=list.example.com; dkim=pass header.d=home.example.org; spf=softfail "
        "(mx.example.org: 192.0.2.1 is neither permitted nor denied by domain of ben@home.example.org) "
        "smtp.mailfrom=ben@home.example.org; dmarc=pass (policy=none) header.from=home.example.org; arc=none",
    ],
)
def test_what_mail_servers_say_of_an_honest_sender_is_understood(letters, results):
    assert brought(letters[0], a_mail(letters[0], Authentication_Results=results)) == "taken"


@pytest.mark.parametrize(
    "sender",
    [
        "ben@home.example.org",
        "<ben@home.example.org>",
        "BEN@Home.Example.ORG",
        '"Ben, of the library" <ben@home.example.org>',
        '"ben@home.example.org" <ben@home.example.org>',
        "=?utf-8?q?Ben_Mba=C3=A9?= <ben@home.example.org>",
        "Ben Mbaé <ben@home.example.org>",
    ],
)
def test_an_honest_sender_may_be_spelled_as_mail_programs_do(letters, sender):
    assert brought(letters[0], a_mail(letters[0], From=sender)) == "taken"
