"""Letters that a coordinator writes to everybody of a round who fits a filter."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.letters.values import TEMPLATE, values_of
from sameboat.mentoring.matching.models import LetterToMany
from sameboat.mentoring.matching.rules import texts as rules
from sameboat.mentoring.programmes.models import Enrolment


@letter("many_news", title=_("News from the coordinators of your rounds"), optional=True)
def news(about: UUID, reader: Person | None) -> Words | None:
    """Something one can do without."""
    return _words(about, reader)


@letter("many", title=_("Letters about your part in a round"))
def about_their_part(about: UUID, reader: Person | None) -> Words | None:
    """Something about their own application or partnership."""
    return _words(about, reader)


def _words(about: UUID, reader: Person | None) -> Words | None:
    """The letter; nothing to somebody who withdrew before it was sent."""
    many = LetterToMany.objects.filter(pk=about).first()
    enrolments = Enrolment.objects.filter(person=reader, withdrawn_at=None).select_related("round__programme", "person")
    enrolment = enrolments.filter(round=many.round_id).first() if many and reader else None
    return words_to(many, enrolment) if many and enrolment else None


def words_to(many: LetterToMany, enrolment: Enrolment) -> Words:
    """The letter as this person would get it. Also for previews."""
    values = values_of(enrolment)
    name = {"name": values["name"]}
    known = {word: values[word] for word in rules.IN_FREE_WORDS}
    return Words(rules.filled(many.subject, name), TEMPLATE, {"text": rules.filled(many.text, known)})
