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
        from sameboat.members.people.registry import letters_leave_by

        letters_leave_by(send_words)
        frame.under_your_name("my_notices", _("My notices"), "mail", at=70)
