"""Coordinators write what a round's letters say, or take their words back."""

from __future__ import annotations

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import no, require
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.models import LetterText
from sameboat.mentoring.matching.queries import texts as queries
from sameboat.mentoring.matching.rules import texts as rules
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.programmes.queries import is_coordinator


@transaction.atomic
def change_text(round_: Round, kind: str, language: str, *, subject: str, text: str, by: Person) -> LetterText:
    """Write one letter in one language. A placeholder that is not known is named, with those that are."""
    round_ = _to_change(round_, kind, language, by)
    subject, text = subject.strip(), rules.tidy(text)
    for trouble in rules.troubles_of(rules.KINDS[kind], subject, text):
        require(no(trouble))
    words = {"subject": subject, "text": text, "changed_at": clock.now(), "changed_by": by}
    written, _new = LetterText.objects.update_or_create(round=round_, kind=kind, language=language, defaults=words)
    note("change letter", round_, by=by)
    return written


@transaction.atomic
def take_text_back(round_: Round, kind: str, language: str, *, by: Person) -> None:
    """Send the site's own words again."""
    round_ = _to_change(round_, kind, language, by)
    if LetterText.objects.filter(round=round_, kind=kind, language=language).delete()[0]:
        note("take letter back", round_, by=by)


def _to_change(round_: Round, kind: str, language: str, by: Person) -> Round:
    round_ = Round.objects.select_for_update(of=("self",)).select_related("programme").get(pk=round_.pk)
    known = kind in {each.name for each in queries.kinds_of(round_)} and language in dict(queries.languages())
    require(rules.may_change_text(is_coordinator(by, round_.programme), known=known, ended=round_.ended_at is not None))
    return round_
