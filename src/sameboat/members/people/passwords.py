"""What a password may be, besides not too short and not one of the twenty thousand that everybody tries first."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 128


class NotTooLong:
    """A very long password costs the server much and gives nobody more safety."""

    def validate(self, password: str, user: object = None) -> None:
        """Refuse what is longer than anybody can mean."""
        del user
        if len(password) > LONGEST:
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self) -> str:
        """The limit in words."""
        return _("A password may have up to %(most)d characters.") % {"most": LONGEST}


class NotTheSitesName:
    """The name of the place is the first thing anybody would guess."""

    def validate(self, password: str, user: object = None) -> None:
        """Refuse a password that is mostly the site's own name."""
        del user
        name = "".join(settings.SITE_NAME.split()).casefold()
        rest = password.casefold().replace(name, "").replace("sameboat", "")
        if len(rest) < len(password) and len(rest) < 8:
            raise ValidationError(_("The name of this site is too easy to guess."), code="password_site_name")

    def get_help_text(self) -> str:
        """Nothing that anybody needs to read before."""
        return ""
