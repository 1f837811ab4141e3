"""``make pictures``: every page of ``pages.py`` into ``var/pictures/``, with one page that shows them side by side.

Not a test of its own: run by name, it borrows the tests' database and server. ``ONLY=desk WAYS=phone-light,desk-dark``
before it takes some of them alone.
"""

from __future__ import annotations

import os
from html import escape
from pathlib import Path

import pytest
from django.conf import settings as site
from django.conf.locale import LANG_INFO
from django.urls import NoReverseMatch
from django.utils import translation

from tests.pictures import mirrored
from tests.pictures.pages import PICTURES
from tests.pictures.world import filled

FOLDER = Path(__file__).resolve().parents[2] / "var" / "pictures"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
WAYS = {
    "phone-light": (PHONE, "light", "en"),
    "phone-dark": (PHONE, "dark", "en"),
    "desk-light": (DESK, "light", "en"),
    "desk-dark": (DESK, "dark", "en"),
    "phone-mirrored": (PHONE, "light", mirrored.CODE),
    "desk-mirrored": (DESK, "light", mirrored.CODE),
}

ONLY = os.environ.get("ONLY", "")
CHOSEN = [picture for picture in PICTURES if ONLY in picture.name]
WANTED = {name: WAYS[name] for name in os.environ.get("WAYS", ",".join(WAYS)).split(",")}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def made_up_language(settings, tmp_path):
    """The site speaks the made-up language too, for as long as the pictures are taken."""
    mirrored.make(tmp_path)
    LANG_INFO[mirrored.CODE] = {"bidi": True, "code": mirrored.CODE, "name": "Mirrored", "name_local": "⟦mírróréd⟧"}
    settings.LANGUAGES = [*site.LANGUAGES, (mirrored.CODE, "Mirrored")]
    settings.LANGUAGES_BIDI = [mirrored.CODE]
    settings.LOCALE_PATHS = [str(tmp_path)]
    translation.trans_real.reset_cache(setting="LANGUAGES", enter=True)
    yield
    del LANG_INFO[mirrored.CODE]


@pytest.mark.usefixtures("made_up_language")
def test_every_page_has_its_picture_taken(browser, live_server, signed_in):
    world = filled()
    FOLDER.mkdir(parents=True, exist_ok=True)
    broken = []
    for way, (size, scheme, language) in WANTED.items():
        for role in sorted({picture.role for picture in CHOSEN}):
            context = browser.new_context(
                base_url=live_server.url, viewport=size, color_scheme=scheme, locale="en", reduced_motion="reduce"
            )
            context.add_cookies([{"name": site.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}])
            page = context.new_page()
            if world.who[role] is not None:
                signed_in(page, world.who[role], opened=not role.startswith("closed "))
            for picture in (picture for picture in CHOSEN if picture.role == role):
                try:
                    answer = page.goto(picture.path(world))
                except (LookupError, NoReverseMatch) as trouble:
                    broken.append(f"{picture.name}: {trouble}")
                    continue
                wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                if answer is None or answer.status >= 500 or wider > 0:
                    broken.append(f"{picture.name} {way}: {answer and answer.status}, {wider} px too wide")
                page.screenshot(path=FOLDER / f"{picture.name}.{way}.png", full_page=True)
            context.close()
    (FOLDER / "index.html").write_text(side_by_side(), encoding="utf-8")
    assert not broken, "\n".join(broken)


def side_by_side() -> str:
    """All pictures on one page, a row for each."""
    rows = "".join(
        f"<h2>{escape(picture.name)} <small>{escape(picture.role)}</small></h2><p>"
        + "".join(
            f'<a href="{picture.name}.{way}.png"><img src="{picture.name}.{way}.png" alt="{way}"></a> ' for way in WAYS
        )
        + "</p>"
        for picture in PICTURES
    )
    look = "body{font-family:sans-serif;background:#888}img{height:30rem;vertical-align:top}p{overflow:auto}"
    return f'<!doctype html><meta charset="utf-8"><title>Every page</title><style>{look}</style>{rows}'
