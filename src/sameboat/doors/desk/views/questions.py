"""What a round asks: the list, one question with its live preview, and the small acts on each."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit.doing import done_beside
from sameboat.base.kit.reach import reach
from sameboat.base.kit.verdicts import Refused
from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.forms.questions import NEW, QuestionForm, as_typed
from sameboat.doors.desk.rooms import ByMember, led_round_of, room
from sameboat.doors.signup.previewing import as_it_is_asked
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.wishes import actions, queries
from sameboat.mentoring.wishes.models import Kind, Question


@require_safe
@login_required
def questions(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Everything the round asks, in order."""
    round_ = led_round_of(request, slug, number)
    asked = queries.questions_listed_for(request.user, round_)
    return room(request, "desk/questions.html", round_, "questions", tabs=[], asked=asked)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Ask one more thing."""
    round_ = led_round_of(request, slug, number)
    form = QuestionForm(request.POST or None, initial=NEW, offers=_offers(round_))
    if _is_saved(request) and done_beside(form, lambda: actions.add_question(round_, form.asked(), by=request.user)):
        messages.success(request, _("The question is asked, at the end. Move it where it belongs."))
        return redirect("desk_questions", slug=slug, number=number)
    return _page(request, round_, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def question(request: ByMember, slug: str, number: int, question: UUID) -> HttpResponse:
    """Word one question anew."""
    round_ = led_round_of(request, slug, number)
    found = reach(queries.questions_on_the_desk_of(request.user, round_), pk=question)
    form = QuestionForm(request.POST or None, initial=as_typed(found), offers=_offers(round_), common=found.common)
    if _is_saved(request) and done_beside(form, lambda: actions.change_question(found, form.asked(), by=request.user)):
        messages.success(request, _("The question is changed."))
        return redirect("desk_questions", slug=slug, number=number)
    return _page(request, round_, form, found)


@require_POST
@login_required
def place(request: ByMember, slug: str, number: int, question: UUID) -> HttpResponse:
    """Move a question up, down, or to a place in the list."""
    round_, found = _reached(request, slug, number, question)
    order = list(round_.questions.order_by("position", "key").values_list("pk", flat=True))
    now = order.index(found.pk)
    said = request.POST.get("to", "")
    to = {"up": now - 1, "down": now + 1}.get(said, int(said) if said.isdigit() else now)
    try:
        actions.move_question(found, by=request.user, to=to)
    except Refused as trouble:
        messages.warning(request, str(trouble.why))
    return redirect("desk_questions", slug=slug, number=number)


@require_POST
@login_required
def hiding(request: ByMember, slug: str, number: int, question: UUID) -> HttpResponse:
    """Ask newcomers no longer, or again."""
    _round, found = _reached(request, slug, number, question)
    if request.POST.get("show") == "yes":
        act, done = actions.show_question, _("Newcomers are asked this again.")
    else:
        act, done = actions.hide_question, _("Newcomers are no longer asked this. Answers that are there stay.")
    return done_or_told(
        request, lambda: act(found, by=request.user), done, to="desk_questions", slug=slug, number=number
    )


@require_POST
@login_required
def removal(request: ByMember, slug: str, number: int, question: UUID) -> HttpResponse:
    """Take a question away for good, if nobody answered it."""
    _round, found = _reached(request, slug, number, question)
    done = _("The question is gone.")
    return done_or_told(
        request,
        lambda: actions.remove_question(found, by=request.user),
        done,
        to="desk_questions",
        slug=slug,
        number=number,
    )


def _page(request: ByMember, round_: Round, form: QuestionForm, found: Question | None) -> HttpResponse:
    preview = as_it_is_asked(form.as_a_question(round_, found.key if found else ""))
    limits = found is not None and queries.how_many_answered(found)
    return room(
        request, "desk/question.html", round_, "questions", tabs=[], form=form, found=found, seen=preview, limits=limits
    )


def _is_saved(request: ByMember) -> bool:
    """The form was sent to be kept, not only to be looked at."""
    return request.method == "POST" and "look" not in request.POST


def _offers(round_: Round) -> list[Question]:
    return list(round_.questions.filter(kind=Kind.OFFERS))


def _reached(request: ByMember, slug: str, number: int, question: UUID) -> tuple[Round, Question]:
    round_ = led_round_of(request, slug, number)
    return round_, reach(queries.questions_on_the_desk_of(request.user, round_), pk=question)
