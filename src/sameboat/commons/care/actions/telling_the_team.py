"""Whoever looks after partnerships is told that some have gone quiet: at most one letter a day and round, no names."""

from __future__ import annotations

from datetime import datetime, timedelta

from sameboat.commons.care.models import HelpAsked, Silence
from sameboat.commons.care.queries.standing import is_daytime_of
from sameboat.commons.care.queries.team import team_of_each
from sameboat.members.notices.actions import send_letters

STILL_NEWS = timedelta(days=2)


def tell_the_team(now: datetime) -> None:
    """A letter to each, at a daytime of theirs, for every day on which the team was told of silence."""
    news = Silence.objects.filter(told_on__gte=(now - STILL_NEWS).date(), over_at=None)
    silences = list(news.select_related("partnership__round"))
    teams = team_of_each(each.partnership for each in silences)
    letters = [
        (each.partnership.round_id, person, f"quiet:{each.partnership.round_id}:{person.pk}:{each.told_on}")
        for each in silences
        for person in teams[each.partnership_id]
        if each.partnership.round_id is not None and is_daytime_of(person, now)
    ]
    if letters:
        send_letters("some_are_quiet", letters)


def tell_of_help(asked: HelpAsked) -> None:
    """The same people hear at once that somebody asked for help; who it is stands on the desk alone."""
    partnership = asked.partner.partnership
    team = team_of_each([partnership])[partnership.pk]
    send_letters("help_is_asked", [(asked.pk, person, f"help:{asked.pk}:{person.pk}") for person in team])
