"""Who may read what of partnerships. Rows are already those that the viewer may see."""

from sameboat.mentoring.partnerships.queries.between import between_them
from sameboat.mentoring.partnerships.queries.calendar import Day, days_of, topics_of
from sameboat.mentoring.partnerships.queries.own import (
    Listed,
    called,
    is_over_for,
    listed_for,
    names_in_a_row,
    partners_in,
    partnership_of,
    partnerships_of,
)
from sameboat.mentoring.partnerships.queries.people import Met, partners_of
from sameboat.mentoring.partnerships.queries.reading import Reader, read, reader_of
from sameboat.mentoring.partnerships.queries.rounds import has_partner, people_with_partner

__all__ = [
    "Day",
    "Listed",
    "Met",
    "Reader",
    "between_them",
    "called",
    "days_of",
    "has_partner",
    "is_over_for",
    "listed_for",
    "names_in_a_row",
    "partners_in",
    "partners_of",
    "partnership_of",
    "partnerships_of",
    "people_with_partner",
    "read",
    "reader_of",
    "topics_of",
]
