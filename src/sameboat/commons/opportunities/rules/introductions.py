"""Who may be introduced to whom, and when a yes counts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

LONGEST_SENTENCE = 300
MOST_WAITING = 10


def may_introduce(*, both_mine: bool, same: bool, know_each_other: bool, sentences: list[str], waiting: int) -> Verdict:
    """Two different people, each a partner of mine, who are not partners already; a sentence for each."""
    if not both_mine:
        return no(_("You can introduce people who are your partners now."))
    if same:
        return no(_("Choose two different people."))
    if know_each_other:
        return no(_("These two are partners already."))
    if not all(sentence.strip() for sentence in sentences):
        return no(_("Write a sentence for each of them: it is all they read before they say yes."))
    if any(len(sentence) > LONGEST_SENTENCE for sentence in sentences):
        return no(_("One sentence is enough. Whatever else there is to say, they will tell each other."))
    if waiting >= MOST_WAITING:
        return no(_("Ten introductions wait for an answer already. Let some of them be answered first."))
    return YES


def may_answer(*, mine: bool, waits: bool) -> Verdict:
    """Whoever was asked, once, until the day on which it is forgotten."""
    if mine and waits:
        return YES
    return no(_("This introduction no longer waits for an answer."))
