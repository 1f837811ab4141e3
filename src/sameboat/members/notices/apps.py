"""The app, as Django knows it."""

from django.apps import AppConfig


class Notices(AppConfig):
    """The one letter-box of the site."""

    name = "sameboat.members.notices"
    label = "notices"

    def ready(self) -> None:
        """Letters about signing in leave by the outbox too; those who write them cannot call it by name."""
        from sameboat.members.notices import actions
        from sameboat.members.people import registry

        registry.letters_leave_by(actions.send_words)
