"""One's own application: what was said, what happens next, withdrawing, coming back, taking private answers back."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit import clock
from sameboat.base.kit.reach import reached
from sameboat.doors.signup.answering import to_page
from sameboat.doors.signup.drawing import in_line, parts_of
from sameboat.doors.signup.finding import my_begun_enrolment, the_round
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.actions import withdraw_and_move_up
from sameboat.mentoring.matching.queries.telling import why_alone
from sameboat.mentoring.matching.queries.waiting import my_waiting
from sameboat.mentoring.partnerships.queries import listed_for
from sameboat.mentoring.programmes.queries.enrolments import application_at, as_applied
from sameboat.mentoring.programmes.rules.enrolments import may_come_back, may_fill_in, may_withdraw
from sameboat.mentoring.wishes.actions.consents import withdraw_consent
from sameboat.mentoring.wishes.actions.steps import send_application
from sameboat.mentoring.wishes.models import Consent
from sameboat.mentoring.wishes.queries.saved import all_questions_of, everything_said, steps_of

both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@login_required
def my_application(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Where it stands, what happens next and when, and everything that was said."""
    enrolment = reached(application_at(request.user, slug, number))
    round_ = enrolment.round
    applied = as_applied(enrolment, cast(Person, request.user))
    asked = all_questions_of(round_)
    said = everything_said(enrolment, asks_privately=any(question.private for question in asked))
    steps = steps_of(round_, [question for question in asked if question.hidden_since is None])
    context = {
        "round": round_,
        "programme": round_.programme,
        "enrolment": enrolment,
        "stands": applied.stands,
        "parts": parts_of(enrolment, steps, said),
        "in_line": in_line(enrolment, said, steps) if applied.stands and not enrolment.deferred_at else None,
        "may_change": may_fill_in(applied),
        "may_withdraw": may_withdraw(applied),
        "may_come_back": may_come_back(applied),
        "consents": len(said.consents),
        "is_open": round_.is_open(clock.now()),
        "mine": my_waiting(request.user, enrolment),
        "partners": [each for each in listed_for(enrolment.person) if each.partnership.round_id == round_.pk],
        "alone": why_alone(request.user, enrolment) if enrolment.alone_since else None,
    }
    return render(request, "signup/my_application.html", context)


@both
@login_required
def withdrawal(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take the application back: first what that means, then one press."""
    round_ = the_round(request, slug, number)
    enrolment = my_begun_enrolment(request, round_)
    if request.method == "POST":
        withdraw_and_move_up(enrolment, by=cast(Person, request.user))
        messages.success(request, _("Your application is withdrawn. Nobody else is told."))
        return to_page(request, "my_application", slug, number)
    context = {"round": round_, "verdict": may_withdraw(as_applied(enrolment, cast(Person, request.user)))}
    return render(request, "signup/withdrawal.html", context)


@require_POST
@login_required
def come_back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take a withdrawn application up again, with a new place in line."""
    enrolment = my_begun_enrolment(request, the_round(request, slug, number))
    send_application(enrolment, by=cast(Person, request.user))
    messages.success(request, _("Good that you are back. Your place in line is a new one."))
    return to_page(request, "my_application", slug, number)


@both
@login_required
def private_answers(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What one said yes to, each with a button that takes it back; at any time, also after the round has closed."""
    round_ = the_round(request, slug, number)
    enrolment = my_begun_enrolment(request, round_)
    if request.method == "POST":
        question = round_.questions.filter(key=request.POST.get("question", ""), private=True).first()
        if question is not None:
            withdraw_consent(enrolment, question, by=cast(Person, request.user))
            messages.success(request, _("Taken back. The answer is erased."))
        return to_page(request, "private_answers", slug, number)
    standing = Consent.objects.filter(enrolment=enrolment, withdrawn_at=None).select_related("question")
    context = {"round": round_, "enrolment": enrolment, "consents": standing.order_by("question__position")}
    return render(request, "signup/private_answers.html", context)
