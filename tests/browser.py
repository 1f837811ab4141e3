"""A real browser for the tests: Chromium, wherever this machine has it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]


def chromium() -> str | None:
    """Where Chromium is: as ``$CHROMIUM`` says, as ``chromium.sh`` found it, or on the path; None: Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    chosen = Path(sys.prefix) / "bin" / "chromium"
    if chosen.exists():
        return str(chosen)
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next((path for path in found if path), None)


@contextmanager
def a_browser() -> Iterator[Browser]:
    """A browser without a window, closed at the end."""
    with sync_playwright() as playwright:
        place = chromium()
        browser = playwright.chromium.launch(executable_path=Path(place) if place else None, args=FLAGS)
        yield browser
        browser.close()


if __name__ == "__main__":
    with a_browser() as tried:
        page = tried.new_page(base_url="http://localhost")
        page.set_content("<p>well</p>")
        print(page.inner_text("p"))
