"""What the pages of the plan show, with everybody by the name that is said here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sameboat.doors.partners.plan.forms.agreement import NAMES
from sameboat.doors.partners.plan.suggestions import GAPS
from sameboat.doors.partners.rooms import Here
from sameboat.mentoring.partnerships.models import Said
from sameboat.mentoring.partnerships.queries import Day, names_in_a_row
from sameboat.mentoring.plans.queries import Offered, Shown, Version

YOU, SOMEBODY = _("you"), _("your partner")


@dataclass(frozen=True, slots=True)
class AgreementShown:
    """A version with its words part by part, and who said yes."""

    version: Version
    said: Said
    number: int
    at: datetime
    by: str | Promise
    """Who proposed it."""
    rhythm: str | Promise
    """One of the rhythms that have a name; empty: see the number of days."""
    days: int | None
    parts: Sequence[tuple[str | Promise, str]]
    waits_for: Sequence[str | Promise]
    """Whose yes it waits for."""
    reopened_by: str | Promise
    reopened_by_me: bool

    @classmethod
    def of(cls, version: Version, here: Here) -> AgreementShown:
        """As the reader has it before them."""
        row = version.agreement
        words = row.said.words or {}
        rhythm = "none" if row.gap_days is None else str(row.gap_days)
        return cls(
            version=version,
            said=row.said,
            number=row.number,
            at=row.written_at,
            by=YOU if version.mine else here.name_of(row.author_id) or SOMEBODY,
            rhythm=dict(GAPS).get(rhythm, ""),
            days=row.gap_days,
            parts=[(called, str(words[key])) for key, called in NAMES.items() if words.get(key)],
            waits_for=[] if here.over else [_called(each.pk, here) for each in version.missing],
            reopened_by=_called(row.reopened_by_id, here) if row.reopened_by_id else "",
            reopened_by_me=row.reopened_by_id == here.mine.pk,
        )


def _called(part: object, here: Here) -> str | Promise:
    return YOU if part == here.mine.pk else here.name_of(part) or SOMEBODY  # type: ignore[arg-type]  # a part's id


@dataclass(frozen=True, slots=True)
class TopicShown:
    """A topic of the round, and who would like to talk about it."""

    day: Day
    by_me: bool
    by: str
    """The others who would like it, by their names."""

    @classmethod
    def of(cls, offered: Offered, here: Here) -> TopicShown:
        """As the reader has it before them."""
        others = [each for each in here.others if each.pk in offered.by_others]
        return cls(offered.day, offered.by_me, names_in_a_row(others))


def near_among(topics: Sequence[TopicShown]) -> list[TopicShown]:
    """The topic of these days, the one after it, and whatever somebody would like to talk about."""
    after = next((each for each in topics if not each.day.over and not each.day.now), None)
    return [each for each in topics if each.day.now or each is after or each.by_me or each.by]


def by_whom(goals: Sequence[Shown], here: Here) -> list[tuple[str, list[Shown]]]:
    """Goals of the others, under their names. Whoever is no longer there stands last, without a name."""
    groups: dict[str, list[Shown]] = {each.person.name: [] for each in here.others}
    for shown in goals:
        groups.setdefault(here.name_of(shown.goal.author_id), []).append(shown)
    return [(name or str(_("Your partner’s")), some) for name, some in groups.items() if some]
