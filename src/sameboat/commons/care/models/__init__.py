"""What care knows: days and clicks. Words are for their author, or for the partners, and lie sealed."""

from sameboat.commons.care.models.asks import Ask
from sameboat.commons.care.models.help import HelpAsked, HelpGiven
from sameboat.commons.care.models.settings import CheckInDays, OwnCare
from sameboat.commons.care.models.silences import Rhythm, Silence
from sameboat.commons.care.models.words import CheckIn, Thanks

__all__ = ["Ask", "CheckIn", "CheckInDays", "HelpAsked", "HelpGiven", "OwnCare", "Rhythm", "Silence", "Thanks"]
