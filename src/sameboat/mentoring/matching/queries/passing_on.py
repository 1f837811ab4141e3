"""The texts that country coordinators pass on, as coordinators worded them or as we would."""

from __future__ import annotations

from django.utils.translation import get_language

from sameboat.mentoring.matching.models import LetterText
from sameboat.mentoring.matching.rules.passing_on import AS_WE_WOULD, INVITATION, WITHOUT_A_LAST_DAY
from sameboat.mentoring.programmes.models import Round


def texts_to_pass_on(round_: Round) -> dict[str, str]:
    """Each text with its placeholders, in the language of the page. Without a last day nobody is reminded of it."""
    said = dict(
        LetterText.objects.filter(round=round_, kind__in=AS_WE_WOULD, language=get_language() or "en").values_list(
            "kind", "text"
        )
    )
    if round_.closes_on is None:
        return {INVITATION: said.get(INVITATION, str(WITHOUT_A_LAST_DAY))}
    return {kind: said.get(kind, str(usual)) for kind, usual in AS_WE_WOULD.items()}
