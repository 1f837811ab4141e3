"""Whom one would rather not meet, whom one has blocked, and what was reported."""

from sameboat.members.safety.models.avoidances import Avoidance
from sameboat.members.safety.models.blocks import Block
from sameboat.members.safety.models.reports import Concerned, Report, ReportWords

__all__ = ["Avoidance", "Block", "Concerned", "Report", "ReportWords"]
