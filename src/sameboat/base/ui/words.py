"""Every sentence of the site, for translators: ``make words`` collects, ``make setup`` compiles. No system tool needed.

Collected are the sentences of our Python and of our templates, into ``locale/django.pot``; each language's
``locale/<language>/LC_MESSAGES/django.po`` is brought up to date from it, keeping what was translated.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.template.base import Origin
from django.utils.translation.template import templatize

SITE = Path(__file__).resolve().parents[2]
LOCALE = SITE / "locale"
TEMPLATE = LOCALE / "django.pot"
OURS = ("base", "members", "mentoring", "commons", "doors", "config")
"""The floors that speak to people in a browser; the command line speaks English."""

PLURAL, CONTEXT, BOTH = (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": PLURAL,
    "ngettext_lazy": PLURAL,
    "pgettext": CONTEXT,
    "pgettext_lazy": CONTEXT,
    "npgettext": BOTH,
    "npgettext_lazy": BOTH,
}
Found = tuple[int, str, Any, list[str]]


def from_template(file: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Found]:
    """What a template says: Django turns it into Python that only speaks, and Babel reads that."""
    del keywords
    name = str(getattr(file, "name", "template"))
    spoken = templatize(file.read().decode("utf-8"), origin=Origin(name).name)
    for line, sentence, comments, context in extract(
        "python", BytesIO(spoken.encode("utf-8")), KEYWORDS, comment_tags, options or {}
    ):
        word = "pgettext" if context else "ngettext" if isinstance(sentence, tuple) else "gettext"
        words = sentence if isinstance(sentence, tuple) else (sentence,)
        if context:
            word, words = ("npgettext" if len(words) > 1 else "pgettext"), (context, *words)
        yield line, word, words if len(words) > 1 else words[0], comments


METHODS: list[tuple[str, Any]] = [
    ("**.py", "python"),
    ("**/templates/**.html", from_template),
    ("**/templates/**.txt", from_template),
]


def sentences(folders: Iterable[Path]) -> Catalog:
    """All sentences found in these folders."""
    found = Catalog(project="Sameboat", charset="utf-8")
    for folder in folders:
        for file, line, sentence, comments, context in extract_from_dir(
            folder, METHODS, {pattern: {} for pattern, _ in METHODS}, KEYWORDS, ("Translators:",)
        ):
            place = (folder.name + "/" + file, line)
            found.add(sentence, locations=[place], auto_comments=comments, context=context)
    return found


def collect() -> Catalog:
    """Write what translators begin from, and bring every language up to date."""
    found = sentences(SITE / name for name in OURS if (SITE / name).exists())
    LOCALE.mkdir(exist_ok=True)
    with TEMPLATE.open("wb") as file:
        write_po(file, found, width=0, omit_header=True, include_lineno=False, sort_by_file=True)
    for language in LOCALE.glob("*/LC_MESSAGES/django.po"):
        with language.open("rb") as file:
            known = read_po(file, locale=language.parts[-3])
        known.update(found)
        with language.open("wb") as file:
            write_po(file, known, width=0, include_lineno=False, sort_by_file=True, ignore_obsolete=True)
    return found


def compile_all(locale: Path = LOCALE) -> int:
    """Make the languages ready for the site; how many there are."""
    languages = list(locale.glob("*/LC_MESSAGES/django.po"))
    for language in languages:
        with language.open("rb") as file:
            known = read_po(file)
        with language.with_suffix(".mo").open("wb") as file:
            write_mo(file, known)
    return len(languages)


if __name__ == "__main__":
    if sys.argv[1:] == ["compile"]:
        compile_all()
    else:
        print(f"{len(collect())} sentences, {compile_all()} languages besides English")
