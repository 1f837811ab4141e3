"""Somebody answers by mail, in a test: the mailbox, the letter and the mail, short to ask for."""

from __future__ import annotations

from itertools import count

from allauth.account.models import EmailAddress

from sameboat.commons.conversations.actions import answer_by_mail
from sameboat.commons.conversations.answers.hand import take_in
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.members.people.models import Person
from tests.commons.conversations.making import said

BEN = "ben@home.example.org"
PASSED = "mx.example.org; dmarc=pass (p=none dis=none) header.from=home.example.org"
numbers = count(1)


def moves_to(part, address):
    """That partner's mailbox is this one now, and proved."""
    Person.objects.filter(pk=part.person_id).update(email=address)
    EmailAddress.objects.update_or_create(
        user_id=part.person_id, primary=True, defaults={"email": address, "verified": True}
    )
    part.person.refresh_from_db()


def asks(part, *, own=True):
    """They ask for answers by mail, from a mailbox of their own unless told otherwise."""
    if own:
        moves_to(part, BEN)
    answer_by_mail(part.partnership_id, mine_alone=True, by=part.person)


def a_letter(ana, ben):
    """Ben asked for answers by mail; Ana said something, and this is his letter."""
    asks(ben)
    said(ana, "What I wrote stands on the page alone.")
    return written(Letter.objects.filter(to=ben.person, kind="something_waits").latest("made_at"))


def quoted(letter):
    """The letter as a mail program quotes it beneath an answer."""
    lines = "\n".join(f"> {line}".rstrip() for line in letter.text.splitlines())
    return f"On Sun, 22 Nov 2026 at 10:00, Sameboat <sameboat@example.org> wrote:\n{lines}"


def a_mail(letter, text="Yes, at four.", *, heads=None, plain=True, end="\r\n", **changed):
    """A mail from Ben's own mailbox, as our mail server hands it in; ``None`` leaves a heading out."""
    around = {
        "Authentication-Results": PASSED,
        "Received": "from mx.home.example.org by mx.example.org; Sun, 22 Nov 2026 10:05:00 +0000",
        "From": f"Ben <{BEN}>",
        "To": letter.answer_to,
        "Subject": "Re: Something waits for you",
        "Message-ID": f"<{next(numbers)}@home.example.org>",
        **({"Content-Type": "text/plain; charset=utf-8"} if plain else {}),
        **{name.replace("_", "-"): said for name, said in changed.items()},
    }
    lines = heads if heads is not None else [f"{name}: {said}" for name, said in around.items() if said is not None]
    return f"{end.join(lines)}{end}{end}{text}".encode("utf-8", "surrogateescape")


def brought(letter, mail, *, sender=BEN, to=""):
    """Our mail server brings it. What became of it."""
    return take_in(mail, sender=sender, recipient=to or letter.answer_to)
