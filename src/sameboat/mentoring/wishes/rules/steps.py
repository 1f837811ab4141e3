"""How a sign-up is laid out: a few screens, each about one thing, whatever a round asks.

Nothing here knows a template. A question finds its screen by its kind, so one that a coordinator adds tomorrow has a
place already, and the public page, the desk's preview and the sign-up show the same order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise

MOST_ON_A_SCREEN = 8
OWN_WORDS = frozenset({"choices", "offers", "asks", "text"})
"""Kinds that ask for a thought, where no list is given."""
BEFORE, YOU, CARES, WHEN, CONSENT, PRIVATE, MENTORS, WHOM, CHECK = (
    "before",
    "you",
    "cares",
    "when",
    "consent",
    "private",
    "mentors",
    "whom",
    "check",
)


class Asked(Protocol):
    """What a rule needs to know of a question."""

    key: str
    kind: str
    options: Sequence[str]
    private: bool
    needed: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of the sign-up."""

    name: str
    """Its part of the address."""
    about: str
    """What kind of screen it is; two screens may be about the same."""
    title: Text
    lead: Text
    questions: tuple[Asked, ...] = ()
    asks: frozenset[str] = field(default_factory=frozenset)
    """What is asked besides questions: ``name role capacity zone by_email may_be_three``."""


TITLES: dict[str, tuple[Text, Text]] = {
    BEFORE: (_("Before you begin"), _("What this round asks of everybody. Nothing about you yet.")),
    YOU: (_("You and your work"), _("Enough for somebody to picture your days.")),
    CARES: (_("What you care about"), _("At work and beyond it, and where you could help or be helped.")),
    WHEN: (_("When you could meet"), _("Your week on your own clock. A guess is fine; nobody holds you to it.")),
    CONSENT: (
        _("Private questions: your yes first"),
        _("Each one separately. “No” to all of them is an ordinary answer and costs you nothing."),
    ),
    PRIVATE: (_("What stays private"), _("Only what you said yes to. It is sealed, and no coordinator can read it.")),
    MENTORS: (
        _("Mentors you would like"),
        _("Name up to five, the one you would like most first. You need not name anybody."),
    ),
    WHOM: (
        _("Whom would you like to meet?"),
        _("Ask for what matters and leave the rest open. You will be told how each wish turned out."),
    ),
    CHECK: (_("Check and send"), _("Everything you said, once more. Nothing is sent until you press the button.")),
}


def steps_of(questions: Iterable[Asked], *, two_sided: bool = False, trios: bool = False) -> tuple[Step, ...]:
    """The screens for these questions, in their order.

    Where a round begins with what is private, so does its sign-up: consent is asked for before anything about oneself.
    """
    questions = list(questions)
    public = [question for question in questions if not question.private and question.kind != "hours"]
    private = tuple(question for question in questions if question.private)
    hours = tuple(question for question in questions if question.kind == "hours" and not question.private)
    thoughts = [question for question in public if question.kind in OWN_WORDS and not question.options]
    facts = [question for question in public if question not in thoughts]
    thoughts += [question for question in facts if question.kind in ("offers", "asks")]
    facts = [question for question in facts if question.kind not in ("offers", "asks")]
    sides = {"role", "capacity"} if two_sided else set()
    sealed = [_step(CONSENT, private), _step(PRIVATE, private)] if private else []
    sealed_first = bool(questions) and questions[0].private
    found = [_step(BEFORE), *(sealed if sealed_first else ())]
    found += [*_spread(YOU, facts, {"name", *sides}), *_spread(CARES, thoughts)]
    when = ({"zone", "by_email"} if hours else set()) | ({"may_be_three"} if trios else set())
    if when:
        found.append(_step(WHEN, hours, when))
    found += [*(() if sealed_first else sealed), *([_step(MENTORS)] if two_sided else ())]
    return (*found, _step(WHOM, questions), _step(CHECK))


def step_after(steps: Sequence[Step], name: str, *, consented: Collection[str] = (), role: str = "") -> Step:
    """Where to go from a step that was saved. What asks nothing of this person is passed over."""
    at = next(at for at, step in enumerate(steps) if step.name == name)
    return next(step for step in steps[at + 1 :] or steps[-1:] if _asks_something(step, consented, role))


def step_to_go_on_with(
    steps: Sequence[Step], saved: Collection[str], *, consented: Collection[str] = (), role: str = ""
) -> Step:
    """The first step that was never saved; when all were, the last one, where everything can be checked."""
    unsaved = (step for step in steps if step.name not in saved and _asks_something(step, consented, role))
    return next(unsaved, steps[-1])


def unseen_steps(steps: Sequence[Step], saved: Collection[str]) -> list[Step]:
    """Steps that were never saved and that somebody should have looked at before sending."""
    return [step for step in steps if step.name not in saved and step.about not in (PRIVATE, MENTORS, CHECK)]


def _asks_something(step: Step, consented: Collection[str], role: str) -> bool:
    """Private questions ask only whoever said yes to one; mentors are named by those who would like one."""
    if step.about == PRIVATE:
        return bool(consented)
    return step.about != MENTORS or role != "mentor"


def _step(about: str, questions: Iterable[Asked] = (), asks: Iterable[str] = (), name: str = "") -> Step:
    title, lead = TITLES[about]
    return Step(name or about, about, title, lead, tuple(questions), frozenset(asks))


def _spread(about: str, questions: Sequence[Asked], asks: Collection[str] = ()) -> list[Step]:
    """One screen, or as many as are needed so that none is long; each about as full as the others."""
    if not questions and not asks:
        return []
    screens = max(1, -(-(len(questions) + len(asks)) // (MOST_ON_A_SCREEN + len(asks))))
    screens = max(screens, -(-len(questions) // MOST_ON_A_SCREEN))
    size = -(-len(questions) // screens)
    return [
        _step(about, questions[at * size : (at + 1) * size], asks if at == 0 else (), f"{about}-{at + 1}" if at else "")
        for at in range(screens)
    ]
