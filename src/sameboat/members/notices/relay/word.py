"""How the site shows its relay that it is the site: other programs of this machine may not write in its name."""

from __future__ import annotations

import hashlib
import hmac

USER = "site"


def word_of(secret: str) -> str:
    """The relay's password, made from the site's own secret key: there is nothing to set, and nothing to lose."""
    return hmac.new(secret.encode(), b"sameboat relay", hashlib.sha256).hexdigest()
