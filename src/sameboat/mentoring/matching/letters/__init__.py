"""What the matching writes to people; ready when these are imported."""

from sameboat.mentoring.matching.letters import announcing, applications, asking, many, offers, replacing

__all__ = ["announcing", "applications", "asking", "many", "offers", "replacing"]
