"""What coordinators do to a proposal by hand. Each act is kept, and can be taken back."""

from sameboat.mentoring.matching.actions.review.groups import lock, part, put_together, swap, unlock
from sameboat.mentoring.matching.actions.review.ties import allow, forbid
from sameboat.mentoring.matching.actions.review.undoing import undo

__all__ = ["allow", "forbid", "lock", "part", "put_together", "swap", "undo", "unlock"]
