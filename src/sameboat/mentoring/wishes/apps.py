"""The app, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Wishes(AppConfig):
    """Questions, answers and wishes."""

    name = "sameboat.mentoring.wishes"
    label = "wishes"

    def ready(self) -> None:
        """Its letters are known to the letter-box; what it does when somebody leaves, and what it knows of them."""
        from sameboat.members.people import registry
        from sameboat.mentoring.wishes import letters as _letters  # noqa: F401
        from sameboat.mentoring.wishes.actions.leaving import erase_answers
        from sameboat.mentoring.wishes.queries.myself import my_answers

        registry.in_my_data("answers and wishes", my_answers)
        registry.on_leaving(erase_answers, at=10, erases=_("All that you answered and wished, in every round."))
