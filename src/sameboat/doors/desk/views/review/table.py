"""The table of all pairs, the worst-off first."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from sameboat.doors.desk.forms.review import FilterForm
from sameboat.doors.desk.reviewing import chips_of, countries_named, in_words, last_in_words, tabs_of_the_matching
from sameboat.doors.desk.rooms import ByMember, led_round_of, room
from sameboat.mentoring.matching.queries.review import table_of
from sameboat.mentoring.matching.rules.review import may_change_by_hand


@require_safe
@login_required
def review(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Every proposed pair, with what each would get and what changed; filters stand in the address as codes alone."""
    round_ = led_round_of(request, slug, number)
    wanted = FilterForm(request.GET).wanted()
    table = table_of(request.user, round_, wanted)
    tabs = tabs_of_the_matching(request, round_)
    if table is None:
        return room(request, "desk/review/nothing_yet.html", round_, "matching", tabs=tabs)
    return room(
        request,
        "desk/review/table.html",
        round_,
        "matching",
        tabs=tabs,
        table=table,
        run=table.run,
        wanted=wanted,
        rows=[in_words(row, table.before is not None) for row in table.rows],
        shows_since=table.before is not None or any(row.made_by for row in table.rows),
        weakest=[row.weakest for row in table.everybody],
        chips=chips_of(table, wanted.show, wanted.country),
        countries=countries_named(table.countries),
        last=last_in_words(table.last) if table.last and table.last.of_this_run else "",
        may=may_change_by_hand(True, announced=round_.announced_at is not None),
    )
