"""The app, as Django knows it."""

from django.apps import AppConfig


class Feedback(AppConfig):
    """Feedback given and received, and the tide of help."""

    name = "sameboat.mentoring.feedback"
    label = "feedback"
