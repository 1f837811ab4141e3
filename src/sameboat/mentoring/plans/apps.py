"""The app, as Django knows it."""

from django.apps import AppConfig


class Plans(AppConfig):
    """What partners set out to do together."""

    name = "sameboat.mentoring.plans"
    label = "plans"
