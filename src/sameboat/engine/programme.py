"""What a programme asks, and which rules it keeps. The same facts as a programme file, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Literal, get_args

Shape = Literal["pairs", "mentors", "circles"]
Kind = Literal[
    "choice",
    "choices",
    "scale",
    "number",
    "languages",
    "country",
    "place",
    "zone",
    "hours",
    "text",
    "offers",
    "asks",
]
KINDS: tuple[str, ...] = get_args(Kind)
SHAPES: tuple[str, ...] = get_args(Shape)
MANY = frozenset({"choices", "languages", "offers", "asks"})
"""Kinds whose answer is a list; the others hold one value."""


class ProgrammeError(ValueError):
    """A programme that cannot be used, with the place and a way out in the sentence."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the sign-up."""

    id: str
    kind: Kind
    ask: str = ""
    options: tuple[str, ...] = ()
    """Known values; of a scale in their order. Empty: whatever people write."""
    private: bool = False
    """Used where its owner consented, never shown."""
    wishable: bool = True
    common: float = 0.0
    """How much having this in common counts where nobody wished anything: interests 1, say, sector 0."""
    of: str = ""
    """Of an ``asks`` question: the id of the ``offers`` question it looks at."""

    @property
    def label(self) -> str:
        """The question's name inside a sentence: ``career_stage`` is *career stage*."""
        return self.id.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Rules:
    """What the programme never breaks. A rule about an answer binds where both have answered."""

    different: tuple[str, ...] = ()
    """Questions in which partners must differ (country, employer)."""
    shared: tuple[str, ...] = ()
    """Questions in which partners must have something in common (languages)."""
    hours: float = 0.0
    """Hours a week partners must have in common in the poorest week, unless both are content with e-mail."""
    former: Literal["never", "unless both ask", "allowed"] = "unless both ask"
    reporting_line: bool = True
    """Nobody is matched with somebody above or below them in one reporting line."""
    trios: Literal["when odd", "never"] = "when odd"
    country_cap: float = 0.0
    """Largest share of one country among the applicants, 0 for no cap."""
    cap_reading: Literal["A", "B"] = "A"
    only_named: bool = False
    """Consider nobody but the people named in the wants file."""
    circle_size: tuple[int, int] = (4, 6)
    both_choose: bool = False
    """Mentors programmes: consider only mentors whom the mentee chose."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What is aimed at, after *nobody alone who could have a partner*."""

    care: float = 0.5
    """How much the worse-off side of a pair counts: 0 adds up, 1 is logarithmic, more is stricter still."""
    worst_off_first: bool = True
    sum_may_fall: float = 0.001
    """The share of the whole worth that raising the worst-off may cost."""


@dataclass(frozen=True, slots=True)
class Term:
    """From when to when partners meet; hours in common are those of the poorest week between."""

    starts: date | None = None
    weeks: int = 16


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme: its shape, its questions, its rules, its aim."""

    name: str
    title: str = ""
    shape: Shape = "pairs"
    questions: tuple[Question, ...] = ()
    rules: Rules = field(default_factory=Rules)
    aim: Aim = field(default_factory=Aim)
    term: Term = field(default_factory=Term)

    def question(self, id: str) -> Question | None:  # noqa: A002  the word people use
        """The question of that id, or None."""
        return next((q for q in self.questions if q.id == id), None)

    @classmethod
    def from_mapping(cls, facts: Mapping[str, Any]) -> Programme:
        """Make a programme from what a TOML file or a row of the site says.

        Raises
        ------
        ProgrammeError
            For an unknown word, a wrong type, a rule about a question that is not asked.
        """
        known = {"name", "title", "shape", "questions", "rules", "aim", "term"}
        _refuse_unknown("the programme", facts, known)
        programme = cls(
            name=_text(facts, "name"),
            title=str(facts.get("title", "")),
            shape=_one_of(facts.get("shape", "pairs"), SHAPES, "shape"),
            questions=tuple(_question(q, at) for at, q in enumerate(facts.get("questions", ()), 1)),
            rules=_filled(Rules, facts.get("rules", {}), "[rules]"),
            aim=_filled(Aim, facts.get("aim", {}), "[aim]"),
            term=_filled(Term, facts.get("term", {}), "[term]"),
        )
        _hangs_together(programme)
        return programme


def _refuse_unknown(where: str, facts: Mapping[str, Any], known: set[str]) -> None:
    for word in facts:
        if word not in known:
            raise ProgrammeError(f"{where} says “{word}”, which is not known. Known are: {', '.join(sorted(known))}.")


def _text(facts: Mapping[str, Any], word: str) -> str:
    value = facts.get(word)
    if not isinstance(value, str) or not value.strip():
        raise ProgrammeError(f'The programme needs a {word}: a line like {word} = "iln".')
    return value


def _one_of(value: Any, allowed: tuple[str, ...], what: str) -> Any:
    if value not in allowed:
        raise ProgrammeError(f"{what} is “{value}”; it can be {', '.join(allowed)}.")
    return value


def _filled(kind: type[Any], facts: Mapping[str, Any], where: str) -> Any:
    """A dataclass filled from a table; lists become tuples, each type is that of the default."""
    if not isinstance(facts, Mapping):
        raise ProgrammeError(f"{where} must be a table.")
    _refuse_unknown(where, facts, {f.name for f in fields(kind)})
    default = kind()
    clean: dict[str, Any] = {}
    for word, value in facts.items():
        usual = getattr(default, word)
        clean[word] = _as_usual(value, usual, f"{where} {word}")
    made = kind(**clean)
    for f in fields(kind):
        choices = _LITERALS.get((kind.__name__, f.name), ())
        if choices:
            _one_of(getattr(made, f.name), choices, f"{where} {f.name}")
    return made


_LITERALS: dict[tuple[str, str], tuple[str, ...]] = {
    ("Rules", "former"): ("never", "unless both ask", "allowed"),
    ("Rules", "trios"): ("when odd", "never"),
    ("Rules", "cap_reading"): ("A", "B"),
}


def _as_usual(value: Any, usual: Any, where: str) -> Any:
    if isinstance(usual, bool):
        if not isinstance(value, bool):
            raise ProgrammeError(f"{where} is “{value}”; it must be true or false.")
        return value
    if isinstance(usual, (int, float)):
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
            raise ProgrammeError(f"{where} is “{value}”; it must be a number, 0 or more.")
        return type(usual)(value)
    if isinstance(usual, tuple):
        if not isinstance(value, (list, tuple)):
            raise ProgrammeError(f"{where} is “{value}”; it must be a list.")
        return tuple(value)
    return value


def _question(facts: Any, at: int) -> Question:
    where = f"Question {at}"
    if not isinstance(facts, Mapping):
        raise ProgrammeError(f"{where} must be a table: [[questions]].")
    _refuse_unknown(where, facts, {f.name for f in fields(Question)})
    for word in ("id", "kind"):
        if not isinstance(facts.get(word), str):
            raise ProgrammeError(f'{where} needs a line {word} = "…".')
    where = f"The question {facts['id']}"
    _one_of(facts["kind"], KINDS, f"{where}: kind")
    clean = dict(facts)
    clean["options"] = tuple(str(option) for option in facts.get("options", ()))
    clean["common"] = float(facts.get("common", 0.0))
    return Question(**clean)


def _hangs_together(programme: Programme) -> None:
    ids = [q.id for q in programme.questions]
    for id_ in ids:
        if ids.count(id_) > 1:
            raise ProgrammeError(f"The question {id_} stands twice. Each id may stand once.")
    rules = programme.rules
    for word, asked in (("different", rules.different), ("shared", rules.shared)):
        for id_ in asked:
            if id_ not in ids:
                raise ProgrammeError(f"[rules] {word} names “{id_}”, which is no question of this programme.")
    for q in programme.questions:
        if q.kind == "scale" and len(q.options) < 2:
            raise ProgrammeError(f"The scale {q.id} needs its options, in their order.")
        if q.kind == "asks" and q.of not in ids:
            raise ProgrammeError(f'The question {q.id} asks for something: say of which question, of = "offers".')
    least, most = rules.circle_size if len(rules.circle_size) == 2 else (0, 0)
    if not 3 <= least <= most <= 8:
        raise ProgrammeError("[rules] circle_size must be two numbers from 3 to 8, like [4, 6].")
    if not 0 <= rules.country_cap <= 1:
        raise ProgrammeError("[rules] country_cap is a share between 0 and 1; 0.2 is one in five.")
