"""Passing something on, and what its readers do with it; saying that one looks for work, and to stop saying so."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.commons.opportunities.models import Kind, Looking, Passed, Reaching
from sameboat.commons.opportunities.queries import looking_here, works_elsewhere_than
from sameboat.commons.opportunities.rules import passing as rules
from sameboat.members.notices.actions import send_letters
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of, put_words, take_words_back, touch
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import Reader


@transaction.atomic
def pass_on(
    partnership: UUID,
    *,
    kind: str,
    title: str,
    link: str,
    word: str,
    to: Collection[UUID],
    by: Person,
    reader: Reader,
    places: Sequence[str] = (),
) -> Passed:
    """Pass a link or a post on to partners, with a word. They get a letter that something waits, and no more.

    A post goes only to whoever said here that they look for work, within the places they can work in. ``reader`` is
    the author's own reading: what they cannot open, they do not know of either.
    """
    part = part_of(partnership, by=by)
    others = [each for each in _others(part) if each.pk in set(to)]
    require(rules.may_pass_on(title=title, link=link, word=word, readers=len(others)))
    if kind == Kind.JOB:
        known = looking_here(reader, others)
        can = {each.person.name: known[each].said["places"] if each in known else () for each in others}
        require(rules.may_pass_on_a_post(places, can))
    row = Passed(author=part, partnership_id=partnership, kind=kind)
    words = {"title": title.strip(), "link": link.strip(), "word": word.strip()}
    put_words(row, words | ({"places": list(places)} if kind == Kind.JOB else {}))
    row.save()
    reaches = Reaching.objects.bulk_create([Reaching(passed=row, partner=each) for each in others])
    note("pass on", row, by=by)
    touch(part)
    send_letters(
        "something_was_passed_on",
        [
            (each.pk, each.partner.person, f"passed:{each.pk}")
            for each in reaches
            if each.partner.muted_at is None and not _one_waits_already(each)
        ],
    )
    return row


def _one_waits_already(reaching: Reaching) -> bool:
    """Whoever has not looked yet was told, and is not told again."""
    earlier = Reaching.objects.filter(partner=reaching.partner, looked_at=None, put_away_at=None)
    return earlier.exclude(pk=reaching.pk).exists()


def _others(part: Partner) -> list[Partner]:
    rows = Partner.objects.filter(partnership=part.partnership_id, left_at=None).exclude(pk=part.pk)
    return list(rows.select_related("person"))


@transaction.atomic
def take_back(passed: Passed, *, by: Person) -> None:
    """It goes from everybody's page. Only whoever passed it on."""
    part_of(passed.partnership_id, by=by)
    row = Passed.objects.select_for_update().get(pk=passed.pk, author__person=by)
    take_words_back(row)
    note("take back what was passed on", row, by=by)


@transaction.atomic
def say_thanks(reaching: Reaching, *, by: Person) -> None:
    """One click: whoever passed it on reads that it was welcome."""
    part = part_of(reaching.partner.partnership_id, by=by)
    Reaching.objects.filter(pk=reaching.pk, partner=part, thanked_at=None).update(thanked_at=clock.now())
    note("thank for what was passed on", reaching, by=by)
    touch(part)


def put_away(reaching: Reaching, *, by: Person) -> None:
    """It goes from one's own page; nobody is told."""
    Reaching.objects.filter(pk=reaching.pk, partner__person=by).update(put_away_at=clock.now())


def look_at(reader: Reader) -> None:
    """The page was opened: nothing there waits any more. Nobody sees that."""
    Reaching.objects.filter(partner=reader.mine, looked_at=None).update(looked_at=clock.now())


@transaction.atomic
def say_that_i_look(partnership: UUID, *, what: str, places: Sequence[str], by: Person) -> Looking:
    """Let the partners of one partnership know for what work one looks, and where one can work.

    Refused wherever it is not certain that nobody there has the same employer.
    """
    part = part_of(partnership, by=by)
    require(rules.may_look(places, certainly_apart=works_elsewhere_than(part, _others(part))))
    row = Looking.objects.select_for_update().filter(author=part).first()
    row = row or Looking(author=part, partnership_id=partnership)
    row.written_at = clock.now()
    put_words(row, {"what": what.strip(), "places": list(places)})
    row.save()
    note("look for work", row, by=by, whose=by)
    touch(part)
    return row


@transaction.atomic
def stop_looking(partnership: UUID, *, by: Person) -> None:
    """Nobody there reads it any more."""
    Looking.objects.filter(partnership=partnership, author__person=by).delete()
