"""The app, as Django knows it."""

from django.apps import AppConfig


class Signup(AppConfig):
    """Where people read what a round asks, apply, and see what became of it."""

    name = "sameboat.doors.signup"
    label = "signup"
