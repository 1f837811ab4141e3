"""Sends what lies in the outbox, one letter at a time, each exactly once where a journal is kept.

Order of acts for one letter: begin it (committed), write it, hand it to the mail server, write down what came of it
(committed, together with the beginning of the next). A sender that is killed in between leaves a lease that runs out;
whoever takes the letter up then looks into the journal first. Some letters are set aside with one look; those that were
not begun are in nobody's doubt. While the mail server is away no letter is touched.
"""

from __future__ import annotations

import time
from collections import deque
from typing import ClassVar

import structlog
from django.db import transaction

from sameboat.base.kit import clock
from sameboat.members.notices import registry, rules
from sameboat.members.notices.actions import sending
from sameboat.members.notices.actions.sending import InHand
from sameboat.members.notices.epochs import present_epoch
from sameboat.members.notices.journals import journal_in_use
from sameboat.members.notices.mailing import Outcome, Post, PostClosed
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import Written, written

log = structlog.get_logger("sameboat.letters")


class Sender:
    """One worker's hand at the letter-box."""

    PAUSES: ClassVar[tuple[int, ...]] = (2, 5, 10, 20, 40, 60)
    """Seconds between two tries to reach a mail server that is away."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.journal = journal_in_use()
        self._post = Post()
        self._epoch = 0
        self._away = 0
        self._not_before = 0.0
        self._line: deque[Letter] = deque()
        """Set aside for us, and not begun."""
        self._begun: InHand | None = None
        self._begun_at = self._set_aside_at = 0.0

    def __call__(self) -> bool:
        """Send one letter. Whether there was one."""
        if self._begun is None and not self._line and not self._set_some_aside():
            return False
        if not self._is_open():
            self._let_go()
            return False
        if self._begun is None:
            self._begin_next()
        if mine := self._begun:
            self._see_to(mine)
        return True

    def _set_some_aside(self) -> bool:
        epoch = present_epoch()
        self._set_aside_older(epoch)
        if time.monotonic() < self._not_before or not Letter.objects.due(epoch).exists() or not self._is_open():
            return False
        self._set_aside_at = time.monotonic()
        self._line.extend(sending.set_aside(self.name, epoch, rules.AT_A_TIME))
        return bool(self._line)

    def _begin_next(self) -> None:
        """Begin the next of those set aside that is still ours."""
        self._begun = None
        if self._line and time.monotonic() - self._set_aside_at > rules.SET_ASIDE_FOR.total_seconds():
            self._let_go()
        while self._line and self._begun is None:
            self._begun_at = time.monotonic()
            self._begun = sending.begin(self._line.popleft(), self.name)

    def _let_go(self) -> None:
        begun, self._begun = self._begun, None
        if self._line or begun:
            sending.let_go(self.name, self._line, begun)
            self._line.clear()

    def _set_aside_older(self, epoch: int) -> None:
        if epoch != self._epoch:
            self._epoch = epoch
            if set_aside := sending.set_aside_older(epoch):
                log.warning("letters of an earlier life of the database set aside", letters=set_aside)

    def rest(self) -> None:
        """Nothing to send, or no more: others may have what we set aside, the mail server need not keep our place."""
        self._let_go()
        self._post.close()

    def _is_open(self) -> bool:
        try:
            self._post.open()
        except PostClosed as trouble:
            pause = self.PAUSES[min(self._away, len(self.PAUSES) - 1)]
            self._away += 1
            self._not_before = time.monotonic() + pause
            log.warning("the mail server cannot be reached", kind=str(trouble), next_try_in=pause)
            return False
        self._away = 0
        return True

    def _see_to(self, mine: InHand) -> None:
        """See to one letter, and begin the next in the commit that says what came of it."""
        self._begun = None
        if mine.letter.attempts > 1 and self._is_settled_by_the_journal(mine):
            return
        words = self._written(mine)
        if words is None:
            return
        if time.monotonic() - self._begun_at > rules.HELD_FRESHLY.total_seconds() and not sending.still_ours(mine):
            log.warning("letter went to another sender", letter=str(mine.letter.pk))
            return
        outcome = self._post.send(words, mine.letter.message_id)
        self._write_down_and_begin_next(mine, outcome)
        log.info("letter", letter=str(mine.letter.pk), kind=mine.letter.kind, came_of_it=outcome.what, why=outcome.why)

    def _write_down_and_begin_next(self, mine: InHand, outcome: Outcome) -> None:
        try:
            with transaction.atomic():
                self._write_down(mine, outcome)
                if outcome.what != "unsure":
                    self._begin_next()
        except BaseException:
            self._begun = None  # what was not committed was not begun
            raise

    def _is_settled_by_the_journal(self, mine: InHand) -> bool:
        """Look before any second try: whether it went out already, or must wait for somebody who knows."""
        seen = self.journal.look(mine.letter.message_id).went_out
        if seen == "yes":
            sending.sent(mine)
        elif not mine.doubtful:
            return False
        elif seen == "away":
            self._ask_again_later(mine)
        elif seen == "no" and self._may_not_know_yet(mine):
            sending.look_later(mine, self.journal.lag)
        elif seen == "unknown" and _waits_when_unsure(mine.letter.kind):
            sending.leave_in_doubt(mine, "the sender was cut off while sending it")
        elif seen == "unknown":
            return not sending.may_come_twice(mine)
        else:
            return False
        log.info("letter looked into", letter=str(mine.letter.pk), kind=mine.letter.kind, went_out=seen)
        return True

    def _ask_again_later(self, mine: InHand) -> None:
        """There is a journal, only not just now: nothing is sent twice for want of a little patience."""
        since = mine.letter.sending_since
        if since is not None and clock.now() - since > rules.TRIED_FOR:
            sending.leave_in_doubt(mine, "the journal could not be asked for days")
        else:
            sending.look_later(mine, rules.ASK_AGAIN)

    def _may_not_know_yet(self, mine: InHand) -> bool:
        since = mine.letter.sending_since
        return since is not None and since + self.journal.lag > clock.now()

    def _written(self, mine: InHand) -> Written | None:
        """Its words; None when it has been dealt with without any."""
        try:
            words = written(mine.letter)
        except Exception as trouble:
            kind = type(trouble).__qualname__
            log.error("letter could not be written", letter=str(mine.letter.pk), kind=mine.letter.kind, trouble=kind)
            self._try_later(mine, f"it could not be written ({kind})", tries=rules.TRIES_TO_WRITE)
            return None
        if words is None:
            sending.drop(mine)
        return words

    def _write_down(self, mine: InHand, outcome: Outcome) -> None:
        """What came of it. In doubt nothing is written: the lease runs out, and the journal is looked into."""
        if outcome.what == "taken":
            sending.sent(mine)
        elif outcome.what == "refused":
            sending.give_up(mine, outcome.why)
        elif outcome.what == "put off":
            self._try_later(mine, outcome.why)

    def _try_later(self, mine: InHand, why: str, tries: int | None = None) -> None:
        old = clock.now() - mine.letter.made_at > rules.TRIED_FOR
        if old or (tries is not None and mine.letter.attempts >= tries):
            sending.give_up(mine, why)
        else:
            sending.put_off(mine, why, wait=rules.wait_before_try(mine.letter.attempts))


def _waits_when_unsure(kind: str) -> bool:
    return registry.is_known(kind) and registry.kind(kind).if_unsure == "wait"
