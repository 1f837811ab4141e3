"""The steps of the sign-up: each has its address, is saved on its own, and can be come back to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit.verdicts import Refused, require
from sameboat.doors.signup.answering import to_page
from sameboat.doors.signup.drawing import as_it_stands, checking, gauge_drawn, where_we_are
from sameboat.doors.signup.finding import my_enrolment, the_round
from sameboat.doors.signup.forms import StepForm
from sameboat.doors.signup.naming import act, is_a_look, is_an_act, naming
from sameboat.doors.signup.reading_back import lines_of
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.actions import look_at_gauge
from sameboat.mentoring.programmes.actions.enrolments import begin_application
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.queries.enrolments import as_applied
from sameboat.mentoring.programmes.rules.enrolments import may_fill_in
from sameboat.mentoring.wishes.actions.steps import (
    SavedElsewhere,
    keep_step,
    kept_words,
    mark_of,
    save_step,
    send_application,
)
from sameboat.mentoring.wishes.queries.saved import everything_said, steps_of
from sameboat.mentoring.wishes.rules import steps as laid_out

LONGEST_KEPT = 60_000
"""Letters of a step that are kept for somebody who was signed out; a full step has some thousand."""
both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def apply(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Go to the step where one left off; a new application begins with the first."""
    round_ = the_round(request, slug, number)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    enrolment = my_enrolment(request, round_)
    if as_applied(enrolment, request.user).stands:
        return to_page(request, "my_application", slug, number)
    require(may_fill_in(as_applied(enrolment, request.user)))
    consented = everything_said(enrolment).consents
    step = laid_out.step_to_go_on_with(
        steps_of(round_), enrolment.saved_steps, consented=consented, role=enrolment.role
    )
    return to_page(request, "apply_step", slug, number, step.name)


@both
def apply_step(request: HttpRequest, slug: str, number: int, step: str) -> HttpResponse:
    """One step: shown, or saved and left for the next."""
    round_ = the_round(request, slug, number)
    steps = steps_of(round_)
    found = next((each for each in steps if each.name == step), None)
    if found is None:
        raise Http404
    if not request.user.is_authenticated:
        return _sign_in_first(request, round_, found)
    enrolment = my_enrolment(request, round_)
    require(may_fill_in(as_applied(enrolment, request.user)))
    if found.about == laid_out.CHECK:
        return _send(request, enrolment, steps) if request.method == "POST" else _check(request, enrolment, steps)
    if found.about == laid_out.MENTORS and request.method == "POST":
        if is_an_act(request):
            return _name(request, enrolment, found)
        if is_a_look(request):
            return _show(request, enrolment, steps, found)
    if request.method == "POST":
        return _save(request, enrolment, steps, found)
    return _show(request, enrolment, steps, found)


@require_POST
def wish_gauge(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """How many people the wishes leave, as they are typed, saved or not. The page's script asks for the gauge alone."""
    round_ = the_round(request, slug, number)
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("apply_step", args=[slug, number, laid_out.WHOM]))
    enrolment = my_enrolment(request, round_)
    require(may_fill_in(as_applied(enrolment, request.user)))
    steps = steps_of(round_)
    step = next(each for each in steps if each.about == laid_out.WHOM)
    typed = _eased(request.POST)
    form = _form(enrolment, step, typed)
    form.is_valid()
    try:
        gauge = look_at_gauge(enrolment, form.wishes(), by=enrolment.person)
    except Refused as refusal:
        drawn: dict[str, Any] = {"gauge_refused": refusal.why}
    else:
        drawn = {"gauge": gauge_drawn(gauge, form.wishable)}
    if getattr(request, "htmx", False):
        stands = as_applied(enrolment, request.user).stands
        return render(request, "signup/_gauge.html", {**drawn, "round": round_, "stands": stands})
    return _page(request, enrolment, steps, step, form, drawn)


def _show(
    request: HttpRequest, enrolment: Enrolment, steps: Sequence[laid_out.Step], step: laid_out.Step
) -> HttpResponse:
    """The step with what was said; or with what was typed before its sender was signed out."""
    kept = kept_words(enrolment, step.name) if not enrolment._state.adding else ""
    if kept:
        form = _form(enrolment, step, QueryDict(kept))
        return _page(request, enrolment, steps, step, form, {"kept": True})
    return _page(request, enrolment, steps, step, _form(enrolment, step))


def _name(request: HttpRequest, enrolment: Enrolment, step: laid_out.Step) -> HttpResponse:
    """One small button on the step of mentors: done at once, or told why not; then the step again."""
    try:
        act(request, enrolment)
    except Refused as refusal:
        messages.warning(request, str(refusal.why))
    here = reverse("apply_step", args=[enrolment.round.programme.slug, enrolment.round.number, step.name])
    page = request.GET.get("page", "")
    return to_page(request, f"{here}?page={page}" if page.isdecimal() else here)


def _save(
    request: HttpRequest, enrolment: Enrolment, steps: Sequence[laid_out.Step], step: laid_out.Step
) -> HttpResponse:
    form = _form(enrolment, step, request.POST)
    if not form.is_valid():
        return _page(request, enrolment, steps, step, form, status=422)
    by, round_ = cast(Person, request.user), enrolment.round
    if enrolment._state.adding:
        enrolment = begin_application(round_, by=by)
    facts = form.cleaned_data
    try:
        saved = save_step(enrolment, step, form.said(), edition=facts["edition"] or 0, seen=facts["seen"], by=by)
    except SavedElsewhere as other:
        return _both(request, other, steps, step, form)
    slug, number = round_.programme.slug, round_.number
    if as_applied(saved, by).stands:
        messages.success(request, _("Changed. Your place in line stays as it was."))
        return to_page(request, "my_application", slug, number)
    consented = everything_said(saved).consents
    following = laid_out.step_after(steps, step.name, consented=consented, role=saved.role)
    if not laid_out.unseen_steps(steps, saved.saved_steps) and following.about != laid_out.PRIVATE:
        following = steps[-1]
    return to_page(request, "apply_step", slug, number, following.name)


def _both(
    request: HttpRequest, other: SavedElsewhere, steps: Sequence[laid_out.Step], step: laid_out.Step, form: StepForm
) -> HttpResponse:
    """Another tab saved this step: what stands, beside what was typed. One more press keeps what was typed."""
    typed = cast(QueryDict, form.data).copy()
    typed["edition"], typed["seen"] = str(other.enrolment.edition), mark_of(other.stands)
    again = _form(other.enrolment, step, typed)
    again.is_valid()
    theirs = lines_of(step, other.stands, other.enrolment.round)
    mine = {line.label: line.text for line in lines_of(step, form.said(), other.enrolment.round)}
    differ = [
        (line.label, line.text, mine.get(line.label, "")) for line in theirs if mine.get(line.label, "") != line.text
    ]
    return _page(request, other.enrolment, steps, step, again, {"saved_elsewhere": differ or True}, status=409)


def _check(
    request: HttpRequest, enrolment: Enrolment, steps: Sequence[laid_out.Step], refused: object = ""
) -> HttpResponse:
    """Everything once more, what is missing, and where one would stand in line."""
    context = {**where_we_are(enrolment, steps, steps[-1]), **checking(enrolment, steps), "refused": refused}
    return render(request, "signup/check.html", context, status=422 if refused else 200)


def _send(request: HttpRequest, enrolment: Enrolment, steps: Sequence[laid_out.Step]) -> HttpResponse:
    try:
        enrolment = begin_application(enrolment.round, by=cast(Person, request.user))
        send_application(enrolment, by=cast(Person, request.user))
    except Refused as refusal:
        return _check(request, enrolment, steps, refusal.why)
    messages.success(request, _("Your application is sent. A letter says so, too."))
    return to_page(request, "my_application", enrolment.round.programme.slug, enrolment.round.number)


def _sign_in_first(request: HttpRequest, round_: Round, step: laid_out.Step) -> HttpResponse:
    """Whoever was signed out in the middle finds what they typed when they are back."""
    here = reverse("apply_step", args=[round_.programme.slug, round_.number, step.name])
    if request.method == "POST":
        typed = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
        text = urlencode(typed, doseq=True)
        mine = _application_named(round_, typed.get("application", [""])[0])
        if mine is not None and len(text) <= LONGEST_KEPT:
            keep_step(mine, step.name, text)
    return to_page(request, redirect_to_login(here).url)


def _application_named(round_: Round, id_: str) -> Enrolment | None:
    """The application whose id the step's page held. Nobody else's page shows it, and it opens nothing by itself."""
    try:
        return round_.enrolments.filter(pk=UUID(id_)).first()
    except ValueError:
        return None


def _eased(typed: QueryDict) -> QueryDict:
    """One press makes a must a should."""
    ease = typed.get("ease", "")
    if not ease:
        return typed
    changed = typed.copy()
    changed[f"w-{ease}-weight"] = "should"
    return changed


def _form(enrolment: Enrolment, step: laid_out.Step, typed: Any = None) -> StepForm:
    everything = everything_said(enrolment)
    begin, seen, spans = as_it_stands(enrolment, step, everything)
    return StepForm(
        typed, step=step, enrolment=enrolment, everything=everything, begin=begin, seen=mark_of(seen), spans=spans
    )


def _page(
    request: HttpRequest,
    enrolment: Enrolment,
    steps: Sequence[laid_out.Step],
    step: laid_out.Step,
    form: StepForm,
    more: dict[str, Any] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {**where_we_are(enrolment, steps, step), "form": form, **(more or {})}
    if step.about == laid_out.MENTORS:
        context |= naming(request, enrolment)
    template = {
        laid_out.WHOM: "signup/whom.html",
        laid_out.BEFORE: "signup/before.html",
        laid_out.MENTORS: "signup/mentors.html",
    }
    return render(request, template.get(step.about, "signup/step.html"), context, status=status)
