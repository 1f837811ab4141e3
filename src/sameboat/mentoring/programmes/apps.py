"""The app, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Programmes(AppConfig):
    """Programmes, their rounds and teams, and who applies."""

    name = "sameboat.mentoring.programmes"
    label = "programmes"

    def ready(self) -> None:
        """Its letters are known to the letter-box; what it does when somebody leaves, and what it knows of them."""
        from sameboat.members.people import registry
        from sameboat.members.safety.registry import people_are_kept_safe_by
        from sameboat.mentoring.programmes import letters as _letters  # noqa: F401
        from sameboat.mentoring.programmes.actions.leaving import leave_programmes
        from sameboat.mentoring.programmes.queries.myself import how_near, my_programmes
        from sameboat.mentoring.programmes.queries.teams import keepers_of

        people_are_kept_safe_by(keepers_of)
        registry.nearness(how_near)
        registry.in_my_data("programmes", my_programmes)
        registry.on_leaving(
            leave_programmes,
            at=20,
            erases=_("Your applications are withdrawn, and your parts in teams end."),
            keeps=_("How many people took part in a round."),
        )
