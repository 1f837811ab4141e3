"""Coordinators word what is passed on in the countries."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import get_language

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.models import LetterText
from sameboat.mentoring.matching.queries.passing_on import texts_to_pass_on
from sameboat.mentoring.matching.rules.passing_on import AS_WE_WOULD, may_change_passed_on
from sameboat.mentoring.matching.rules.texts import tidy
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.programmes.queries import is_coordinator


@transaction.atomic
def change_passed_on(round_: Round, kind: str, text: str, *, by: Person) -> None:
    """Word one text in the language of the page. An empty one brings ours back."""
    text, language = tidy(text), get_language() or "en"
    words_to_judge = text or AS_WE_WOULD.get(kind, "")
    known = kind in texts_to_pass_on(round_)
    require(may_change_passed_on(is_coordinator(by, round_.programme), known=known, text=str(words_to_judge)))
    if text:
        words = {"subject": "", "text": text, "changed_at": clock.now(), "changed_by": by}
        LetterText.objects.update_or_create(round=round_, kind=kind, language=language, defaults=words)
    else:
        LetterText.objects.filter(round=round_, kind=kind, language=language).delete()
    note("change text to pass on", round_, by=by)
