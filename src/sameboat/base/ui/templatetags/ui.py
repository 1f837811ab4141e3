"""The words that every template may use without loading them."""

from __future__ import annotations

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

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
