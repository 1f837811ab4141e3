"""What may be passed on, and who may know that somebody looks for work."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.wishes.rules.workplaces import plain_name

LONGEST_TITLE, LONGEST_LINK, LONGEST_WORD = 200, 500, 2_000
MOST_PLACES = 60


def is_a_link(link: str) -> bool:
    """An address of the web, with a host. Nothing is fetched from it."""
    try:
        parts = urlsplit(link)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in link
    except ValueError:
        return False


def host_of(link: str) -> str:
    """Where a link leads, as it is shown beside it."""
    return (urlsplit(link).hostname or "").removeprefix("www.") if is_a_link(link) else ""


def may_pass_on(*, title: str, link: str, word: str, readers: int) -> Verdict:
    """It has a name, and a link that leads somewhere or a word of one's own; somebody is there to read it."""
    if not readers:
        return no(_("Choose at least one of your partners."))
    if not title.strip():
        return no(_("Give it a name, so that your partner knows what it is before following a link."))
    if link and not is_a_link(link):
        return no(_("This is no address of the web. It begins with https:// or http://."))
    if not link and not word.strip():
        return no(_("Add a link, or a word of your own."))
    if len(title) > LONGEST_TITLE or len(link) > LONGEST_LINK or len(word) > LONGEST_WORD:
        return no(_("This is too long to pass on. A name, a link and a few sentences are enough."))
    return YES


def may_pass_on_a_post(places: Collection[str], can_work_in: Mapping[str, Sequence[str]]) -> Verdict:
    """A post goes only to partners who said that they look, and only within the places they can work in.

    ``can_work_in`` has the places of each chosen partner, by name; of whoever did not say that they look, none. No
    places named means that the work can be done from anywhere.
    """
    silent = [name for name, where in can_work_in.items() if not where]
    if silent:
        return no(
            _("%(name)s has not said here that they look for work. Pass it on as something to read, if you like.")
            % {"name": silent[0]}
        )
    away = [name for name, where in can_work_in.items() if places and not set(places) & set(where)]
    if away:
        return no(_("This post is not in a place where %(name)s can work.") % {"name": away[0]})
    return YES


def may_look(places: Sequence[str], *, certainly_apart: bool) -> Verdict:
    """Nobody of the same employer ever sees that somebody looks for work; where that is not certain, nobody does."""
    if not certainly_apart:
        return no(
            _(
                "We cannot be certain that nobody here works where you work, so we do not show it. Everybody here, "
                "you too, would have to say in their profile where they work; it may stay hidden there."
            )
        )
    if not places:
        return no(
            _("Choose at least one country in which you can work, so that nobody sends you what you cannot take.")
        )
    if len(places) > MOST_PLACES:
        return no(_("Sixty countries fit here. Choose those where you would really go."))
    return YES


def are_certainly_apart(mine: Collection[str], theirs: Sequence[Collection[str]]) -> bool:
    """Everybody said where they work, and nobody said what I said."""
    own = {plain_name(name) for name in mine}
    return bool(own) and all(names and own.isdisjoint(plain_name(name) for name in names) for names in theirs)
