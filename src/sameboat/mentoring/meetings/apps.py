"""The app, as Django knows it."""

from django.apps import AppConfig


class Meetings(AppConfig):
    """Meetings, visits, observations, practice interviews."""

    name = "sameboat.mentoring.meetings"
    label = "meetings"
