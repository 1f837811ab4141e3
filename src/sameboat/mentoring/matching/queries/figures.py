"""The figures of a round, for its coordinators: who came, from where, how well pairs fit, which wishes were granted.

They are counts of public facts and of what a run says of its own groups. Nothing is read here that belongs to a
private question, not even to count it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Exists, Q, QuerySet

from sameboat.mentoring.matching.models import ProposedGroup, ProposedMember, Run, WishOutcome
from sameboat.mentoring.matching.models.proposals import Answered
from sameboat.mentoring.matching.models.runs import Purpose
from sameboat.mentoring.matching.rules.review import WEAK_BELOW
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.models import Enrolment, Role, Round
from sameboat.mentoring.programmes.queries import Viewer, rounds_on_the_desk_of
from sameboat.mentoring.wishes.models import Answer, Weight
from sameboat.mentoring.wishes.queries.people import address_proved


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many went on from each step to the next."""

    begun: int
    applied: int
    withdrawn: int
    proved: int
    admitted: int
    deferred: int
    with_partner: int


@dataclass(frozen=True, slots=True)
class FromACountry:
    """What one country has of a round."""

    country: str
    applied: int
    with_partner: int


@dataclass(frozen=True, slots=True)
class Granted:
    """What became of the public wishes of one weight."""

    weight: str
    granted: int
    nearly: int
    not_granted: int

    @property
    def parts(self) -> tuple[int, int, int]:
        """As a bar shows them."""
        return self.granted, self.nearly, self.not_granted

    @property
    def all(self) -> int:
        """How many wishes of this weight there were."""
        return sum(self.parts)

    @property
    def per_cent(self) -> int:
        """The share that was granted, whole."""
        return round(100 * self.granted / self.all) if self.all else 0


@dataclass(slots=True)
class Figures:
    """All of them; empty lists where there was no run yet."""

    funnel: Funnel
    countries: list[FromACountry]
    run: Run | None = None
    announced: bool = False
    weakest: list[float] = field(default_factory=list)
    """Of each pair, trio or circle what its least lucky member gets, 0 to 1, the least first."""
    wishes: list[Granted] = field(default_factory=list)

    @property
    def low(self) -> int:
        """Groups in which somebody gets less than half."""
        return sum(value < WEAK_BELOW for value in self.weakest)


def figures_of(viewer: Viewer, round_: Round) -> Figures | None:
    """All figures, for those who coordinate the round's programme; nothing for anybody else."""
    if not rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk).exists():
        return None
    runs = runs_behind(round_)
    together = _who_has_somebody(round_, runs)
    applied = _by_country(Enrolment.objects.filter(round=round_, applied_at__isnull=False, withdrawn_at=None))
    paired = _by_country(together)
    figures = Figures(
        _funnel(round_, together),
        [FromACountry(code, number, paired[code]) for code, number in applied.most_common()],
        runs[0] if runs else None,
        round_.announced_at is not None,
    )
    if runs:
        groups = ProposedGroup.objects.filter(run__in=runs, ended_by=None)
        figures.weakest = sorted(groups.values_list("weakest", flat=True))
        figures.wishes = _granted(runs)
    return figures


def run_behind(round_: Round) -> Run | None:
    """The run that was announced; before, the newest that brought something."""
    runs = Run.objects.filter(round=round_).proposals()
    if round_.announced_at is not None:
        runs = runs.filter(announced_at__isnull=False)
    return runs.first()


def runs_behind(round_: Round) -> list[Run]:
    """That run, and those that found partners for people who waited or came later, once they were told."""
    later = Run.objects.filter(round=round_, purpose=Purpose.WAITING, announced_at__isnull=False).order_by("number")
    run = run_behind(round_)
    return [*([run] if run else []), *later]


def in_standing_groups(runs: Iterable[Run]) -> QuerySet[ProposedMember]:
    """Who is in a group of these runs as hands have left it."""
    return ProposedMember.objects.filter(group__run__in=list(runs), group__ended_by=None)


def _who_has_somebody(round_: Round, runs: list[Run]) -> QuerySet[Enrolment]:
    """After the announcement those who were given a partner; before it those whom the run would give one."""
    people = Enrolment.objects.filter(round=round_)
    if round_.announced_at is not None:
        partners = Partner.objects.filter(round=round_, enrolment__isnull=False)
        return people.filter(pk__in=partners.values("enrolment"))
    return people.filter(withdrawn_at=None, pk__in=in_standing_groups(runs).values("enrolment"))


def _funnel(round_: Round, together: QuerySet[Enrolment]) -> Funnel:
    standing = Q(applied_at__isnull=False, withdrawn_at=None)
    counts = (
        Enrolment.objects.filter(round=round_)
        .annotate(has_proved=Exists(address_proved()))
        .aggregate(
            begun=Count("pk"),
            applied=Count("pk", filter=Q(applied_at__isnull=False)),
            withdrawn=Count("pk", filter=Q(applied_at__isnull=False, withdrawn_at__isnull=False)),
            proved=Count("pk", filter=standing & Q(has_proved=True)),
            admitted=Count("pk", filter=standing & Q(has_proved=True, deferred_at=None)),
            deferred=Count("pk", filter=standing & Q(deferred_at__isnull=False)),
        )
    )
    return Funnel(**counts, with_partner=together.count())


def _by_country(people: QuerySet[Enrolment]) -> Counter[str]:
    said = Answer.objects.filter(
        enrolment__in=people.values("pk"), question__kind="country", question__private=False, sealed=None
    )
    return Counter(str(values[0]) for values in said.values_list("values", flat=True) if values)


def _granted(runs: list[Run]) -> list[Granted]:
    """Of people in groups that stand, and of those who are alone as the program left them; musts first."""
    alone = Q(group=None) & ~Q(enrolment__in=in_standing_groups(runs).values("enrolment"))
    rows: Iterable[tuple[str, str, int]] = (
        WishOutcome.objects.filter(run__in=runs, question__private=False)
        .filter(Q(group__isnull=False, group__ended_by=None) | alone)
        .order_by()
        .values_list("weight", "answer")
        .annotate(number=Count("pk"))
    )
    counted = {(weight, answer): number for weight, answer, number in rows}
    return [
        Granted(
            weight,
            *(counted.get((weight, answer), 0) for answer in (Answered.GRANTED, Answered.NEARLY, Answered.NOT)),
        )
        for weight in (Weight.MUST, Weight.SHOULD, Weight.NICE)
    ]
