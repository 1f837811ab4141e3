"""The small words of a sheet: yes and no, how much, what for. Each in the ways people write it."""

from __future__ import annotations

from collections.abc import Mapping

from sameboat.sheets.folding import plain

YES = frozenset("yes y true t 1 x ja j oui o si sim s da d tak ken evet hai ok ✓ ✔ да 是 はい نعم".split())  # noqa: SIM905
NO = frozenset("no n false f 0 nein non nao nej nei ei nie ne net niet ✗ нет 否 いいえ لا".split())  # noqa: SIM905

WEIGHTS: Mapping[str, str] = {
    "must": "must", "must have": "must", "required": "must", "essential": "must",
    "should": "should", "should have": "should", "important": "should",
    "nice": "nice", "nice to have": "nice", "a bonus": "nice",
}  # fmt: skip

ROLES: Mapping[str, str] = {
    "mentor": "mentor", "mentors": "mentor", "mentee": "mentee", "mentees": "mentee", "either": "either",
    "both": "either", "mentor or mentee": "either", "mentee or mentor": "either", "peer": "peer",
}  # fmt: skip

CONSENTS: Mapping[str, str] = {
    "use": "use", "use it": "use", "use only": "use", "only use": "use", "match": "use",
    "tell": "tell", "tell it": "tell", "share": "tell", "use and tell": "tell", "both": "tell",
    "yes and tell": "tell", "none": "", "neither": "", "nothing": "",
}  # fmt: skip

NO_MATTER = frozenset(("any", "any of them", "no matter", "no preference", "doesn t matter", "does not matter"))
SAME = frozenset(("same", "the same", "same as me", "same as mine"))
DIFFERENT = frozenset(("different", "other", "different from me", "different from mine"))


def yes_or_no(text: str) -> bool | None:
    """Whether ``text`` says yes, says no, or says neither (None)."""
    word = plain(text) or text.strip()
    return True if word in YES else False if word in NO else None


def weight(text: str) -> str | None:
    """*must*, *should* or *nice*, or None if it is none of them."""
    return WEIGHTS.get(plain(text))


def role(text: str) -> str | None:
    """*mentor*, *mentee*, *either* or *peer*, or None if it is none of them."""
    return ROLES.get(plain(text))


def consent(text: str) -> str | None:
    """*use*, *tell*, ``""`` for neither, or None if it cannot be understood.

    A plain yes is the smaller of the two consents: use it in matching, tell nobody.
    """
    known = CONSENTS.get(plain(text))
    if known is not None:
        return known
    said = yes_or_no(text)
    return None if said is None else "use" if said else ""
