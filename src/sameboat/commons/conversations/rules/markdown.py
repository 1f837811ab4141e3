"""Markdown kept small: paragraphs, emphasis, lists, quotes, links and code. Whatever else is typed is shown as typed.

Two walls stand behind each other. The first makes no more than these things out of words, and links only to ``http``,
``https`` and ``mailto``; the second (nh3) lets no more than these things through, whatever the first made.
"""

from __future__ import annotations

import re
from typing import Any

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

SCHEMES = ("http://", "https://", "mailto:")
TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "code", "pre"}
ATTRIBUTES = {"*": set(), "a": {"href"}, "ol": {"start"}}
REL = "noreferrer nofollow"
ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?'\])}*_]", re.IGNORECASE)
"""A web address as people paste it, without the full stop that ends the sentence."""
RULES = [
    "blockquote",
    "fence",
    "list",
    "paragraph",
    "text",
    "newline",
    "escape",
    "backticks",
    "emphasis",
    "link",
    "autolink",
    "entity",
    "balance_pairs",
    "fragments_join",
    "text_join",
    "inline",
    "block",
    "normalize",
]
DEEPEST = 12
"""Quotes in quotes and lists in lists: no further."""


def as_html(text: str) -> SafeString:
    """Words of a message, to be shown on a page."""
    return SafeString(_let_through(_small.render(text)))  # nosec B703  nothing but these things comes through


def as_words(text: str) -> str:
    """The same without any sign: the words as a reader sees them, for a passage among others."""
    pieces: list[str] = []
    for token in _small.parse(text):
        if token.type == "inline":
            pieces += [_said(child) for child in token.children or ()] + [" "]
        elif token.content:
            pieces += [token.content, " "]
    return " ".join("".join(pieces).split())


def _said(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content


def _let_through(made: str) -> str:
    return nh3.clean(
        made,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_only_links_outside,
        url_schemes={"http", "https", "mailto"},
        link_rel=REL,
    )


def _only_links_outside(tag: str, attribute: str, value: str) -> str | None:
    """No link within this site either: a page here is never opened by what somebody wrote."""
    if attribute == "href":
        return value if tag == "a" and _leads_outside(value) else None
    return value if attribute in ("rel", "start") else None


def _leads_outside(address: str) -> bool:
    return address.strip().casefold().startswith(SCHEMES)


def _pasted_addresses(state: StateCore) -> None:
    """A web address in a sentence becomes a link, except within one."""
    for block in state.tokens:
        if block.type == "inline" and block.children and "://" in block.content:
            block.children = list(_with_links(block.children))


def _with_links(tokens: list[Token]) -> Any:
    inside = 0
    for token in tokens:
        inside += (token.type == "link_open") - (token.type == "link_close")
        if token.type != "text" or inside or "://" not in token.content:
            yield token
            continue
        at = 0
        for found in ADDRESS.finditer(token.content):
            yield _text(token.content[at : found.start()])
            yield Token("link_open", "a", 1, attrs={"href": found[0]})
            yield _text(found[0])
            yield Token("link_close", "a", -1)
            at = found.end()
        yield _text(token.content[at:])


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _made_small() -> MarkdownIt:
    small = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": DEEPEST})
    small.enable(RULES, ignoreInvalid=True)
    small.validateLink = _leads_outside  # type: ignore[assignment,method-assign]  # as its documentation says
    small.core.ruler.push("pasted_addresses", _pasted_addresses)
    return small


_small = _made_small()
