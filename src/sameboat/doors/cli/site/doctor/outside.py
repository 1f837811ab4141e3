"""The site from outside: its address, its certificate, and whether the proxy leads to us."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings

from ..serving import is_loopback
from .findings import Finding, think, well, wrong

SOON = 14
"""Days before its end in which a certificate should have been renewed."""


def address() -> Iterator[Finding]:
    """A real site has a name and TLS; its certificate holds for a while yet."""
    site = settings.SITE_ADDRESS
    if is_loopback(site):
        if not settings.DEMO:
            yield think("Address", f"{site} can be opened on this machine alone", "SAMEBOAT_ADDRESS = https://…")
        return
    if not settings.SECURE:
        yield wrong(
            "Address", f"{site} lets passwords travel readable", "Put a proxy with TLS in front: docs/operating.md"
        )
        return
    parts = urlsplit(site)
    try:
        days = _days_left(parts.hostname or "", parts.port or 443)
    except ssl.SSLError as trouble:
        yield wrong("Address", f"the certificate of {site} does not hold ({trouble.reason})", "Renew it at the proxy.")
    except OSError as trouble:
        yield wrong(
            "Address", f"{site} cannot be reached from here ({type(trouble).__name__})", "Is the proxy running?"
        )
    else:
        if days < SOON:
            yield wrong("Address", f"the certificate ends in {days:.0f} days", "Look at what should renew it.")
        else:
            yield well("Address", f"{site}, certificate good for {days:.0f} days")


def through_the_proxy() -> Iterator[Finding]:
    """What is asked of the address comes to our pages."""
    try:
        status, words = _asked(settings.SITE_ADDRESS, "/readyz")
    except OSError:
        yield think("Pages", f"nobody answers at {settings.SITE_ADDRESS}", "sameboat serve, if they should be up.")
        return
    if (status, words) == (200, "ready"):
        yield well("Pages", f"{settings.SITE_ADDRESS} answers: ready")
    else:
        yield wrong("Pages", f"{settings.SITE_ADDRESS}/readyz says {status}: {words[:60]}", "Look at serve's log.")


def events() -> Iterator[Finding]:
    """Open pages reach the event process: through the proxy, or at its own port."""
    if not settings.LIVE:
        yield well("Events", "SAMEBOAT_LIVE is off; pages show what is new when they are loaded again")
        return
    site = urlsplit(settings.LIVE_ADDRESS)
    try:
        status, words = _asked(settings.LIVE_ADDRESS, f"{site.path}alive")
    except OSError:
        yield think("Events", f"nobody answers at {settings.LIVE_ADDRESS}", "sameboat serve, if it should be up.")
        return
    if (status, words) == (200, "alive"):
        yield well("Events", f"{settings.LIVE_ADDRESS} answers: pages hear at once what is new")
    elif settings.BEHIND_PROXY:
        yield think(
            "Events",
            f"{settings.LIVE_ADDRESS} does not lead to the event process; pages show what is new when loaded again",
            f"Let the proxy lead /events/ to port {settings.LIVE_PORT}: docs/operating.md",
        )
    else:
        yield wrong("Events", f"somebody else listens at {settings.LIVE_ADDRESS}", "Choose another SAMEBOAT_LIVE_PORT.")


def _asked(address: str, path: str) -> tuple[int, str]:
    """What is answered there: the status, and its first words."""
    site = urlsplit(address)
    kind = http.client.HTTPSConnection if site.scheme == "https" else http.client.HTTPConnection
    line = kind(site.hostname or "", site.port, timeout=10)
    try:
        line.request("GET", path)
        answer = line.getresponse()
        return answer.status, answer.read(200).decode(errors="replace").strip()
    finally:
        line.close()


def _days_left(host: str, port: int) -> float:
    context = ssl.create_default_context()
    with (
        socket.create_connection((host, port), timeout=10) as plain,
        context.wrap_socket(plain, server_hostname=host) as line,
    ):
        told = line.getpeercert() or {}
    return (ssl.cert_time_to_seconds(str(told["notAfter"])) - time.time()) / 86_400
