"""No letters about somebody, or never meeting them again. Neither is seen by anybody else."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sameboat.base.kit.doing import done_or_told
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, room
from sameboat.doors.partners.safety.showing import known_by_me
from sameboat.members.safety import actions as safety
from sameboat.mentoring.partnerships.actions import mute, unmute


@require_safe
@in_partnership
def mute_or_block(request: ByPartner, here: Here) -> HttpResponse:
    """Both on one page, with what each of them does and what the other sees."""
    return room(request, "partners/safety/apart.html", "apart", known=known_by_me(here))


@require_POST
@in_partnership
def letters(request: ByPartner, here: Here) -> HttpResponse:
    """No letters about this partnership any more, or again."""
    act = unmute if request.POST.get("becomes") == "heard" else mute
    done_or_told(request, lambda: act(here.partnership.pk, by=request.user))
    return redirect("partner_apart", here.partnership.pk)


@require_POST
@in_partnership
def block(request: ByPartner, here: Here) -> HttpResponse:
    """Never again, in any programme; whatever they have together has ended."""
    chosen = set(request.POST.getlist("whom"))
    known = known_by_me(here)
    whom = [each for each in known if str(each.part.pk) in chosen or len(known) == 1]
    if not whom:
        messages.warning(request, _("Nobody was chosen. Tick whom you would like to block."))
        return redirect("partner_apart", here.partnership.pk)

    def block_each() -> None:
        with transaction.atomic():
            for each in whom:
                safety.block(each.part.person, by=request.user)

    if done_or_told(request, block_each):
        messages.success(request, _("You will not meet again, in any programme. Nobody is told."))
    return redirect("partnership", here.partnership.pk)
