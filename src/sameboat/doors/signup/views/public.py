"""A round as everybody may read it: all that it asks, before it asks anything."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sameboat.base.kit import clock
from sameboat.doors.signup.finding import my_enrolment, the_round
from sameboat.mentoring.matching.rules import coarse, counted
from sameboat.mentoring.programmes.queries.enrolments import as_applied, how_many_applied
from sameboat.mentoring.programmes.rules.enrolments import may_fill_in
from sameboat.mentoring.wishes.queries.saved import asked_of_newcomers, steps_of
from sameboat.mentoring.wishes.rules import steps as laid_out
from sameboat.mentoring.wishes.rules.wishes import wishes_asked


@require_safe
def round_form(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What the round is, when, for whom, who sees what, and every question in the order it will come."""
    round_ = the_round(request, slug, number)
    questions = asked_of_newcomers(round_)
    steps = [step for step in steps_of(round_, questions) if step.about != laid_out.PRIVATE]
    enrolment = my_enrolment(request, round_) if request.user.is_authenticated else None
    context = {
        "round": round_,
        "programme": round_.programme,
        "steps": steps,
        "wishable": wishes_asked(questions, round_.rules.get("different", ())),
        "is_open": round_.is_open(clock.now()),
        "opens_later": enrolment is None and not round_.is_open(clock.now()) and round_.opens_on > clock.today(),
        "enrolment": enrolment if enrolment is not None and not enrolment._state.adding else None,
        "may_fill_in": may_fill_in(as_applied(enrolment, request.user)) if enrolment is not None else None,
        "applied": coarse(counted(how_many_applied(round_))),
        "cap": round(100 * float(round_.rules.get("country_cap", 0) or 0)),
    }
    return render(request, "signup/round_form.html", context)
