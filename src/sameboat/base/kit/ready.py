"""Questions to the database that are put together once, for the pages that everybody opens every day.

Django puts a question together anew for every page, and needs longer to write it down than the database to answer it::

    @put_together_once
    def _parts(person: Any, programme: Any) -> QuerySet[TeamMember]:
        return TeamMember.objects.filter(person=person, programme=programme, until=None)

    _parts(person=viewer.pk, programme=programme.pk)  # a list of TeamMember, always asked anew

The function runs once, with a mark in the place of each value; its SQL is kept, the answers never are. Whatever
differs from one asking to the next has to be handed over: a moment or a key that was built in would be asked for ever,
and is refused. ``docs/decisions/questions-are-put-together-once.md`` says where this is worth it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from inspect import signature
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
Value = UUID | datetime | date | str | int
KEY_OR_MOMENT = re.compile(r"[0-9a-f]{32}$|\d{4}-\d\d-\d\d")
"""How SQLite is told a key or a moment: as a text."""
LARGEST = 2**63 - 1
"""The largest number that both databases know."""


class Mark(Expression):
    """Stands in a question for a value that is handed over when it is asked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """A place in the SQL, and this mark among the values."""
        del compiler, connection
        return "%s", (self,)


@dataclass(frozen=True, slots=True)
class Ready:
    """What is kept of a question: how Django reads its rows, its SQL, and which value goes where."""

    rows: QuerySet[Any]
    compiler: SQLCompiler
    sql: str
    values: tuple[Any, ...]


class PutTogether(Generic[Row]):
    """A question that is put together when it is first asked."""

    def __init__(self, question: Callable[..., QuerySet[Any, Row]]) -> None:
        self.question = question
        self.__doc__ = question.__doc__
        self._ready: Ready | None = None

    def __call__(self, **given: Value) -> list[Row]:
        """The rows, as they are in the database now."""
        ready = self._ready or self._put_together()
        compiler = copy(ready.compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]  # each thread has its own
        said = [
            _as_stored(given[value.name], compiler.connection) if isinstance(value, Mark) else value
            for value in ready.values
        ]
        vars(compiler)["as_sql"] = lambda *_, **__: (ready.sql, said)
        rows = ready.rows.all()
        vars(rows.query)["get_compiler"] = lambda *_, **__: compiler
        return list(rows)

    def first(self, **given: Value) -> Row | None:
        """The first of the rows, if there is one."""
        found = self(**given)
        return found[0] if found else None

    def _put_together(self) -> Ready:
        rows = self.question(**{name: Mark(name) for name in signature(self.question).parameters})
        compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, values = compiler.as_sql()
        for value in values:
            if _is_a_key_or_moment(value):
                raise TypeError(f"{self.question.__name__} is put together once: {value!r} has to be handed over.")
        self._ready = Ready(rows, compiler, sql, tuple(values))
        return self._ready


def put_together_once(question: Callable[..., QuerySet[Any, Row]]) -> PutTogether[Row]:
    """Keep the SQL of a question; each argument is the name of a value that is handed over when it is asked."""
    return PutTogether(question)


def _is_a_key_or_moment(value: object) -> bool:
    """Something of this reader, or of now; the word of a state and a number are part of the question itself."""
    return isinstance(value, UUID | date | bytes) or (isinstance(value, str) and bool(KEY_OR_MOMENT.match(value)))


def _as_stored(value: Value, connection: BaseDatabaseWrapper) -> Any:
    """The value as this database wants it. None is no value: it would be equal to nothing."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, int):  # an address may hold any number; no row does
        return max(-LARGEST, min(value, LARGEST))
    if isinstance(value, str):
        return value
    raise TypeError(f"{value!r} cannot be asked for.")
