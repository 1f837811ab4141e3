"""The rules of a round, each with what it would mean for those who have applied."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sameboat.base.kit.doing import done_beside
from sameboat.base.kit.verdicts import require
from sameboat.doors.desk.forms.settings import COMPARED, RulesForm, as_typed
from sameboat.doors.desk.rooms import ByMember, led_round_of, room
from sameboat.mentoring.matching.admission import waiting_today
from sameboat.mentoring.matching.consequences import Consequences, consequences_of, hangs_together
from sameboat.mentoring.programmes import actions, queries
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.wishes.models import Question


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def rules(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Look at what a rule would mean, as often as you like; then set the rules."""
    round_ = led_round_of(request, slug, number)
    asked = list(round_.questions.filter(private=False, hidden_since=None, kind__in=COMPARED))
    form = RulesForm(request.POST or None, initial=as_typed(round_.rules), shape=round_.programme.shape, asked=asked)
    only_looking = "look" in request.POST
    if request.method == "POST" and not only_looking and done_beside(form, lambda: _set(round_, form, request)):
        messages.success(request, _("The rules are set."))
        return redirect("desk_rules", slug=slug, number=number)
    tried = round_.rules | (form.said() if form.is_bound and form.is_valid() else {})
    if only_looking and form.is_valid():
        verdict = hangs_together(round_, tried)
        if not verdict:
            form.add_error(None, str(verdict.why))
    means = consequences_of(round_, tried, [question.key for question in asked])
    return room(
        request,
        "desk/rules.html",
        round_,
        "round",
        form=form,
        means=means,
        lines=_lines(form, asked, means),
        tried=tried,
        changed=tried != round_.rules,
        cap=_as_under_this_cap(round_, tried),
        odd=means.applied % 2 == 1,
        circles=_circles(means.applied, tried),
        before=_before(round_),
    )


def _set(round_: Round, form: RulesForm, request: ByMember) -> None:
    said = form.said()
    require(hangs_together(round_, round_.rules | said))
    actions.change_rules(round_, said, by=request.user)


def _lines(form: RulesForm, asked: list[Question], means: Consequences) -> list[dict[str, Any]]:
    """Each question that a rule could look at, with what the rule would leave of the pairs."""
    ticked = {word: form[word].value() or [] for word in ("different", "shared")}
    return [
        {
            "question": question,
            "differs": question.key in ticked["different"],
            "shares": question.key in ticked["shared"],
            "if_different": means.different.get(question.key),
            "if_shared": means.shared.get(question.key),
        }
        for question in asked
    ]


def _as_under_this_cap(round_: Round, tried: dict[str, Any]) -> Any:
    """Who would wait today under these rules; nothing is kept of it."""
    trial = Round(**{each.attname: getattr(round_, each.attname) for each in Round._meta.concrete_fields})
    trial.rules = tried
    return waiting_today(trial)


def _circles(applied: int, tried: dict[str, Any]) -> tuple[int, int]:
    """The fewest and the most circles that so many people make."""
    least, most = tried.get("circle_size", (4, 6))
    return -(-applied // most), applied // least


def _before(round_: Round) -> int:
    """How many of those who applied took part in an earlier round."""
    return queries.took_part_before(round_, queries.sent_enrolments(round_).values_list("person", flat=True))
