"""What a round asks: added, worded, moved, hidden, removed; and taken over from a template or a former round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import actions as programme_actions
from sameboat.mentoring.programmes import queries as programme_queries
from sameboat.mentoring.programmes.beginnings import BEGINNINGS
from sameboat.mentoring.programmes.models import Programme, Round
from sameboat.mentoring.wishes import queries
from sameboat.mentoring.wishes.models import Question
from sameboat.mentoring.wishes.rules import questions as rules

TAKEN_OVER = ("key", "kind", "ask", "hint", "options", "private", "wishable", "needed", "common", "of", "position")


@transaction.atomic
def open_round_and_ask(programme: Programme, *, by: Person, **dates: Any) -> Round:
    """Prepare the next round with everything: dates, rules, texts, and the questions of the one before.

    The first round asks what the template asks.
    """
    former = programme.rounds.order_by("-number").first()
    round_ = programme_actions.open_round(programme, by=by, **dates)
    ask_questions_of(former or BEGINNINGS[programme.template or "iln"].mapping(), into=round_, by=by)
    return round_


@transaction.atomic
def ask_questions_of(source: Round | Mapping[str, Any], *, into: Round, by: Person) -> list[Question]:
    """Ask what a former round asked, or what a programme file says.

    What is asked already, by its key, is left as it is; hidden questions are not taken over.
    """
    round_ = _round_to_change(into, by)
    known = set(round_.questions.values_list("key", flat=True))
    facts = (
        [_as_asked(question) for question in source.questions.filter(hidden_since=None)]
        if isinstance(source, Round)
        else [_as_in_a_file(question, at) for at, question in enumerate(source.get("questions", ()))]
    )
    new = [Question(round=round_, **fact) for fact in facts if fact["key"] not in known]
    Question.objects.bulk_create(new)
    note("ask questions", round_, by=by)
    return new


@transaction.atomic
def add_question(round_: Round, asked: rules.Asked, *, by: Person) -> Question:
    """Ask one more thing, at the end."""
    round_ = Round.objects.select_for_update().get(pk=round_.pk)
    others = list(round_.questions.all())
    require(
        rules.may_add_question(
            programme_queries.is_coordinator(by, round_.programme),
            asked=asked,
            around=_around(round_, others),
            how_many=len(others),
            announced=round_.announced_at is not None,
        )
    )
    last = max((question.position for question in others), default=-1)
    question = Question.objects.create(
        round=round_,
        key=rules.key_for(asked.ask, [other.key for other in others]),
        position=last + 1,
        **_as_written(asked),
    )
    note("add question", question, by=by)
    return question


@transaction.atomic
def change_question(question: Question, asked: rules.Asked, *, by: Person) -> Question:
    """Word a question anew. Once people answered, what their answers mean stays."""
    round_ = _round_to_change(question.round, by)
    question = Question.objects.select_for_update().get(pk=question.pk)
    others = list(round_.questions.exclude(pk=question.pk))
    require(
        rules.may_change_question(
            asked_as(question),
            asked,
            around=_around(round_, others, question),
            answered=queries.how_many_answered(question),
            used=queries.options_in_use(question),
        )
    )
    for word, value in _as_written(asked).items():
        setattr(question, word, value)
    question.save()
    note("change question", question, by=by)
    return question


@transaction.atomic
def move_question(question: Question, *, by: Person, to: int) -> None:
    """Put a question in another place of the list, counted from nought."""
    round_ = _round_to_change(question.round, by)
    order = list(round_.questions.select_for_update().order_by("position", "key"))
    moved = next(each for each in order if each.pk == question.pk)
    order.remove(moved)
    order.insert(max(0, min(to, len(order))), moved)
    for at, each in enumerate(order):
        each.position = at
    Question.objects.bulk_update(order, ["position"])
    note("move question", question, by=by)


@transaction.atomic
def hide_question(question: Question, *, by: Person) -> None:
    """Ask newcomers no longer; those who answered keep their answer."""
    round_ = _round_to_change(question.round, by)
    question = Question.objects.select_for_update().get(pk=question.pk)
    require(
        rules.may_hide_question(
            hidden=question.hidden_since is not None, looked_at=queries.is_looked_at(round_, question)
        )
    )
    question.hidden_since = clock.now()
    question.needed = False  # nobody can be held to what they are not asked
    question.save(update_fields=["hidden_since", "needed"])
    note("hide question", question, by=by)


@transaction.atomic
def show_question(question: Question, *, by: Person) -> None:
    """Ask newcomers again."""
    _round_to_change(question.round, by)
    Question.objects.filter(pk=question.pk).update(hidden_since=None)
    note("show question", question, by=by)


@transaction.atomic
def remove_question(question: Question, *, by: Person) -> None:
    """Take a question away for good: only one that nobody answered and nothing looks at."""
    round_ = _round_to_change(question.round, by)
    asking = round_.questions.filter(of=question.key, kind="asks").first()
    require(
        rules.may_remove_question(
            answered=queries.how_many_answered(question),
            private=question.private,
            looked_at=queries.is_looked_at(round_, question),
            asked_by=asking.ask if asking else "",
        )
    )
    note("remove question", question, by=by)
    question.delete()


def asked_as(question: Question) -> rules.Asked:
    """The question as its words and marks stand."""
    return rules.Asked(**{word: getattr(question, word) for word in rules.Asked.__slots__})


def _around(round_: Round, others: list[Question], question: Question | None = None) -> rules.Around:
    kinds: dict[str, int] = {}
    for other in others:
        kinds[other.kind] = kinds.get(other.kind, 0) + 1
    return rules.Around(
        offers=frozenset(other.key for other in others if other.kind == "offers"),
        kinds=kinds,
        looked_at=question is not None and queries.is_looked_at(round_, question),
    )


def _round_to_change(round_: Round, by: Person) -> Round:
    """The round, locked, if ``by`` may change what it asks."""
    round_ = Round.objects.select_for_update(of=("self",)).select_related("programme").get(pk=round_.pk)
    require(
        rules.may_touch_questions(
            programme_queries.is_coordinator(by, round_.programme), announced=round_.announced_at is not None
        )
    )
    return round_


def _as_written(asked: rules.Asked) -> dict[str, Any]:
    facts = {word: getattr(asked, word) for word in rules.Asked.__slots__}
    return facts | {
        "options": [option.strip() for option in asked.options if option.strip()],
        "of": asked.of if asked.kind == "asks" else "",
    }


def _as_asked(question: Question) -> dict[str, Any]:
    return {word: getattr(question, word) for word in TAKEN_OVER}


def _as_in_a_file(said: Mapping[str, Any], at: int) -> dict[str, Any]:
    """A question of a programme file as a row. A text can never be wished about."""
    return {
        "key": said["id"],
        "kind": said["kind"],
        "ask": said.get("ask", ""),
        "hint": said.get("hint", ""),
        "options": list(said.get("options", ())),
        "private": said.get("private", False),
        "wishable": said.get("wishable", True) and said["kind"] not in rules.NEVER_WISHED,
        "needed": said.get("needed", False),
        "common": float(said.get("common", 0)),
        "of": said.get("of", ""),
        "position": at,
    }
