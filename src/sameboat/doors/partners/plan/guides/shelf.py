"""Which guides there are."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide: its address, what it is called, and when somebody might open it."""

    slug: str
    title: str | Promise
    when: str | Promise

    @property
    def template(self) -> str:
        """Where its words stand."""
        return f"partners/guides/{self.slug}.html"


GUIDES = (
    Guide(
        "being-the-only-one",
        _("Being the only one"),
        _("When somebody is the only person of their kind in the room, and would like to say how that is."),
    ),
    Guide(
        "small-slights",
        _("Microaggressions: small slights that add up"),
        _("When a remark stung, and one is not sure whether one may mind."),
    ),
    Guide(
        "unspoken-rules-of-interviews",
        _("The unspoken rules of interviews"),
        _("When an interview is coming, and nobody ever said how it works."),
    ),
    Guide(
        "a-difficult-colleague",
        _("A difficult colleague"),
        _("When somebody at work takes up more of one’s thoughts than one would like."),
    ),
    Guide(
        "giving-feedback",
        _("Giving feedback, and asking for it"),
        _("When one has been asked what one thinks, and wants to be of use."),
    ),
)
