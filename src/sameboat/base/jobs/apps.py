"""The app, as Django knows it."""

from django.apps import AppConfig


class Jobs(AppConfig):
    """Work that a page does not wait for."""

    name = "sameboat.base.jobs"
    label = "jobs"
