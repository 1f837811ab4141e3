"""Public ids: 128 random bits, so that nobody finds a page by counting."""

from __future__ import annotations

import base64
from uuid import UUID

from django.urls import reverse


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


class AddressesOf:
    """The addresses of many rows of one page that differ in the id alone: worked out once, and each id set in."""

    def __init__(self, name: str, *args: object) -> None:
        stand_in = UUID("7f3d5e2a-91c4-4b60-8d1e-5a0c2b9f4e77")
        self.before, _, self.after = reverse(name, args=[*args, stand_in]).rpartition(IdInAddress().to_url(stand_in))

    def of(self, row: UUID) -> str:
        """The address of one row."""
        return f"{self.before}{IdInAddress().to_url(row)}{self.after}"
