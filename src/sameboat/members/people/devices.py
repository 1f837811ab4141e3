"""What kind of device signed in, from what its browser says of itself: enough to know one's own, and no more."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

NOWHERE = "0.0.0.0"  # nosec B104  nothing listens there
"""The column wants a network; none is kept."""
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def in_words(user_agent: str) -> str:
    """*Firefox on Windows*, or *A browser* where it does not say."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    if browser and system:
        return gettext("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or gettext("A browser")


def is_small(user_agent: str) -> bool:
    """Whether it fits into a pocket."""
    return any(mark in user_agent for mark in ("iPhone", "Android", "Mobile"))


def marks_in(user_agent: str) -> str:
    """Of all that a browser says of itself, only its kind and its system's."""
    return " ".join(mark for mark, _name in (*BROWSERS, *SYSTEMS) if mark in user_agent)


def keep_little(sender: Any, instance: Any, **more: Any) -> None:
    """Of a device that signs in its kind is kept, neither the network it came from nor the rest of what it said."""
    del sender, more
    instance.ip = NOWHERE
    instance.user_agent = marks_in(instance.user_agent)
