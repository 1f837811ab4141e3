"""The app, as Django knows it."""

from django.apps import AppConfig


class People(AppConfig):
    """Who somebody is."""

    name = "sameboat.members.people"
    label = "people"
