"""Feedback is given on exactly the elements that both agreed on beforehand. Never on a scale."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no

MOST_ELEMENTS, LONGEST_ELEMENT, LONGEST_TITLE, LONGEST_WORDS = 6, 120, 120, 2_000
LONGEST_HELP = 60
"""What somebody helped with is noted in a word or two."""


def tidy(elements: Sequence[str]) -> list[str]:
    """Each element once, without blanks around it."""
    return list(dict.fromkeys(text for text in (" ".join(each.split()) for each in elements) if text))


def may_be_for(*, is_here: bool) -> Verdict:
    """For one of them who is there."""
    return YES if is_here else no(_("Choose whom the feedback is for."))


def may_still_change(*, given: bool) -> Verdict:
    """Not once somebody has spoken on it."""
    if given:
        return no(_("Feedback has been given on these already, so they stay as they are. Begin another list."))
    return YES


def may_put_together(elements: Sequence[str]) -> Verdict:
    """A short list of short things."""
    if not elements:
        return no(_("Name one thing at least that the feedback is to be about."))
    if len(elements) > MOST_ELEMENTS:
        return no(_("Six things fit here. Fewer are easier to watch."))
    if any(len(each) > LONGEST_ELEMENT for each in elements):
        return no(_("One of these is longer than a hundred and twenty letters. A few words are enough."))
    return YES


def may_agree(*, there: bool) -> Verdict:
    """To a list that is still there."""
    return YES if there else no(_("This list is no longer here. Look at what there is now."))


def may_give(*, there: bool, is_receiver: bool, receiver_agreed: bool, giver_agreed: bool) -> Verdict:
    """Only when both agreed on what it is about, and never on oneself."""
    if not there:
        return no(_("This list is no longer here. Look at what there is now."))
    if is_receiver:
        return no(_("This feedback is for you. The others give it."))
    if not receiver_agreed:
        return no(_("They have not agreed to these yet. Feedback is given on what both agreed on beforehand."))
    if not giver_agreed:
        return no(_("Agree to these first. Feedback is given on what both agreed on beforehand."))
    return YES


def may_say(said: Sequence[str], *, told_in_person: bool) -> Verdict:
    """Some words on one of the elements at least, or that it was told in person."""
    if told_in_person:
        return YES
    if not any(each.strip() for each in said):
        return no(_("Write on one of them at least, or say that you told it in person."))
    if any(len(each) > LONGEST_WORDS for each in said):
        return no(_("One of these is longer than two thousand letters. Say the most useful part of it."))
    return YES


def may_answer(*, is_theirs: bool) -> Verdict:
    """Thank, keep or put away, for whoever received it; take it back, for whoever gave it."""
    return YES if is_theirs else no(_("This feedback is no longer here."))


def may_note_help(what: str, *, two_people: bool) -> Verdict:
    """Who helped whom, with what: two different people who are here, and a word or two."""
    if not two_people:
        return no(_("Choose who helped and who was helped: two different people of you."))
    if not what.strip():
        return no(_("Say with what, in a word or two."))
    if len(what.strip()) > LONGEST_HELP:
        return no(_("A word or two are enough: sixty letters at most."))
    return YES


def may_remove(*, is_in_it: bool) -> Verdict:
    """Help, by whoever noted it, helped or was helped; a list, by whoever began it or whom it is for. For everybody."""
    return YES if is_in_it else no(_("This is no longer here."))
