"""Questions that are put together once: they say what Django's own would, of the database as it is now."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import Exists, OuterRef, Q, QuerySet

from sameboat.base.kit import clock
from sameboat.base.kit.ready import put_together_once
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Programme, Round
from tests.site_makers import person, programme, round_of

pytestmark = pytest.mark.django_db
put_together: list[str] = []


@put_together_once
def rounds_since(programme: Any, day: Any, until: Any) -> QuerySet[Round]:
    put_together.append("once")
    rounds = Round.objects.filter(programme=programme, opens_on__gte=day, published_at__lt=until)
    return rounds.select_related("programme").order_by("number")


@put_together_once
def titles_with_a_round(number: Any, slug: Any) -> QuerySet[Programme, str]:
    numbered = Exists(Round.objects.filter(programme=OuterRef("pk"), number=number))
    return Programme.objects.filter(numbered | Q(slug=slug)).order_by("title").values_list("title", flat=True)


def test_the_answer_is_as_the_database_is_now_and_the_question_is_put_together_once(django_assert_num_queries) -> None:
    ours, day = programme(), clock.now().date() - timedelta(days=30)
    first = round_of(ours, questions=False)
    with django_assert_num_queries(1):
        found = rounds_since(programme=ours.pk, day=day, until=clock.now())
        assert [each.programme.title for each in found] == [ours.title]
    Round.objects.filter(pk=first.pk).update(title="Another name")
    second = round_of(ours, questions=False)
    now = rounds_since(programme=ours.pk, day=day, until=clock.now())
    assert [str(each) for each in now] == ["Another name", str(second)]
    assert now == [first, second]
    assert rounds_since(programme=uuid4(), day=day, until=clock.now()) == []
    assert rounds_since(programme=ours.pk, day=clock.now().date(), until=clock.now()) == []
    assert put_together == ["once"]


def test_a_value_stands_where_it_is_named_in_a_question_inside_another() -> None:
    near, far = programme("Near"), programme("Far")
    round_of(near, number=4, questions=False)
    assert titles_with_a_round(number=4, slug=far.slug) == ["Far", "Near"]
    assert titles_with_a_round.first(number=4, slug="") == "Near"
    assert titles_with_a_round.first(number=10**30, slug="' OR 1=1") is None


@pytest.mark.parametrize("built_in", ["a moment", "a day", "a key"])
def test_what_would_be_asked_for_ever_is_refused(built_in: str) -> None:
    somebody = person()

    @put_together_once
    def joined(name: Any) -> QuerySet[Person]:
        kept = {"a moment": Q(joined_at__lt=clock.now()), "a key": Q(pk=somebody.pk), "a day": Q(joined_at__date=DAY)}
        return Person.objects.filter(kept[built_in], name=name)

    with pytest.raises(TypeError, match="has to be handed over"):
        joined(name="Anybody")


DAY = clock.now().date()


def test_nothing_is_not_a_value() -> None:
    with pytest.raises(TypeError, match="None cannot be asked for"):
        titles_with_a_round(number=None, slug="")
