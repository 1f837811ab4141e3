"""A draft or a question that somebody else reads first: what it asks for, by when, and what may be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import YES, Verdict, no

LONGEST = 20_000
LONGEST_REMARK = 2_000
MOST_OPEN = 5
"""So many of one person may lie on the board at once: more would ask too much of whoever reads."""
MORNING = time(8)
SOON, LEAST = timedelta(hours=2), timedelta(minutes=30)
KEPT_AFTER = timedelta(days=7)
"""So long after the hour by which it was wanted a draft stays; then it erases itself."""

KINDS: dict[str, Any] = {"draft": _("A draft"), "question": _("A question")}
READINGS: dict[str, Any] = {
    "sanity": _("sanity"),
    "tone": _("tone"),
    "facts": _("facts"),
    "clarity": _("clarity"),
}
BY_WHEN: dict[str, tuple[Any, timedelta | None]] = {
    "now": (_("Now, within two hours"), SOON),
    "day": (_("In a day"), timedelta(days=1)),
    "days": (_("In three days"), timedelta(days=3)),
    "at": (_("By an hour that I choose"), None),
}
VERDICTS: dict[str, Any] = {"send": _("Send it"), "sleep": _("Sleep on it"), "talk": _("Let us talk")}
SIGNS = {"send": "send", "sleep": "moon", "talk": "two"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that somebody says when they ask."""

    title: str
    draft: str
    kind: str = "draft"
    wants: Sequence[str] = ("sanity",)
    not_for: str = ""
    by_when: str = "day"
    at: datetime | None = None
    until_morning: bool = False
    pool: bool = False
    pen_name: str = ""
    workplace: str = ""
    """Where they work, if the site does not know it yet: it keeps colleagues of the pool away."""


def tidy(draft: str) -> str:
    """Line ends of one kind and no blanks around: places in a draft are counted in letters."""
    return draft.replace("\r\n", "\n").replace("\r", "\n").strip()


def next_morning(now: datetime, zone: str) -> datetime:
    """Eight o'clock, the next time it is that on a clock there."""
    here = now.astimezone(clock.zone_of(zone))
    morning = datetime.combine(here.date(), MORNING, here.tzinfo)
    return morning if morning > here else datetime.combine(here.date() + timedelta(days=1), MORNING, here.tzinfo)


def wanted_by(asked: Asked, begins: datetime) -> datetime:
    """By when it is wanted, counted from when it can first be seen."""
    _name, after = BY_WHEN[asked.by_when]
    return begins + after if after is not None else asked.at or begins


def half_way(begins: datetime, wanted: datetime) -> datetime:
    """When the pool is asked, if nobody has read it by then."""
    return begins + (wanted - begins) / 2


def may_ask(asked: Asked, *, begins: datetime, open_already: int) -> Verdict:
    """Something to read, not too long, wanted after it can be seen; and not too many at once."""
    if open_already >= MOST_OPEN:
        return no(_("Five of yours lie on the board already. Say of one that it is done; then there is room again."))
    return may_read_so(asked, begins=begins)


def may_read_so(asked: Asked, *, begins: datetime) -> Verdict:
    """Whether what was said can be read by somebody in time."""
    if not tidy(asked.draft):
        return no(_("There is nothing to read yet. Put the draft or the question into the box."))
    if len(asked.draft) > LONGEST:
        return no(_("This is longer than twenty thousand letters. Choose the part that you are unsure about."))
    if wanted_by(asked, begins) < begins + LEAST:
        return no(
            _("Whoever reads it needs half an hour at least, after they can see it. Choose a later hour.")
            if asked.by_when == "at"
            else _("Choose by when you would like it read.")
        )
    return YES


NO_LONGER = _("This draft is no longer here. It erased itself, or was let go.")


def may_change(*, is_theirs: bool, seen: bool) -> Verdict:
    """As long as nobody can have seen it."""
    if not is_theirs:
        return no(NO_LONGER)
    if seen:
        return no(_("Others may have read it by now, so it stays as it is. Let it go, and ask anew."))
    return YES


def may_let_go(*, is_theirs: bool) -> Verdict:
    """Always, by whoever asked."""
    return YES if is_theirs else no(NO_LONGER)


def may_remark(text: str, *, can_read: bool) -> Verdict:
    """A few words beside the words they are about."""
    if not can_read:
        return no(NO_LONGER)
    if not text.strip():
        return no(_("Write a few words first."))
    if len(text) > LONGEST_REMARK:
        return no(_("This is longer than two thousand letters. If there is so much to say, say “let us talk”."))
    return YES


MOST_ANSWERS = 6


def may_answer(text: str, *, can_read: bool, answers: int) -> Verdict:
    """Threads are short: what is longer is a talk."""
    if answers >= MOST_ANSWERS:
        return no(_("Six answers stand here already. The rest is easier in your talk."))
    return may_remark(text, can_read=can_read)


def may_judge(*, can_read: bool, is_theirs: bool) -> Verdict:
    """Readers say what they would do; whoever asked decides for themselves."""
    if not can_read:
        return no(NO_LONGER)
    if is_theirs:
        return no(_("The verdict is for whoever reads it. What becomes of your own draft, you decide."))
    return YES
