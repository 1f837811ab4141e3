"""Everything that somebody wrote in their partnerships, in whichever app, for their own copy."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
from sameboat.mentoring.partnerships.models import Partner, Written
from sameboat.mentoring.partnerships.queries.reading import Reader, read_in_all


def kinds_of_words() -> list[type[Written]]:
    """Every kind of words that partners write, in the order of what members call them."""
    kinds = [model for model in apps.get_models() if issubclass(model, Written)]
    return sorted(kinds, key=lambda kind: (str(kind._meta.verbose_name_plural), kind._meta.label))


def words_by(person: Person, opening: Opening) -> dict[str, list[dict[str, Any]]]:
    """All words of one author, kind by kind, as far as this browser has opened them. Nobody else's are asked for."""
    mine = {part.pk: part for part in Partner.objects.filter(person=person).select_related("partnership__round")}
    readers = [Reader(part, frozenset({pk}), opening) for pk, part in mine.items()]
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for kind in kinds_of_words():
        rows = kind._default_manager.filter(author__in=mine).order_by("written_at", "pk")
        for row in read_in_all(rows, readers):
            found[str(kind._meta.verbose_name_plural)].append(_copied(row, mine[row.author_id]))
    return dict(found)


def _copied(row: Written, part: Partner) -> dict[str, Any]:
    copied: dict[str, Any] = {
        "written": row.written_at,
        "in": str(part.partnership.round or ""),
        "partnership": str(part.partnership_id),
    }
    if row.changed_at:
        copied["changed"] = row.changed_at
    if row.said.gone:
        return {**copied, "words": "taken back or erased"}
    return {**copied, "words": "closed in this browser" if row.said.closed else row.said.words}


def words_that_would_go(person: Person) -> list[str]:
    """What somebody wrote that leaving would erase: how many of each kind, with everybody together."""
    counts = {
        str(kind._meta.verbose_name_plural): kind._default_manager.filter(
            author__person=person, sealed__isnull=False
        ).count()
        for kind in kinds_of_words()
    }
    return [_("%(kind)s: %(n)d") % {"kind": kind, "n": n} for kind, n in counts.items() if n]
