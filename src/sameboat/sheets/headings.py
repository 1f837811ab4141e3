"""What each column of a sheet is taken for, and which rules are off because their column is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sameboat.sheets.findings import Findings, doubt, note, stop
from sameboat.sheets.folding import nearest
from sameboat.sheets.questions import Question

ABOUT_PEOPLE: Mapping[str, str] = {
    "id": "who it is",
    "applied_at": "the time of application",
    "email": "the address",
    "name": "the name",
    "role": "mentor, mentee or either",
    "capacity": "how many mentees a mentor takes on",
    "trio": "whether the person may be in a group of three",
    "by_email": "whether the person is content to write rather than meet",
    "free_hours": "free hours in the week",
    "time_zone": "the time zone of the free hours",
    "reports_to": "the person's supervisor",
    "avoid": "people the person would rather not meet (private)",
    "chooses": "people the person would like to meet, in order",
    "first_claim": "whether the person was left out before",
}
"""The columns every sheet may have, whatever the programme asks."""

MOST_NAMED = 20
"""Columns that one finding names."""
PREFIXES = ("wish_", "weight_", "consent_")


@dataclass(slots=True)
class Headings:
    """Where each fact stands on the sheet. Numbers are positions in a row."""

    people: dict[str, int] = field(default_factory=dict)
    answers: dict[str, int] = field(default_factory=dict)
    wishes: dict[str, int] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)
    consents: dict[str, int] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)
    """What each column was taken for, in words."""
    unasked: list[str] = field(default_factory=list)
    """Columns that are neither about people in general nor a question of the programme."""


def read_headings(columns: Sequence[str], questions: Mapping[str, Question], told: Findings) -> Headings:
    """Decide what each column is taken for; tell of those that are taken for nothing."""
    headings = Headings()
    by_word = {_word(id_): id_ for id_ in questions}
    for at, heading in enumerate(columns):
        word = _word(heading)
        headings.taken[heading] = (
            _about_people(headings, word, at, questions)
            or _answer(headings, by_word.get(word), at, questions)
            or _about_a_question(headings, word, at, heading, by_word, questions, told)
            or _not_used(headings, word, heading, by_word, told)
        )
    _lonely_weights(headings, columns, questions, told)
    _tell_unasked(headings.unasked, told)
    return headings


def tell_what_is_off(
    headings: Headings, programme: Mapping[str, Any], questions: Mapping[str, Question], told: Findings
) -> None:
    """Say once what cannot be done because its column is missing."""
    off = [f"“{rule}”" for rule in _rules_without_column(headings, programme)]
    if off:
        told.add(
            "rules off",
            note(
                f"These rules are off, for want of their columns: {', '.join(off)}.",
                "Add the columns, or take the rules out of the programme.",
            ),
        )
    missing = [q.id for q in questions.values() if q.id not in headings.answers and q.kind != "hours"]
    if missing:
        told.add(
            "questions off",
            note(
                f"The sheet has no column for: {', '.join(missing)}.",
                "Nobody's answer to them counts. Add the columns if you have the answers.",
            ),
        )
    if "applied_at" not in headings.people:
        told.add(
            "no times",
            note(
                "There is no column applied_at, so the order of application is the order of the ids.",
                "Add it if the order of application matters.",
            ),
        )
    if programme.get("shape") == "mentors" and "role" not in headings.people:
        told.add(
            "no roles",
            stop(
                "The programme has mentors and mentees, and the sheet does not say who is which.",
                "Add a column role with mentor, mentee or either.",
            ),
        )
    for question in questions.values():
        if question.private and question.id in headings.answers:
            told.add("private", _about_consent(question, question.id in headings.consents))


def _about_consent(question: Question, asked: bool) -> Any:
    column = f"consent_{question.id}"
    if asked:
        return note(f"Answers to {question.label} are private.", f"They count only where {column} says use or tell.")
    return doubt(
        f"Answers to {question.label} are private, and nobody was asked whether they may be used.",
        f"They do not count. Ask people, and add a column {column} with use, tell or blank.",
    )


def _about_people(headings: Headings, word: str, at: int, questions: Mapping[str, Question]) -> str:
    if word not in ABOUT_PEOPLE or word in headings.people:
        return ""
    headings.people[word] = at
    if word in questions and questions[word].kind != "hours":
        headings.answers[word] = at
        return f"{ABOUT_PEOPLE[word]}, and answers to {questions[word].label}"
    return ABOUT_PEOPLE[word]


def _answer(headings: Headings, question: str | None, at: int, questions: Mapping[str, Question]) -> str:
    if question is None or question in headings.answers:
        return ""
    if questions[question].kind == "hours":
        return "" if "free_hours" in headings.people else _about_people(headings, "free_hours", at, {})
    headings.answers[question] = at
    return f"answers to {questions[question].label}" + (" (private)" if questions[question].private else "")


def _about_a_question(
    headings: Headings,
    word: str,
    at: int,
    heading: str,
    by_word: Mapping[str, str],
    questions: Mapping[str, Question],
    told: Findings,
) -> str:
    """A wish, a weight or a consent, if it is one and can be one."""
    prefix = next((p for p in PREFIXES if word.startswith(p)), "")
    question = questions.get(by_word.get(word.removeprefix(prefix), ""))
    if not prefix or question is None:
        return ""
    why_not = _why_not(prefix, question)
    if why_not:
        told.add("columns off", doubt(why_not, "The column is not used.", column=heading))
        return "nothing: it cannot be used"
    place, what = {
        "wish_": (headings.wishes, "wishes about"),
        "weight_": (headings.weights, "how much the wish matters about"),
        "consent_": (headings.consents, "consent to use and to tell"),
    }[prefix]
    if question.id in place:
        return ""
    place[question.id] = at
    return f"{what} {question.label}"


def _why_not(prefix: str, question: Question) -> str:
    if prefix == "consent_":
        return "" if question.private else f"{question.label} is not private, so nobody needs to consent."
    if question.kind == "text":
        return f"{question.label} is free text, and no wish can be made about that."
    if not question.wishable:
        return f"The programme takes no wishes about {question.label}."
    if question.kind == "asks" and prefix == "wish_":
        return f"{question.label} is a wish already: it says what the person looks for."
    return ""


def _not_used(headings: Headings, word: str, heading: str, by_word: Mapping[str, str], told: Findings) -> str:
    """A column nobody knows: very nearly a known one, or simply not for us."""
    prefix = next((p for p in PREFIXES if word.startswith(p)), "")
    stem = word.removeprefix(prefix)
    known = [*by_word.values()] if prefix else [*ABOUT_PEOPLE, *by_word.values()]
    near = nearest(stem, known, cutoff=0.8)
    if stem in by_word or word in ABOUT_PEOPLE:
        told.add("columns off", doubt("This column stands twice.", "The first of them is used.", column=heading))
    elif near:
        way_out = f"If {prefix}{near} is meant, call it that."
        told.add("columns off", doubt("This column is not known, and not used.", way_out, column=heading))
    elif prefix:
        what, way_out = f"The programme asks no question “{stem[:60]}”.", "Add the question, or correct the heading."
        told.add("columns off", doubt(f"{what} The column is not used.", way_out, column=heading))
    else:
        headings.unasked.append(heading)
    return "nothing: it is not used"


def _tell_unasked(unasked: Sequence[str], told: Findings) -> None:
    """Tell once of all columns that the programme does not ask for."""
    if unasked:
        named = ", ".join(heading[:60] for heading in unasked[:MOST_NAMED])
        more = f" and {len(unasked) - MOST_NAMED:,} more" if len(unasked) > MOST_NAMED else ""
        what = f"The programme does not ask for these columns, and they are not used: {named}{more}."
        told.add("columns not asked for", note(what, "Add them to the programme's questions if they should count."))


def _lonely_weights(
    headings: Headings, columns: Sequence[str], questions: Mapping[str, Question], told: Findings
) -> None:
    for id_ in list(headings.weights):
        if id_ not in headings.wishes and questions[id_].kind != "asks":
            heading = columns[headings.weights.pop(id_)]
            headings.taken[heading] = "nothing: there is no wish it could weigh"
            told.add(
                "columns off",
                note(
                    f"There is no column wish_{id_} that this could weigh.", "The column is not used.", column=heading
                ),
            )


def _rules_without_column(headings: Headings, programme: Mapping[str, Any]) -> list[str]:
    rules = programme.get("rules", {})
    off = [f"different {id_}" for id_ in rules.get("different", ()) if id_ not in headings.answers]
    off += [f"shared {id_}" for id_ in rules.get("shared", ()) if id_ not in headings.answers]
    if rules.get("country_cap", 0) and "country" not in headings.answers:
        off.append("country cap")
    if rules.get("hours", 0) and "free_hours" not in headings.people:
        off.append("hours in common")
    if rules.get("reporting_line", True) and "reports_to" not in headings.people:
        off.append("reporting line")
    if rules.get("both_choose", False) and "chooses" not in headings.people:
        off.append("both choose")
    return off


def _word(heading: str) -> str:
    """A heading without letter case, and with ``_`` for blanks and hyphens."""
    return re.sub(r"[\s\-_]+", "_", heading.strip().casefold())
