"""The invitation to a team."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import queries
from sameboat.mentoring.programmes.models import TeamInvitation


@letter("team_invitation", title=gettext_lazy("An invitation to a team"), urgent=True)
def team_invitation(about_id: UUID, reader: Person | None) -> Words | None:
    """The link to a part in a team; nothing, once it was withdrawn or used."""
    del reader  # it goes to an address, whether or not somebody here has it
    invitation = TeamInvitation.objects.filter(pk=about_id, withdrawn_at=None, accepted_at=None).first()
    if invitation is None:
        return None
    path = reverse("team_invitation", args=[queries.link_of(invitation)])
    return Words(
        _("You are invited to a team"),
        "programmes/letters/team_invitation.txt",
        {"invitation": invitation, "link": settings.SITE_ADDRESS + path},
    )
