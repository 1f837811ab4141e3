"""The app, as Django knows it."""

from django.apps import AppConfig


class Programmes(AppConfig):
    """Programmes, their rounds and teams, and who applies."""

    name = "sameboat.mentoring.programmes"
    label = "programmes"
