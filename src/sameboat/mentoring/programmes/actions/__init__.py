"""The only writers of programmes, rounds, teams and applications."""

from sameboat.mentoring.programmes.actions.programmes import (
    change_programme,
    let_open_programmes,
    open_programme,
)
from sameboat.mentoring.programmes.actions.rounds import (
    change_dates,
    change_rules,
    change_texts,
    close_round,
    open_round,
    publish_round,
    reopen_round,
    steps_left,
)

__all__ = [
    "change_dates",
    "change_programme",
    "change_rules",
    "change_texts",
    "close_round",
    "let_open_programmes",
    "open_programme",
    "open_round",
    "publish_round",
    "reopen_round",
    "steps_left",
]
