"""What somebody needs who takes a round over: who, when, how, the letters, the calendar, the figures, what waits.

Counts, and what coordinators wrote themselves. No applicant is in it, and nothing that anybody said.
"""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sameboat.base.kit import clock
from sameboat.doors.desk.forms.settings import COMPARED, RulesForm, as_typed
from sameboat.doors.desk.pictures import as_pictures
from sameboat.doors.desk.timeline import timeline
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.queries.figures import figures_of
from sameboat.mentoring.matching.queries.handover import hands_of, runs_kept, waiting_in
from sameboat.mentoring.matching.queries.passing_on import texts_to_pass_on
from sameboat.mentoring.matching.queries.texts import texts_of
from sameboat.mentoring.matching.rules.passing_on import TITLES
from sameboat.mentoring.matching.rules.settings import settings_in_words
from sameboat.mentoring.partnerships.queries.calendar import days_of
from sameboat.mentoring.programmes import queries, rules
from sameboat.mentoring.programmes.calendar_writing import CalendarDay, as_calendar
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.programmes.queries.times import work_on


def pack_of(viewer: Person, round_: Round, *, address: str = "") -> dict[str, Any]:
    """Everything the file says. ``address``: that of whoever hands over, if they put it in."""
    found = figures_of(viewer, round_)
    assert found is not None  # nosec B101: only coordinators come so far
    today = clock.today()
    topics = days_of(round_, round_.starts_on, today) if round_.starts_on else []
    days = timeline(round_.dates, today).marks
    return {
        "round": round_,
        "programme": round_.programme,
        "made_at": clock.now(),
        "by": viewer,
        "address": address,
        "state": rules.state_of(round_.now(), today),
        "team": queries.standing_team_of(viewer, round_.programme),
        "days": days,
        "next": next((mark for mark in days if not mark.past), None),
        "topics": topics,
        "calendar": _link_to(round_, [*((each.day, str(each.what)) for each in days)], topics),
        "rules": rules_in_words(round_),
        "runs": [(run, settings_in_words(run.settings)) for run in runs_kept(viewer, round_)],
        "hands": hands_of(viewer, round_),
        "letters": texts_of(viewer, round_),
        "passed_on": [(TITLES[kind], text) for kind, text in texts_to_pass_on(round_).items()],
        "figures": found,
        "worked": work_on(viewer, round_),
        "waits": [str(each.what) for each in rules.what_waits(round_.now(found.funnel.admitted), today)]
        + _waiting_in_words(waiting_in(viewer, round_)),
        "open": " open",
        **as_pictures(found),
    }


def rules_in_words(round_: Round) -> list[tuple[str, str]]:
    """The rules as the page of rules says them: what each is called, and what is chosen."""
    asked = list(round_.questions.filter(private=False, hidden_since=None, kind__in=COMPARED))
    form = RulesForm(initial=as_typed(round_.rules), shape=round_.programme.shape, asked=asked)
    return [(str(field.label), said) for field in form if (said := _chosen(field.field, field.initial))]


def _chosen(field: Any, value: Any) -> str:
    """A value of the form, as a reader sees it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    names = {str(key): str(name) for key, name in getattr(field, "choices", [])}
    if isinstance(value, list | tuple):
        return "; ".join(names[str(each)] for each in value if str(each) in names)
    return names.get(str(value), str(value))


def _link_to(round_: Round, marks: list[tuple[Any, str]], topics: list[Any]) -> str:
    """The calendar inside the file itself: an address that holds what it leads to."""
    days = [CalendarDay(day, f"{round_}: {what}") for day, what in marks]
    days += [CalendarDay(each.on, each.topic.title, each.topic.text) for each in topics]
    text = as_calendar(round_.pk, str(round_), days, now=clock.now())
    return "data:text/calendar;charset=utf-8;base64," + b64encode(text.encode("utf-8")).decode("ascii")


def _waiting_in_words(counts: dict[str, int]) -> list[str]:
    sentences = {
        "alone": ngettext("%(n)s person has no partner.", "%(n)s people have no partner.", counts["alone"]),
        "deferred": ngettext(
            "%(n)s person is invited to a later round and comes first there.",
            "%(n)s people are invited to a later round and come first there.",
            counts["deferred"],
        ),
        "asked": ngettext(
            "%(n)s person was asked whether a wish may be relaxed, and has not answered.",
            "%(n)s people were asked whether a wish may be relaxed, and have not answered.",
            counts["asked"],
        ),
        "offers": ngettext(
            "%(n)s mentor was asked about a mentee, and has not answered.",
            "%(n)s mentors were asked about a mentee, and have not answered.",
            counts["offers"],
        ),
        "invitations": ngettext(
            "%(n)s invitation to the team waits for an answer.",
            "%(n)s invitations to the team wait for an answer.",
            counts["invitations"],
        ),
    }
    return [said % {"n": counts[word]} for word, said in sentences.items() if counts[word]]
