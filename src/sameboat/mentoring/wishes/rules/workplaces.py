"""When two names of a workplace are one: pure thoughts about how people write where they work."""

from __future__ import annotations

import unicodedata

SAYS_NOTHING = ("the", "of", "de", "la", "el", "der", "die", "das")


def plain_name(name: str) -> str:
    """A workplace's name without accents, case, points and the words that stand in any name.

    >>> plain_name("The Universität of  Århus.")
    'universitat arhus'
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join(word for word in letters.split() if word not in SAYS_NOTHING)
