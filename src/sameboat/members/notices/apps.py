"""The app, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui import frame


class Notices(AppConfig):
    """The one letter-box of the site."""

    name = "sameboat.members.notices"
    label = "notices"

    def ready(self) -> None:
        """Letters about one's account leave by the outbox; what was sent stands behind one's name."""
        from sameboat.members.notices.actions import send_words
        from sameboat.members.notices.actions.leaving import erase_letters
        from sameboat.members.notices.queries import my_letters
        from sameboat.members.people import registry

        registry.letters_leave_by(send_words)
        registry.on_leaving(erase_letters, at=90)
        registry.in_my_data("letters", my_letters)
        frame.under_your_name("my_notices", _("My notices"), "mail", at=70)
