"""The app, as Django knows it."""

from django.apps import AppConfig


class Programmes(AppConfig):
    """Programmes, their rounds and teams, and who applies."""

    name = "sameboat.mentoring.programmes"
    label = "programmes"

    def ready(self) -> None:
        """Its letters are known to the letter-box."""
        from sameboat.mentoring.programmes import letters as _letters  # noqa: F401
