"""The matching problem, solved: people in, partners, reasons and a proof out.

>>> from sameboat.engine import maximum_matching
>>> maximum_matching(4, [(0, 1), (1, 2), (2, 3)], [5, 9, 5], size_first=True).partner.tolist()
[1, 0, 3, 2]

What stands here is public and stays; everything is loaded when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .matching import Matching, maximum_matching
    from .matchmaking import match
    from .people import FreeHours, Person, Wish
    from .programme import Aim, Programme, ProgrammeError, Question, Rules, Term
    from .result import Alone, Group, Partnered, Result, WishAnswer

__all__ = [
    "Aim",
    "Alone",
    "FreeHours",
    "Group",
    "Matching",
    "Partnered",
    "Person",
    "Programme",
    "ProgrammeError",
    "Question",
    "Result",
    "Rules",
    "Term",
    "Wish",
    "WishAnswer",
    "match",
    "maximum_matching",
]

_HOME = {
    **dict.fromkeys(("Matching", "maximum_matching"), "matching"),
    **dict.fromkeys(("FreeHours", "Person", "Wish"), "people"),
    **dict.fromkeys(("Aim", "Programme", "ProgrammeError", "Question", "Rules", "Term"), "programme"),
    **dict.fromkeys(("Alone", "Group", "Partnered", "Result", "WishAnswer"), "result"),
    "match": "matchmaking",
}


def __getattr__(name: str) -> Any:
    """Load the room a public name lives in (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"sameboat.engine has no {name}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
