"""Whoever is alone and what they may be asked, and what holds by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from sameboat.doors.desk.reviewing.words import country_in_words, name_in_words
from sameboat.mentoring.matching.models import Asked, Tie
from sameboat.mentoring.matching.queries.review import AloneNow
from sameboat.mentoring.wishes.models import Wish
from sameboat.mentoring.wishes.rules.answers import shown


def alone_in_words(
    alone: AloneNow, country: str, musts: Sequence[Wish], asked: Sequence[Asked], now: datetime
) -> dict[str, Any]:
    """One person who is alone, with their musts and what became of asking."""
    newest = {one.question_id: one for one in sorted(asked, key=lambda one: one.at)}
    return {
        "alone": alone,
        "name": name_in_words(alone.enrolment),
        "country": country_in_words(country),
        "musts": [_must(each, newest.get(each.question_id), now) for each in musts],
        "relaxed": [each.question.ask.rstrip(" ?:.") for each in newest.values() if each.relaxed_at],
    }


def must_in_words(wish: Wish) -> str:
    """What somebody must have, without the question."""
    if wish.kind == "same":
        return _("the same")
    if wish.kind == "different":
        return _("another")
    return ", ".join(shown(wish.question, str(value)) for value in wish.values)


def tie_in_words(tie: Tie) -> dict[str, Any]:
    """Two people whom a hand put together, or ruled out."""
    return {
        "pk": tie.pk,
        "one": tie.one,
        "other": tie.other,
        "names": _("%(one)s and %(other)s") % {"one": name_in_words(tie.one), "other": name_in_words(tie.other)},
        "apart": tie.apart,
        "since": tie.since,
        "by": tie.made_by.by.name if tie.made_by and tie.made_by.by else "",
    }


def _must(wish: Wish, asked: Asked | None, now: datetime) -> dict[str, Any]:
    waits = asked is not None and not (asked.relaxed_at or asked.kept_at)
    return {
        "question": wish.question,
        "ask": wish.question.ask.rstrip(" ?:."),
        "wish": must_in_words(wish),
        "asked": asked,
        "waits": asked is not None and waits and asked.answer_by > now,
        "silent": asked is not None and waits and asked.answer_by <= now,
        "kept": asked is not None and asked.kept_at is not None,
    }
