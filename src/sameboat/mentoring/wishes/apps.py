"""The app, as Django knows it."""

from django.apps import AppConfig


class Wishes(AppConfig):
    """Questions, answers and wishes."""

    name = "sameboat.mentoring.wishes"
    label = "wishes"

    def ready(self) -> None:
        """Its letters are known to the letter-box."""
        from sameboat.mentoring.wishes import letters as _letters  # noqa: F401
