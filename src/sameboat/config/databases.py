"""SQLite needs nothing; PostgreSQL is one address away."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


def database(address: str, folder: Path) -> dict[str, Any]:
    """The database at an address such as ``postgresql://user:word@host:5432/name``; without one, a SQLite file."""
    if not address or address.startswith("sqlite:"):
        file = Path(address.removeprefix("sqlite:").removeprefix("//")) if address else folder / "sameboat.sqlite3"
        file.parent.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "sameboat.base.kit.sqlite",
            "NAME": str(file),
            # A writer takes its place in line at once and waits there: no write is lost, and none is refused early.
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30},
            "TEST": {"NAME": str(file.with_suffix(".test.sqlite3"))},
        }
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SystemExit("SAMEBOAT_DATABASE begins with postgresql:// or sqlite:, or is not set at all.")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **options,
            "options": "-c statement_timeout=30000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=30000",
        },
    }
