"""The review in words: what its pages say beside their numbers."""

from sameboat.doors.desk.reviewing.others import alone_in_words, tie_in_words
from sameboat.doors.desk.reviewing.pairs import between_in_words, group_in_words, named_with_countries
from sameboat.doors.desk.reviewing.rows import chips_of, in_words, last_in_words
from sameboat.doors.desk.reviewing.runs import changed_in_words, side_by_side
from sameboat.doors.desk.reviewing.tabs import tabs_of_the_matching
from sameboat.doors.desk.reviewing.words import countries_named, hundredth, name_in_words

__all__ = [
    "alone_in_words",
    "between_in_words",
    "changed_in_words",
    "chips_of",
    "countries_named",
    "group_in_words",
    "hundredth",
    "in_words",
    "last_in_words",
    "name_in_words",
    "named_with_countries",
    "side_by_side",
    "tabs_of_the_matching",
    "tie_in_words",
]
