"""What can be done with letters: write them, send them, look at doubtful ones again, say which one wants."""

from sameboat.members.notices.actions.choices import choose, switch_off, switch_on
from sameboat.members.notices.actions.putting import send_letter, send_words

__all__ = ["choose", "send_letter", "send_words", "switch_off", "switch_on"]
