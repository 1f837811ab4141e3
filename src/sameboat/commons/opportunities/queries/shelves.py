"""What stands on the shelf of a programme."""

from __future__ import annotations

from django.db.models import QuerySet

from sameboat.commons.opportunities.models import OnTheShelf
from sameboat.mentoring.partnerships.queries import Reader
from sameboat.mentoring.programmes.models import Programme, Role
from sameboat.mentoring.programmes.queries import Viewer, programmes_on_the_desk_of


def shelf_for(reader: Reader) -> QuerySet[OnTheShelf]:
    """The shelf of the programme that brought these partners together; friends have none."""
    round_ = reader.mine.partnership.round
    return OnTheShelf.objects.filter(programme=round_.programme_id) if round_ else OnTheShelf.objects.none()


def shelf_to_fill(viewer: Viewer, programme: Programme) -> QuerySet[OnTheShelf]:
    """The shelf of a programme, for its coordinators."""
    return OnTheShelf.objects.filter(
        programme=programme, programme__in=programmes_on_the_desk_of(viewer, Role.COORDINATOR)
    )
