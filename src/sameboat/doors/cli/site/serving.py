"""Everything that is looked after before the first page is served."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..trouble import Refusal
from ..warming import is_cold
from ..words import aside, count
from .opening import open_site
from .ports import USUAL, port_for


@dataclass(frozen=True)
class Wanted:
    """What was said on the command line; None where nothing was said."""

    host: str = "127.0.0.1"
    port: int | None = None
    workers: int | None = None
    with_work: bool | None = None
    migrate: bool = False


def serve_site(wanted: Wanted) -> None:
    """Look after everything, then become the program that keeps the site running."""
    open_site()
    # The process is replaced: the Django loaded for looking goes with it.
    os.execv(sys.executable, [sys.executable, "-m", "sameboat.doors.cli.site.keeping", *_looked_after(wanted)])  # nosec B606


def _looked_after(wanted: Wanted) -> list[str]:
    from django.conf import settings

    from .erasing import erase_whoever_left
    from .standing import reasons_not_to_serve
    from .statics import gather_statics
    from .tables import change_tables, say_what_waits, waiting_changes

    if wanted.migrate or settings.DEMO:
        if made := change_tables():
            aside(f"The tables were brought up to date ({count(made, 'change', 'changes')}).")
    elif waiting := waiting_changes():
        raise Refusal(say_what_waits(waiting))
    erase_whoever_left()
    if reasons := reasons_not_to_serve():
        raise Refusal("\n".join(["This site is not served as it is.", *(f"- {reason}" for reason in reasons)]))
    gather_statics()
    at_home = is_loopback(settings.SITE_ADDRESS)
    usual = (urlsplit(settings.SITE_ADDRESS).port if at_home else None) or USUAL
    port = port_for(wanted.host, wanted.port or usual, another_will_do=at_home)
    if port != (wanted.port or usual):
        aside(f"Port {wanted.port or usual} is taken; the site moves to {port}.")
    events = ["--events-port", str(_port_of_events(wanted.host, port - usual, at_home))] if settings.LIVE else []
    workers = wanted.workers or (1 if settings.DEMO else min(4, os.cpu_count() or 1))
    words = ["--host", wanted.host, "--port", str(port), "--workers", str(workers), "--address", settings.SITE_ADDRESS]
    with_work = settings.DEMO if wanted.with_work is None else wanted.with_work
    flags = {
        "--follow": at_home,
        "--with-work": with_work,
        "--with-answers": _takes_answers(),
        "--demo": settings.DEMO,
        "--warm": settings.DEMO and is_cold(),
    }
    return [*words, *events, *(flag for flag, is_on in flags.items() if is_on)]


def _takes_answers() -> bool:
    """Answers by mail are taken beside the pages, unless somebody takes them already."""
    from sameboat.commons.conversations.answers.running import listens_here
    from sameboat.commons.conversations.queries import answers_come_here

    return answers_come_here() and not listens_here()


def _port_of_events(host: str, moved: int, at_home: bool) -> int:
    """Beside that of the pages; it moves along with them where nobody's proxy has to know."""
    from django.conf import settings

    wanted = settings.LIVE_PORT + (moved if at_home else 0)
    try:
        return port_for(host, wanted, another_will_do=at_home)
    except Refusal:
        raise Refusal(
            f"Port {wanted} of {host} is taken; open pages hear there that something is new. "
            "Choose another with SAMEBOAT_LIVE_PORT and tell the proxy, or say SAMEBOAT_LIVE = no."
        ) from None


def is_loopback(address: str) -> bool:
    """The site is for whoever sits at this machine, with no proxy in front: so its address may follow the port."""
    parts = urlsplit(address)
    return parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1", "::1"}
