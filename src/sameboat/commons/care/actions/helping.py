"""Help: somebody asks for it, which tells the team the fact alone; and somebody of the team gave it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.commons.care.actions.telling_the_team import tell_of_help
from sameboat.commons.care.models import HelpAsked, HelpGiven, Silence
from sameboat.commons.care.queries.team import team_of_each
from sameboat.commons.care.rules.deeds import may_ask_for_help, may_look_after, may_offer_help
from sameboat.members.notices.actions import send_letters
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.queries import is_coordinator


@transaction.atomic
def ask_for_help(partnership: UUID, *, by: Person) -> HelpAsked:
    """Tell the team that one would like help. The others are not told, and no reason is asked for."""
    part = part_of(partnership, by=by)
    require(may_ask_for_help(asks_already=part.help_asked.filter(settled_at=None).exists()))
    return help_is_asked(part, by=by)


def help_is_asked(part: Partner, *, by: Person) -> HelpAsked:
    """Somebody asked in another way, such as by a click in a letter; asking twice asks once."""
    asked, new = HelpAsked.objects.get_or_create(partner=part, settled_at=None)
    if new:
        note("ask for help", asked, by=by, whose=by)
        tell_of_help(asked)
    return asked


@transaction.atomic
def need_no_help(partnership: UUID, *, by: Person) -> None:
    """It has settled itself: the team waits for nothing any more."""
    part = part_of(partnership, by=by)
    for asked in part.help_asked.filter(settled_at=None):
        asked.settled_at = clock.now()
        asked.save(update_fields=["settled_at"])
        note("need no help", asked, by=by, whose=by)


@transaction.atomic
def offer_help(partnership: Partnership, *, by: Person) -> HelpGiven:
    """Where it is quiet: ask each of them, by a letter of fixed words, whether one can help. Once in one silence.

    They read the name and the address of whoever asks, and answer if they like; nobody of the team needs theirs.
    """
    partnership = _held(partnership)
    _require_theirs(partnership, by)
    silence = Silence.objects.filter(partnership=partnership, over_at=None, told_on__isnull=False).first()
    before = HelpGiven.objects.filter(partnership=partnership, how=HelpGiven.How.OFFERED)
    offered = silence is not None and before.filter(at__gte=silence.made_at).exists()
    require(may_offer_help(is_quiet=silence is not None, offered=offered))
    given = HelpGiven.objects.create(partnership=partnership, by=by, how=HelpGiven.How.OFFERED)
    parts = Partner.objects.filter(partnership=partnership, left_at=None, muted_at=None).select_related("person")
    send_letters("somebody_would_help", [(given.pk, each.person, f"would_help:{given.pk}:{each.pk}") for each in parts])
    note("offer help", given, by=by)
    return given


@transaction.atomic
def note_help(partnership: Partnership, how: str, *, by: Person) -> HelpGiven:
    """Somebody of the team helped, in one of four ways. What was said is kept nowhere."""
    partnership = _held(partnership)
    _require_theirs(partnership, by)
    given = HelpGiven.objects.create(partnership=partnership, by=by, how=HelpGiven.How(how))
    HelpAsked.objects.filter(partner__partnership=partnership, settled_at=None).update(settled_at=clock.now())
    note("note help", given, by=by)
    return given


def _held(partnership: Partnership) -> Partnership:
    rows = Partnership.objects.select_for_update(of=("self",)).select_related("round__programme")
    return rows.get(pk=partnership.pk)


def _require_theirs(partnership: Partnership, by: Person) -> None:
    inside = Partner.objects.filter(partnership=partnership, person=by, left_at=None).exists()
    leads = partnership.round is not None and is_coordinator(by, partnership.round.programme)
    looks_after = by in team_of_each([partnership])[partnership.pk]
    require(may_look_after(coordinates=leads and not inside, looks_after=looks_after))
