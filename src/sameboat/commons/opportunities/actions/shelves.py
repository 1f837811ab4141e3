"""Putting things on a programme's shelf, and taking them down."""

from __future__ import annotations

from django.db import transaction

from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.commons.opportunities.models import OnTheShelf
from sameboat.commons.opportunities.rules.shelves import may_put_on_the_shelf
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes.models import Programme
from sameboat.mentoring.programmes.queries import is_coordinator
from sameboat.mentoring.programmes.rules import may_lead


@transaction.atomic
def put_on_the_shelf(
    programme: Programme,
    *,
    sort: str,
    title: str,
    link: str,
    about: str,
    by: Person,
    instead_of: OnTheShelf | None = None,
) -> OnTheShelf:
    """Put something on the shelf, or word what stands there anew. Everybody in the programme sees it at once."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    others = OnTheShelf.objects.filter(programme=programme).count() if instead_of is None else 0
    require(may_put_on_the_shelf(is_coordinator(by, programme), title=title, link=link, about=about, others=others))
    row = instead_of or OnTheShelf(programme=programme)
    row.sort, row.title, row.link, row.about = sort, title.strip(), link.strip(), about.strip()
    row.save()
    note("put on the shelf", row, by=by)
    return row


@transaction.atomic
def take_off_the_shelf(row: OnTheShelf, *, by: Person) -> None:
    """It stands there no longer."""
    require(may_lead(is_coordinator(by, row.programme)))
    note("take off the shelf", row, by=by)
    row.delete()
