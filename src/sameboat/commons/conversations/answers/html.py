"""A mail that has no plain text: its HTML as plain text, quotes marked as mail programs mark them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3

BLOCKS = {"p", "div", "ul", "ol", "li", "pre", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
WITHOUT_WORDS = {"script", "style", "title"}
LONGEST, MOST_TAGS = 150_000, 5_000
"""How much of a page is read; somebody's own words come first, and ten thousand tags in one another take long."""
DEEPEST = 9
"""How deep quotes in quotes are told apart."""


def as_plain(html: str) -> str:
    """The words of a page. It is made whole and simple first: the reader of the standard library can be kept busy."""
    short = "<".join(html[:LONGEST].split("<", MOST_TAGS)[:MOST_TAGS])
    reader = _Reader()
    reader.feed(
        nh3.clean(
            short,
            tags=BLOCKS | {"br", "a"},
            attributes={"a": {"href"}},
            clean_content_tags=WITHOUT_WORDS,
            link_rel=None,
        )
    )
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Goes over a page and keeps its lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._pieces: list[str] = []
        self._quotes = 0
        self._link, self._before_link = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._end_line(even_empty=True)
        elif tag == "a":
            self._link, self._before_link = dict(attrs).get("href") or "", len(self._pieces)
        else:
            self._end_line()
            self._quotes += tag == "blockquote"
            if tag == "li":
                self._pieces = ["- "]
            if tag == "p" and self._lines and self._lines[-1].strip("> "):
                self._end_line(even_empty=True)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            said = "".join(self._pieces[self._before_link :]).strip()
            if self._link.startswith(("http://", "https://")) and said and said != self._link:
                self._pieces.append(f" <{self._link}>")
            self._link = ""
        elif tag in BLOCKS:
            self._end_line()
            self._quotes -= tag == "blockquote"
            if tag == "p":
                self._end_line(even_empty=True)

    def handle_data(self, data: str) -> None:
        self._pieces.append(re.sub(r"\s+", " ", data))

    def _end_line(self, *, even_empty: bool = False) -> None:
        line = "".join(self._pieces).strip()
        if line or even_empty:
            self._lines.append("> " * min(self._quotes, DEEPEST) + line)
        self._pieces = []

    def text(self) -> str:
        """All lines, with no more than one empty one between two."""
        self._end_line()
        return re.sub(r"\n(?:>? *\n){2,}", "\n\n", "\n".join(self._lines)).strip()
