"""Reading a letter as somebody else: whose it is, and what they would see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sameboat.base.kit.reach import reach
from sameboat.doors.desk.forms.letters import NameForm
from sameboat.doors.desk.rooms import ByMember
from sameboat.members.notices.paragraphs import Paragraph, paragraphs
from sameboat.members.notices.registry import Words
from sameboat.members.notices.words import as_read_by
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.programmes.queries import applicants_of

MOST_FOUND = 12


@dataclass(frozen=True, slots=True)
class Read:
    """A letter as its reader sees it."""

    subject: str
    parts: list[Paragraph]
    foot: list[Paragraph]


def as_read(reader: Enrolment, write: Callable[[], Words], language: str = "") -> Read:
    """The letter, written for this person and sent to nobody."""
    written = as_read_by(reader.person, write, language=language)
    text, _between, foot = written.text.partition("\n\n--\n\n")
    return Read(written.subject, paragraphs(text), paragraphs(foot))


def somebody(request: ByMember, round_: Round, form: NameForm) -> tuple[Enrolment | None, list[Enrolment]]:
    """As whom to read: whoever was chosen, or the first to apply; and those whose name was looked for."""
    line = applicants_of(request.user, round_)
    found = list(line.filter(person__name__icontains=form.cleaned_data["name"])[:MOST_FOUND]) if form.is_valid() else []
    chosen = request.GET.get("as", "")
    reader = reach(line, pk=_id(chosen)) if chosen else found[0] if found else line.first()
    if reader is not None:
        reader.round = round_
    return reader, found


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
