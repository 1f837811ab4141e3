"""What people fill in, step by step."""

from sameboat.doors.signup.forms.steps import StepForm

__all__ = ["StepForm"]
