"""What somebody may fill in in the room *Meet*."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.widgets import Boxed, Day, Segments
from sameboat.mentoring.meetings.models import Kind
from sameboat.mentoring.meetings.rules.checklists import NOT_DONE
from sameboat.mentoring.meetings.rules.meeting import MOST_TIMES
from sameboat.mentoring.meetings.rules.questions import LISTED, QUESTIONS
from sameboat.mentoring.meetings.rules.times import clock_in, on_the_wall

HINTS: dict[str, Any] = {
    Kind.TALK: _("About whatever you put on the agenda."),
    Kind.CATCH_UP: _("No agenda, on purpose."),
    Kind.SIDE_BY_SIDE: _("Each at their own work, together for a while."),
    Kind.VISIT: _("Somebody shows their place. Whoever runs it is asked first."),
    Kind.OBSERVATION: _(
        "One teaches or works, the other looks at what you agreed to look at. The host is asked first."
    ),
    Kind.INTERVIEW: _("One asks the other what their job is really like."),
    Kind.PRACTICE: _("Questions from a list or your own; you swap seats half-way."),
}
LENGTHS = ((30, _("half an hour")), (60, _("an hour")), (90, _("an hour and a half")), (120, _("two hours")))


class Clock(forms.TimeInput):
    """A time of the day, in the browser's own way."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class KindForm(forms.Form):
    """What they would like to do, and how long; then times are looked for."""

    kind = forms.ChoiceField(label=_("What would you like to do?"), choices=Kind.choices, widget=Boxed(hints=HINTS))
    minutes = forms.TypedChoiceField(label=_("For how long?"), choices=LENGTHS, coerce=int, widget=Segments, initial=60)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds: Any = self.fields["kind"]
        kinds.choices = [(value, str(label).capitalize()) for value, label in Kind.choices]


class Moments(forms.MultipleChoiceField):
    """Times that were found; one that has gone from the list meanwhile is still a time."""

    def valid_value(self, value: str) -> bool:
        """Any moment."""
        try:
            return datetime.fromisoformat(value).tzinfo is not None
        except ValueError:
            return False


class ProposedTimes(forms.TypedMultipleChoiceField):
    """Proposed times by their ids. Whether they still stand is for the act to say, with a sentence."""

    def valid_value(self, value: str) -> bool:
        """Any id."""
        return bool(value)


class SuitsForm(forms.Form):
    """Which of the proposed times suit somebody; none is an answer, too."""

    suits = ProposedTimes(coerce=UUID, required=False)


class TimesForm(forms.Form):
    """Up to three times: of those that were found, or written by hand on one's own clock."""

    says_what_is_optional = True

    found = Moments(label=_("Times that suit all of you"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, zone: str, found: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.zone = clock_in(zone)
        moments: Any = self.fields["found"]
        moments.choices = list(found)
        if not found:
            del self.fields["found"]
        for at in range(1, MOST_TIMES + 1):
            self.fields[f"day_{at}"] = forms.DateField(label=_("Day"), required=False, widget=Day)
            self.fields[f"time_{at}"] = forms.TimeField(label=_("Time"), required=False, widget=Clock())

    def clean(self) -> dict[str, Any]:
        """A day needs its time, and a time its day."""
        said = super().clean() or {}
        for at in range(1, MOST_TIMES + 1):
            if f"day_{at}" in self.errors or f"time_{at}" in self.errors:
                continue
            if bool(said.get(f"day_{at}")) != (said.get(f"time_{at}") is not None):
                missing = "time" if said.get(f"day_{at}") else "day"
                self.add_error(f"{missing}_{at}", _("A day and a time belong together. Fill in the other one, too."))
        return said

    def by_hand(self) -> list[tuple[Any, Any]]:
        """The fields for times written by hand, two by two."""
        return [(self[f"day_{at}"], self[f"time_{at}"]) for at in range(1, MOST_TIMES + 1)]

    def times(self) -> list[tuple[date, time]]:
        """What was said, on one's own clock."""
        said = self.cleaned_data
        moments = [datetime.fromisoformat(each).astimezone(UTC) for each in said.get("found", ())]
        walls = [on_the_wall(each, self.zone) for each in moments]
        written = [(said[f"day_{at}"], said[f"time_{at}"]) for at in range(1, MOST_TIMES + 1) if said.get(f"day_{at}")]
        return [*((wall.day, wall.time) for wall in walls), *written]


class WhereForm(forms.Form):
    """Where they meet, and what about."""

    says_what_is_optional = True

    where = forms.CharField(
        label=_("Where"),
        required=False,
        max_length=500,
        help_text=_("A place, a number, or the link of any video service."),
    )
    about = forms.CharField(
        label=_("A word about it"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class PlanForm(TimesForm):
    """The second step of planning: times, and whatever should be known beforehand."""

    where = WhereForm.base_fields["where"]
    about = WhereForm.base_fields["about"]
    link = forms.BooleanField(label=_("Make us a link for a video call"), required=False)

    def __init__(self, *args: Any, offers_link: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if not offers_link:
            del self.fields["link"]


class WantsForm(forms.Form):
    """Letters and calendars."""

    invitations = forms.BooleanField(
        label=_("Put an invitation into the letters"),
        required=False,
        help_text=_("Your calendar takes the date over, changes it and takes it out again by itself."),
    )
    names = forms.BooleanField(
        label=_("Say in my calendar with whom I meet"),
        required=False,
        help_text=_(
            "And of which kind the meeting is. Whoever can look into your calendar or your mailbox reads it, too."
        ),
    )
    reminders = forms.BooleanField(
        label=_("Remind me the day before"), required=False, help_text=_("A letter, unless one of you is away.")
    )


class LineForm(forms.Form):
    """One line: something to talk about, to look at, or to ask."""

    text = forms.CharField(label=_("One more"), max_length=300)


class NoteForm(forms.Form):
    """What somebody keeps of a meeting."""

    says_what_is_optional = True

    text = forms.CharField(
        label=_("Your note"), required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 4})
    )


class ReportForm(NoteForm):
    """The same after a visit."""

    text = forms.CharField(
        label=_("Your report"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What you saw, what surprised you, what you take home. For your partners alone."),
    )


class HostForm(forms.Form):
    """What a host is told before they answer."""

    host = forms.CharField(label=_("Whom do you ask?"), max_length=120, help_text=_("As you would greet them."))
    who = forms.CharField(label=_("Who comes?"), max_length=300)
    purpose = forms.CharField(
        label=_("What for?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What you hope to see and learn, in a sentence or two."),
    )
    not_done = forms.MultipleChoiceField(
        label=_("What do you promise?"), choices=NOT_DONE, widget=forms.CheckboxSelectMultiple, required=False
    )
    address = forms.EmailField(
        label=_("Their e-mail"),
        required=False,
        help_text=_("We send them one letter with a link. Leave it empty, and pass the link on yourself."),
    )


class AnswerForm(forms.Form):
    """What a host says."""

    says_what_is_optional = True

    answer = forms.ChoiceField(
        label=_("May they come?"),
        choices=(
            ("yes", _("Yes, they are welcome")),
            ("change", _("Yes, if something is different")),
            ("no", _("No")),
        ),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("A word to them"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What should be different, or where they should ask for you."),
    )


class QuestionsForm(forms.Form):
    """Questions from the list, and one's own."""

    says_what_is_optional = True

    listed = forms.MultipleChoiceField(
        label=_("From the list"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(group, [(key, says) for key, says in questions]) for group, questions in QUESTIONS],
    )
    own = forms.CharField(
        label=_("Your own"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One question a line."),
    )

    def texts(self) -> list[str]:
        """The questions in words."""
        own = [line.strip()[:300] for line in self.cleaned_data["own"].splitlines() if line.strip()]
        return [*(str(LISTED[key]) for key in self.cleaned_data["listed"]), *own]
