"""The team: who has which part, who was invited, and how parts end."""

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
from sameboat.doors.desk.forms.team import InvitationForm
from sameboat.doors.desk.rooms import ByMember, programme_of, room
from sameboat.mentoring.programmes import actions, queries, rules
from sameboat.mentoring.programmes.models import Programme, Role, Round


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def team(request: ByMember, slug: str) -> HttpResponse:
    """Everybody's part, for the team; invitations for those who coordinate."""
    programme = programme_of(request, slug, *([Role.COORDINATOR] if request.method == "POST" else []))
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and done_beside(form, lambda: _invite(request, programme, form)):
        messages.success(request, _("The invitation is on its way. Its link works for a fortnight."))
        return redirect("desk_team", slug=slug)
    parts = queries.standing_team_of(request.user, programme)
    coordinators = sum(part.role == Role.COORDINATOR for part in parts)
    rows = [
        {
            "part": part,
            "is_own": part.person_id == request.user.pk,
            "may_end": rules.may_end_part(
                request.leads,
                is_own=part.person_id == request.user.pk,
                ended=False,
                is_last_coordinator=part.role == Role.COORDINATOR and coordinators == 1,
            ),
        }
        for part in parts
    ]
    waiting = queries.invitations_waiting(request.user, programme)
    newest = programme.rounds.select_related("programme").first() or Round(programme=programme, number=1)
    return room(request, "desk/team.html", newest, "team", tabs=[], rows=rows, form=form, waiting=waiting)


@require_POST
@login_required
def ending(request: ByMember, slug: str, part: int) -> HttpResponse:
    """End a part: one's own, or, as a coordinator, anybody's."""
    programme = programme_of(request, slug)
    found = reach(queries.parts_that_may_end(request.user, programme), pk=part)
    to = "desk" if found.person_id == request.user.pk else "desk_team"
    done = _("That part has ended. It holds from now on.")
    where = {"slug": slug} if to == "desk_team" else {}
    return done_or_told(request, lambda: actions.end_part(found, by=request.user), done, to=to, **where)


@require_POST
@login_required
def name(request: ByMember, slug: str, part: int) -> HttpResponse:
    """Show one's name on the public page, or no longer."""
    programme = programme_of(request, slug)
    found = reach(queries.parts_of(request.user, programme), pk=part)
    named = request.POST.get("named") == "yes"
    done = _("Your name stands on the public page.") if named else _("Your name is off the public page.")
    return done_or_told(
        request, lambda: actions.be_named(found, by=request.user, named=named), done, to="desk_team", slug=slug
    )


@require_POST
@login_required
def withdrawal(request: ByMember, slug: str, invitation: UUID) -> HttpResponse:
    """Take an invitation back."""
    programme = programme_of(request, slug, Role.COORDINATOR)
    found = reach(programme.invitations.all(), pk=invitation)
    done = _("The invitation is withdrawn. Its link says so.")
    return done_or_told(
        request, lambda: actions.withdraw_invitation(found, by=request.user), done, to="desk_team", slug=slug
    )


def _invite(request: ByMember, programme: Programme, form: InvitationForm) -> None:
    said = form.cleaned_data
    actions.invite_to_team(programme, said["email"], said["role"], by=request.user, country=said["country"])
