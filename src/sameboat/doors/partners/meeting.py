"""What stands on the first page of a partnership: who the others are, why they, what was wished, and when to meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sameboat.base.kit import clock
from sameboat.commons.care.rules.set_days import is_before_the_end
from sameboat.commons.conversations.queries import has_begun
from sameboat.doors.partners.clocks import Clocks, clocks_of
from sameboat.doors.partners.rooms import Here
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.queries.telling import outcomes_of
from sameboat.mentoring.partnerships import queries
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.queries import people_to_turn_to
from sameboat.mentoring.programmes.queries.first_weeks import guidance_of, starter_questions_of
from sameboat.mentoring.programmes.rules.names import name_of
from sameboat.mentoring.wishes.models import Answer, Wish
from sameboat.mentoring.wishes.rules.answers import shown


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing that all of them have, and each agreed to tell."""

    ask: str
    values: str


def page_of(here: Here, viewer: Person) -> dict[str, Any]:
    """Everything the page shows, for one of its partners. Own wishes and what is shared in private are theirs alone."""
    partnership, mine = here.partnership, here.mine
    met = queries.partners_of(here.others, viewer)
    today = clock.today()
    round_ = partnership.round
    return {
        "round": round_,
        "programme": round_.programme if round_ else None,
        "mine": mine,
        "met": met,
        "outcomes": outcomes_of(viewer, mine.enrolment) if mine.enrolment else [],
        "considered": _private_wishes(mine),
        "between": [
            Shared(question.ask, ", ".join(shown(question, value) for value in values))
            for question, values in queries.between_them(mine, here.others)
        ],
        "clocks": _clocks(mine, [each.hours for each in met], partnership),
        "places": [(each, name_of("country", each.country) if each.country else "") for each in met],
        "begun": has_begun(here.reader),
        "asks": starter_questions_of(round_) if round_ else [],
        "guidance": guidance_of(round_) if round_ else "",
        "topics": queries.topics_of(partnership, today),
        "before_the_end": partnership.stays_since is None and is_before_the_end(partnership.ends_on, today),
        "turn_to": people_to_turn_to(round_.programme) if round_ else [],
    }


def _private_wishes(mine: Partner) -> int:
    """How many private wishes were considered; not which ones: this page may be looked at together."""
    return Wish.objects.filter(enrolment=mine.enrolment_id, question__private=True).count() if mine.enrolment_id else 0


def _clocks(mine: Partner, theirs: Sequence[Sequence[str]], partnership: Partnership) -> Clocks | None:
    own = Answer.objects.filter(enrolment=mine.enrolment_id, question__kind="hours").values_list("values", flat=True)
    day = max(partnership.starts_on, clock.today())
    return clocks_of(next(iter(own), []), theirs, day) if theirs else None
