"""Canaries in everything that partners write, and a search for them in every place that is not for partners alone."""

from __future__ import annotations

import io
import json
import logging
import re
import secrets
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.db import IntegrityError, connection, models, transaction
from django.db.models.fields import NOT_PROVIDED
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from sameboat.base.kit import clock
from sameboat.base.vault.actions import Forgotten, Sealed, VaultError, seal_bytes, unseal_many
from sameboat.commons.conversations.models import Attachment, Contents
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import put_words
from sameboat.mentoring.partnerships.models import Partner, Partnership, Written
from sameboat.mentoring.partnerships.queries import partnerships_of, read, reader_of
from sameboat.mentoring.partnerships.queries.exporting import kinds_of_words
from tests import site_makers as make
from tests.house.permissions.routes import ROUTES

MARK = "kanarienvogel"
WORD = re.compile(rf"{MARK}[0-9a-f]{{12}}")
NO_WORDS = re.compile(r"[a-z][a-z0-9_/+.-]{0,40}|[\d.:TZ+-]+|https?://\S+|[0-9a-f-]{32,36}")
"""Choices, kinds of files, days, addresses and ids among the words: they are left as they are, so that pages work."""


@dataclass
class Found:
    """What was searched, and which canaries were met where they must not be."""

    checks: int = 0
    places: Counter[str] = field(default_factory=Counter)
    out: list[tuple[str, str]] = field(default_factory=list)
    read_by_partners: int = 0
    broke: list[str] = field(default_factory=list)


@dataclass
class Cage:
    """All canaries of a site: each word, and who may read it."""

    readers: dict[str, set[UUID]] = field(default_factory=dict)

    def a_word_of(self, row: Written) -> str:
        """A new canary for this row."""
        word = MARK + secrets.token_hex(6)
        together = Partner.objects.filter(partnership__partners=row.author_id).values_list("person", flat=True)
        self.readers[word] = {row.author.person_id} if row.for_author_alone else set(together)
        return word

    def search(self, found: Found, where: str, text: str | bytes, reader: UUID | None = None) -> None:
        """Look for every canary in a text that somebody got, or that lies somewhere."""
        words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        found.checks += len(self.readers)
        found.places[where.partition(":")[0]] += len(self.readers)
        for word in set(WORD.findall(words)):
            if reader is not None and reader in self.readers.get(word, ()):
                found.read_by_partners += 1
            else:
                found.out.append((where, word))


# ---- A site full of them


def filled(partnership: Partnership) -> Cage:
    """A canary in every row of words there is; and of each kind one by each partner, where there was none."""
    cage = Cage()
    parts = list(partnership.partners.select_related("person"))
    for kind in kinds_of_words():
        for part in parts:
            if not kind._default_manager.filter(author=part).exists():
                made(kind, part)
        for row in kind._default_manager.select_related("author"):
            put_words(row, {**_with(cage.a_word_of(row), _said_in(row)), "canary": cage.a_word_of(row)})
            row.save()
    for attachment in Attachment.objects.select_related("author"):
        content = seal_bytes(
            cage.a_word_of(attachment).encode(), owner=attachment.author_id, bound_to=attachment.contents_bound_to
        )
        Contents.objects.update_or_create(attachment=attachment, defaults={"sealed": content})
    return cage


def more_rows(partnership: Partnership, each: int) -> None:
    """So many more of every kind by each partner, where the database has no reasons against."""
    for part in partnership.partners.select_related("person"):
        for kind in kinds_of_words():
            for _row in range(each):
                made(kind, part)


def _said_in(row: Written) -> Any:
    if row.sealed is None:
        return {}
    words = json.loads(unseal_many([Sealed(bytes(row.sealed), row.author_id, row.bound_to)])[0])
    return words or {"text": "words", "name": "words.txt"}


def _with(word: str, said: Any) -> Any:
    """The same words with a canary behind each that is one."""
    if isinstance(said, dict):
        return {key: _with(word, each) for key, each in said.items()}
    if isinstance(said, list):
        return [_with(word, each) for each in said]
    return f"{said} {word}" if isinstance(said, str) and not NO_WORDS.fullmatch(said) else said


def made(kind: type[models.Model], part: Partner) -> Any:
    """A row of that kind by that author, with whatever it must have; nothing where the database has reasons against."""
    facts: dict[str, Any] = {}
    for each in kind._meta.concrete_fields:
        if each.null or each.primary_key or each.default is not NOT_PROVIDED or each.name == "sealed":
            continue
        if isinstance(each, models.ForeignKey):
            facts[each.name] = _beside(each.related_model, part)
        else:
            facts[each.name] = _something(each)
    try:
        with transaction.atomic():
            row = kind(**facts)
            if isinstance(row, Written):
                put_words(row, {"text": "words", "name": "words.txt"})
            row.save()
    except IntegrityError:
        return kind._default_manager.first()
    return row


def _beside(kind: Any, part: Partner) -> Any:
    own = {Partner: part, Partnership: part.partnership, Person: part.person}.get(kind)
    return own or kind._default_manager.first() or made(kind, part)


def _something(each: Any) -> Any:
    if each.choices:
        return each.choices[0][0]
    if isinstance(each, models.DateTimeField | models.DateField):
        return clock.now()
    if isinstance(each, models.BooleanField):
        return False
    if isinstance(each, models.IntegerField | models.FloatField):
        return 1
    if isinstance(each, models.JSONField):
        return []
    return "" if each.empty_strings_allowed else each.get_default()


def kinds_without_rows() -> list[str]:
    """Kinds of words that could not be filled."""
    return [kind._meta.label for kind in kinds_of_words() if not kind._default_manager.exists()]


# ---- Where they are searched


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


# ---- Moved, and erased


def moves_refused(most: int) -> tuple[int, int]:
    """Each sealed value put into other rows' places: how many moves, and how many opened there."""
    rows = [row for kind in kinds_of_words() for row in kind._default_manager.exclude(sealed=None)]
    moved = opened = 0
    for step in range(1, len(rows)):
        for at, row in enumerate(rows):
            other = rows[(at + step) % len(rows)]
            moved += 1
            try:
                unseal_many([Sealed(bytes(row.sealed or b""), other.author_id, other.bound_to)])
                opened += 1
            except (VaultError, Forgotten):
                pass
            if moved >= most:
                return moved, opened
    return moved, opened


def readable_by_anybody(part: Partner) -> int:
    """How many rows of this author anybody can still open, with everything open in their browser."""
    open_ = 0
    people = Person.objects.filter(partnerships__partnership=part.partnership_id)
    for person in people:
        together = partnerships_of(person).filter(pk=part.partnership_id).first()
        if together is None:
            continue
        reader = reader_of(together, person, make.Opening(part.joined_at))
        for kind in kinds_of_words():
            rows = read(kind._default_manager.filter(author=part), reader)
            open_ += sum(bool(row.said.words) for row in rows)
    return open_
