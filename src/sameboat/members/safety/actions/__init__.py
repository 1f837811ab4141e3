"""The only writers of what keeps people safe."""

from sameboat.members.safety.actions.avoiding import erase_avoidances, keep_what_a_sheet_says, name_people_to_avoid
from sameboat.members.safety.actions.blocking import block, forget_blocks, keep_apart, unblock
from sameboat.members.safety.actions.keeping import (
    acknowledge,
    answer,
    close,
    held_for,
    look_at,
    reply,
    write_note,
)
from sameboat.members.safety.actions.reporting import Said, begin_report, discard_report, send_report
from sameboat.members.safety.actions.waiting import (
    alarm_where_nobody_answered,
    forget_old_reports,
    forget_unsent_reports,
)

__all__ = [
    "Said",
    "acknowledge",
    "alarm_where_nobody_answered",
    "answer",
    "begin_report",
    "block",
    "close",
    "discard_report",
    "erase_avoidances",
    "forget_blocks",
    "forget_old_reports",
    "forget_unsent_reports",
    "held_for",
    "keep_apart",
    "keep_what_a_sheet_says",
    "look_at",
    "name_people_to_avoid",
    "reply",
    "send_report",
    "unblock",
    "write_note",
]
