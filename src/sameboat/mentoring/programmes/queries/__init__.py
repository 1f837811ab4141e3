"""Who may read what of programmes, rounds, teams and applications. Rows are already those that the viewer may see."""

from sameboat.mentoring.programmes.queries.enrolments import applicants_of, enrolments_of, sent_enrolments
from sameboat.mentoring.programmes.queries.programmes import Viewer, programmes_on_the_desk_of, public_programmes
from sameboat.mentoring.programmes.queries.rounds import rounds_on_the_desk_of, rounds_open_to, rounds_visible_to
from sameboat.mentoring.programmes.queries.teams import (
    invitations_waiting,
    is_coordinator,
    may_open,
    parts_of,
    shown_team_of,
    standing_team_of,
)

__all__ = [
    "Viewer",
    "applicants_of",
    "enrolments_of",
    "invitations_waiting",
    "is_coordinator",
    "may_open",
    "parts_of",
    "programmes_on_the_desk_of",
    "public_programmes",
    "rounds_on_the_desk_of",
    "rounds_open_to",
    "rounds_visible_to",
    "sent_enrolments",
    "shown_team_of",
    "standing_team_of",
]
