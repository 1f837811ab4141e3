"""Sealing what partners write, and taking it back. The apps above call this inside their own acts and transactions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sameboat.base.kit import clock
from sameboat.base.vault.actions import Open, forget_for_good, seal_many
from sameboat.mentoring.partnerships.models import Partner, Written


def put_words(row: Written, words: Mapping[str, Any]) -> None:
    """Seal words into their row, for its author. The caller saves the row (new or changed)."""
    put_words_of_each([(row, words)])


def put_words_of_each(rows: Sequence[tuple[Written, Mapping[str, Any]]]) -> None:
    """The same for many rows, with one look for the keys."""
    places = [Open(json.dumps(dict(words)), row.author_id, row.bound_to) for row, words in rows]
    for (row, _words), sealed in zip(rows, seal_many(places), strict=True):
        row.sealed = sealed


def take_words_back(row: Written) -> None:
    """The words are gone for everybody; that something stood there stays, and looks the same as what was erased."""
    row.sealed, row.taken_back_at = None, clock.now()
    row.save(update_fields=["sealed", "taken_back_at"])


def forget_words_of(partner: Partner) -> None:
    """Erase everything that this author wrote in this partnership, in every app, here and in every copy."""
    forget_for_good(partner.pk)
