"""Who may read what of partnerships. Rows are already those that the viewer may see."""

from sameboat.mentoring.partnerships.queries.between import between_them
from sameboat.mentoring.partnerships.queries.calendar import Day, days_of, topics_of
from sameboat.mentoring.partnerships.queries.own import (
    Listed,
    listed_for,
    names_in_a_row,
    partners_in,
    partnership_of,
    partnerships_of,
)
from sameboat.mentoring.partnerships.queries.people import Met, partners_of
from sameboat.mentoring.partnerships.queries.rounds import has_partner, people_with_partner

__all__ = [
    "Day",
    "Listed",
    "Met",
    "between_them",
    "days_of",
    "has_partner",
    "listed_for",
    "names_in_a_row",
    "partners_in",
    "partners_of",
    "partnership_of",
    "partnerships_of",
    "people_with_partner",
    "topics_of",
]
