"""Who may read what of questions and answers."""

from sameboat.mentoring.wishes.queries.files import programme_file_of
from sameboat.mentoring.wishes.queries.questions import (
    how_many_answered,
    is_looked_at,
    options_in_use,
    questions_on_the_desk_of,
)

__all__ = [
    "how_many_answered",
    "is_looked_at",
    "options_in_use",
    "programme_file_of",
    "questions_on_the_desk_of",
]
