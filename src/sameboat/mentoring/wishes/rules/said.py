"""What somebody said on one step: as it was typed, and as it lies in the database, so that the two can be compared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Wished:
    """One wish. Its kind is empty for *no matter*."""

    kind: str = ""
    values: tuple[str, ...] = ()
    weight: str = "should"


@dataclass(frozen=True, slots=True)
class Said:
    """Only what the step asks about is in it; what is absent stays as it is."""

    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values by the key of the question, public and private."""
    wishes: Mapping[str, Wished] = field(default_factory=dict)
    consents: Mapping[str, str] = field(default_factory=dict)
    """``use``, ``tell``, or empty for no, by the key of a private question."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """``role capacity may_be_three by_email`` of the application."""
    name: str | None = None
    avoid: tuple[str, ...] | None = None
    agreed: bool | None = None

    def as_text(self) -> str:
        """The same text for the same words, for comparing and sealing."""
        plain = asdict(self)
        plain["wishes"] = {key: wished for key, wished in plain["wishes"].items() if wished["kind"]}
        plain["answers"] = {key: list(values) for key, values in plain["answers"].items() if values}
        return json.dumps(plain, sort_keys=True, ensure_ascii=False, default=list)
