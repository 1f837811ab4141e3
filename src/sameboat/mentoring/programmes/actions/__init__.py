"""The only writers of programmes, rounds, teams and applications."""

from sameboat.mentoring.programmes.actions.programmes import (
    change_programme,
    let_open_programmes,
    open_programme,
)
from sameboat.mentoring.programmes.actions.rounds import (
    TEXTS,
    change_dates,
    change_rules,
    change_texts,
    close_round,
    open_round,
    publish_round,
    reopen_round,
    steps_left,
)
from sameboat.mentoring.programmes.actions.teams import (
    accept_invitation,
    be_named,
    end_part,
    invite_to_team,
    withdraw_invitation,
)

__all__ = [
    "TEXTS",
    "accept_invitation",
    "be_named",
    "change_dates",
    "change_programme",
    "change_rules",
    "change_texts",
    "close_round",
    "end_part",
    "invite_to_team",
    "let_open_programmes",
    "open_programme",
    "open_round",
    "publish_round",
    "reopen_round",
    "steps_left",
    "withdraw_invitation",
]
