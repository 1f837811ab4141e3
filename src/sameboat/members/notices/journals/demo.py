"""The post of a demo is its own journal."""

from __future__ import annotations

from datetime import timedelta

from sameboat.members.notices.journals.kinds import NEVER_SEEN, WENT_OUT, Journal, Seen
from sameboat.members.notices.models import ShownLetter
from sameboat.members.notices.rules import KEPT_FOR


class DemoJournal(Journal):
    """What was *sent* lies in a table."""

    lag = timedelta(0)
    remembers = KEPT_FOR

    def look(self, message_id: str) -> Seen:
        """Whether it lies there."""
        return WENT_OUT if ShownLetter.objects.filter(message_id=message_id).exists() else NEVER_SEEN
