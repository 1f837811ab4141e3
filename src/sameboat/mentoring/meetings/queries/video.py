"""Where partners may meet by video: as their programme says, or else as the site does."""

from __future__ import annotations

from django.conf import settings

from sameboat.mentoring.partnerships.models import Partnership


def video_pattern_of(partnership: Partnership) -> str:
    """The pattern of a link; empty where neither says anything."""
    own = partnership.round.programme.meeting_link if partnership.round else ""
    return own or str(settings.MEETING_LINK)
