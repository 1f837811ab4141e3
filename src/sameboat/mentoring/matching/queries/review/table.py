"""The review table: every group a row, the worst-off first, with what changed since the run before.

Eleven questions to the database, however many groups there are: every group and member is read once in short, and
only the fifty of the page in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.db.models import OuterRef, Subquery

from sameboat.mentoring.matching.models import Act, ProposedGroup, ProposedMember, Run, Tie, WishOutcome, WithoutPartner
from sameboat.mentoring.matching.rules.review import HARDLY_ANYTHING, ONE_SIDED_FROM, WEAK_BELOW, stand_together
from sameboat.mentoring.programmes.models import Enrolment, Role, Round
from sameboat.mentoring.programmes.queries import Viewer, rounds_on_the_desk_of
from sameboat.mentoring.wishes.models import Answer

A_PAGE = 50
MOST_TOLD = 2
"""Wishes that were not met, told in a row; the others stand on the pair's page."""
HEAVIEST_FIRST = {"must": 0, "should": 1, "nice": 2}


@dataclass(frozen=True, slots=True)
class Filtered:
    """Which rows are wished for: a word, a country's code, a page."""

    show: str = ""
    country: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person, as a row speaks of them."""

    name: str
    country: str
    """ISO 3166; empty where they did not say."""
    gone: bool
    """They withdrew, wait for the next round, or pause."""


NOBODY = Somebody("", "", gone=True)


@dataclass(slots=True)
class Member:
    """One person of a group, in short."""

    enrolment: UUID
    place: int
    gets: float
    who: Somebody = NOBODY


@dataclass(slots=True)
class Before:
    """How somebody stood in the run before."""

    name: str
    partners: list[str]
    """Their names; empty: they were alone, or not in it."""
    gone: bool
    """One of these partners takes part no more."""
    gets: float


@dataclass(slots=True)
class Row:
    """One group."""

    pk: int
    number: int
    weakest: float
    lopsided: float
    unmet_musts: int
    by_hand: bool
    countries: list[str]
    breaks: list[str]
    made_by: UUID | None
    members: list[Member] = field(default_factory=list)
    changed: bool = False
    """Somebody here had other partners, or none, in the run before."""
    was: dict[UUID, float] = field(default_factory=dict)
    """What each of the same people got before, where it was noticeably different."""
    locked: bool = False
    reason: str = ""
    hours: float | None = None
    unmet: list[WishOutcome] = field(default_factory=list)
    before: list[Before] = field(default_factory=list)

    @property
    def weak(self) -> bool:
        """Somebody gets less than half of what they asked for."""
        return self.weakest < WEAK_BELOW

    @property
    def one_sided(self) -> bool:
        """One gets much more than another."""
        return self.lopsided >= ONE_SIDED_FROM

    def is_shown(self, show: str) -> bool:
        """Whether a filter leaves this row."""
        return {
            "weak": self.weak,
            "one_sided": self.one_sided,
            "unmet": self.unmet_musts > 0,
            "hand": self.by_hand or self.locked,
            "changed": self.changed,
            "breaks": bool(self.breaks),
        }.get(show, True)


@dataclass(slots=True)
class LastAct:
    """The newest act of a hand that was not taken back."""

    pk: UUID
    kind: str
    at: datetime
    by: str
    names: list[str]
    of_this_run: bool


@dataclass
class Table:
    """One page of the table, and what stands above it."""

    run: Run
    before: Run | None
    rows: list[Row]
    """Those of the page, in full."""
    everybody: list[Row]
    """Every standing group in short, the worst-off first."""
    found: int
    """How many rows the filter leaves."""
    page: int
    pages: int
    alone: int
    last: LastAct | None

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows each filter would leave."""
        words = ("weak", "one_sided", "unmet", "hand", "changed", "breaks")
        return {word: sum(row.is_shown(word) for row in self.everybody) for word in words}

    @cached_property
    def countries(self) -> list[str]:
        """Codes of all countries in it."""
        return sorted({code for row in self.everybody for code in row.countries})


def table_of(viewer: Viewer, round_: Round, wanted: Filtered) -> Table | None:
    """The newest proposal as it stands, for coordinators of the round; None before the first run has ended."""
    led = rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk)
    newest = list(Run.objects.filter(round__in=led.values("pk")).proposals()[:2])
    if not newest:
        return None
    run, before = newest[0], newest[1] if len(newest) > 1 else None
    everybody, ever = _in_short(run)
    _locked(everybody, round_)
    stood = _stood(before) if before else {}
    if before:
        _changed(everybody, stood)
    shown = [
        row
        for row in everybody
        if row.is_shown(wanted.show) and (not wanted.country or wanted.country in row.countries)
    ]
    pages = max(1, -(-len(shown) // A_PAGE))
    page = min(max(wanted.page, 1), pages)
    rows = shown[(page - 1) * A_PAGE : page * A_PAGE]
    acted = _last_act(round_)
    _in_full(rows, stood, acted)
    standing = {member.enrolment for row in everybody for member in row.members}
    alone = (ever | set(WithoutPartner.objects.filter(run=run).values_list("enrolment", flat=True))) - standing
    last = acted[0] if acted else None
    if last:
        last.of_this_run = last.of_this_run and acted is not None and acted[2] == run.pk
    return Table(run, before, rows, everybody, len(shown), page, pages, len(alone), last)


# ---- Everybody in short

Stood = dict[UUID, tuple[int, float]]
"""By person: the group they stood in, and what they got."""
ALONE = (0, 0.0)
"""In no group."""


def _in_short(run: Run) -> tuple[list[Row], set[UUID]]:
    """Every standing group, the worst-off first, and everybody who ever stood in one of this run."""
    ever: set[UUID] = set()
    rows: dict[int, Row] = {}
    members = ProposedMember.objects.filter(group__run=run).order_by("group__weakest", "group__number", "place")
    for (
        pk,
        number,
        weakest,
        lopsided,
        unmet,
        by_hand,
        countries,
        breaks,
        made_by,
        ended_by,
        who,
        at,
        gets,
    ) in members.values_list(
        "group",
        "group__number",
        "group__weakest",
        "group__lopsided",
        "group__unmet_musts",
        "group__by_hand",
        "group__countries",
        "group__breaks",
        "group__made_by",
        "group__ended_by",
        "enrolment",
        "place",
        "gets",
    ):
        ever.add(who)
        if ended_by is None:
            row = rows.get(pk) or rows.setdefault(
                pk, Row(pk, number, weakest, lopsided, unmet, by_hand, countries, breaks, made_by)
            )
            row.members.append(Member(who, at, gets))
    return list(rows.values()), ever


def _stood(run: Run) -> Stood:
    members = ProposedMember.objects.filter(group__run=run, group__ended_by=None)
    return {who: (group, gets) for who, group, gets in members.values_list("enrolment", "group", "gets")}


def _changed(rows: Iterable[Row], stood: Stood) -> None:
    sizes: dict[int, int] = {}
    for group, _gets in stood.values():
        sizes[group] = sizes.get(group, 0) + 1
    for row in rows:
        groups = {stood.get(member.enrolment, ALONE)[0] for member in row.members}
        same = len(groups) == 1 and sizes.get(next(iter(groups))) == len(row.members)
        row.changed = not same
        if same:
            row.was = {
                member.enrolment: stood[member.enrolment][1]
                for member in row.members
                if abs(stood[member.enrolment][1] - member.gets) >= HARDLY_ANYTHING
            }


def _locked(rows: Iterable[Row], round_: Round) -> None:
    near: dict[UUID, list[tuple[UUID, UUID]]] = {}
    for one, other in Tie.objects.holding().filter(round=round_, apart=False).values_list("one", "other"):
        near.setdefault(one, []).append((one, other))
        near.setdefault(other, []).append((one, other))
    for row in rows if near else ():
        people = [member.enrolment for member in row.members]
        ties = [tie for one in people for tie in near.get(one, ())]
        row.locked = bool(ties) and stand_together(people, ties)


# ---- Those of the page in full

Acted = tuple[LastAct, list[UUID], UUID | None]


def _in_full(rows: list[Row], stood: Stood, acted: Acted | None) -> None:
    """Names, countries, reasons, what was not met, and how these people stood before."""
    here = {member.enrolment: row for row in rows for member in row.members}
    formerly = {stood[one][0] for one in here if one in stood and here[one].changed}
    mates: dict[int, list[UUID]] = {}
    for one, (group, _gets) in stood.items():
        if group in formerly:
            mates.setdefault(group, []).append(one)
    wanted = {*here, *(one for group in mates.values() for one in group), *(acted[1] if acted else ())}
    known = _known(wanted)
    by_key = {row.pk: row for row in rows}
    for pk, reason, hours in ProposedGroup.objects.filter(pk__in=list(by_key)).values_list("pk", "reason", "hours"):
        by_key[pk].reason, by_key[pk].hours = reason, hours
    _unmet(rows)
    for row in rows:
        for member in row.members:
            member.who = known.get(member.enrolment, NOBODY)
        if row.changed:
            row.before = [_before(member, stood, mates, known) for member in row.members]
    if acted:
        acted[0].names = [known[one].name for one in acted[1] if one in known]


def _before(member: Member, stood: Stood, mates: Mapping[int, list[UUID]], known: Mapping[UUID, Somebody]) -> Before:
    group, gets = stood.get(member.enrolment, ALONE)
    others = [known[one] for one in mates.get(group, ()) if one != member.enrolment and one in known]
    return Before(member.who.name, [each.name for each in others], any(each.gone for each in others), gets)


def _known(people: Iterable[UUID]) -> dict[UUID, Somebody]:
    country = Answer.objects.filter(enrolment=OuterRef("pk"), question__kind="country", question__private=False)
    rows = Enrolment.objects.filter(pk__in=list(people)).annotate(where=Subquery(country.values("values")[:1]))
    return {
        pk: Somebody(name, str(where[0]) if where else "", bool(withdrawn or deferred or paused))
        for pk, name, where, withdrawn, deferred, paused in rows.values_list(
            "pk", "person__name", "where", "withdrawn_at", "deferred_at", "person__paused_since"
        )
    }


def _unmet(rows: list[Row]) -> None:
    found = WishOutcome.objects.filter(group__in=[row.pk for row in rows], answer="not").select_related("question")
    of: dict[int | None, list[WishOutcome]] = {}
    for outcome in found:
        of.setdefault(outcome.group_id, []).append(outcome)
    for row in rows:
        heaviest = sorted(of.get(row.pk, ()), key=lambda each: HEAVIEST_FIRST[each.weight])
        row.unmet = heaviest[:MOST_TOLD]


def _last_act(round_: Round) -> Acted | None:
    newest = Act.objects.filter(round=round_, undone_at=None).order_by("-number").values("pk")[:1]
    rows = Act.objects.filter(pk__in=Subquery(newest)).values_list("pk", "kind", "at", "by__name", "run", "people")
    found = list(rows)
    if not found:
        return None
    pk, kind, at, by, run, _one = found[0]
    return LastAct(pk, kind, at, by or "", [], of_this_run=True), [row[5] for row in found if row[5]], run
