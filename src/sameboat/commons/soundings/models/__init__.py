"""Drafts and questions that somebody else reads first, what they say of them, and the pool of a programme."""

from sameboat.commons.soundings.models.boards import Comment, Opinion, Sounding
from sameboat.commons.soundings.models.pool import PoolCall, PoolMember, PoolNote, PoolTurn

__all__ = ["Comment", "Opinion", "PoolCall", "PoolMember", "PoolNote", "PoolTurn", "Sounding"]
