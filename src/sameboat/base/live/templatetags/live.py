"""``{% live_topic partnership.pk %}``: this page hears when something is new there.

An element of the page then asks for itself again, without a line of script::

    <div hx-get="…" hx-trigger="bell-talk from:body">…</div>
"""

from __future__ import annotations

from uuid import UUID

from django import template
from django.conf import settings
from django.template.context import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sameboat.base.live import rules
from sameboat.base.live.passes import written_pass
from sameboat.base.live.queries import newest

register = template.Library()


@register.simple_tag(takes_context=True)
def live_topic(context: Context, topic: UUID) -> SafeString | str:
    """Let the page listen, in the name of its reader. The page itself has shown that the reader has the topic."""
    person = getattr(context.get("request"), "user", None)
    if not settings.LIVE or person is None or not person.is_authenticated:
        return ""
    return format_html(
        '<span hidden data-bells="{}" data-pass="{}" data-since="{}" data-again="{}" data-holds="{}"></span>'
        '<script src="{}" defer></script>',
        settings.LIVE_ADDRESS,
        written_pass(person.pk, topic),
        newest(topic),
        reverse("live_pass", args=[topic]),
        int(rules.PASS_HOLDS.total_seconds()),
        static("live/bells.js"),
    )
