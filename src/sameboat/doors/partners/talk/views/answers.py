"""Answering by e-mail: asked for here, and switched off here."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sameboat.base.kit.doing import done_beside, posted
from sameboat.commons.conversations import queries
from sameboat.commons.conversations.actions import answer_by_mail, stop_answers_by_mail
from sameboat.doors.partners.rooms import ByPartner, Here, in_partnership, opened, room
from sameboat.doors.partners.talk.forms import AnswersForm


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
@opened
def answers(request: ByPartner, here: Here) -> HttpResponse:
    """What it means, in plain words, and one button. Where the site takes no mail there is no such page."""
    if not queries.answers_come_here():
        raise Http404
    form = AnswersForm(posted(request))
    is_on = queries.answers_by_mail(here.mine)
    if request.method == "POST" and done_beside(form, lambda: _switch(request, here, form)):
        return redirect("partner_talk_letters", here.partnership.pk)
    mailbox = queries.mailbox_of(request.user)
    proved = queries.is_proved(request.user)
    return room(request, "partners/talk/answers.html", "talk", form=form, is_on=is_on, mailbox=mailbox, proved=proved)


def _switch(request: ByPartner, here: Here, form: AnswersForm) -> None:
    if form.cleaned_data["stop"]:
        stop_answers_by_mail(here.partnership.pk, by=request.user)
        messages.success(request, _("From now on nothing that is sent by e-mail goes into this talk."))
    else:
        answer_by_mail(here.partnership.pk, mine_alone=form.cleaned_data["mine_alone"], by=request.user)
        messages.success(request, _("Saved. You can answer the next letter about this talk by e-mail."))
