"""Who may write, move on, change and remove what partners set out to do."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

MOST_GOALS = 60
MOST_STEPS = 40
MOST_LINKS = 30
MOST_THEMES = 60
BECOMES = ("done", "let_go", "open")
"""What may become of a goal or a step."""


def may_add_another(there: int, most: int) -> Verdict:
    """So many that a page still shows them all."""
    if there < most:
        return YES
    return no(_("So many stand here that none of them would be found again. Remove one first, or change it."))


def may_change_words(*, is_theirs: bool) -> Verdict:
    """Words belong to whoever wrote them."""
    if is_theirs:
        return YES
    return no(_("Only whoever wrote this can change its words. You can add a step of yours, or talk about it."))


def may_move_on(*, is_theirs: bool, is_shared: bool) -> Verdict:
    """One's own, and what they share."""
    if is_theirs or is_shared:
        return YES
    return no(_("This is a goal of somebody else. They say themselves what becomes of it."))


def may_keep_link(address: str, *, is_project: bool) -> Verdict:
    """An address of the web, kept with something that they make together."""
    if not is_project:
        return no(_("Links belong to something that you make together."))
    if host_of(address):
        return YES
    return no(_("This is no address of a web page. It begins with https:// and names a host."))


def host_of(address: str) -> str:
    """The host that an address leads to, as machines spell it, so that no letter pretends to be another; or nothing."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return ""
    return host if parts.scheme in ("http", "https") and "." in host else ""
