"""From a row of the outbox to the words its reader will see: in their language, on their clock, and only now."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.signing import dumps
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sameboat.base.kit import clock
from sameboat.base.vault.actions import unseal
from sameboat.members.notices import registry, rules
from sameboat.members.notices.models import Letter, Unwanted
from sameboat.members.notices.paragraphs import paragraphs

if TYPE_CHECKING:
    from sameboat.members.people.models import Person

SEALED_PLACE = "notices_letter|{}|sealed"
OFF_SALT = "sameboat.notices.off"
CONTROLS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
"""What has no place in a heading: line ends of every kind, and marks that turn the direction of writing."""


@dataclass(frozen=True, slots=True)
class Written:
    """A letter, ready to be sent."""

    address: str
    subject: str
    text: str
    html: str
    off: str
    """Where one click switches letters of this kind off; empty where one cannot do without them."""
    urgent: bool = False
    """Somebody sits and waits for it."""
    invitation: registry.Invitation | None = None
    """What the reader's calendar is told."""
    answer_to: str = ""
    """Where an answer goes, other than to whom letters come from."""


def written(letter: Letter) -> Written | None:
    """The letter in its reader's words; None when there is nothing to say any more."""
    private = (
        json.loads(unseal(bytes(letter.sealed), owner=letter.id, bound_to=SEALED_PLACE.format(letter.id)))
        if (letter.sealed)
        else {}
    )
    reader = letter.to
    if reader and reader.left_at:
        return None
    address = reader.email if reader else private["address"]
    with translation.override(_language(letter)), timezone.override(_zone_of(letter.to)):
        if "text" in private:
            return _framed(address, private["subject"], private["text"], off="", urgent=letter.urgent)
        kind = registry.kind(letter.kind)
        words = None if kind.optional and _is_unwanted(letter) else kind.write(letter.about, reader)
        if words is None:
            return None
        off = off_link(reader.pk.hex, kind.name) if kind.optional and reader else ""
        return _said(words, reader, address, off=off, urgent=letter.urgent)


def as_read_by(reader: Person, write: Callable[[], registry.Words], *, language: str = "") -> Written:
    """A letter as somebody would read it, for a preview: written by the very lines that write the real one.

    It is sent to nobody, and holds no link that would switch anything off for its reader.
    """
    with translation.override(language or _language_of(reader)), timezone.override(_zone_of(reader)):
        return _said(write(), reader, reader.email, off="", urgent=False)


def _said(words: registry.Words, reader: Person | None, address: str, *, off: str, urgent: bool) -> Written:
    around = {"reader": reader, "site": settings.SITE_ADDRESS, "site_name": settings.SITE_NAME}
    text = plain(words.template, {**around, **words.context})
    framed = _framed(address, str(words.subject), text, off=off, urgent=urgent, answered=bool(words.answer_to))
    return replace(framed, invitation=words.invitation, answer_to=words.answer_to)


def plain(template: str, context: dict[str, Any]) -> str:
    """A template as plain text: nothing is escaped, because nothing is HTML."""
    return Engine.get_default().get_template(template).render(Context(context, autoescape=False))


def one_line(words: str) -> str:
    """Words that can stand in a heading: one line, whatever somebody typed into a name."""
    return " ".join(CONTROLS.sub(" ", words).split())


def off_link(person_hex: str, kind: str) -> str:
    """The address that switches one kind of letters off for one person. It is signed, and asks nobody to sign in."""
    return settings.SITE_ADDRESS + reverse("letters_off", args=[dumps([person_hex, kind], salt=OFF_SALT)])


def _framed(address: str, subject: str, text: str, *, off: str, urgent: bool, answered: bool = False) -> Written:
    subject = one_line(subject)[:200]
    parts = paragraphs(text)
    above = f"{rules.ABOVE_BEGINS} {_('Write your answer above this line')} {rules.ABOVE_ENDS}" if answered else ""
    around = {"site": settings.SITE_ADDRESS, "site_name": settings.SITE_NAME, "off": off, "subject": subject}
    foot = plain("notices/foot.txt", around)
    html = render_to_string("notices/letter.html", {**around, "parts": parts, "above": above})
    pieces = [*([above] if above else []), tidy(text), "--", tidy(foot)]
    return Written(address, subject, "\n\n".join(pieces) + "\n", html, off, urgent)


def tidy(text: str) -> str:
    """No space at the ends of lines, and never more than one empty line."""
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines)


def _is_unwanted(letter: Letter) -> bool:
    return Unwanted.objects.filter(person=letter.to, kind=letter.kind).exists()


def _language(letter: Letter) -> str:
    return _language_of(letter.to) if letter.to else letter.language or settings.LANGUAGE_CODE


def _language_of(reader: Person) -> str:
    return reader.language or settings.LANGUAGE_CODE


def _zone_of(reader: Person | None) -> ZoneInfo:
    return clock.zone_of(reader.zone if reader else "")
