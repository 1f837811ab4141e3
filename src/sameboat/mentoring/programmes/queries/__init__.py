"""Who may read what of programmes, rounds, teams and applications. Rows are already those that the viewer may see."""

from sameboat.mentoring.programmes.queries.desk import (
    Counts,
    OnTheDesk,
    country_watched_by,
    counts_of,
    desk_of,
    took_part_before,
)
from sameboat.mentoring.programmes.queries.enrolments import applicants_of, enrolments_of, sent_enrolments
from sameboat.mentoring.programmes.queries.programmes import (
    Viewer,
    address_is_taken,
    programmes_on_the_desk_of,
    public_programmes,
)
from sameboat.mentoring.programmes.queries.rounds import (
    may_open_next,
    rounds_on_the_desk_of,
    rounds_open_to,
    rounds_visible_to,
)
from sameboat.mentoring.programmes.queries.teams import (
    has_a_desk,
    invitation_behind,
    invitations_waiting,
    is_coordinator,
    link_of,
    may_accept_invitation,
    may_open,
    parts_of,
    parts_that_may_end,
    people_to_turn_to,
    shown_team_of,
    standing_team_of,
    still_stands,
    with_a_desk,
)

__all__ = [
    "Counts",
    "OnTheDesk",
    "Viewer",
    "address_is_taken",
    "applicants_of",
    "country_watched_by",
    "counts_of",
    "desk_of",
    "enrolments_of",
    "has_a_desk",
    "invitation_behind",
    "invitations_waiting",
    "is_coordinator",
    "link_of",
    "may_accept_invitation",
    "may_open",
    "may_open_next",
    "parts_of",
    "parts_that_may_end",
    "people_to_turn_to",
    "programmes_on_the_desk_of",
    "public_programmes",
    "rounds_on_the_desk_of",
    "rounds_open_to",
    "rounds_visible_to",
    "sent_enrolments",
    "shown_team_of",
    "standing_team_of",
    "still_stands",
    "took_part_before",
    "with_a_desk",
]
