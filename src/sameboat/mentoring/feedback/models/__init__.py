"""Help that partners note, what feedback is to be about, and the feedback itself."""

from sameboat.mentoring.feedback.models.exchanges import Exchange
from sameboat.mentoring.feedback.models.occasions import Agreed, Feedback, Occasion

__all__ = ["Agreed", "Exchange", "Feedback", "Occasion"]
