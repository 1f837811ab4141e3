"""What somebody may fill in on the pages of their plan."""

from sameboat.doors.partners.plan.forms.absences import AwayForm
from sameboat.doors.partners.plan.forms.agreement import AgreementForm
from sameboat.doors.partners.plan.forms.goals import GoalForm, LinkForm, StepForm, ThemeForm

__all__ = ["AgreementForm", "AwayForm", "GoalForm", "LinkForm", "StepForm", "ThemeForm"]
