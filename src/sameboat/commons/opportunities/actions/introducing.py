"""Introducing two people: each reads one sentence and says yes, or nothing happens."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.commons.opportunities import queries
from sameboat.commons.opportunities.models import Introduction, Side
from sameboat.commons.opportunities.rules import introductions as rules
from sameboat.members.notices.actions import send_letters
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import open_friendship, part_of, put_words, take_words_back
from sameboat.mentoring.partnerships.models import Partner

FORGOTTEN_AFTER = timedelta(days=30)


@transaction.atomic
def introduce(sentences: list[tuple[UUID, str]], *, by: Person) -> Introduction:
    """Ask two partners of one's own, each with a sentence about the other. Nobody is told what the other says.

    Two who must not meet are not asked, and whoever introduces them does not learn of it: it looks like an
    introduction to which nobody said yes.
    """
    found = {each.pk: each for each in queries.partners_now(by).filter(pk__in=[pk for pk, _words in sentences])}
    people = [found[pk].person for pk, _words in sentences if pk in found]
    both = len(people) == 2 == len(sentences)
    require(
        rules.may_introduce(
            both_mine=both,
            same=both and people[0] == people[1],
            know_each_other=both and queries.know_each_other(*people),
            sentences=[words for _pk, words in sentences],
            waiting=queries.made_by(by).count(),
        )
    )
    asks = not queries.kept_apart(*people)
    made = Introduction.objects.create(by=by, until=clock.now() + FORGOTTEN_AFTER, asks=asks)
    sides = [_side(made, found[pk], words, by) for pk, words in sentences]
    note("introduce", made, by=by)
    if asks:
        send_letters(
            "somebody_to_know",
            [(each.pk, each.to.person, f"introduced:{each.pk}") for each in sides if each.to.muted_at is None],
        )
    return made


def _side(introduction: Introduction, to: Partner, words: str, by: Person) -> Side:
    side = Side(author=part_of(to.partnership_id, by=by), introduction=introduction, to=to)
    put_words(side, {"sentence": " ".join(words.split())})
    side.save()
    return side


@transaction.atomic
def answer_introduction(side: Side, *, yes: bool, by: Person) -> Introduction:
    """Say yes, or no. With the second yes the two have each other; a no is kept from everybody."""
    introduction = Introduction.objects.select_for_update().get(pk=side.introduction_id)
    side = Side.objects.select_related("to__person", "author").get(pk=side.pk)
    unanswered = side.yes_at is None and side.no_at is None
    require(
        rules.may_answer(
            mine=side.to.person_id == by.pk, waits=unanswered and introduction.waits(clock.now()) and _standing(side)
        )
    )
    now = clock.now()
    side.yes_at, side.no_at = (now, None) if yes else (None, now)
    side.save(update_fields=["yes_at", "no_at"])
    note("answer an introduction", introduction, by=by, whose=by)
    if yes:
        _bring_together(introduction)
    return introduction


def _standing(side: Side) -> bool:
    """Whoever introduced them is still a partner of this one, and so is this one."""
    return side.to.left_at is None and side.author.left_at is None and side.sealed is not None


def _bring_together(introduction: Introduction) -> None:
    sides = list(introduction.sides.select_related("to__person", "author"))
    people = [each.to.person for each in sides]
    if not all(each.yes_at and _standing(each) for each in sides) or any(person.left_at for person in people):
        return
    if queries.kept_apart(*people) or queries.know_each_other(*people):
        return
    introduction.became = open_friendship(people, by=None)
    introduction.save(update_fields=["became"])
    parts = introduction.became.partners.select_related("person")
    send_letters("you_have_each_other", [(each.pk, each.person, f"introduced:both:{each.pk}") for each in parts])


@transaction.atomic
def take_introduction_back(introduction: Introduction, *, by: Person) -> None:
    """Nobody is asked any more; the sentences are gone."""
    row = Introduction.objects.select_for_update().get(pk=introduction.pk, by=by)
    require(rules.may_answer(mine=True, waits=row.waits(clock.now())))
    row.taken_back_at = clock.now()
    row.save(update_fields=["taken_back_at"])
    for side in row.sides.all():
        take_words_back(side)
    note("take an introduction back", row, by=by)
