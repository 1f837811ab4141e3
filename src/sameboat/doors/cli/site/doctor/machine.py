"""The machine: room on its disk, a clock that can be trusted, files made ready."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from sameboat.base.jobs.queries import database_now

from ..statics import are_gathered
from .findings import Finding, think, well, wrong

TOO_LITTLE, LITTLE = 200e6, 1e9
"""Bytes left on the disk."""
APART = 5.0
"""Seconds by which the clocks of site and database may differ."""


def disk() -> Iterator[Finding]:
    """There is room to write."""
    folder = Path(settings.FOLDER)
    left = shutil.disk_usage(folder).free
    room = f"{left / 1e9:,.1f} GB left for {folder}"
    if left < TOO_LITTLE:
        yield wrong("Disk", room, "Make room now: when it is full, nothing can be saved.")
    elif left < LITTLE:
        yield think("Disk", room, "Make room soon.")
    else:
        yield well("Disk", room)


def clock() -> Iterator[Finding]:
    """Deadlines and leases need clocks that agree."""
    apart = abs((database_now() - datetime.now(UTC)).total_seconds())
    if apart > APART:
        yield wrong(
            "Clock", f"site and database differ by {apart:,.0f} seconds", "Let both follow a time server (NTP)."
        )
    elif Path("/run/systemd/timesync").is_dir() and not Path("/run/systemd/timesync/synchronized").exists():
        yield think("Clock", "this machine follows no time server", "timedatectl set-ntp true")
    else:
        yield well("Clock", f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, site and database agree")


def files() -> Iterator[Finding]:
    """Styles and scripts are those of this version."""
    if are_gathered():
        yield well("Files", f"styles and scripts are ready in {settings.STATIC_ROOT}")
    else:
        yield think(
            "Files", "styles and scripts are older than the code", "sameboat serve gathers them when it starts."
        )
