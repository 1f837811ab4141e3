"""The tables of the database, and whether they are as the code expects them."""

from __future__ import annotations

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from ..trouble import Refusal
from ..words import count


def waiting_changes() -> list[str]:
    """The changes to the tables that the code has and the database has not, in their order."""
    return [f"{migration.app_label} {migration.name}" for migration in _waiting(connections[DEFAULT_DB_ALIAS])]


def change_tables(database: str = DEFAULT_DB_ALIAS) -> int:
    """Make every waiting change; how many there were. A new database gets all tables as they are today at once."""
    connection = connections[database]
    waiting = _waiting(connection)
    if waiting and not connection.introspection.table_names():
        _make_tables(connection, waiting)
    elif waiting:
        call_command("migrate", database=database, interactive=False, verbosity=0)
    return len(waiting)


def say_what_waits(waiting: list[str]) -> str:
    """A sentence about waiting changes, and what to do."""
    some = ", ".join(waiting[:4]) + (" …" if len(waiting) > 4 else "")
    return (
        f"{count(len(waiting), 'change', 'changes')} to the tables wait for your word ({some}). "
        "Make a copy first (sameboat copy), then say: sameboat migrate"
    )


def _waiting(connection: BaseDatabaseWrapper) -> list[Migration]:
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as trouble:
        raise Refusal(
            f"The database does not answer: {str(trouble).strip().splitlines()[0]}. "
            "SAMEBOAT_DATABASE says where it is; without it, it is a file in the folder SAMEBOAT_FOLDER."
        ) from None
    return [migration for migration, _backwards in plan]


def _make_tables(connection: BaseDatabaseWrapper, changes: list[Migration]) -> None:
    """Every table from its model, in one transaction: whoever is killed here has none.

    To walk the changes one by one, Django builds each model anew at each of them: half a minute before a new site has
    its first page. ``tests/doors/test_tables.py`` holds the two ways against each other.
    """
    recorder = MigrationExecutor(connection).recorder
    models: list[type[Model]] = [recorder.Migration, *apps.get_models()]
    with connection.schema_editor() as editor:
        for model in models:
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        call_command("createcachetable", database=connection.alias, verbosity=0)
        for each in changes:
            recorder.record_applied(each.app_label, each.name)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
