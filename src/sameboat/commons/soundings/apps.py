"""The app, as Django knows it."""

from django.apps import AppConfig


class Soundings(AppConfig):
    """Drafts and questions that somebody else reads first."""

    name = "sameboat.commons.soundings"
    label = "soundings"
