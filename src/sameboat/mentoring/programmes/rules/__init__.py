"""What may be, and why not. Rules know no database: the facts are handed to them."""

from sameboat.base.kit.verdicts import Verdict
from sameboat.mentoring.programmes.rules.dates import Dates, dates_hang_together, usual_dates
from sameboat.mentoring.programmes.rules.meeting_links import may_be_the_meeting_link
from sameboat.mentoring.programmes.rules.programmes import (
    may_be_the_address,
    may_change_programme,
    may_lead,
    may_open_programme,
)
from sameboat.mentoring.programmes.rules.publishing import Step, may_publish, steps_before_publishing
from sameboat.mentoring.programmes.rules.rounds import (
    may_change_dates,
    may_change_rules,
    may_change_texts,
    may_close_round,
    may_open_round,
    may_reopen_round,
)
from sameboat.mentoring.programmes.rules.said import rules_read_well
from sameboat.mentoring.programmes.rules.teams import (
    LINK_LASTS_DAYS,
    may_accept,
    may_be_named,
    may_end_part,
    may_invite,
    may_withdraw_invitation,
)
from sameboat.mentoring.programmes.rules.waiting import RoundNow, Waiting, state_of, what_waits

__all__ = [
    "LINK_LASTS_DAYS",
    "Dates",
    "RoundNow",
    "Step",
    "Verdict",
    "Waiting",
    "dates_hang_together",
    "may_accept",
    "may_be_named",
    "may_be_the_address",
    "may_be_the_meeting_link",
    "may_change_dates",
    "may_change_programme",
    "may_change_rules",
    "may_change_texts",
    "may_close_round",
    "may_end_part",
    "may_invite",
    "may_lead",
    "may_open_programme",
    "may_open_round",
    "may_publish",
    "may_reopen_round",
    "may_withdraw_invitation",
    "rules_read_well",
    "state_of",
    "steps_before_publishing",
    "usual_dates",
    "what_waits",
]
