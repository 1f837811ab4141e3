"""What can be done with letters: write them, look at doubtful ones again, say which ones one wants."""

from sameboat.members.notices.actions.choices import choose, switch_off, switch_on
from sameboat.members.notices.actions.looking import believe_sent, forget_old_letters, send_again
from sameboat.members.notices.actions.putting import send_letter, send_letters, send_words

__all__ = [
    "believe_sent",
    "choose",
    "forget_old_letters",
    "send_again",
    "send_letter",
    "send_letters",
    "send_words",
    "switch_off",
    "switch_on",
]
