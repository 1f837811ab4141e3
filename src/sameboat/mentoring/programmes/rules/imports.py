"""Who may bring a sheet into a round, and who may take one out."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.programmes.rules.programmes import may_lead


def may_import(coordinates: bool, *, announced_at: datetime | None, ended_at: datetime | None, asks: int) -> Verdict:
    """Coordinators, before people are told their partners, once it is known what the round asks."""
    if not coordinates:
        return may_lead(coordinates)
    if announced_at is not None or ended_at is not None:
        return no(_("Everybody has been told their partner, so nobody can be added. Import them into the next round."))
    if not asks:
        return no(_("This round asks nothing yet, so no column would find its place. Add its questions first."))
    return YES


def may_go_on_with(is_own: bool, *, finished_at: datetime | None, abandoned_at: datetime | None) -> Verdict:
    """An import belongs to whoever uploaded the sheet, and ends once."""
    if not is_own:
        return no(_("Only the coordinator who uploaded this sheet can go on with it."))
    if finished_at is not None:
        return no(_("The people of this sheet have been added already, and the file is deleted."))
    if abandoned_at is not None:
        return no(_("This import has ended and its file is deleted. Upload the sheet again to start anew."))
    return YES


def may_add_people(*, people: int, stops: int, working: bool) -> Verdict:
    """Once nothing stops it, and once at a time."""
    if working:
        return no(_("The people of this sheet are being added already."))
    if stops:
        return no(_("Something must be mended first. The page of the sheet says what, and how."))
    if not people:
        return no(_("There is nobody to add: every row of the sheet was left out. The page says why."))
    return YES


def may_take_sheets_out(coordinates: bool) -> Verdict:
    """Addresses and answers of a whole round leave the site only by a coordinator's hand."""
    return may_lead(coordinates)


def is_untouched(*, source: str, edition: int, applied_at: datetime | None, withdrawn_at: datetime | None) -> bool:
    """Whether an application is still as a sheet brought it: then, and only then, a newer sheet may change it."""
    return source == "sheet" and edition == 0 and applied_at is not None and withdrawn_at is None
