"""A made-up language that is written from right to left. What it does not mirror was forgotten by gettext."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from sameboat.base.ui import words

CODE = "qps"
LETTERS = str.maketrans("aeiouyAEIOUYcnsz", "áéíóúýÁÉÍÓÚÝçñšž")
KEPT = re.compile(r"(%\([^)]*\)[sd]|%[sd%]|\{[^}]*\}|<[^>]*>|&\w+;|https?://\S+)")


def mirrored(sentence: str) -> str:
    """The sentence in the made-up language: plainly another one, still to be read, a little longer.

    >>> mirrored("Send <b>%(n)s</b> letters")
    '⟦Séñd <b>%(n)s</b> léttérš⟧'
    """
    parts = KEPT.split(sentence)
    return "⟦" + "".join(part if at % 2 else part.translate(LETTERS) for at, part in enumerate(parts)) + "⟧"


def _known_elsewhere() -> list[Path]:
    """What Django and allauth say themselves: they have translators of their own, and are not ours to forget."""
    import allauth
    import django

    return [
        Path(django.__file__).parent / "conf/locale/en/LC_MESSAGES/django.po",
        Path(django.__file__).parent / "contrib/auth/locale/en/LC_MESSAGES/django.po",
        *(Path(allauth.__file__).parent / "locale").glob("de/LC_MESSAGES/django.po"),
    ]


def make(locale: Path) -> None:
    """Write the language into this folder, as the site expects it."""
    language = Catalog(locale=None, charset="utf-8")
    ours = words.sentences(words.SITE / name for name in words.OURS if (words.SITE / name).exists())
    theirs = [read_po(file.open("rb")) for file in _known_elsewhere() if file.exists()]
    for catalogue in (*theirs, ours):
        for message in catalogue:
            if not message.id:
                continue
            said = tuple(map(mirrored, message.id)) if isinstance(message.id, tuple) else mirrored(message.id)
            language.add(message.id, said, context=message.context)
    folder = locale / CODE / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, language)
