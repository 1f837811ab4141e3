"""The words that every template may use without loading them."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sameboat.base.ui import frame

register = template.Library()


@register.simple_tag
def icon(name: str, mirror: bool = False) -> SafeString:
    """An icon of the sprite, hidden from readers: the word beside it says what it means."""
    return format_html(
        '<svg class="ic{}" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        " mirror" if mirror else "",
        static("ui/icons.svg"),
        name,
    )


@register.filter
def initials(name: str) -> str:
    """Two letters for a plate: of the first and the last word of a name."""
    words = str(name or "").split()
    return "".join(word[0] for word in dict.fromkeys([words[0], words[-1]])).upper() if words else "·"


@register.simple_tag(takes_context=True)
def desk_rooms(context: Context, programme: Any, room: str = "") -> list[frame.Link]:
    """The rooms of a programme's desk, for whoever reads."""
    request = context["request"]
    return frame.desk_rooms(programme, request.user, room)
