"""Who may read what of questions and answers."""

from sameboat.mentoring.wishes.queries.files import programme_file_of
from sameboat.mentoring.wishes.queries.people import (
    BEGINNING,
    Applicant,
    Listed,
    Twice,
    countries_of,
    line_of,
    perhaps_twice,
)
from sameboat.mentoring.wishes.queries.public import Read, answers_seen_by, how_many_from
from sameboat.mentoring.wishes.queries.questions import (
    how_many_answered,
    is_looked_at,
    options_in_use,
    questions_listed_for,
    questions_on_the_desk_of,
)

__all__ = [
    "BEGINNING",
    "Applicant",
    "Listed",
    "Read",
    "Twice",
    "answers_seen_by",
    "countries_of",
    "how_many_answered",
    "how_many_from",
    "is_looked_at",
    "line_of",
    "options_in_use",
    "perhaps_twice",
    "programme_file_of",
    "questions_listed_for",
    "questions_on_the_desk_of",
]
