"""The app, as Django knows it."""

from django.apps import AppConfig


class Notices(AppConfig):
    """The one letter-box of the site."""

    name = "sameboat.members.notices"
    label = "notices"
