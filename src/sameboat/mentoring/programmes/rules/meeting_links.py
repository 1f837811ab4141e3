"""Where partners of a programme may meet by video: the pattern of a link, of which each meeting gets its own."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

ROOM = "{random}"
"""Where the name of the room is put, which nobody can guess."""
LONGEST = 200
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
PATTERN = re.compile(rf"https://(?:{LABEL}\.)+[a-z][a-z0-9-]*[a-z0-9](?::[0-9]{{2,5}})?/[A-Za-z0-9._~/?=&+-]*")
"""A host by its plain name, and behind it nothing that a browser could read as another host."""


def may_be_the_meeting_link(pattern: str) -> Verdict:
    """None at all; or one of https, at a host that is plain to see, with one place for the room's name behind it."""
    if not pattern:
        return YES
    if len(pattern) > LONGEST:
        return no(_("This is too long for a link. 200 letters are enough for a video service."))
    if pattern.count(ROOM) != 1:
        return no(
            _("Write {random} once, where the name of the room belongs; each meeting gets a name of its own there.")
        )
    before, behind = pattern.split(ROOM)
    if not before.startswith("https://"):
        return no(_("It begins with https://, so that nobody on the way can listen to who meets where."))
    if not PATTERN.fullmatch(before) or not PATTERN.fullmatch(f"{before}x{behind}"):
        return no(
            _(
                "Write it as https://meet.example.org/{random}: the name of the host in small letters, a slash, and "
                "the place for the room behind it."
            )
        )
    return YES
