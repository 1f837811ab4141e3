"""The app, as Django knows it."""

from django.apps import AppConfig


class Wishes(AppConfig):
    """Questions, answers and wishes."""

    name = "sameboat.mentoring.wishes"
    label = "wishes"
