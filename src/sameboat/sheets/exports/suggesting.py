"""A programme file for an imported sheet: a beginning, which somebody then makes their own.

What cannot be known from answers stands in comments: whether the options of a question have an order, and what
people may wish for. Questions about a person's nature or means are marked private, so that they count only with
that person's consent.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sameboat.sheets.exports.imported import Imported
from sameboat.sheets.folding import plain

MOST_OPTIONS = 60
"""A question with more different answers than this gets no list of options."""
_ABOUT_PEOPLE = frozenset((
    "id", "applied_at", "email", "name", "role", "capacity", "time_zone", "reports_to", "avoid", "chooses",
    "first_claim", "trio", "by_email",
))  # fmt: skip
_KINDS = {
    "country": "country", "languages": "languages", "interests": "choices", "beyond_work": "choices",
    "situation": "choices", "offers": "offers", "asks": "asks", "free_hours": "hours", "about": "text",
    "employer": "choice",
}  # fmt: skip
_COMMON = {"interests": 1.0, "beyond_work": 0.5, "situation": 0.5, "free_hours": 0.5, "about": 0.5}
_PRIVATE = re.compile(
    r"gender|\bsex\b|pronoun|ethnic|\brace\b|religio|disab|orientation|income|health|marital|\bage\b|date of birth"
    r"|geschlecht|einkommen|salary",
    re.IGNORECASE,
)
_SCALES = (
    ("strongly disagree", "disagree", "somewhat disagree", "neither agree nor disagree", "neutral",
     "somewhat agree", "agree", "strongly agree"),
    ("never", "rarely", "sometimes", "often", "always"),
    ("very unimportant", "somewhat unimportant", "neither important nor unimportant", "somewhat important",
     "very important"),
    ("not at all important", "slightly important", "moderately important", "very important", "extremely important"),
    ("student", "early", "early career", "mid", "mid career", "late", "late career", "senior", "retired"),
    ("none", "beginner", "intermediate", "advanced", "expert"),
    ("low", "medium", "high"),
)  # fmt: skip


def suggest_programme(imported: Imported, name: str = "ours") -> str:
    """Suggest a programme file, as TOML, for the questions of an imported sheet."""
    asked = [column for column in imported.columns if _is_question(column)]
    shape = "mentors" if "role" in imported.columns else "pairs"
    telling = [column for column in asked if _tells_people_apart(imported, column)]
    blocks = ["\n".join(_question(imported, column)) for column in telling]
    rest = [f"# Not asked here, for want of different answers: {', '.join(sorted(set(asked) - set(telling)))}."]
    return "\n\n".join([_head(name, shape), _rules(telling), *blocks, *(rest if telling != asked else [])]) + "\n"


def _is_question(column: str) -> bool:
    return column not in _ABOUT_PEOPLE and not re.match(r"(wish|weight|consent)_", column)


def _tells_people_apart(imported: Imported, column: str) -> bool:
    """A question to which all gave one answer matches nobody; the country and the like stay in any case."""
    return column in _KINDS or len(set(filter(None, imported.column(column)))) > 1


def _head(name: str, shape: str) -> str:
    return f"""# A first programme for this sheet. Read it through: the rules and the wording are yours to decide.
# Questions that should play no part in matching can simply be deleted.

name = {_toml(name)}
shape = "{shape}"  # pairs, mentors or circles"""


def _rules(asked: Sequence[str]) -> str:
    different = [column for column in ("country", "employer") if column in asked]
    shared = [column for column in ("languages",) if column in asked]
    return f"""[rules]
different = {_list(different)}  # partners never share these
shared = {_list(shared)}  # partners share at least one of these
former = "unless both ask"
trios = "when odd" """.rstrip()


def _question(imported: Imported, column: str) -> Iterator[str]:
    values = [value for cell in imported.column(column) for value in _values(imported, column, cell)]
    kind, options = _kind_and_options(imported, column, values)
    question = imported.questions.get(column, column)
    yield "[[questions]]"
    yield f"id = {_toml(column)}"
    yield f"kind = {_toml(kind)}" + _remark(kind, options, values)
    yield f"ask = {_toml(question)}"
    if kind == "asks":
        yield 'of = "offers"'
    if options:
        yield f"options = {_list(options)}"
    if _PRIVATE.search(question) or _PRIVATE.search(column.replace("_", " ")):
        yield f"private = true  # counts only with consent, given in a column consent_{column}"
    elif common := _COMMON.get(column, 0.5 if kind == "choices" else 0.0):
        yield f"common = {common}  # how much it counts to share this"
    if kind == "text" or column == "employer":
        yield "wishable = false"


def _values(imported: Imported, column: str, cell: str) -> list[str]:
    if column in imported.options or _KINDS.get(column) in ("choices", "languages", "offers", "asks"):
        return [value.strip() for value in cell.split(";") if value.strip()]
    return [cell] if cell else []


def _kind_and_options(imported: Imported, column: str, values: Sequence[str]) -> tuple[str, list[str]]:
    kind = _KINDS.get(column, "")
    if kind == "asks" and "offers" not in imported.columns:
        kind = "choices"
    if kind in ("country", "languages", "hours", "text", "asks") or column == "employer":
        return kind, []
    seen = Counter(values)
    if kind or column in imported.options:
        first = [option for option in imported.options.get(column, ()) if seen[option]]
        options = first or [value for value, _ in seen.most_common()]
        return kind or "choices", _those_met_twice(options, seen)
    return _single(seen)


def _those_met_twice(options: list[str], seen: Counter[str]) -> list[str]:
    """The options of the form; what one person wrote under *Other* is none."""
    several = [option for option in options if seen[option] > 1] if seen.total() > 5 * len(options) else options
    return several if len(several) <= MOST_OPTIONS else []


def _single(seen: Counter[str]) -> tuple[str, list[str]]:
    """Kind and options of a question with one answer a person."""
    if seen and all(re.fullmatch(r"\d{1,2}", value) and int(value) <= 10 for value in seen) and len(seen) > 1:
        return "scale", [str(number) for number in range(min(map(int, seen)), max(map(int, seen)) + 1)]
    if seen and all(re.fullmatch(r"-?\d{1,12}(?:[.,]\d+)?", value) for value in seen):
        return "number", []
    order = _known_order(seen)
    if order:
        return "scale", order
    few = len(seen) <= MOST_OPTIONS and seen.total() >= 2 * len(seen)
    short = sum(len(value) * times for value, times in seen.items()) <= 80 * seen.total()
    if few and short:
        return "choice", [value for value, _ in seen.most_common()]
    return ("choice", []) if short and seen.total() >= 1.3 * len(seen) else ("text", [])


def _known_order(seen: Counter[str]) -> list[str]:
    """The options in their order, where they are steps everybody knows: *never, rarely, sometimes* …."""
    words = {plain(value): value for value in seen}
    for steps in _SCALES:
        if len(words) >= 3 and words.keys() <= set(steps):
            return [words[step] for step in steps if step in words]
    return []


def _remark(kind: str, options: Sequence[str], values: Sequence[str]) -> str:
    if kind == "choice" and options and len(options) > 2:
        return '  # if the options have an order, put them in it and say kind = "scale"'
    if kind == "scale" and not all(value.isdigit() for value in values):
        return "  # in their order: one step away is nearly"
    return ""


def _toml(text: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _list(values: Sequence[str]) -> str:
    if sum(map(len, values)) <= 80:
        return "[" + ", ".join(map(_toml, values)) + "]"
    return "[\n" + "".join(f"    {_toml(value)},\n" for value in values) + "]"
