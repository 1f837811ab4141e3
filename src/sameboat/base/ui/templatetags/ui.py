"""The words that every template may use without loading them. Each part of the kit is one word; it says what it needs.

Parts that hold other things are opened and closed: ``{% banner "needs" %}…{% endbanner %}``. All of them stand on
the page ``/kit/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from sameboat.base.ui import figures
from sameboat.base.ui import world as the_world
from sameboat.base.ui.quick.folding import pure
from sameboat.base.ui.quick.keeping import kept

register = template.Library()
register.tag("kept", kept)


@register.simple_tag
@pure
def icon(name: str, mirror: bool = False) -> SafeString:
    """An icon of the sprite, hidden from readers: the word beside it says what it means."""
    turned = " mirror" if mirror else ""
    drawn = f'<svg class="ic{turned}" aria-hidden="true"><use href="{_sprite()}#i-{escape(name)}"/></svg>'
    return SafeString(drawn)  # nosec B703  the name is escaped


@cache
def _sprite() -> str:
    """Where the sprite lies: the same for as long as the process lives."""
    return escape(static("ui/icons.svg"))


# ---- People


@register.filter
def initials(name: str) -> str:
    """Two letters for a plate: of the first and the last word of a name."""
    words = str(name or "").split()
    return "".join(word[0] for word in dict.fromkeys([words[0], words[-1]])).upper() if words else "·"


@register.simple_tag
@pure
def plate(name: str, endpaper: int = 1, size: str = "") -> SafeString:
    """A plate instead of a photograph: an endpaper of six, two letters; ``big``, ``tiny`` or neither. Beside a name."""
    return format_html(
        '<span class="plate p{}{}" aria-hidden="true"><span>{}</span></span>',
        endpaper,
        f" {size}" if size else "",
        initials(name),
    )


@register.inclusion_tag("ui/parts/who.html")
def who(name: str, about: str = "", endpaper: int = 1, size: str = "") -> dict[str, Any]:
    """Somebody: plate, name, and a line about them."""
    return {"name": name, "about": about, "endpaper": endpaper, "size": size}


# ---- Things to press and to pick up


@register.simple_tag
@pure
def button(says: str, kind: str = "", icon: str = "", href: str = "", name: str = "", value: str = "") -> SafeString:
    """A button that says what happens, or a link like it; ``main`` (one a page), ``little``, ``grave``, ``bare``."""
    looks = f"btn {kind}".strip()
    inside = format_html("{}{}", _icon(icon) if icon else "", says)
    if href:
        return format_html('<a class="{}" href="{}">{}</a>', looks, href, inside)
    naming = format_html(' name="{}" value="{}"', name, value) if name else ""
    return format_html('<button class="{}"{}>{}</button>', looks, naming, inside)


_icon = icon


@register.simple_block_tag
def card(content: str, title: str, runhead: str = "") -> SafeString:
    """Something that can be picked up: a round, an invitation. The last thing inside is what one can do with it."""
    above = format_html('<p class="runhead">{}</p>', runhead) if runhead else ""
    return format_html('<article class="card">{}<h3>{}</h3>{}</article>', above, title, content)


@register.simple_tag
@pure
def tag(says: str, kind: str = "", icon: str = "") -> SafeString:
    """A small word about a state: plain, ``sea`` (under way), ``coral`` (wanted soon)."""
    return format_html('<span class="tag{}">{}{}</span>', f" {kind}" if kind else "", _icon(icon) if icon else "", says)


# ---- What the site says


SIGNS = {"": "info", "needs": "alert", "done": "check"}


@register.simple_block_tag
def banner(content: str, kind: str = "") -> SafeString:
    """A sentence with one way on: plain (good to know), ``needs`` (asks something of you), ``done``."""
    return format_html(
        '<div class="banner{}"{}>{}<div>{}</div></div>',
        f" {kind}" if kind else "",
        format_html(' role="{}"', "status") if kind == "done" else "",
        icon(SIGNS[kind]),
        content,
    )


@register.simple_block_tag
def nothing_here(content: str, title: str, icon: str = "pair") -> SafeString:
    """An empty page: what will be here, and what to do now."""
    return format_html('<div class="empty">{}<h2 class="h3">{}</h2>{}</div>', _icon(icon), title, content)


@register.simple_block_tag
def dialog(content: str, id: str, title: str) -> SafeString:  # noqa: A002  it is the id of the page's element
    """Asked only where there is no way back: ``ui/dialog.js`` opens it from ``data-opens``; without script, a page."""
    return format_html(
        '<dialog id="{0}" aria-labelledby="{0}-title"><h2 class="h3" id="{0}-title">{1}</h2>{2}</dialog>',
        id,
        title,
        content,
    )


@register.inclusion_tag("ui/parts/facts.html")
def facts(*names_and_values: Any) -> dict[str, Any]:
    """Names and values by turns; what has no value is left out."""
    return {"rows": list(zip(names_and_values[::2], names_and_values[1::2], strict=True))}


@register.inclusion_tag("ui/parts/steps.html")
def steps(now: int, of: int, says: str = "") -> dict[str, Any]:
    """Where one stands in a walk of several screens."""
    marks = ["was" if at < now else "now" if at == now else "" for at in range(1, of + 1)]
    return {"now": now, "of": of, "says": says, "steps": marks}


# ---- Figures. Every one is also a sentence or a list of numbers: the picture itself is hidden from readers.


@register.inclusion_tag("ui/parts/dots.html")
def field_of_dots(fit: int, would: int, of: int) -> dict[str, Any]:
    """Everybody in a round: filled dots fit every must, rings would without the one that costs most."""
    columns, blocks = figures.field_of_dots(fit, would, of)
    return {"columns": columns, "blocks": blocks}


@register.inclusion_tag("ui/parts/funnel.html")
def funnel(rows: Iterable[tuple[int, str]]) -> dict[str, Any]:
    """From application to partner: how many, and a word for each step."""
    return {"bars": figures.funnel(rows)}


@register.inclusion_tag("ui/parts/shares.html")
def shares(rows: Sequence[tuple[str, float]], line: float | None = None) -> dict[str, Any]:
    """Who makes up a round: a word and a share in per cent each, and the line that none should cross."""
    at, bars = figures.shares(rows, line)
    return {"line": at, "bars": bars}


@register.inclusion_tag("ui/parts/world.html")
def world(rows: Iterable[tuple[str, int, str]], title: str, says: str) -> dict[str, Any]:
    """The world with a dot for each country: its code, how many people, words. ``says`` tells the picture in words."""
    return {
        "begins": the_world.BEGINS,
        "width": the_world.WIDTH - the_world.BEGINS,
        "height": the_world.HEIGHT,
        "land": the_world.land(),
        "dots": the_world.dots(rows),
        "title": title,
        "says": says,
    }


@register.inclusion_tag("ui/parts/piles.html")
def piles(values: Iterable[float], title: str, says: str) -> dict[str, Any]:
    """Every value from 0 to 1 as one dot, the least on the left; those under a half in coral."""
    wide, high, columns = figures.piles(values)
    return {"wide": wide, "high": high, "columns": columns, "title": title, "says": says}


@register.inclusion_tag("ui/parts/stacked.html")
def stacked(parts: Sequence[int]) -> dict[str, Any]:
    """One bar of up to three parts: dark, light with an edge, and what is left over."""
    return {"parts": figures.stacked(parts)}
