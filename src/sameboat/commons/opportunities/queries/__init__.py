"""Who may read what was found. Rows are already those that the viewer may see."""

from sameboat.commons.opportunities.queries.apart import kept_apart, works_elsewhere_than
from sameboat.commons.opportunities.queries.introductions import (
    asked_of,
    introductions_wait,
    know_each_other,
    made_by,
    partners_now,
)
from sameboat.commons.opportunities.queries.passing import (
    Found,
    found_among,
    found_for,
    looking_here,
    my_looking,
    not_looked_at,
    own_passed,
    passed_on_waits,
    reaching_me,
)
from sameboat.commons.opportunities.queries.shelves import shelf_for, shelf_to_fill

__all__ = [
    "Found",
    "asked_of",
    "found_among",
    "found_for",
    "introductions_wait",
    "kept_apart",
    "know_each_other",
    "looking_here",
    "made_by",
    "my_looking",
    "not_looked_at",
    "own_passed",
    "partners_now",
    "passed_on_waits",
    "reaching_me",
    "shelf_for",
    "shelf_to_fill",
    "works_elsewhere_than",
]
