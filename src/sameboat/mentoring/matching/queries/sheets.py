"""A match as sheets: its figures, its pairs with what each gets and why, and who waits. Public facts alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from sameboat.mentoring.matching.models import ProposedGroup, ProposedMember, Run, WishOutcome, WithoutPartner
from sameboat.mentoring.matching.queries.figures import Figures, figures_of, in_standing_groups, run_behind, runs_behind
from sameboat.mentoring.matching.queries.waiting import who_waits
from sameboat.mentoring.programmes.models import Enrolment, Role, Round
from sameboat.mentoring.programmes.queries import Viewer, applicants_of, rounds_on_the_desk_of
from sameboat.mentoring.programmes.sheet_writing import list_cell, named_or_code
from sameboat.mentoring.wishes.queries import countries_of

OF_FIGURES = ("figure", "what", "of", "number")
OF_REVIEW = (
    "group", "made by hand", "name", "email", "country", "with", "gets of 100", "brings of 100",
    "weakest of 100", "musts unmet", "hours a week in common", "wishes granted", "wishes nearly granted",
    "wishes not granted", "reason", "rules it breaks",
)  # fmt: skip
OF_WAITING = ("name", "email", "country", "applied on", "why", "what would help")


@dataclass(slots=True)
class SheetOfAMatch:
    """Headings, rows, and whose data they are."""

    columns: Sequence[str]
    rows: list[list[str]] = field(default_factory=list)
    about: list[Enrolment] = field(default_factory=list)
    """Those who are named in it."""


def figures_sheet(viewer: Viewer, round_: Round) -> SheetOfAMatch:
    """Every number of the page of figures; it names nobody."""
    figures = figures_of(viewer, round_)
    return SheetOfAMatch(OF_FIGURES, list(_numbers(figures)) if figures else [])


def review_sheet(viewer: Viewer, round_: Round) -> SheetOfAMatch:
    """A row for each person of each group that stands, the worst-off group first."""
    sheet, runs = SheetOfAMatch(OF_REVIEW), runs_behind(round_)
    if not runs or not _leads(viewer, round_):
        return sheet
    members = ProposedMember.objects.select_related("enrolment__person")
    standing = ProposedGroup.objects.filter(run__in=runs, ended_by=None)
    groups = list(standing.prefetch_related(Prefetch("members", members)))
    sheet.about = [member.enrolment for group in groups for member in group.members.all()]
    countries = countries_of(sheet.about)
    answers = _answers(runs)
    for group in groups:
        together = list(group.members.all())
        for member in together:
            others = [other.enrolment.person.name for other in together if other is not member]
            got = answers.get((group.pk, member.enrolment_id), {})
            sheet.rows.append(
                [
                    str(group.number),
                    "yes" if group.by_hand else "",
                    *_who(member.enrolment, countries),
                    list_cell(others),
                    _of_100(member.gets),
                    _of_100(member.brings),
                    _of_100(group.weakest),
                    str(group.unmet_musts),
                    "" if group.hours is None else f"{group.hours:g}",
                    *(str(got.get(answer, 0)) for answer in ("granted", "nearly", "not")),
                    group.reason,
                    list_cell(map(str, group.breaks)),
                ]
            )
    return sheet


def waiting_sheet(viewer: Viewer, round_: Round) -> SheetOfAMatch:
    """Whoever has nobody: left alone, parted, or invited to a later round; in the order of application."""
    sheet = SheetOfAMatch(OF_WAITING)
    if not _leads(viewer, round_):
        return sheet
    run = run_behind(round_)
    said = {each.enrolment_id: each for each in WithoutPartner.objects.filter(run=run)} if run else {}
    why = _waits_now(viewer, round_) if round_.announced_at else _would_wait(viewer, round_)
    sheet.about = [each for each in applicants_of(viewer, round_) if each.pk in why]
    countries = countries_of(sheet.about)
    for each in sheet.about:
        told = said.get(each.pk)
        sheet.rows.append(
            [
                *_who(each, countries),
                each.applied_at.date().isoformat() if each.applied_at else "",
                why[each.pk] or (told.why if told else ""),
                told.would_help if told and not each.deferred_at else "",
            ]
        )
    return sheet


def _would_wait(viewer: Viewer, round_: Round) -> dict[UUID, str]:
    """Before anybody is told: whom the proposal leaves alone as it stands, and whom the country's share leaves out."""
    run = run_behind(round_)
    standing = set(in_standing_groups([run]).values_list("enrolment", flat=True)) if run else set()
    left = set(WithoutPartner.objects.filter(run=run).values_list("enrolment", flat=True)) if run else set()
    found: dict[UUID, str] = {}
    for each in applicants_of(viewer, round_):
        if each.deferred_at:
            found[each.pk] = _("invited to a later round: the country has its share")
        elif run and each.pk not in standing:
            found[each.pk] = "" if each.pk in left else _("in no group of the newest run as it stands")
    return found


def _waits_now(viewer: Viewer, round_: Round) -> dict[UUID, str]:
    found = {each.enrolment.pk: str(each.waits.says_why) for each in who_waits(viewer, round_)}
    for each in applicants_of(viewer, round_).filter(deferred_at__isnull=False):
        found[each.pk] = _("invited to a later round: the country has its share")
    return found


def _numbers(figures: Figures) -> Iterator[list[str]]:
    steps = figures.funnel
    for what in ("begun", "applied", "withdrawn", "proved", "admitted", "deferred", "with_partner"):
        yield ["from application to partner", what.replace("_", " "), "", str(getattr(steps, what))]
    for each in figures.countries:
        name = named_or_code("country", each.country)
        yield ["countries", "applied", name, str(each.applied)]
        yield ["countries", "with partner", name, str(each.with_partner)]
    for wishes in figures.wishes:
        for what, number in zip(("granted", "nearly", "not"), wishes.parts, strict=True):
            yield ["wishes", what, wishes.weight, str(number)]
    for at, value in enumerate(figures.weakest, 1):
        yield ["the least that anybody of a group gets, of 100", "group", str(at), _of_100(value)]


def _answers(runs: Sequence[Run]) -> dict[tuple[int, UUID], dict[str, int]]:
    """Of each person in each group how many public wishes were granted, nearly, and not."""
    found: dict[tuple[int, UUID], dict[str, int]] = {}
    rows = WishOutcome.objects.filter(run__in=runs, question__private=False, group__ended_by=None)
    for group, enrolment, answer in rows.values_list("group", "enrolment", "answer"):
        if group is not None:
            counts = found.setdefault((group, enrolment), {})
            counts[answer] = counts.get(answer, 0) + 1
    return found


def _who(enrolment: Enrolment, countries: dict[UUID, str]) -> tuple[str, str, str]:
    person = enrolment.person
    return person.name, person.email, named_or_code("country", countries.get(enrolment.pk, ""))


def _of_100(value: float) -> str:
    return str(round(100 * value))


def _leads(viewer: Viewer, round_: Round) -> bool:
    return rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk).exists()
