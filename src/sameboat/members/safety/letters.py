"""Letters about reports. They say that something waits, and never what, of whom, or in which programme."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.members.safety.models import Report

DESK = _("That something waits at the desk")
YOURS = _("That something you asked for was answered")


@letter("report_waits", title=DESK, urgent=True)
def report_waits(about: UUID, reader: Person | None) -> Words | None:
    """To those who keep people safe. Nothing, if it was closed meanwhile."""
    if Report.objects.filter(pk=about, closed_at__isnull=False).exists():
        return None
    return _words(_("Something waits for you at the desk"), "report_waits", about, reader, reverse("desk"))


@letter("report_overdue", title=DESK, urgent=True)
def report_overdue(about: UUID, reader: Person | None) -> Words | None:
    """A day has gone by: to everybody who may read it, and to a second person."""
    if Report.objects.filter(pk=about, answered_at__isnull=False).exists():
        return None
    return _words(_("Something has waited for a day at the desk"), "report_overdue", about, reader, reverse("desk"))


@letter("report_read", title=YOURS)
def report_read(about: UUID, reader: Person | None) -> Words | None:
    """To whoever reported: somebody has read it. Also where it was closed in the same minute."""
    return _words(_("Somebody has read what you sent"), "report_read", about, reader, _own(about))


@letter("report_answered", title=YOURS)
def report_answered(about: UUID, reader: Person | None) -> Words | None:
    """To whoever reported: an answer waits, also where it was closed with it."""
    return _words(_("Something waits for you"), "report_answered", about, reader, _own(about))


@letter("report_without_reader", title=DESK, urgent=True)
def report_without_reader(about: UUID, reader: Person | None) -> Words | None:
    """To the site's contact: nobody on this site may read a report, because all who could are concerned."""
    return _words(_("Somebody must be named"), "report_without_reader", about, reader, reverse("desk"))


@letter("report_overdue_for_the_site", title=DESK, urgent=True)
def report_overdue_for_the_site(about: UUID, reader: Person | None) -> Words | None:
    """To the site's contact: something has waited for a day, and no second person could be told."""
    if Report.objects.filter(pk=about, answered_at__isnull=False).exists():
        return None
    return _words(_("Something has waited for a day"), "report_overdue_for_the_site", about, reader, reverse("desk"))


def _own(report: UUID) -> str:
    return reverse("my_report", args=[report])


def _words(subject: object, template: str, about: UUID, reader: Person | None, path: str) -> Words | None:
    del reader
    if not Report.objects.filter(pk=about).exists():
        return None
    return Words(str(subject), f"safety/letters/{template}.txt", {"link": f"{settings.SITE_ADDRESS}{path}"})
