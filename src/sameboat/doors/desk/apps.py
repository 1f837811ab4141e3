"""The app, as Django knows it."""

from django.apps import AppConfig


class Desk(AppConfig):
    """Where coordinators work."""

    name = "sameboat.doors.desk"
    label = "desk"
