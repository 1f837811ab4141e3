"""The letters of a programme: that somebody is there, or nobody this time. Never who, never why.

Their words are a coordinator's, or the site's own (``rules/own_words.py``). They are put into one template as plain
text; nothing in them is worked out but the known placeholders.
"""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sameboat.members.notices.registry import Words, letter
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.letters.values import TEMPLATE, values_of
from sameboat.mentoring.matching.queries.texts import text_for
from sameboat.mentoring.matching.rules import texts as rules
from sameboat.mentoring.partnerships.queries import has_partner
from sameboat.mentoring.programmes.models import Enrolment

TITLE = _("That there is a partner for you, or nobody yet")
WITHOUT = ("alone", "waiting")


def _kind_of_letter(name: str) -> None:
    @letter(f"told_{name}", title=TITLE)
    def told(about: UUID, reader: Person | None) -> Words | None:
        """What one person is told; nothing, if it is no longer true when the letter's turn comes."""
        enrolment = (
            Enrolment.objects.select_related("round__programme", "person")
            .filter(pk=about, person=reader, withdrawn_at=None)
            .first()
        )
        if enrolment is None or has_partner(enrolment) is (name in WITHOUT):
            return None
        return words_of(rules.KINDS[name], enrolment)


for _name in rules.KINDS:
    _kind_of_letter(_name)


def words_of(kind: rules.Kind, enrolment: Enrolment) -> Words:
    """The letter as this person would get it now, in the language that is spoken at this moment. Also for previews."""
    written = text_for(enrolment.round, kind, get_language() or "")
    values = values_of(enrolment, without=kind.name in WITHOUT)
    known = {word: values[word] for word in kind.knows}
    name = {"name": values["name"]}
    return Words(rules.filled(written.subject, name), TEMPLATE, {"text": rules.filled(written.text, known)})
