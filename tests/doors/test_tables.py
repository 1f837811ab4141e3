"""A new database is made at once, and is the one that all the changes one after another would have made."""

import pytest
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections

from sameboat.doors.cli.site import tables

pytestmark = pytest.mark.usefixtures("django_db_setup")

EVERYTHING_OF_POSTGRESQL = """
    SELECT table_name || '.' || column_name, concat_ws(' ', data_type, character_maximum_length, numeric_precision,
           numeric_scale, is_nullable, column_default, is_identity, collation_name)
      FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT tablename || '.' || indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
"""


@pytest.fixture
def a_database(tmp_path, django_db_blocker):
    """``a_database("name")``: the alias of a new, empty one of the kind that the tests run on."""
    made = []

    def make(name):
        here = connections[DEFAULT_DB_ALIAS]
        at = tmp_path / f"{name}.sqlite3"
        if here.vendor == "postgresql":
            at = f"{here.settings_dict['NAME']}_{name}"
            with here.creation._nodb_cursor() as cursor:
                cursor.execute(f'CREATE DATABASE "{at}"')
        connections.databases[name] = {**here.settings_dict, "NAME": str(at)}
        made.append(name)
        return name

    with django_db_blocker.unblock():
        yield make
        for name in made:
            let_go_of(name)


def let_go_of(name):
    connections[name].close()
    if connections[name].vendor == "postgresql":
        with connections[DEFAULT_DB_ALIAS].creation._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{connections[name].settings_dict["NAME"]}"')
    del connections[name]
    del connections.databases[name]


def what_it_is_made_of(alias):
    """Each column, constraint and index as the database itself describes it.

    But for the number of a row in a table that nobody here uses: the changes of Django make it wider than its models.
    """
    with connections[alias].cursor() as cursor:
        if connections[alias].vendor == "postgresql":
            cursor.execute(EVERYTHING_OF_POSTGRESQL)
            return {each for each in cursor.fetchall() if each[0] != "auth_group_permissions.id"}
        cursor.execute("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {(table, part) for table, sql in cursor.fetchall() for part in parts_of(sql)}


def parts_of(sql):
    """What stands between the commas of a statement: whoever changes a table puts a new column last."""
    head, _, inside = sql.partition("(")
    parts, depth = [""], 0
    for letter in inside.rpartition(")")[0]:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [head.strip(), *(part.strip() for part in parts)]


class ToTheOther:
    """Some changes of what we stand on forget which database they were asked to change."""

    def db_for_write(self, *_model, **_hints):
        return "by_changes"

    db_for_read = db_for_write


def test_made_at_once_or_change_by_change_it_is_the_same_database(a_database, settings):
    at_once, by_changes = a_database("at_once"), a_database("by_changes")
    assert tables.change_tables(at_once) > 50
    settings.DATABASE_ROUTERS = [ToTheOther()]
    call_command("migrate", database=by_changes, verbosity=0)
    assert what_it_is_made_of(at_once) == what_it_is_made_of(by_changes)
    assert tables.change_tables(at_once) == 0


def test_whoever_is_stopped_in_the_middle_has_no_tables(a_database, monkeypatch):
    half = a_database("half")
    monkeypatch.setattr(tables, "call_command", stopped)
    with pytest.raises(KeyboardInterrupt):
        tables.change_tables(half)
    assert connections[half].introspection.table_names() == []
    monkeypatch.undo()
    assert tables.change_tables(half) > 50


def stopped(*_args, **_kwargs):
    raise KeyboardInterrupt


def test_a_table_that_somebody_changed_by_hand_is_seen(a_database):
    one, other = a_database("one"), a_database("other")
    for alias in (one, other):
        tables.change_tables(alias)
    with connections[other].cursor() as cursor:
        cursor.execute("CREATE INDEX somebody_was_here ON people_person (name)")
    assert what_it_is_made_of(one) != what_it_is_made_of(other)
