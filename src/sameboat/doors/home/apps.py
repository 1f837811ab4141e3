"""The app, as Django knows it."""

from django.apps import AppConfig


class Home(AppConfig):
    """The first pages: for a visitor, and for a member."""

    name = "sameboat.doors.home"
    label = "home"
