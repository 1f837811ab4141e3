"""What a letter about a talk may say, and to whose mailbox. An employer reads the mail of its people."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.mailboxes import OPEN_TO_EVERYBODY
from sameboat.base.kit.verdicts import YES, Verdict, no

WAITS, WHO, WORDS = "", "who", "words"
FIRST_WORDS = 100
"""Characters of a message that a letter repeats at most."""
INSTITUTIONS = re.compile(
    r"(^|\.)(edu|ac|sch|k12|gov|gob|gouv|gub|govt|go|mil)(\.[a-z]{2})?$|\.(lib|k12)\.[a-z]{2}\.us$"
)
"""How universities, schools and states end their addresses."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """What is known of somebody's mailbox, from its address alone."""

    domain: str
    of_a_team: bool = False
    """Somebody of a programme's team has an address there."""
    of_a_provider: bool = False
    """The site's sign-on of an institution lives there."""
    of_several: bool = False
    """Several people of this site have an address there."""

    @property
    def is_an_institutions(self) -> bool:
        """Whether it looks like a mailbox that belongs to an employer or a school."""
        if self.domain in OPEN_TO_EVERYBODY:
            return False
        return self.of_a_team or self.of_a_provider or self.of_several or bool(INSTITUTIONS.search(self.domain))


def may_letters_say(what: str, *, mailbox: Mailbox, mine_alone: bool) -> Verdict:
    """That something waits, always. More only in a mailbox that is nobody else's, as far as anybody can know."""
    if what == WAITS:
        return YES
    if what not in (WHO, WORDS):
        return no(_("Choose one of the three."))
    if mailbox.is_an_institutions:
        return no(
            _(
                "Your address looks like one of an institution, and an institution can read the mail of its people. "
                "Letters there only say that something waits. With an address of your own you can ask for more."
            )
        )
    if not mine_alone:
        return no(
            _(
                "An employer can read the mail of its people, and we cannot see whose mailbox it is. "
                "Tick that it is yours alone, or leave letters as they are."
            )
        )
    return YES


def first_words(text: str) -> str:
    """How a message begins: some words of its first line that has any."""
    line = next((" ".join(line.split()) for line in text.splitlines() if line.strip()), "")
    if len(line) <= FIRST_WORDS:
        return line
    return (
        line[: FIRST_WORDS + 1].rpartition(" ")[0] + " …"
        if " " in line[: FIRST_WORDS + 1]
        else line[:FIRST_WORDS] + "…"
    )
