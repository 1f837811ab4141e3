"""A letter to some people of a round: written, looked at, sent once, followed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit.doing import done_beside
from sameboat.base.kit.reach import reach
from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.forms.letters import NameForm, ToManyForm
from sameboat.doors.desk.rooms import ByMember, led_round_of
from sameboat.doors.desk.views.letters.everyone import faring
from sameboat.doors.desk.views.letters.reading import as_read, somebody
from sameboat.doors.desk.views.letters.rooms import letters_room
from sameboat.mentoring.matching.actions import many as actions
from sameboat.mentoring.matching.letters.many import words_to
from sameboat.mentoring.matching.models import LetterToMany
from sameboat.mentoring.matching.queries.many import those_who_fit
from sameboat.mentoring.matching.queries.telling import many_of, told_in
from sameboat.mentoring.matching.rules import texts
from sameboat.mentoring.matching.rules.many import STATES, may_send_to_many
from sameboat.mentoring.programmes.models import Round, Shape
from sameboat.mentoring.programmes.rules.names import name_of
from sameboat.mentoring.wishes.queries import how_many_from


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Write one; nobody gets it before it was looked at."""
    round_ = led_round_of(request, slug, number)
    return _writing(request, round_, None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def words(request: ByMember, slug: str, number: int, many: UUID) -> HttpResponse:
    """Write it anew."""
    round_ = led_round_of(request, slug, number)
    found = reach(many_of(request.user, round_), pk=many)
    if found.sent_at:
        return redirect("desk_many", slug=slug, number=number, many=many)
    return _writing(request, round_, found)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def many(request: ByMember, slug: str, number: int, many: UUID) -> HttpResponse:
    """Before it is sent: how many would get it, and how it reads. Afterwards: how it fared."""
    round_ = led_round_of(request, slug, number)
    found = reach(many_of(request.user, round_), pk=many)
    shown = {"many": found, "to_whom": _in_words(found)}
    if found.sent_at:
        return letters_room(
            request,
            "many_sent.html",
            round_,
            "desk_letters",
            **shown,
            **faring(request, told_in(request.user, round_, found)),
        )
    form = NameForm(request.POST or None)
    reader, others = somebody(request, round_, form)
    fit = those_who_fit(round_, found.to_whom).count()
    shown |= {
        "fit": fit,
        "may_send": may_send_to_many(True, sent=False, how_many=fit),
        "form": form,
        "reader": reader,
        "found": others,
        "read": as_read(reader, lambda: words_to(found, reader)) if reader else None,
    }
    return letters_room(request, "many.html", round_, "desk_letters", **shown)


@require_POST
@login_required
def sending(request: ByMember, slug: str, number: int, many: UUID) -> HttpResponse:
    """Send it."""
    round_ = led_round_of(request, slug, number)
    found = reach(many_of(request.user, round_), pk=many)
    where = {"slug": slug, "number": number, "many": many}
    done = _("The letter is on its way.")
    return done_or_told(request, lambda: actions.send_to_many(found, by=request.user), done, to="desk_many", **where)


@require_POST
@login_required
def removal(request: ByMember, slug: str, number: int, many: UUID) -> HttpResponse:
    """Throw a draft away."""
    round_ = led_round_of(request, slug, number)
    found = reach(many_of(request.user, round_), pk=many)
    done = _("The draft is thrown away. Nobody got it.")
    where = {"slug": slug, "number": number}
    return done_or_told(request, lambda: actions.throw_away(found, by=request.user), done, to="desk_letters", **where)


def _writing(request: ByMember, round_: Round, many: LetterToMany | None) -> HttpResponse:
    initial = (
        {"subject": many.subject, "text": many.text, "news": "yes" if many.news else "no", **many.to_whom}
        if many
        else {}
    )
    named = sorted((name_of("country", code), code) for code in how_many_from(round_))
    form = ToManyForm(
        request.POST or None,
        initial=initial,
        countries=[(code, name) for name, code in named],
        two_sided=round_.programme.shape == Shape.MENTORS,
        announced=round_.announced_at is not None,
    )
    drafted: list[LetterToMany] = []
    if request.method == "POST" and done_beside(
        form, lambda: drafted.append(actions.draft_to_many(round_, many=many, by=request.user, **form.said()))
    ):
        messages.success(request, _("The letter is kept. Nobody has got it yet."))
        return redirect("desk_many", slug=round_.programme.slug, number=round_.number, many=drafted[0].pk)
    knows = [(word, texts.PLACEHOLDERS[word]) for word in texts.IN_FREE_WORDS]
    return letters_room(request, "many_words.html", round_, "desk_letters", form=form, many=many, knows=knows)


def _in_words(many: LetterToMany) -> list[str]:
    """Whom it goes to, as a coordinator chose it."""
    to_whom = many.to_whom
    said = [str(STATES[to_whom.get("state", "")])]
    if to_whom.get("country"):
        said.append(name_of("country", to_whom["country"]))
    if to_whom.get("role"):
        said.append({"mentor": _("mentors"), "mentee": _("mentees")}.get(to_whom["role"], to_whom["role"]))
    return said
