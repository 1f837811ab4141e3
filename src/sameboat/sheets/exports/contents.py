"""What the answers themselves say a column is: addresses, countries, languages, time zones, roles, wishes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from sameboat.sheets.folding import plain
from sameboat.sheets.names import country_code, language_code, zone_name
from sameboat.sheets.week import spans_of
from sameboat.sheets.words import NO, NO_MATTER, YES, role

_ADDRESS = re.compile(r"[^\s@;,<>]+@[^\s@;,<>]+\.[^\s@;,<>]{2,}")
_BETWEEN_LANGUAGES = re.compile(r"\s*(?:[;,/|\n&+、，]|\band\b|\bund\b|\bet\b|\by\b)\s*", re.IGNORECASE)
_DISTINCT = 400
"""So many different answers, the commonest, are enough to judge a column by."""

Answered = Counter[str]
"""What was answered, and how often; without the blanks."""


def share(answers: Answered, is_one: Callable[[str], object]) -> float:
    """The share of the answers that are what ``is_one`` looks for."""
    sample = answers.most_common(_DISTINCT)
    everyone = sum(times for _, times in sample)
    return sum(times for value, times in sample if is_one(value)) / everyone if everyone else 0.0


def kinds(answers: Answered, named: Callable[[str], str | None]) -> set[str]:
    """The different things that the answers name."""
    return {name for value, _ in answers.most_common(_DISTINCT) if (name := named(value))}


def are_only_yes_and_no(answers: Answered) -> bool:
    """Whether nothing but yes, no and the like was answered."""
    return len(answers) < 12 and {plain(value) for value in answers} <= YES | NO


def are_addresses(answers: Answered) -> bool:
    """Whether nearly all are e-mail addresses; services write *anonymous* where there is none."""
    return share(Counter({v: n for v, n in answers.items() if v.casefold() != "anonymous"}), _ADDRESS.fullmatch) >= 0.8


def are_countries(answers: Answered) -> bool:
    """Whether most are countries, and at least three of them. *No* is no Norway beside *Yes*."""
    if len(answers) < 12 and {plain(value) for value in answers} & {"yes", "ja", "oui", "si"}:
        return False
    lettered = share(answers, lambda value: any(letter.isalpha() for letter in value))
    return lettered > 0.8 and share(answers, country_code) >= 0.8 and len(kinds(answers, country_code)) >= 3


def languages_in(text: str) -> list[str] | None:
    """The languages a cell lists, however they are parted; None if it is anything else."""
    pieces = [piece for piece in _BETWEEN_LANGUAGES.split(text) if piece]
    if language_code(text):
        return [text]
    return pieces if pieces and all(map(language_code, pieces)) else None


def are_languages(answers: Answered) -> bool:
    """Whether most cells list languages by name, and at least three different ones occur."""
    if are_only_yes_and_no(answers) or share(answers, languages_in) < 0.7:
        return False
    listed = {piece for value, _ in answers.most_common(_DISTINCT) for piece in languages_in(value) or ()}
    return sum(len(piece) > 3 for piece in listed) >= 3


def are_zones(answers: Answered) -> bool:
    """Whether most are time zones, and not merely cities: one says *UTC*, or has a slash."""
    technical = share(answers, lambda text: re.search(r"/|utc|gmt|\b[A-Z]{2,4}T\b", text, re.IGNORECASE))
    return technical >= 0.5 and share(answers, zone_name) >= 0.7


def are_hours(answers: Answered) -> bool:
    """Whether most are spans of a week like *Mo 09:00-11:30; We 18:00-20:00*."""
    return share(answers, lambda text: spans_of(text)[0] and not spans_of(text)[1]) >= 0.7


def role_said(text: str) -> str | None:
    """*mentor*, *mentee* or *either* behind a sentence like *I would like to be a mentor*."""
    known = role(text)
    if known and known != "peer":
        return known
    mentor = re.search(r"\bmentors?\b", text, re.IGNORECASE)
    mentee = re.search(r"\b(?:mentees?|be mentored)\b", text, re.IGNORECASE)
    if (mentor and mentee) or re.search(r"\b(?:both|either)\b", text, re.IGNORECASE):
        return "either"
    return "mentor" if mentor else "mentee" if mentee else None


def are_roles(answers: Answered) -> bool:
    """Whether nearly all are roles, and both sides occur."""
    return share(answers, role_said) >= 0.9 and len(kinds(answers, role_said)) >= 2


def wish_said(text: str) -> str | None:
    """*same*, *different* or *any* behind a sentence like *In a different country from mine*."""
    words = plain(text)
    if words in NO_MATTER or re.search(r"\b(?:any|either|no preference|matter|mind|no opinion)\b", words):
        return "any"
    same, different = (re.search(rf"\b{word}\b", words) for word in ("same", "different"))
    return "same" if same and not different else "different" if different and not same else None


def are_wishes(answers: Answered) -> bool:
    """Whether all are wishes of the kind *the same*, *different*, *no matter*."""
    return share(answers, wish_said) >= 0.99 and len(kinds(answers, wish_said)) >= 2


def are_numbers(answers: Answered) -> bool:
    """Whether nearly all are small whole numbers."""
    return share(answers, re.compile(r"\d{1,3}").fullmatch) >= 0.9
