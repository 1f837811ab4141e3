"""Whether two applications may be of one person. A hint for somebody who looks, never a decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.wishes.rules.answers import alike


@dataclass(frozen=True, slots=True)
class Told:
    """What is compared of one application."""

    pk: UUID
    name: str
    address: str
    country: str
    employer: str


def perhaps_one_person(told: Iterable[Told]) -> Iterator[tuple[str | Promise, tuple[UUID, ...]]]:
    """Groups of applications that look alike, with what they share; each group once.

    The same name in the same country, with the same employer or with one that was not said; or addresses that differ
    in dots or in what follows a plus, which many mail services deliver to one box.
    """
    told = list(told)
    seen: set[frozenset[UUID]] = set()
    groups = [(_("The same name, country and employer."), group) for group in _by_name(told)]
    groups += [(_("Addresses that differ by a dot or a plus."), group) for group in _by_address(told)]
    for why, group in groups:
        if frozenset(group) not in seen:
            seen.add(frozenset(group))
            yield why, group


def _by_name(told: list[Told]) -> Iterator[tuple[UUID, ...]]:
    same: dict[tuple[str, str], list[Told]] = {}
    for each in told:
        if each.name.strip():
            same.setdefault((alike(each.name), each.country), []).append(each)
    for group in same.values():
        by_employer: dict[str, list[UUID]] = {}
        for each in group:
            by_employer.setdefault(alike(each.employer), []).append(each.pk)
        unsaid = by_employer.pop("", [])
        for people in by_employer.values():
            if len(people) + len(unsaid) > 1:
                yield (*people, *unsaid)
        if not by_employer and len(unsaid) > 1:
            yield tuple(unsaid)


def _by_address(told: list[Told]) -> Iterator[tuple[UUID, ...]]:
    same: dict[str, list[UUID]] = {}
    for each in told:
        box, at, host = each.address.casefold().partition("@")
        same.setdefault(box.partition("+")[0].replace(".", "") + at + host, []).append(each.pk)
    return (tuple(group) for group in same.values() if len(group) > 1)
