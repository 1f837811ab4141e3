"""What the matching keeps: runs and what they propose, what hands changed, the texts of letters."""

from sameboat.mentoring.matching.models.gauge import GaugeLook
from sameboat.mentoring.matching.models.letters import LetterText, LetterToMany, Told
from sameboat.mentoring.matching.models.offers import Offer
from sameboat.mentoring.matching.models.proposals import ProposedGroup, ProposedMember, WishOutcome, WithoutPartner
from sameboat.mentoring.matching.models.review import Act, Asked, Tie
from sameboat.mentoring.matching.models.runs import Run, TextRead

__all__ = [
    "Act",
    "Asked",
    "GaugeLook",
    "LetterText",
    "LetterToMany",
    "Offer",
    "ProposedGroup",
    "ProposedMember",
    "Run",
    "TextRead",
    "Tie",
    "Told",
    "WishOutcome",
    "WithoutPartner",
]
