"""A site full of canaries: one in every row of every kind of words, and in files."""

from __future__ import annotations

import json
import re
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models.fields import NOT_PROVIDED

from sameboat.base.kit import clock
from sameboat.base.vault.actions import Sealed, seal_bytes, unseal_many
from sameboat.commons.conversations.models import Attachment, Contents
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import put_words
from sameboat.mentoring.partnerships.models import Partner, Partnership, Written
from sameboat.mentoring.partnerships.queries.exporting import kinds_of_words
from tests.house.canaries.cage import Cage

NO_WORDS = re.compile(r"[a-z][a-z0-9_/+.-]{0,40}|[\d.:TZ+-]+|https?://\S+|[0-9a-f-]{32,36}")
"""Choices, kinds of files, days, addresses and ids among the words: they are left as they are, so that pages work."""


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
