"""What whoever looks after partnerships is written: that somebody needs a look. Who it is stands on the desk alone."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.commons.care.models import HelpAsked
from sameboat.commons.care.queries.desk import may_look_at, some_are_quiet_for
from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Round

TITLE = _("Partnerships that you look after")


@letter("some_are_quiet", title=TITLE, optional=True)
def some_are_quiet(about: UUID, reader: Person | None) -> Words | None:
    """Some have gone quiet. Nothing, if they are in touch again by now."""
    round_ = Round.objects.filter(pk=about).select_related("programme").first()
    if round_ is None or reader is None or not some_are_quiet_for(reader, round_):
        return None
    return _to_the_desk("some_are_quiet", round_)


@letter("help_is_asked", title=TITLE)
def help_is_asked(about: UUID, reader: Person | None) -> Words | None:
    """Somebody asked for help. Nothing, if it was given meanwhile."""
    asked = HelpAsked.objects.filter(pk=about, settled_at=None).select_related("partner__partnership__round__programme")
    found = asked.first()
    if found is None or reader is None:
        return None
    round_ = found.partner.partnership.round
    if round_ is None or not may_look_at(reader, round_):
        return None
    return _to_the_desk("help_is_asked", round_)


def _to_the_desk(template: str, round_: Round) -> Words:
    page = settings.SITE_ADDRESS + reverse("desk_care", args=[round_.programme.slug, round_.number])
    return Words(_("Somebody needs a look"), f"care/letters/{template}.txt", {"page": page, "round": round_})
