"""What a password may be, besides not too short: not one of those that everybody tries first, however dressed up."""

from __future__ import annotations

import re
from itertools import pairwise

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 128
LOOKS_LIKE = str.maketrans({"@": "a", "4": "a", "0": "o", "1": "i", "3": "e", "5": "s", "$": "s", "7": "t", "!": "i"})


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


class NotACommonOne(CommonPasswordValidator):
    """The twenty thousand most common passwords come with Django; people lengthen them in ways that are as common."""

    def validate(self, password: str, user: object = None) -> None:
        """Refuse a common password: as it is, twice over, with figures around it, or in look-alike letters."""
        del user
        if _runs_on(password) or any(each in self.passwords for each in _undressed(password)):
            raise ValidationError(
                _("This is among the passwords that are tried first. Four or five words of your own are better."),
                code="password_too_common",
            )


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


def _runs_on(password: str) -> bool:
    """*aaaaaaaaaaaa*, *123456789012*, *abcdefghijkl*: every character follows from the one before."""
    steps = {(ord(after) - ord(before)) for before, after in pairwise(password)}
    return steps <= {0} or steps <= {1, -9} or steps <= {-1, 9}


def _undressed(password: str) -> set[str]:
    """What is left of a password when its usual clothes are taken off."""
    plain = password.casefold().strip()
    forms = {plain, plain.translate(LOOKS_LIKE)}
    forms |= {re.sub(r"^[\W\d_]+|[\W\d_]+$", "", each) for each in forms}
    for each in tuple(forms):
        repeated = re.fullmatch(r"(.{3,}?)\1+", each)
        if repeated:
            forms.add(repeated[1])
    return {each for each in forms if each}
