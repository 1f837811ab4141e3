"""The page behind a letter that asks whether a wish may be relaxed: one wish, a yes or a no, and no pressure."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused, Verdict
from sameboat.doors.signup.reading_back import wish_in_words
from sameboat.mentoring.matching.actions.asking import answer_relaxing
from sameboat.mentoring.matching.queries.review.asked import Behind, asked_behind
from sameboat.mentoring.matching.rules.review import may_answer_asked
from sameboat.mentoring.wishes.models import Wish
from sameboat.mentoring.wishes.rules.said import Wished


@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: HttpRequest, signed: str) -> HttpResponse:
    """Say yes or no, signed in or by the link alone; with a factor of one's own, only signed in."""
    behind = asked_behind(request.user, signed)
    if behind is None:
        raise Http404
    if behind.must_sign_in:
        return render(request, "signup/asked_sign_in.html", {"path": request.path, "theirs": behind.is_theirs})
    may = _may_answer(behind)
    if request.method == "POST" and may and request.POST.get("answer") in ("yes", "no"):
        yes = request.POST["answer"] == "yes"
        try:
            answer_relaxing(behind.asked, yes, by=behind.person)
        except Refused:
            return redirect("asked_to_relax", signed=signed)  # its page says why
        done = _("Thank you. Your wish is less of a must now.") if yes else _("Thank you. Your wish stands as it is.")
        messages.success(request, done)
        return redirect("asked_to_relax", signed=signed)
    return render(
        request,
        "signup/asked.html",
        {
            "asked": behind.asked,
            "round": behind.asked.enrolment.round,
            "wish": _wish_of(behind) if behind.is_theirs else "",
            "may": may,
        },
        status=200 if may or behind.asked.relaxed_at or behind.asked.kept_at else 410,
    )


def _may_answer(behind: Behind) -> Verdict:
    asked, enrolment = behind.asked, behind.asked.enrolment
    return may_answer_asked(
        is_own=behind.is_theirs,
        answered=bool(asked.relaxed_at or asked.kept_at),
        announced=enrolment.round.announced_at is not None,
        withdrawn=enrolment.withdrawn_at is not None,
        answer_by=asked.answer_by,
        now=clock.now(),
    )


def _wish_of(behind: Behind) -> str:
    """The wish that is meant, as one would say it; empty where it has gone since."""
    asked = behind.asked
    wish = Wish.objects.filter(enrolment=asked.enrolment_id, question=asked.question_id, sealed=None).first()
    return wish_in_words(asked.question, Wished(wish.kind, tuple(wish.values), wish.weight)) if wish else ""
