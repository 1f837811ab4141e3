"""What is true of letters, and what may be done with them."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

State = Literal["sent", "waiting", "uncertain", "bounced", "given_up", "dropped"]
STATES: dict[State, Promise] = {
    "sent": _("sent"),
    "waiting": _("waiting to be sent"),
    "uncertain": _("uncertain"),
    "bounced": _("came back"),
    "given_up": _("given up"),
    "dropped": _("not needed any more"),
}
"""How far a letter got, in a word. Whose letter came back or was given up must be reached in another way."""
KEPT_FOR = timedelta(days=90)
"""How long the row of a letter is kept: that it was sent, when, and of which kind."""
LEASE = timedelta(minutes=3)
"""How long a sender has a letter in hand at most. The mail server may take 30 seconds for each of five steps."""
AT_A_TIME = 20
"""How many letters a sender sets aside with one look: looking costs more than sending does."""
SET_ASIDE_FOR = timedelta(seconds=20)
"""After so long the rest of them goes back, so that whoever pauses or waits urgently is thought of soon enough."""
HELD_FRESHLY = timedelta(seconds=30)
"""A letter in hand for longer than this is asked for again before it is handed over, so that all five steps fit in."""
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
ASK_AGAIN = timedelta(minutes=1)
"""A journal that could not be read is asked again after that."""
TRIED_FOR = timedelta(days=5)
"""After so long of being put off by the other side a letter is given up, as mail servers do."""
ABOVE_BEGINS, ABOVE_ENDS = "--==", "==--"
"""Around the line above which an answer is written: known again in every language, however a mail program quotes it."""
TRIES_TO_WRITE = 5
"""A letter that cannot be written because of a mistake of ours is given up after so many tries."""


def wait_before_try(attempts: int) -> timedelta:
    """How long to wait after so many tries: twice as long each time, at most an hour."""
    return min(FIRST_WAIT * 2 ** min(attempts - 1, 10), LONGEST_WAIT)


def may_switch(optional: bool) -> Verdict:
    """Letters that one can do without may be switched off and on."""
    if not optional:
        return no(_("You cannot do without this letter: without it you would miss something about your account."))
    return YES


def may_send_again(*, in_doubt: bool, dead: bool, bounced: bool, still_written: bool = True) -> Verdict:
    """A letter in doubt, one that was given up or one that came back may be sent again, while its words are known."""
    if not (in_doubt or dead or bounced):
        return no(
            _("This letter is on its way or has been sent. Only one in doubt, given up or come back is sent again.")
        )
    if not still_written:
        return no(_("The words and the address of this letter were destroyed when it went out. Write a new one."))
    return YES


def may_believe_sent(*, in_doubt: bool) -> Verdict:
    """Only of a letter in doubt does anybody need to say that it went out."""
    if not in_doubt:
        return no(_("Nobody doubts this letter: what became of it is known."))
    return YES
