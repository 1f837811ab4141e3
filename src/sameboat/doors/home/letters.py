"""The first letter of a new site."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sameboat.doors.home.welcome import welcome_link
from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person


@letter("first_welcome", title=gettext_lazy("Welcome to your new site"), urgent=True)
def first_welcome(about_id: UUID, reader: Person | None) -> Words | None:
    """The link for the first coordinator; nothing, once they have signed in."""
    if reader is None or reader.pk != about_id or reader.last_login is not None:
        return None
    context = {"name": reader.name, "site": settings.SITE_NAME, "link": welcome_link(reader)}
    return Words(_("Your site is ready for you"), "home/letters/first_welcome.txt", context)
