"""Whoever holds the mailbox, or the sign-on of an employer, tries everything to read what was written before."""

from tests.members.people.takeovers.somebody import somebody
from tests.members.people.takeovers.steps import (
    asks_for_the_past,
    makes_the_password_own,
    reads_the_recovery_codes,
    resets_the_password,
    signs_in_by_code,
)
from tests.members.people.takeovers.walks import ends_of, tried

__all__ = [
    "asks_for_the_past",
    "ends_of",
    "makes_the_password_own",
    "reads_the_recovery_codes",
    "resets_the_password",
    "signs_in_by_code",
    "somebody",
    "tried",
]
