"""What is known of somebody's mailbox, and what they asked letters to say there."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

from sameboat.base.kit.mailboxes import domain_of
from sameboat.commons.conversations.models import LettersSay
from sameboat.commons.conversations.rules.letters import WAITS, Mailbox
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.models import TeamMember

SEVERAL = 2
"""So many others of this site at one address of a house make it an institution's."""


def mailbox_of(person: Person) -> Mailbox:
    """By its address alone, and by who else here has one in the same house."""
    domain = domain_of(person.email)
    at_home = f"@{domain}"
    provider = (urlsplit(settings.OIDC["issuer"]).hostname or "").casefold()
    return Mailbox(
        domain,
        of_a_team=TeamMember.objects.filter(person__email__endswith=at_home).exclude(person=person).exists(),
        of_a_provider=bool(provider) and f".{provider}".endswith(f".{domain}"),
        of_several=Person.objects.filter(email__endswith=at_home).exclude(pk=person.pk)[:SEVERAL].count() >= SEVERAL,
    )


def what_letters_say(part: Partner) -> str:
    """What somebody asked letters about this talk to say; nothing but that something waits, unless they did."""
    asked = LettersSay.objects.filter(part=part).first()
    return asked.what if asked else WAITS
