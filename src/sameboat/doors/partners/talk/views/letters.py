"""What letters about this talk may say."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sameboat.base.kit.doing import done_beside
from sameboat.commons.conversations import queries
from sameboat.commons.conversations.actions import let_letters_say
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.doors.partners.talk.forms import LettersForm


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def letters(request: ByPartner, here: Here) -> HttpResponse:
    """Nothing but that something waits, unless they ask for more and their mailbox is theirs."""
    asked = queries.what_letters_say(here.mine)
    form = LettersForm(request.POST or None, initial={"what": asked})
    if request.method == "POST" and done_beside(
        form,
        lambda: let_letters_say(
            here.partnership.pk,
            form.cleaned_data["what"],
            mine_alone=form.cleaned_data["mine_alone"],
            by=request.user,
        ),
    ):
        messages.success(request, _("Saved. It holds from the next letter on."))
        return redirect("partner_talk", here.partnership.pk)
    mailbox = queries.mailbox_of(request.user)
    answers = {"is_on": queries.answers_by_mail(here.mine)} if queries.answers_come_here() else None
    return room(request, "partners/talk/letters.html", "talk", form=form, mailbox=mailbox, answers=answers)
