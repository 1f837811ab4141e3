"""Who is in the pool of a programme, and which drafts wait there for whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sameboat.base.kit import clock
from sameboat.commons.soundings.models import Opinion, PoolMember, PoolTurn, Sounding
from sameboat.commons.soundings.rules.pool import Known, may_read_for
from sameboat.members.people.models import Person
from sameboat.members.safety.queries import avoided_for_matching
from sameboat.members.safety.queries.blocks import kept_apart_from
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.models import Programme, TeamMember
from sameboat.mentoring.wishes.queries.workplaces import workplaces_of
from sameboat.mentoring.wishes.rules.answers import alike


def membership_of(viewer: Person, partnership: Partnership) -> PoolMember | None:
    """The viewer's own part in the pool of the programme in which this partnership is."""
    if partnership.round is None:
        return None
    return PoolMember.objects.filter(person=viewer, programme=partnership.round.programme_id).first()


def _in_the_pool() -> QuerySet[Sounding]:
    """What somebody may take up now: shown to the pool, read by no partner, and in nobody's hands."""
    return Sounding.objects.to_be_seen().filter(
        ~Exists(PoolTurn.objects.filter(sounding=OuterRef("pk"), handed_back_at=None)),
        ~Exists(Opinion.objects.filter(sounding=OuterRef("pk"))),
        in_pool_since__isnull=False,
        for_pool__isnull=False,
        author__left_at=None,
        author__partnership__ended_at=None,
    )


def waiting_in_the_pool(member: PoolMember) -> list[Sounding]:
    """The drafts that this member may take up, those wanted soonest first; nothing of them is opened here."""
    return [each for each in to_be_taken_up(member) if readers_for(each, [member])]


def to_be_taken_up(member: PoolMember) -> QuerySet[Sounding]:
    """What lies in the pool of their programme in nobody's hands, and never was in theirs; of whomever it is."""
    if not _takes_part(member):
        return Sounding.objects.none()
    rows = _in_the_pool().filter(author__partnership__round__programme=member.programme_id, wanted_by__gt=clock.now())
    return rows.exclude(turns__member=member).select_related("author__person")


def _takes_part(member: PoolMember) -> bool:
    """They have a partner in the programme now, and no part in running it."""
    return _active(PoolMember.objects.filter(pk=member.pk)).exists()


def turn_of(viewer: Person, sounding: UUID) -> PoolTurn | None:
    """The viewer's own turn with this draft, while they have it; a block since then takes it from them."""
    return _in_hand(viewer).filter(sounding=sounding).first()


def turns_in_hand(viewer: Person, programme: Programme) -> QuerySet[PoolTurn]:
    """What the viewer reads there for the pool, or has read and may still look at."""
    return _in_hand(viewer).filter(member__programme=programme)


def _in_hand(viewer: Person) -> QuerySet[PoolTurn]:
    turns = PoolTurn.objects.filter(member__person=viewer, handed_back_at=None)
    turns = turns.exclude(sounding__author__person__in=kept_apart_from(viewer.pk))
    return turns.select_related("sounding__author__partnership", "member__person").prefetch_related("notes")


def turns_of(member: PoolMember) -> list[PoolTurn]:
    """What this member is reading, or has read and may still look at."""
    turns = PoolTurn.objects.filter(member=member, handed_back_at=None)
    return list(turns.select_related("sounding").order_by("sounding__wanted_by"))


def next_in_the_pool(programme: Programme) -> Iterable[list[PoolMember]]:
    """Its members, those who were called longest ago first, some at a time."""
    rows = _active(PoolMember.objects.filter(programme=programme)).select_related("person")
    never = rows.filter(called_at=None).order_by("joined_at", "pk")
    before = rows.filter(called_at__isnull=False).order_by("called_at", "pk")
    everybody = [*never, *before]
    for at in range(0, len(everybody), 25):
        yield everybody[at : at + 25]


def readers_for(sounding: Sounding, members: Collection[PoolMember]) -> list[PoolMember]:
    """Those of them who may read it: no colleague, no partner, nobody whom either would rather not meet."""
    asker = sounding.author.person
    known = known_of([asker, *(each.person for each in members)])
    partners = set(Partner.objects.filter(partnership=sounding.author.partnership_id).values_list("person", flat=True))
    asking = _with(known[asker.pk], sounding.workplace, kept_apart_from(asker.pk))
    return [
        each
        for each in members
        if may_read_for(asking, _with(known[each.person_id], each.workplace), same=each.person_id, partners=partners)
    ]


def known_of(people: Collection[Person]) -> dict[UUID, Known]:
    """What keeps each of these people apart from others, for the rule alone: nothing of it is shown to anybody."""
    places = workplaces_of(people)
    avoided = avoided_for_matching(each.pk for each in people)
    return {
        each.pk: Known(
            names=frozenset(filter(None, (alike(each.name), each.email.casefold()))),
            avoids=frozenset(alike(text) for text in avoided.get(each.pk, ())),
            workplaces=places[each.pk],
        )
        for each in people
    }


def _with(known: Known, workplace: str, blocked: Collection[UUID] = ()) -> Known:
    """What they said for the pool alone counts with what the site knew; a block holds, whoever of the two said it."""
    more = frozenset([workplace]) if workplace else frozenset()
    return Known(known.names, known.avoids, known.workplaces | more, frozenset(blocked))


def _active(members: QuerySet[PoolMember]) -> QuerySet[PoolMember]:
    today = clock.today()
    goes_on = (
        Q(partnership__stays_since__isnull=False) | Q(partnership__ends_on=None) | Q(partnership__ends_on__gte=today)
    )
    living = Partner.objects.filter(
        goes_on,
        person=OuterRef("person"),
        partnership__round__programme=OuterRef("programme"),
        left_at=None,
        partnership__ended_at=None,
    )
    runs_it = TeamMember.objects.filter(person=OuterRef("person"), programme=OuterRef("programme"), until=None)
    return members.filter(Exists(living), ~Exists(runs_it))
