"""Who may read what of partnerships. Rows are already those that the viewer may see."""

from sameboat.mentoring.partnerships.queries.absent import (
    Away,
    absences_ahead,
    absences_shown,
    days_away_in,
    somebody_is_away,
    with_somebody_away,
)
from sameboat.mentoring.partnerships.queries.apart import rests_until, rounds_shared
from sameboat.mentoring.partnerships.queries.between import between_them
from sameboat.mentoring.partnerships.queries.calendar import Day, days_of, topics_of
from sameboat.mentoring.partnerships.queries.own import (
    Listed,
    is_over_for,
    listed_for,
    names_in_a_row,
    partners_in,
    partnership_of,
    partnerships_of,
)
from sameboat.mentoring.partnerships.queries.people import Met, partners_of
from sameboat.mentoring.partnerships.queries.reading import Reader, look_through, read, read_in_all, reader_of
from sameboat.mentoring.partnerships.queries.rounds import has_partner, people_with_partner

__all__ = [
    "Away",
    "Day",
    "Listed",
    "Met",
    "Reader",
    "absences_ahead",
    "absences_shown",
    "between_them",
    "days_away_in",
    "days_of",
    "has_partner",
    "is_over_for",
    "listed_for",
    "look_through",
    "names_in_a_row",
    "partners_in",
    "partners_of",
    "partnership_of",
    "partnerships_of",
    "people_with_partner",
    "read",
    "read_in_all",
    "reader_of",
    "rests_until",
    "rounds_shared",
    "somebody_is_away",
    "topics_of",
    "with_somebody_away",
]
