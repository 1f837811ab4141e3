"""What the letters of a round say: a coordinator's words, or the site's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import translation

from sameboat.mentoring.matching.models import LetterText
from sameboat.mentoring.matching.rules import texts as rules
from sameboat.mentoring.matching.rules.own_words import OWN_WORDS
from sameboat.mentoring.programmes.models import Role, Round
from sameboat.mentoring.programmes.queries import Viewer, rounds_on_the_desk_of


@dataclass(frozen=True, slots=True)
class Text:
    """One letter in one language, as it would be sent now."""

    kind: rules.Kind
    language: str
    subject: str
    text: str
    changed_at: datetime | None = None
    """When a coordinator wrote it; none: the site's own words."""

    @property
    def called(self) -> str:
        """Its language by name, where the site speaks several."""
        known = dict(languages())
        return known.get(self.language, self.language) if len(known) > 1 else ""

    @property
    def troubles(self) -> list[str]:
        """What is wrong with it."""
        return rules.troubles_of(self.kind, self.subject, self.text)


def languages() -> list[tuple[str, str]]:
    """The languages in which people of this site may read letters."""
    return [(code, str(name)) for code, name in settings.LANGUAGES]


def kinds_of(round_: Round) -> list[rules.Kind]:
    """The letters there are in a round."""
    trios = round_.rules.get("trios", "when odd") != "never"
    return rules.kinds_of(round_.programme.shape, trios=trios, goes_on=round_.closes_on is None)


def texts_of(viewer: Viewer, round_: Round) -> list[Text]:
    """Every letter of a round in every language, for its coordinators."""
    if not rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk).exists():
        return []
    return texts_in_force(round_)


def texts_in_force(round_: Round) -> list[Text]:
    """The same, for whoever sends them."""
    written = {(each.kind, each.language): each for each in LetterText.objects.filter(round=round_)}
    return [_text(kind, code, written.get((kind.name, code))) for kind in kinds_of(round_) for code, _n in languages()]


def text_for(round_: Round, kind: rules.Kind, language: str) -> Text:
    """What one reader would get."""
    known = {code for code, _name in languages()}
    code = language if language in known else settings.LANGUAGE_CODE
    return _text(kind, code, LetterText.objects.filter(round=round_, kind=kind.name, language=code).first())


def _text(kind: rules.Kind, language: str, written: LetterText | None) -> Text:
    if written is not None:
        return Text(kind, language, written.subject, written.text, written.changed_at)
    subject, text = OWN_WORDS[kind.name]
    with translation.override(language):
        return Text(kind, language, str(subject), str(text))
