"""The review: what stands, who is alone, what changed, what hands did, and what another way would bring."""

from sameboat.mentoring.matching.queries.review.alone import AloneNow, alone_now
from sameboat.mentoring.matching.queries.review.asked import asked_behind, asked_in, link_of_asked, musts_to_ask_about
from sameboat.mentoring.matching.queries.review.between import Between, Stake, between
from sameboat.mentoring.matching.queries.review.changes import Changed, Changes, changes_between, wishes_that_changed
from sameboat.mentoring.matching.queries.review.following import Following, what_would_follow
from sameboat.mentoring.matching.queries.review.hands import (
    act_in_words,
    acts_of,
    every_tie_of,
    last_act,
    tied_in,
    ties_of,
)
from sameboat.mentoring.matching.queries.review.standing import (
    as_run_of,
    group_of,
    groups_of,
    newest_run,
    newest_run_id,
    run_is_going,
    standing_groups,
)
from sameboat.mentoring.matching.queries.review.swaps import Swap, best_swaps
from sameboat.mentoring.matching.queries.review.table import Filtered, Row, Table, table_of

__all__ = [
    "AloneNow",
    "Between",
    "Changed",
    "Changes",
    "Filtered",
    "Following",
    "Row",
    "Stake",
    "Swap",
    "Table",
    "act_in_words",
    "acts_of",
    "alone_now",
    "as_run_of",
    "asked_behind",
    "asked_in",
    "best_swaps",
    "between",
    "changes_between",
    "every_tie_of",
    "group_of",
    "groups_of",
    "last_act",
    "link_of_asked",
    "musts_to_ask_about",
    "newest_run",
    "newest_run_id",
    "run_is_going",
    "standing_groups",
    "table_of",
    "tied_in",
    "ties_of",
    "what_would_follow",
    "wishes_that_changed",
]
