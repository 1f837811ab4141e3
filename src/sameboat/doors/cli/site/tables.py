"""The tables of the database, and whether they are as the code expects them."""

from __future__ import annotations

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from ..trouble import Refusal
from ..words import count


def waiting_changes() -> list[str]:
    """The changes to the tables that the code has and the database has not, in their order."""
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as trouble:
        raise Refusal(
            f"The database does not answer: {str(trouble).strip().splitlines()[0]}. "
            "SAMEBOAT_DATABASE says where it is; without it, it is a file in the folder SAMEBOAT_FOLDER."
        ) from None
    return [f"{migration.app_label} {migration.name}" for migration, _backwards in plan]


def change_tables() -> int:
    """Make every waiting change; how many there were."""
    waiting = len(waiting_changes())
    if waiting:
        call_command("migrate", interactive=False, verbosity=0)
    return waiting


def say_what_waits(waiting: list[str]) -> str:
    """A sentence about waiting changes, and what to do."""
    some = ", ".join(waiting[:4]) + (" …" if len(waiting) > 4 else "")
    return (
        f"{count(len(waiting), 'change', 'changes')} to the tables wait for your word ({some}). "
        "Make a copy first (sameboat copy), then say: sameboat migrate"
    )
