"""How programmes come into being, and change their words."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import no, require
from sameboat.members.people.models import Person
from sameboat.mentoring.programmes import queries, rules
from sameboat.mentoring.programmes.beginnings import BEGINNINGS
from sameboat.mentoring.programmes.models import Opener, Programme, Role, TeamMember


@transaction.atomic
def let_open_programmes(person: Person, *, by: Person | None = None) -> Opener:
    """Give somebody the right to open programmes: the first coordinator, when the site is made."""
    opener, new = Opener.objects.get_or_create(person=person)
    if new:
        note("let open programmes", person, by=by, whose=person)
    return opener


@transaction.atomic
def open_programme(
    template: str, title: str, slug: str, *, by: Person, summary: str = "", listed: bool = True
) -> Programme:
    """Open a programme from a template. Whoever opens it is its first coordinator.

    It is seen by nobody else until its first round is published. Refuses an unknown template, an address that is
    taken, and whoever has no right to open programmes.
    """
    require(rules.may_open_programme(queries.may_open(by)))
    begins = BEGINNINGS.get(template)
    if begins is None:
        require(no(_("There is no such template. Choose one of those on the page.")))
        raise AssertionError
    require(rules.may_be_the_address(slug, taken=Programme.objects.filter(slug=slug).exists()))
    programme = Programme.objects.create(
        slug=slug,
        title=title.strip(),
        summary=summary.strip() or str(begins.summary),
        shape=begins.mapping()["shape"],
        template=template,
        listed=listed,
    )
    TeamMember.objects.create(programme=programme, person=by, role=Role.COORDINATOR)
    note("open programme", programme, by=by)
    return programme


@transaction.atomic
def change_programme(
    programme: Programme, *, by: Person, title: str, summary: str, about: str, listed: bool, meeting_link: str
) -> Programme:
    """Change what people read about the programme, and where they meet. Its address stays: links would break."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    require(rules.may_change_programme(queries.is_coordinator(by, programme)))
    require(rules.may_be_the_meeting_link(meeting_link))
    programme.title, programme.summary, programme.about, programme.listed = title, summary, about, listed
    programme.meeting_link = meeting_link
    programme.save(update_fields=["title", "summary", "about", "listed", "meeting_link"])
    note("change programme", programme, by=by)
    return programme
