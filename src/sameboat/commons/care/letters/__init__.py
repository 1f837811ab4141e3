"""The letters of care: that something waits, and one click to answer. No names, nothing that anybody wrote."""

from sameboat.commons.care.letters import to_partners, to_the_team

__all__ = ["to_partners", "to_the_team"]
