"""A pair's page, and two people held against each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sameboat.doors.desk.reviewing.words import country_in_words, hundredth, name_in_words, outcome_in_words
from sameboat.mentoring.matching.models import ProposedGroup, WishOutcome
from sameboat.mentoring.matching.queries.review import Between, Stake
from sameboat.mentoring.matching.rules.review import WEAK_BELOW, Couple, listed, stand_together
from sameboat.mentoring.programmes.models import Enrolment, Round, Shape
from sameboat.mentoring.wishes.queries.people import countries_of

PAIR = 2


def group_in_words(round_: Round, group: ProposedGroup, ties: Collection[Couple]) -> dict[str, Any]:
    """Everything the page of a pair says."""
    members = list(group.members.all())
    enrolments = [member.enrolment for member in members]
    countries = countries_of(enrolments)
    outcomes: dict[UUID, list[WishOutcome]] = {}
    for outcome in group.outcomes.select_related("question").order_by("question__position"):
        outcomes.setdefault(outcome.enrolment_id, []).append(outcome)
    return {
        "name": listed([name_in_words(each) for each in enrolments]),
        "members": [
            {
                "pk": member.enrolment_id,
                "name": name_in_words(member.enrolment),
                "country": country_in_words(countries.get(member.enrolment_id, "")),
                "gets": hundredth(member.gets),
                "low": member.gets < WEAK_BELOW,
                "gone": is_gone(member.enrolment),
                "wishes": [outcome_in_words(each) for each in outcomes.get(member.enrolment_id, ())],
            }
            for member in members
        ],
        "hours": hours_in_words(group.hours),
        "locked": stand_together([each.pk for each in enrolments], ties),
        "tied": bool(ties),
        "is_pair": len(members) == PAIR,
        "may_leave": len(members) > PAIR,
        "two_sided": round_.programme.shape == Shape.MENTORS,
    }


def between_in_words(found: Between) -> dict[str, Any]:
    """What the page *why not these two* says."""
    judged = found.judged
    countries = countries_of([each.person for each in found.stakes])
    names = {each.person.pk: name_in_words(each.person) for each in found.stakes}
    outcomes: dict[UUID, list[dict[str, str]]] = {}
    questions = {each.pk: each for each in found.people[0].round.questions.all()}
    for said in judged.outcomes:
        shown = WishOutcome(question=questions[said.question], wish=said.wish, weight=said.weight, answer=said.answer)
        shown.why = said.why
        outcomes.setdefault(said.enrolment, []).append(outcome_in_words(shown))
    return {
        "name": listed([name_in_words(each) for each in found.people]),
        "breaks": judged.breaks,
        "barred": judged.barred,
        "reason": judged.reason,
        "hours": hours_in_words(judged.hours),
        "members": [
            {
                "name": name_in_words(each),
                "country": country_in_words(countries.get(each.pk, "")),
                "gets": hundredth(judged.gets[each.pk]),
                "low": judged.gets[each.pk] < WEAK_BELOW,
                "wishes": outcomes.get(each.pk, []),
            }
            for each in found.following.together
        ],
        "stakes": [_stake(each, names[each.person.pk]) for each in found.stakes],
        "left_alone": listed([name_in_words(each) for each in found.following.alone]) if found.following.alone else "",
        "how_many_alone": len(found.following.alone),
    }


def named_with_countries(people: Sequence[Enrolment]) -> list[dict[str, Any]]:
    """People to choose from."""
    countries = countries_of(people)
    return [
        {"pk": each.pk, "name": name_in_words(each), "country": country_in_words(countries.get(each.pk, ""))}
        for each in people
    ]


def hours_in_words(hours: float | None) -> str:
    """How much of the week they share, in the poorest week."""
    if hours is None:
        return _("Not known: somebody left their free hours empty.")
    if not hours:
        return _("None in the poorest week of the term.")
    return ngettext(
        "%(n)s hour a week, in the poorest week of the term.",
        "%(n)s hours a week, in the poorest week of the term.",
        1 if hours == 1 else 2,
    ) % {"n": f"{hours:g}"}


def is_gone(enrolment: Enrolment) -> bool:
    """They withdrew, wait for the next round, or pause."""
    return bool(enrolment.withdrawn_at or enrolment.deferred_at or enrolment.person.paused_since)


def _stake(stake: Stake, name: str) -> dict[str, Any]:
    now = None if stake.gets is None else hundredth(stake.gets)
    would = None if stake.would is None else hundredth(stake.would)
    return {
        "name": name,
        "gets": now,
        "would": would,
        "more": None if now is None or would is None else would - now,
        "alone_now": now is None,
        "alone_then": would is None,
    }
