"""What a row of the review table says beside its numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sameboat.doors.desk.reviewing.words import country_in_words, hundredth, outcome_in_words
from sameboat.mentoring.matching.models import WishOutcome
from sameboat.mentoring.matching.queries.review import Row, Table
from sameboat.mentoring.matching.queries.review.hands import did
from sameboat.mentoring.matching.queries.review.table import Before, LastAct, Member
from sameboat.mentoring.matching.rules.review import WEAK_BELOW, WITHOUT_A_NAME, listed

SHOWN = (
    ("", gettext_lazy("All, the weakest first")),
    ("weak", gettext_lazy("Weak")),
    ("one_sided", gettext_lazy("One-sided")),
    ("unmet", gettext_lazy("Musts not met")),
    ("breaks", gettext_lazy("Breaks a rule")),
    ("changed", gettext_lazy("Changed")),
    ("hand", gettext_lazy("Locked or by hand")),
)
"""The filters, by the word in the address."""


def chips_of(table: Table, show: str, country: str) -> list[dict[str, Any]]:
    """The filters with how many rows each leaves; those that would leave none are left out."""
    counts = {"": len(table.everybody), **table.counts}
    return [
        {"word": word, "name": name, "count": counts[word], "here": word == show, "country": country}
        for word, name in SHOWN
        if counts[word] or word in ("", show)
    ]


def in_words(row: Row, has_before: bool) -> dict[str, Any]:
    """A row as the template draws it."""
    names = {member.enrolment: member.who.name or str(WITHOUT_A_NAME) for member in row.members}
    return {
        "row": row,
        "name": listed([*names.values()]),
        "members": [_member(member, names[member.enrolment]) for member in row.members],
        "tags": list(_tags(row, names)),
        "unmet": [_not_met(each, names[each.enrolment_id]) for each in row.unmet if each.enrolment_id in names],
        "since": " ".join(_since(row, names)) if has_before or row.made_by else "",
    }


def last_in_words(last: LastAct) -> str:
    """*Ingrid locked Sanjeewa and Ayşe*."""
    return did(last.kind, last.by or _("Somebody"), sorted(name or str(WITHOUT_A_NAME) for name in last.names))


def _member(member: Member, name: str) -> dict[str, Any]:
    return {
        "pk": member.enrolment,
        "name": name,
        "country": country_in_words(member.who.country),
        "gets": hundredth(member.gets),
        "low": member.gets < WEAK_BELOW,
        "gone": member.who.gone,
    }


def _tags(row: Row, names: dict[Any, str]) -> Iterable[tuple[str, str, str]]:
    """Words, looks and an icon."""
    for member in row.members:
        if member.who.gone:
            yield _("%(name)s takes part no more") % {"name": names[member.enrolment]}, "coral", "alert"
    if row.locked:
        yield _("locked"), "sea", "lock"
    elif row.by_hand:
        yield _("by hand"), "sea", "hand"
    if row.weak:
        yield _("weak"), "coral", ""
    if row.one_sided:
        yield _("one-sided"), "", ""
    if row.unmet_musts:
        yield (
            ngettext("%(n)s must not met", "%(n)s musts not met", row.unmet_musts) % {"n": row.unmet_musts},
            "coral",
            "",
        )
    if row.breaks:
        yield _("breaks a rule"), "coral", "alert"


def _not_met(outcome: WishOutcome, name: str) -> dict[str, Any]:
    return {"name": name, **outcome_in_words(outcome)}


def _since(row: Row, names: dict[Any, str]) -> Iterable[str]:
    if row.made_by:
        yield _("By hand, since this run.")
        return
    if row.changed:
        yield from map(_was, row.before)
        return
    for member in row.members:
        if member.enrolment in row.was:
            yield _("%(name)s gets %(now)s, and got %(before)s.") % {
                "name": names[member.enrolment],
                "now": hundredth(member.gets),
                "before": hundredth(row.was[member.enrolment]),
            }
    if not row.was:
        yield _("As before.")


def _was(before: Before) -> str:
    facts = {"name": before.name, "others": listed(before.partners) if before.partners else ""}
    if not before.partners:
        return _("%(name)s was alone.") % facts
    if before.gone:
        return _("%(name)s was with %(others)s, who takes part no more.") % facts
    return _("%(name)s was with %(others)s.") % facts
