"""What programmes write to people; ready when these are imported."""

from sameboat.mentoring.programmes.letters import rounds, teams

__all__ = ["rounds", "teams"]
