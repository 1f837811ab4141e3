"""What may be said at once, and what may be changed afterwards."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from sameboat.base.kit.verdicts import YES, Verdict, no

LONGEST = 10_000
"""Characters of one message: three or four pages."""
MOST_IN_AN_HOUR = 200
"""Messages of one person in one talk. Two people who talk quickly stay far below."""
AN_HOUR = timedelta(hours=1)


def may_say(text: str, *, files: int, in_the_last_hour: int) -> Verdict:
    """Words or a file, not longer than one can read, and not without end."""
    if not text.strip() and not files:
        return no(_("Write something first, or attach a file."))
    if len(text) > LONGEST:
        return too_long(len(text))
    if in_the_last_hour >= MOST_IN_AN_HOUR:
        return no(_("That is a great many messages in one hour. Keep this one as a draft, and send it a little later."))
    return YES


def may_change(text: str, *, is_own: bool, is_there: bool, files: int) -> Verdict:
    """Whoever said something may say it differently, as long as it is there."""
    if not is_own:
        return no(_("Only whoever wrote a message changes it or takes it back."))
    if not is_there:
        return no(_("This message was taken back, so there is nothing to change. Write a new one."))
    if not text.strip() and not files:
        return no(_("A message cannot be empty. If it should not be there, take it back."))
    if len(text) > LONGEST:
        return too_long(len(text))
    return YES


def may_take_back(*, is_own: bool) -> Verdict:
    """One's own, at any time and without a reason."""
    return YES if is_own else no(_("Only whoever wrote a message changes it or takes it back."))


def may_keep(text: str) -> Verdict:
    """A draft may be as long as a message, and a little longer, so that nothing is lost while it is shortened."""
    return YES if len(text) <= 2 * LONGEST else too_long(len(text))


def too_long(length: int) -> Verdict:
    """How much too long."""
    return no(
        ngettext_lazy(
            "This is %(more)d character longer than one message can be (%(most)d). Send it in two parts.",
            "This is %(more)d characters longer than one message can be (%(most)d). Send it in two parts.",
            "more",
        )
        % {"more": length - LONGEST, "most": LONGEST}
    )
