"""What somebody may fill in on the pages where partners help each other."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit import clock
from sameboat.base.ui.widgets import BoxedMany, Day, Segments
from sameboat.commons.soundings.models import Sounding
from sameboat.commons.soundings.rules.asking import BY_WHEN, KINDS, LONGEST_REMARK, READINGS, VERDICTS, Asked
from sameboat.commons.soundings.rules.passages import Place, paragraphs, place_in
from sameboat.mentoring.feedback.rules.giving import LONGEST_HELP, LONGEST_TITLE, LONGEST_WORDS

WHICH = _("Choose the words that you mean.")
MEANT = {
    "sanity": _("Am I about to do something unwise?"),
    "tone": _("How does it sound to whoever gets it?"),
    "facts": _("Is it true, and is it enough?"),
    "clarity": _("Would somebody who knows nothing of it understand?"),
}


class Hour(forms.DateTimeInput):
    """A day and an hour, chosen in the browser's own calendar, on the reader's own clock."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class AskForm(forms.Form):
    """A draft or a question, the kind of reading, and by when."""

    says_what_is_optional = True

    kind = forms.ChoiceField(label=_("What is it?"), choices=list(KINDS.items()), widget=Segments, initial="draft")
    title = forms.CharField(
        label=_("What it is about, in a few words"),
        max_length=120,
        help_text=_("For example: before I send it to my director."),
    )
    draft = forms.CharField(
        label=_("The draft or the question"),
        widget=forms.Textarea(attrs={"rows": 10}),
        strip=False,
        help_text=_("Sealed for those who may read it. It erases itself when it is done."),
    )
    wants = forms.MultipleChoiceField(
        label=_("Please read it for"),
        choices=list(READINGS.items()),
        widget=BoxedMany(hints=MEANT),
        initial=["sanity"],
        error_messages={"required": _("Choose one at least, so that your reader knows where to look.")},
    )
    not_for = forms.CharField(
        label=_("Not for (if you like)"), max_length=120, required=False, help_text=_("For example: commas.")
    )
    by_when = forms.ChoiceField(
        label=_("Wanted by"),
        choices=[(key, name) for key, (name, _after) in BY_WHEN.items()],
        widget=forms.RadioSelect,
        initial="day",
    )
    at = forms.DateTimeField(label=_("The hour that you choose"), widget=Hour, required=False)
    until_morning = forms.BooleanField(
        label=_("Keep it until morning"),
        required=False,
        help_text=_("Nobody sees it before eight o’clock on your clock. Until then you may change it or let it go."),
    )
    pool = forms.BooleanField(
        label=_("If nobody has read it after half the time, ask the pool of the programme"),
        required=False,
        help_text=_("One person of the pool reads it: nobody of your workplace, nobody you would rather not meet."),
    )
    pen_name = forms.CharField(
        label=_("Under a pen name in the pool (if you like)"),
        max_length=40,
        required=False,
        help_text=_("Then they read nothing of who asks. Look that the draft itself names nobody."),
    )
    workplace = forms.CharField(
        label=_("Where you work"),
        max_length=120,
        required=False,
        help_text=_("So that nobody from there is asked. Nobody reads it, and the words are not kept."),
    )

    def __init__(self, *args: Any, has_pool: bool, workplace_known: bool, held: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("pool", "pen_name", "workplace") if not has_pool else ("workplace",) if workplace_known else ():
            del self.fields[name]
        if held:
            del self.fields["until_morning"]

    def clean(self) -> dict[str, Any]:
        """An hour of one's own has to be named."""
        said = super().clean() or {}
        if said.get("by_when") == "at" and not said.get("at"):
            self.add_error("at", _("Choose the day and the hour."))
        return said

    @property
    def asked(self) -> Asked:
        """What they said."""
        said = {name: value for name, value in self.cleaned_data.items() if value is not None}
        return Asked(**said)


def as_it_was_asked(row: Sounding) -> dict[str, Any]:
    """A draft that is kept until morning, for the form in which it can be changed."""
    return {
        "kind": row.kind,
        "title": row.said["title"],
        "draft": row.said["draft"],
        "wants": row.wants,
        "not_for": row.said["not_for"],
        "by_when": "at",
        "at": row.wanted_by,
        "pool": row.pool_from is not None,
        "pen_name": row.said["pen_name"],
    }


class RemarkForm(forms.Form):
    """Some words beside the words of a draft that they are about."""

    place = forms.RegexField(r"^[0-9]{1,6}-[0-9]{1,6}$", error_messages={"required": WHICH, "invalid": WHICH})
    text = forms.CharField(
        widget=forms.Textarea, max_length=LONGEST_REMARK, error_messages={"required": _("Write a few words first.")}
    )

    def __init__(self, *args: Any, draft: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.draft = draft

    def clean_place(self) -> Place:
        """Which words they mean; there have to be some."""
        begins, ends = str(self.cleaned_data["place"]).split("-")
        found = place_in(self.draft, int(begins), int(ends))
        if found is None:
            raise forms.ValidationError(WHICH)
        return found

    @property
    def at(self) -> int:
        """Where the paragraph begins beside which it was typed; the first, where no place of the draft was named."""
        begins = str(self["place"].value()).partition("-")[0]
        at = int(begins) if begins.isdecimal() else 0
        return next((each.begins for each in paragraphs(self.draft) if each.begins <= at < each.ends), 0)


class AnswerForm(forms.Form):
    """An answer to a comment."""

    text = forms.CharField(widget=forms.Textarea, max_length=LONGEST_REMARK)


class VerdictForm(forms.Form):
    """One of three, and a line if they like."""

    verdict = forms.ChoiceField(choices=list(VERDICTS.items()))
    line = forms.CharField(max_length=200, required=False)
    may_be_kept = forms.BooleanField(required=False)


class PoolForm(forms.Form):
    """Where somebody works, if it is not known: that alone is asked of whoever joins the pool."""

    workplace = forms.CharField(
        label=_("Where you work"),
        max_length=120,
        help_text=_("So that no draft of a colleague comes to you. Nobody reads it, and the words are not kept."),
    )

    def __init__(self, *args: Any, workplace_known: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if workplace_known:
            del self.fields["workplace"]


class HelpForm(forms.Form):
    """Who helped whom, with what."""

    who = forms.ChoiceField(label=_("Who helped whom?"), widget=forms.RadioSelect)
    what = forms.CharField(
        label=_("With what, in a word or two"), max_length=LONGEST_HELP, help_text=_("For example: a cover letter.")
    )
    on = forms.DateField(label=_("When"), widget=Day, required=False, initial=clock.today)

    def __init__(self, *args: Any, whos: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        who = self.fields["who"]
        assert isinstance(who, forms.ChoiceField)  # nosec B101  it is declared above
        who.choices = whos
        if len(whos) == 2:
            who.widget = Segments(choices=whos)

    @property
    def two(self) -> tuple[UUID, UUID]:
        """Who helped, and who was helped."""
        helper, helped = str(self.cleaned_data["who"]).split()
        return UUID(helper), UUID(helped)


class OccasionForm(forms.Form):
    """What feedback is to be about."""

    receiver = forms.ChoiceField(label=_("Whom is the feedback for?"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("On what occasion"), max_length=LONGEST_TITLE, help_text=_("For example: my class on Tuesday.")
    )
    elements = forms.CharField(
        label=_("Exactly these things, one a line"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1_000,
        help_text=_("For example: pace; who gets asked. Nothing else will be spoken about."),
    )

    def __init__(self, *args: Any, whos: list[tuple[str, Any]], **more: Any) -> None:
        super().__init__(*args, **more)
        if not whos:
            del self.fields["receiver"]
            return
        receiver = self.fields["receiver"]
        assert isinstance(receiver, forms.ChoiceField)  # nosec B101  it is declared above
        receiver.choices = whos

    @property
    def things(self) -> list[str]:
        """Each line is one element."""
        return str(self.cleaned_data["elements"]).splitlines()


class GiveForm(forms.Form):
    """A text for each agreed element; or that it was told in person."""

    says_what_is_optional = True

    def __init__(self, *args: Any, elements: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.many = len(elements)
        for at, element in enumerate(elements):
            self.fields[f"on_{at}"] = forms.CharField(
                label=element, widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST_WORDS, required=False
            )

    @property
    def said(self) -> list[str]:
        """What was said on each, in their order."""
        return [str(self.cleaned_data[f"on_{at}"]) for at in range(self.many)]
