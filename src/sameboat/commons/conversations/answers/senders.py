"""Whether a mail surely comes from its owner's mailbox.

It has one sender, spelled so that nobody can read two into it; that is the proved address; and our own mail server
found that its domain answers for it: DMARC passed, or a DKIM signature of that very domain. SPF alone says which
machine brought the mail, not who wrote it. Only the topmost Authentication-Results is read, and only under the name of
our mail server: those further down were written by whoever likes.
"""

from __future__ import annotations

import re

import authres
from authres.core import AuthenticationResult

from sameboat.commons.conversations.answers.heads import Head

ADDRESS = r"[^\s<>@,;:\"()\[\]\\]+@[^\s<>@,;:\"()\[\]\\]+"
ONE_SENDER = re.compile(
    rf'(?:(?:"(?:[^"\\]|\\.)*"\s*|[^"<>@,;:()\[\]\\]*)<(?P<named>{ADDRESS})>|(?P<bare>{ADDRESS}))',
)
LONGEST_SENDER, LONGEST_RESULT = 998, 16_000
KNOWN_METHODS = authres.all_features()


def is_from(mailbox: str, head: Head, *, verified_by: str) -> bool:
    """Whether this mail was surely sent from that mailbox. ``verified_by``: the name under which our server says so."""
    sender = _sender(head)
    if sender is None or _alike(sender) != _alike(mailbox):
        return False
    domain = _alike(sender)[1]
    results = _results(head, verified_by)
    dmarc = [each for each in results if each.method.casefold() == "dmarc"]
    if len(dmarc) > 1:
        return False
    if dmarc and dmarc[0].result.casefold() != "none":  # none: that domain publishes no policy
        return _passed(dmarc[0]) and _domains(dmarc[0], "from") == [domain]
    return any(
        each.method.casefold() == "dkim" and _passed(each) and _domains(each, "d") == [domain] for each in results
    )


def is_to(recipient: str, head: Head) -> bool:
    """Whether it was written to this address: a signature holds for a mail that somebody else got, and brings again."""
    written_to = " ".join((*head.all("to"), *head.all("cc"))).casefold()
    return recipient.casefold() in written_to


def _sender(head: Head) -> str | None:
    """The one sender; None where there is none, or more than one can be made of it."""
    senders = head.all("from")
    if len(senders) != 1 or len(senders[0]) > LONGEST_SENDER:
        return None
    found = ONE_SENDER.fullmatch(senders[0])
    return (found["named"] or found["bare"]) if found else None


def _results(head: Head, verified_by: str) -> list[AuthenticationResult]:
    """What our mail server found out; nothing where the topmost results are not its own, or cannot be read."""
    said = head.first("authentication-results")
    if not said or len(said) > LONGEST_RESULT:
        return []
    try:
        read = KNOWN_METHODS.parse(f"Authentication-Results: {said}")
    except (authres.AuthResError, RecursionError, ValueError, LookupError, TypeError):
        return []
    if not verified_by or str(read.authserv_id).casefold() != verified_by:
        return []
    return [each for each in read.results if isinstance(each, AuthenticationResult)]


def _passed(found: AuthenticationResult) -> bool:
    return bool(found.result.casefold() == "pass")


def _domains(found: AuthenticationResult, name: str) -> list[str]:
    """The domains of a result under this name: one, if nobody meddled with it."""
    named = [each for each in found.properties if (each.type, each.name) == ("header", name)]
    return [_domain(str(each.value)) for each in named]


def _alike(address: str) -> tuple[str, str]:
    """Two spellings of one mailbox are alike: nobody runs one that tells capitals from small letters."""
    local, _, domain = address.rpartition("@")
    return local.casefold(), _domain(domain)


def _domain(said: str) -> str:
    try:
        return said.casefold().removesuffix(".").encode("idna").decode("ascii")
    except UnicodeError:
        return said
