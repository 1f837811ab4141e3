"""What is kept safe in the pictures: a report that was sent and one that is read through, a block, an early end."""

from __future__ import annotations

from dataclasses import dataclass

from sameboat.members.people.models import Person
from sameboat.members.people.rules import Opening
from sameboat.members.safety.actions import answer, begin_report, block, look_at, send_report, write_note
from sameboat.members.safety.actions.reporting import Said
from sameboat.members.safety.models import Report
from sameboat.members.safety.registry import reportable_by
from sameboat.mentoring.partnerships.actions import end_early
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.programmes.models import Role
from tests import site_makers


@dataclass(frozen=True)
class Safe:
    """Who reads reports, and what was reported."""

    lead: Person
    sent: Report
    begun: Report
    ended: Partnership
    left_behind: Person


def kept_safe(partnership: Partnership, reporter: Person) -> Safe:
    """Somebody has reported, is answered, and reads another report through; elsewhere a partnership has ended."""
    programme = partnership.round.programme
    lead = site_makers.on_the_team(programme, Role.SAFEGUARDING_LEAD, site_makers.person("Wilhelmina Ros"))
    partners = list(partnership.partners.values_list("person", flat=True))
    other = partnership.partners.exclude(person=reporter).first().person
    rows = reportable_by(reporter, partnership.pk, Opening(reporter.joined_at)).rows[:2]
    where = {"programme": programme.pk, "partnership": partnership.pk, "partners": partners}
    said = Said("This came after I had said twice that I would rather not talk about my employer.", rows)
    sent = begin_report(said, by=reporter, about=[other.pk], **where)
    send_report(sent.pk, by=reporter)
    look_at(sent.pk, by=lead)
    write_note(sent.pk, "Asked whether a call would help; waiting for a time that suits.", by=lead)
    answer(sent.pk, "Thank you for telling us. Would you like us to write to them, or rather not?", by=lead)
    begun = begin_report(Said("And one more thing that worries me.", rows[:1]), by=reporter, about=[other.pk], **where)
    ended = site_makers.partners("Maren Oud", "Sol Ibarra")
    maren, sol = (each.person for each in site_makers.parts_of(ended))
    end_early(ended.pk, by=maren)
    block(sol, by=maren)
    block(site_makers.person("Somebody met before"), by=reporter)
    return Safe(lead, sent, begun, ended, sol)
