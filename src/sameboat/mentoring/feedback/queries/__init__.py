"""Who reads what of help and of feedback. Rows are already those that the reader may see."""

from sameboat.mentoring.feedback.queries.exchanges import Helped, TideOfTwo, help_of, tide_of
from sameboat.mentoring.feedback.queries.occasions import Given, Seen, feedback_of, occasion_of

__all__ = ["Given", "Helped", "Seen", "TideOfTwo", "feedback_of", "help_of", "occasion_of", "tide_of"]
