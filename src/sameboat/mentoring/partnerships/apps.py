"""The app, as Django knows it."""

from django.apps import AppConfig


class Partnerships(AppConfig):
    """People who have each other: two, three, or a circle."""

    name = "sameboat.mentoring.partnerships"
    label = "partnerships"
