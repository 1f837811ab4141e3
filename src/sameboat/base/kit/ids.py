"""Public ids: 128 random bits, so that nobody finds a page by counting."""

from __future__ import annotations

import base64
from uuid import UUID


class IdInAddress:
    """A UUID as 26 small letters and digits, as it stands in an address."""

    regex = "[a-z2-7]{26}"

    def to_python(self, value: str) -> UUID:
        """Read one."""
        raw = base64.b32decode(value.upper() + "======")
        if self.to_url(UUID(bytes=raw)) != value:
            raise ValueError("not an id")  # Django turns this into: no such page
        return UUID(bytes=raw)

    def to_url(self, value: UUID | str) -> str:
        """Write one."""
        known = value if isinstance(value, UUID) else UUID(value)
        return base64.b32encode(known.bytes).decode("ascii").rstrip("=").lower()
