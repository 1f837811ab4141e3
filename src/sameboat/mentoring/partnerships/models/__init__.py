"""People who have each other, when they are away, and everything that they write to and about each other."""

from sameboat.mentoring.partnerships.models.absences import Absence
from sameboat.mentoring.partnerships.models.partnerships import Partner, Partnership
from sameboat.mentoring.partnerships.models.written import Said, Written

__all__ = ["Absence", "Partner", "Partnership", "Said", "Written"]
