"""What a programme's letters may say: which there are, which placeholders each knows, and what is wrong with a text.

A text is plain. A placeholder is a known word in braces; nothing else in a text is ever worked out, whatever it looks
like: it is put into a letter as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.programmes.rules import may_lead

LONGEST_SUBJECT, LONGEST_TEXT = 120, 8_000
IN_BRACES = re.compile(r"\{([^{}\n]*)\}")
STRAY = re.compile(r"[{}].{0,20}")
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
IN_A_SUBJECT = ("name",)
IN_FREE_WORDS = ("name", "round", "page")

PLACEHOLDERS: dict[str, str | Promise] = {
    "name": _("what the reader is called"),
    "round": _("the name of the round"),
    "page": _("the address of the page where everything stands"),
    "starter_questions": _("the starter questions, as a list"),
    "guidance": _("what to do in the first week"),
    "starts_on": _("the first day together"),
    "ends_on": _("the last day of the round"),
    "doors": _("what is open to them meanwhile, as a list"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One letter of a programme."""

    name: str
    title: str | Promise
    """What it is, for a coordinator."""
    when: str | Promise
    """Who gets it, and when."""
    knows: tuple[str, ...]
    """Its placeholders."""
    shapes: frozenset[str]
    """In which programmes there is such a letter."""


PAIRS, MENTORS, CIRCLES = "pairs", "mentors", "circles"
TOGETHER = ("name", "round", "page", "starter_questions", "guidance", "starts_on", "ends_on")

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("pair", _("To a pair"), _("Both partners, when everyone is told."), TOGETHER, frozenset({PAIRS})),
        Kind("trio", _("To three"), _("Three partners, when everyone is told."), TOGETHER, frozenset({PAIRS})),
        Kind("circle", _("To a circle"), _("Everybody in it, when everyone is told."), TOGETHER, frozenset({CIRCLES})),
        Kind("mentor", _("To a mentor"), _("Every mentor who has a mentee, when everyone is told."), TOGETHER,
             frozenset({MENTORS})),
        Kind("mentee", _("To a mentee"), _("Every mentee who has a mentor, when everyone is told."), TOGETHER,
             frozenset({MENTORS})),
        Kind("alone", _("No partner this time"), _("Whoever stays without a partner, when everyone is told."),
             ("name", "round", "page", "doors"), frozenset({PAIRS, MENTORS, CIRCLES})),
        Kind("waiting", _("Nobody yet"), _("Whoever goes on waiting, when everyone is told."),
             ("name", "round", "page", "doors"), frozenset({PAIRS, MENTORS, CIRCLES})),
        Kind("late", _("A partner found later"), _("Newcomers, and whoever waited, once somebody is found."), TOGETHER,
             frozenset({PAIRS, MENTORS, CIRCLES})),
        Kind("replacement", _("A new partner"), _("Both, where the first partner never appeared."), TOGETHER,
             frozenset({PAIRS, MENTORS})),
    )
}  # fmt: skip


def kinds_of(shape: str, *, trios: bool = True, goes_on: bool = False) -> list[Kind]:
    """The letters of a programme of this shape. Where applications go on, nobody is put off to a next round."""
    never = {"" if trios else "trio", "alone" if goes_on else "waiting"}
    return [kind for kind in KINDS.values() if shape in kind.shapes and kind.name not in never]


def may_change_text(coordinates: bool, *, known: bool, ended: bool) -> Verdict:
    """A coordinator, until the round has ended: letters to those who come late are sent until then."""
    if not coordinates:
        return may_lead(coordinates)
    if not known:
        return no(_("There is no such letter in this programme, or not in that language. Choose one from the list."))
    if ended:
        return no(_("This round has ended, so none of its letters is sent any more."))
    return YES


def troubles_of(kind: Kind, subject: str, text: str) -> list[str]:
    """What is wrong with a letter, each a sentence with what would help; nothing, if it can be sent."""
    return [*_of_the_subject(subject), *_of_the_text(kind, text)]


def troubles_of_free_words(subject: str, text: str) -> list[str]:
    """The same for a letter that a coordinator writes to many: it knows the reader's name, the round and its page."""
    return [*_of_the_subject(subject), *_lengths(text, LONGEST_TEXT), *_braces(text, IN_FREE_WORDS)]


def used_in(text: str) -> set[str]:
    """The placeholders of a text."""
    return set(IN_BRACES.findall(text))


def filled(text: str, values: Mapping[str, Callable[[], str]]) -> str:
    """The text with its placeholders put in, each once: what is put in is never looked at again.

    What is no placeholder of this letter stays as it was written.
    """

    def put_in(found: re.Match[str]) -> str:
        value = values.get(found[1])
        return found[0] if value is None else value()

    return IN_BRACES.sub(put_in, text)


def tidy(text: str) -> str:
    """Line ends of one kind, and no blanks around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _of_the_subject(subject: str) -> list[str]:
    if "\n" in subject or CONTROLS.search(subject):
        return [say("A subject is one line, without marks that cannot be seen. Write it anew.")]
    odd = [word for word in IN_BRACES.findall(subject) if word not in IN_A_SUBJECT]
    told = [
        say(
            "The subject has “{%(word)s}”. Only {name} can stand in a subject: institutions read their people's mail, "
            "so it says that something waits, and not what."
        )
        % {"word": word}
        for word in odd
    ]
    return [*_lengths(subject, LONGEST_SUBJECT), *told, *_stray(subject)]


def _of_the_text(kind: Kind, text: str) -> list[str]:
    told = [*_lengths(text, LONGEST_TEXT), *_braces(text, kind.knows)]
    if text.strip() and "page" not in used_in(text):
        told.append(say("The letter does not say where everything stands. Put {page} into it, on a line of its own."))
    return told


def _lengths(words: str, most: int) -> list[str]:
    if not words.strip():
        return [say("A letter needs a subject and a text. To send the site's own words, take yours back.")]
    if len(words) > most:
        over = len(words) - most
        return [say("This is %(over)s characters too long. %(most)s fit.") % {"over": over, "most": most}]
    return []


def _braces(text: str, knows: Sequence[str]) -> list[str]:
    if CONTROLS.search(text.replace("\t", " ")):
        return [say("There is a mark in the text that cannot be seen. Write it anew, or paste it as plain text.")]
    known = ", ".join(f"{{{word}}}" for word in knows)
    unknown = [word for word in dict.fromkeys(IN_BRACES.findall(text)) if word not in knows]
    told = [
        say("“{%(word)s}” is not known in this letter. Known are: %(known)s.") % {"word": word[:40], "known": known}
        for word in unknown
    ]
    return [*told, *_stray(text)]


def _stray(text: str) -> list[str]:
    left = STRAY.search(IN_BRACES.sub("", text))
    if left is None:
        return []
    return [
        say("A brace stands alone at “%(where)s”. Write a placeholder whole, such as {name}, or take the brace away.")
        % {"where": left[0].strip()}
    ]
