"""The result in words: reasons for those who have partners, advice for those alone, an answer to every wish.

``explain`` is loaded when it is first asked for: what says why two people fit needs no compiled code, so that a page
may use it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sameboat.engine.explain.everything import explain

__all__ = ["explain"]


def __getattr__(name: str) -> Any:
    """Load the one public name (PEP 562)."""
    if name != "explain":
        raise AttributeError(f"sameboat.engine.explain has no {name}")
    return import_module("sameboat.engine.explain.everything").explain
