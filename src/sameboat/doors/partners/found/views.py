"""What partners found for each other: passing on, posts, introductions, the programme's shelf."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.base.kit.doing import done_beside, posted
from sameboat.base.kit.reach import reach
from sameboat.commons.opportunities import actions, queries
from sameboat.commons.opportunities.models import Introduction, Passed, Side
from sameboat.doors.partners.found.forms import AnswerForm, IntroduceForm, LookingForm, PassForm
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.members.people.models import Person
from sameboat.members.people.openings import opening_of
from sameboat.mentoring.partnerships.queries import partnerships_of, read, reader_of
from sameboat.mentoring.programmes.rules.names import name_of

A_PAGE = 30


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def found(request: ByPartner, here: Here) -> HttpResponse:
    """What was passed on, the newest first; something to pass on; the shelf."""
    looking = queries.looking_here(here.reader, here.others) if not here.over else {}
    form = PassForm(posted(request), others=here.others, looked_for=bool(looking))
    if request.method == "POST" and done_beside(form, lambda: _pass_on(request, here, form)):
        messages.success(request, _("It is passed on."))
        return redirect("partner_found", here.partnership.pk)
    if request.method != "POST":
        actions.look_at(here.reader)
    page = Paginator(queries.found_for(here.reader), A_PAGE).get_page(request.GET.get("page"))
    return room(
        request,
        "partners/found/found.html",
        "found",
        form=form if not here.over else None,
        shown=queries.found_among(page.object_list, here.reader),
        page=page,
        looking=[_looked(part.person.name, row) for part, row in looking.items()],
        mine_looking=queries.my_looking(here.reader),
        shelf=queries.shelf_for(here.reader),
        asked=queries.asked_of(request.user),
    )


def _looked(name: str, row: Any) -> dict[str, Any]:
    return {"name": name, "what": row.said["what"], "places": [name_of("country", each) for each in row.said["places"]]}


def _pass_on(request: ByPartner, here: Here, form: PassForm) -> Passed:
    said = form.cleaned_data
    return actions.pass_on(
        here.partnership.pk,
        kind=said["kind"],
        title=said["title"],
        link=said["link"],
        word=said["word"],
        to=[UUID(each) for each in said["to"]],
        places=said.get("places", ()),
        by=request.user,
        reader=here.reader,
    )


@require_POST
@in_partnership
def taken_back(request: ByPartner, here: Here, passed: UUID) -> HttpResponse:
    """What I passed on goes from everybody's page."""
    actions.take_back(reach(queries.own_passed(here.reader), pk=passed), by=request.user)
    messages.success(request, _("It is taken back."))
    return redirect("partner_found", here.partnership.pk)


@require_POST
@in_partnership
def thanked(request: ByPartner, here: Here, reaching: UUID) -> HttpResponse:
    """One click says that it was welcome."""
    actions.say_thanks(reach(queries.reaching_me(here.reader), pk=reaching), by=request.user)
    return redirect("partner_found", here.partnership.pk)


@require_POST
@in_partnership
def put_away(request: ByPartner, here: Here, reaching: UUID) -> HttpResponse:
    """It goes from my page; nobody is told."""
    actions.put_away(reach(queries.reaching_me(here.reader), pk=reaching), by=request.user)
    messages.success(request, _("It is put away. Nobody is told."))
    return redirect("partner_found", here.partnership.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def looking(request: ByPartner, here: Here) -> HttpResponse:
    """Say here that one looks for work; or stop saying so."""
    mine = queries.my_looking(here.reader)
    if request.method == "POST" and "stop" in request.POST:
        actions.stop_looking(here.partnership.pk, by=request.user)
        messages.success(request, _("Nobody here reads it any more."))
        return redirect("partner_found", here.partnership.pk)
    before = {"what": mine.said["what"], "places": mine.said["places"]} if mine else {}
    form = LookingForm(posted(request), initial=before)
    if request.method == "POST" and done_beside(form, lambda: _look(request, here, form)):
        messages.success(request, _("Your partners here can see it now."))
        return redirect("partner_found", here.partnership.pk)
    return room(request, "partners/found/looking.html", "found", form=form, mine_looking=mine)


def _look(request: ByPartner, here: Here, form: LookingForm) -> Any:
    said = form.cleaned_data
    return actions.say_that_i_look(here.partnership.pk, what=said["what"], places=said["places"], by=request.user)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def introduce(request: HttpRequest) -> HttpResponse:
    """Introduce two of one's partners; and those that wait, to take them back."""
    person = cast(Person, request.user)
    people = list(queries.partners_now(person))
    form = IntroduceForm(posted(request), people=people)
    if request.method == "POST" and done_beside(form, lambda: _introduce(person, form)):
        messages.success(request, _("Each of them is asked. If both say yes, they have each other."))
        return redirect("introduce")
    shown = {"form": form, "people": people, "made": queries.made_by(person)}
    return render(request, "partners/found/introduce.html", shown)


def _introduce(person: Person, form: IntroduceForm) -> Introduction:
    said = form.cleaned_data
    pairs = [(UUID(said["one"]), said["for_one"]), (UUID(said["other"]), said["for_other"])]
    return actions.introduce(pairs, by=person)


@require_POST
@login_required
def introduction_taken_back(request: HttpRequest, introduction: UUID) -> HttpResponse:
    """Nobody is asked any more."""
    person = cast(Person, request.user)
    actions.take_introduction_back(reach(queries.made_by(person), pk=introduction), by=person)
    messages.success(request, _("It is taken back."))
    return redirect("introduce")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def introduction(request: HttpRequest, side: UUID) -> HttpResponse:
    """One sentence, and two buttons."""
    person = cast(Person, request.user)
    asked = reach(queries.asked_of(person), pk=side)
    opening = opening_of(request, person)
    if not opening:
        return redirect(f"{reverse('open_talk')}?{urlencode({'next': request.path})}")
    form = AnswerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        return _answered(request, asked, yes=form.cleaned_data["answer"] == "yes")
    between = reach(partnerships_of(person), pk=asked.to.partnership_id)
    [row] = read([asked], reader_of(between, person, opening))
    return render(request, "partners/found/introduction.html", {"side": row, "from": asked.author.person.name})


def _answered(request: HttpRequest, side: Side, *, yes: bool) -> HttpResponse:
    done = actions.answer_introduction(side, yes=yes, by=cast(Person, request.user))
    if done.became_id:
        return redirect("partnership", done.became_id)
    said = _("Noted. If they say yes, too, you hear from us.") if yes else _("Nothing happens. Nobody is told.")
    messages.success(request, said)
    return redirect("today")
