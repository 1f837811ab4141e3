"""The room *Care*: who is in touch, quiet, or asked for help. For coordinators, and each troubleshooter's own."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sameboat.base.kit.reach import reach
from sameboat.commons.care.actions.check_ins import choose_check_ins
from sameboat.commons.care.actions.helping import note_help, offer_help
from sameboat.commons.care.queries.desk import STATES, cared, check_ins_of, in_care_of, may_look_at
from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.forms.care import CheckInsForm, HelpGivenForm
from sameboat.doors.desk.rooms import ByMember, led_round_of, room, round_of
from sameboat.mentoring.programmes.models import Round

A_PAGE = 50


@require_safe
@login_required
def care(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Each partnership in one of three words, whoever asked for help first; and who is asked next."""
    round_ = _round(request, slug, number)
    state = request.GET.get("state", "")
    state = state if state in STATES else ""
    page = Paginator(in_care_of(request.user, round_, state=state), A_PAGE).get_page(request.GET.get("page"))
    return room(
        request,
        "desk/care.html",
        round_,
        "care",
        tabs=[],
        page=page,
        rows=cared(page.object_list),
        state=state,
        states=[(word, says, word == state) for word, says in STATES.items()],
        form=HelpGivenForm(),
        check_ins=CheckInsForm(initial={"chosen": check_ins_of(round_.programme)}) if request.leads else None,
    )


@require_POST
@login_required
def help_given(request: ByMember, slug: str, number: int, partnership: UUID) -> HttpResponse:
    """Note that help was given, in one of four ways. Where none of them was said, nothing is noted or settled."""
    round_ = _round(request, slug, number)
    found = reach(in_care_of(request.user, round_), pk=partnership)
    form = HelpGivenForm(request.POST)
    if not form.is_valid():
        return redirect("desk_care", slug, number)
    return done_or_told(
        request,
        lambda: note_help(found, form.cleaned_data["how"], by=request.user),
        _("Noted. Nothing of what was said is kept."),
        to="desk_care",
        slug=slug,
        number=number,
    )


@require_POST
@login_required
def help_offer(request: ByMember, slug: str, number: int, partnership: UUID) -> HttpResponse:
    """Ask each of them, in fixed words, whether one can help."""
    found = reach(in_care_of(request.user, _round(request, slug, number)), pk=partnership)
    return done_or_told(
        request,
        lambda: offer_help(found, by=request.user),
        _("Each of them gets a letter with your name and address. Whoever would like help writes to you."),
        to="desk_care",
        slug=slug,
        number=number,
    )


@require_POST
@login_required
def check_ins(request: ByMember, slug: str, number: int) -> HttpResponse:
    """On which days people of the programme are asked how it goes."""
    round_ = led_round_of(request, slug, number)
    form = CheckInsForm(request.POST)
    chosen = form.cleaned_data["chosen"] if form.is_valid() else check_ins_of(round_.programme)
    return done_or_told(
        request,
        lambda: choose_check_ins(round_.programme, chosen, by=request.user),
        _("Saved. It holds from now on."),
        to="desk_care",
        slug=slug,
        number=number,
    )


def _round(request: ByMember, slug: str, number: int) -> Round:
    round_ = round_of(request, slug, number)
    if not may_look_at(request.user, round_):
        raise Http404
    return round_
