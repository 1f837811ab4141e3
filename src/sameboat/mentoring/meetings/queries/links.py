"""Signed links that open without an account: *did you meet?*, and a host's page. The database holds no secret."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core import signing

from sameboat.mentoring.meetings.models import Hosting, Meeting
from sameboat.mentoring.partnerships.models import Partner

OF_MET, OF_HOST = "sameboat.meetings.met", "sameboat.meetings.host"


@dataclass(frozen=True, slots=True)
class Asked:
    """Whoever is asked whether they met."""

    meeting: Meeting
    part: Partner


def link_of_met(meeting: Meeting, part: Partner) -> str:
    """For one person's answer about one meeting."""
    return signing.dumps([meeting.pk.hex, part.pk.hex], salt=OF_MET)


def met_behind(signed: str) -> Asked | None:
    """Who is asked about what; None where the link was not made here, or the meeting does not stand."""
    try:
        meeting, part = (UUID(each) for each in signing.loads(signed, salt=OF_MET))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    found = Meeting.objects.agreed().filter(pk=meeting, partnership__partners=part).first()
    asked = Partner.objects.select_related("person", "partnership").filter(pk=part, left_at=None).first()
    return Asked(found, asked) if found and asked else None


def link_of_host(hosting: Hosting) -> str:
    """For the host of one visit."""
    return signing.dumps(hosting.pk.hex, salt=OF_HOST)


def hosting_behind(signed: str) -> Hosting | None:
    """What a host is asked; None where the link was not made here, or has been ended."""
    try:
        key = UUID(signing.loads(signed, salt=OF_HOST))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    rows = Hosting.objects.select_related("meeting__partnership", "author")
    return rows.filter(pk=key, ended_at=None, taken_back_at=None).first()
