"""Where they are looked for: pages, letters, jobs, the log, a page that breaks, and every value of every table."""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any
from unittest.mock import patch

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from tests import site_makers as make
from tests.house.canaries.cage import MARK, Cage, Found
from tests.house.permissions.routes import ROUTES


class Lines(logging.Handler):
    """Every line that the site would have written into its log."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.formatter = next((each.formatter for each in logging.getLogger().handlers if each.formatter), None)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """As the log formats it."""
        self.lines.append(self.format(record))

    def __enter__(self) -> Lines:
        logging.getLogger().addHandler(self)
        return self

    def __exit__(self, *trouble: object) -> None:
        logging.getLogger().removeHandler(self)


def walked(cage: Cage, world: Any, names: Iterable[str] | None = None) -> Found:
    """Every route as everybody, read and written; with the letters, jobs and log lines that come of it."""
    found, names = Found(), sorted(names or ROUTES)
    with Lines() as log:
        for role, person, cookies in _everybody(world):
            for name in names:
                for method in ("get", "post"):
                    if ROUTES[name].who(method):
                        _visit(cage, found, world, name, method, (role, person, cookies))
        _forced_error(cage, found, world)
    for line in log.lines:
        cage.search(found, "log", line)
    return found


def _everybody(world: Any) -> Iterator[tuple[str, Any, Any]]:
    people = {**world.roles(), "another": world.another.person}
    for role, person in people.items():
        yield role, person, (make.sign_in(Client(), person) if person else Client()).cookies
    closed = make.sign_in(Client(), world.applicant, opened=False)
    session = closed.session
    session.pop("account_authentication_methods", None)
    session.save()
    yield "applicant with a letter alone", None, closed.cookies


def _visit(cage: Cage, found: Found, world: Any, name: str, method: str, who: tuple[str, Any, Any]) -> None:
    role, person, cookies = who
    client = Client(raise_request_exception=False)
    client.cookies = deepcopy(cookies)
    data = ROUTES[name].posted(world) if method == "post" else None
    with transaction.atomic():
        letters, jobs = _count(Letter), _count(DBTaskResult)
        answer = getattr(client, method)(ROUTES[name].address(name, world), data)
        reader = person.pk if person else None
        for text in texts_of(answer):
            cage.search(found, f"page: {name} {method} {role}", text, reader)
        if answer.status_code >= 500:
            found.broke.append(f"{name} {method} {role}")
        if method == "post" and _count(Letter) > letters:
            letters_searched(cage, found)
        if method == "post" and _count(DBTaskResult) > jobs:
            jobs_searched(cage, found)
        transaction.set_rollback(True)


def _count(kind: Any) -> int:
    return int(kind._default_manager.count())


def texts_of(answer: Any) -> Iterator[str | bytes]:
    """All that went over the wire: headings, cookies and body; of an archive what is in it."""
    yield str(dict(answer.headers)) + str(answer.cookies)
    body = answer.getvalue() if answer.streaming else answer.content
    yield body
    if body[:2] == b"PK":
        archive = zipfile.ZipFile(io.BytesIO(body))
        yield from (archive.read(name) for name in archive.namelist())


def letters_searched(cage: Cage, found: Found) -> None:
    """Every letter as its reader would get it; also a partner's, for whoever else reads their mail."""
    for letter in Letter.objects.order_by("-made_at")[:20]:
        words = written(letter)
        if words:
            told = [words.subject, words.text, words.html, str(words.invitation or "")]
            cage.search(found, "letter", "\n".join(told))


def jobs_searched(cage: Cage, found: Found) -> None:
    """What waits for a worker, and what became of it."""
    for job in DBTaskResult.objects.order_by("-enqueued_at")[:20]:
        cage.search(found, "job", f"{job.args_kwargs} {job.return_value} {job.traceback}")


def _forced_error(cage: Cage, found: Found, world: Any) -> None:
    """A page breaks with open words in its hands, and says them: the page of the error and the log do not."""
    client = make.sign_in(Client(raise_request_exception=False), world.applicant)

    def breaks(_request: Any, _template: str, around: dict[str, Any], **_more: Any) -> Any:
        raise ValueError(MARK + "0123456789ab", [vars(each) for each in around.get("messages", ())], around)

    with patch("sameboat.doors.partners.rooms.render", breaks):
        answer = client.get(reverse("partner_talk", args=[world.together.pk]))
    assert answer.status_code == 500
    for text in texts_of(answer):
        cage.search(found, "error", text)


def database_searched(cage: Cage) -> Found:
    """Every value of every table, as anybody who had the database would read it."""
    found = Found()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                held = b"\0".join(bytes(each) if isinstance(each, bytes | memoryview) else _bytes(each) for each in row)
                cage.search(found, f"row: {table}", held)
    return found


def _bytes(value: Any) -> bytes:
    return str(value).encode("utf-8", "replace")
