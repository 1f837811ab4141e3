"""One form for any step: its fields come from what the step asks, and it gives back what was said."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from sameboat.base.ui.widgets import Boxed, LongList
from sameboat.doors.signup.forms.fields import answer_field
from sameboat.doors.signup.forms.wishing import WishRow, rows_of, title_of, wish_fields, wished_in
from sameboat.members.people.week import WeekField
from sameboat.members.safety.rules import MOST_AVOIDED, may_avoid, tidy
from sameboat.mentoring.programmes.models import Enrolment
from sameboat.mentoring.programmes.rules.enrolments import MOST_MENTEES
from sameboat.mentoring.programmes.rules.names import choices_of
from sameboat.mentoring.wishes.models import Question
from sameboat.mentoring.wishes.queries.saved import Everything
from sameboat.mentoring.wishes.rules import steps as laid_out
from sameboat.mentoring.wishes.rules.hours import hours_as_values, hours_of
from sameboat.mentoring.wishes.rules.said import Said, Wished
from sameboat.mentoring.wishes.rules.wishes import may_wish, wishes_asked


class StepForm(forms.Form):
    """What one step asks. ``begin`` is what stands in the boxes; ``everything`` what was said in the whole."""

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        step: laid_out.Step,
        enrolment: Enrolment,
        everything: Everything,
        begin: Said,
        seen: str,
        spans: list[list[int]] | None = None,
    ) -> None:
        self.step, self.enrolment, self.everything, self.begin = step, enrolment, everything, begin
        super().__init__(data, initial={"edition": enrolment.edition, "seen": seen})
        {
            laid_out.BEFORE: self._conditions,
            laid_out.CONSENT: self._consents,
            laid_out.WHOM: self._whom,
            laid_out.CHECK: lambda: None,
        }.get(step.about, lambda: self._about_oneself(spans or []))()

    # ---- what is asked

    def _conditions(self) -> None:
        round_, agreed = self.enrolment.round, bool(self.begin.agreed)
        for name, label, help_text, error in (
            (
                "of_age",
                _("I am %(age)s or older") % {"age": round_.least_age},
                "",
                _("This round is for people of %(age)s or older.") % {"age": round_.least_age},
            ),
            (
                "eligible",
                _("This round is meant for people like me"),
                _("As it says above."),
                _("Say yes if the round is meant for you; if you are not sure, write to the coordinators first."),
            ),
            (
                "conduct",
                _("I will keep to how we treat each other"),
                _("As it says above."),
                _("Everybody in the round says yes to this, so that nobody has to wonder."),
            ),
            (
                "notice",
                _("I have read what is done with what I tell"),
                _("You can take everything back at any time."),
                _("Without this we may not keep what you tell us, so we could not look for a partner."),
            ),
        ):
            self.fields[name] = forms.BooleanField(
                label=label, help_text=help_text, initial=agreed, error_messages={"required": error}
            )

    def _about_oneself(self, spans: list[list[int]]) -> None:
        asks, begin = self.step.asks, self.begin
        if "name" in asks:
            self.fields["name"] = forms.CharField(
                label=_("Your name, as your partner will see it"),
                help_text=_("The one you go by. You can change it later."),
                initial=begin.name or "",
                max_length=120,
                widget=forms.TextInput(attrs={"autocomplete": "name"}),
                error_messages={"required": _("Write the name you go by; any name will do.")},
            )
        if "role" in asks:
            self._sides()
        for question in self._asked:
            if question.kind == "hours":
                continue
            field = answer_field(question)
            field.initial = begin.answers.get(question.key, ())
            self.fields[f"q-{question.key}"] = field
        if self.step.about == laid_out.WHEN:
            self._meeting(spans)

    def _sides(self) -> None:
        self.fields["role"] = forms.ChoiceField(
            label=_("Which side are you on?"),
            help_text=_(
                "Mentees may name mentors they would like. So they read the name and the public answers of those who "
                "would be mentors, before anybody is matched; of mentees nobody does."
            ),
            choices=[
                ("mentor", _("I would be a mentor")),
                ("mentee", _("I would like a mentor")),
                ("either", _("Either")),
            ],
            initial=self.begin.facts.get("role"),
            widget=Boxed(),
            error_messages={"required": _("Say which side you are on, or that either is fine.")},
        )
        self.fields["capacity"] = forms.IntegerField(
            label=_("How many mentees could you take?"),
            help_text=_("Only if you would be a mentor."),
            initial=self.begin.facts.get("capacity") or 1,
            min_value=1,
            max_value=MOST_MENTEES,
            required=False,
            widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
        )

    def _meeting(self, spans: list[list[int]]) -> None:
        hours = next((question for question in self._asked if question.kind == "hours"), None)
        if hours is not None:
            zone, known = hours_of(self.begin.answers.get(hours.key, ()))
            self.fields["zone"] = forms.ChoiceField(
                label=_("Your time zone"),
                choices=[("", _("Choose")), *choices_of("zone")],
                initial=zone or self.enrolment.person.zone,
                required=False,
                widget=LongList(attrs={"data-own-zone": True}),
            )
            self.fields[f"q-{hours.key}"] = WeekField(
                label=hours.ask, help_text=hours.hint, initial=known or spans, required=hours.needed
            )
            self.fields["by_email"] = forms.BooleanField(
                label=_("Writing is enough for me"),
                help_text=_("Then no hours in common are needed with somebody who says the same."),
                initial=self.begin.facts.get("by_email", False),
                required=False,
            )
        if "may_be_three" in self.step.asks:
            self.fields["may_be_three"] = forms.BooleanField(
                label=_("A group of three is fine, if the number is odd"),
                help_text=_("Otherwise somebody could be left without anyone."),
                initial=self.begin.facts.get("may_be_three", True),
                required=False,
            )

    def _consents(self) -> None:
        self.says_what_is_optional = True  # its first answer does
        for question in self._asked:
            self.fields[f"c-{question.key}"] = forms.ChoiceField(
                label=question.ask,
                choices=[
                    ("", _("Leave it out")),
                    ("use", _("Use it to find me a partner, and tell nobody")),
                    ("tell", _("Use it, and tell a partner who shares it and also says so")),
                ],
                initial=self.begin.consents.get(question.key, ""),
                required=False,
                widget=Boxed(
                    hints={
                        "": _("You are not asked."),
                        "use": _("The answer is sealed. Only the matching looks at it."),
                        "tell": _(
                            "Otherwise as above. You can take either back at any time, and the answer is erased."
                        ),
                    }
                ),
            )

    def _whom(self) -> None:
        by_key = {question.key: question for question in self._asked}
        for question in self.wishable:
            wished = self.begin.wishes.get(question.key, Wished())
            own = self.everything.answers.get(question.key, ())
            self.fields |= wish_fields(question, wished, own, by_key.get(question.of))
        self.fields["avoid"] = forms.CharField(
            label=_("Anyone you would rather not be matched with"),
            help_text=_(
                "A name or an e-mail address, one on each line. It is sealed, holds in every round, and nobody is told."
            ),
            initial="\n".join(self.begin.avoid or ()),
            required=False,
            max_length=MOST_AVOIDED * 220,
            widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
        )

    # ---- what was said

    def clean(self) -> dict[str, Any]:
        """What belongs together: hours need a clock, wishes something to compare with."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.step.about == laid_out.WHOM:
            self._check_wishes(cleaned)
        hours = next((question for question in self._asked if question.kind == "hours"), None)
        if hours and cleaned.get(f"q-{hours.key}") and not cleaned.get("zone") and "zone" in self.fields:
            self.add_error("zone", _("Choose your time zone, so that these hours mean the same to everybody."))
        return cleaned

    def _check_wishes(self, cleaned: dict[str, Any]) -> None:
        for question in self.wishable:
            wished = wished_in(cleaned, question.key)
            field = f"w-{question.key}"
            if wished.kind and field not in self.errors and f"{field}-these" not in self.errors:
                own = self.everything.answers.get(question.key, ())
                verdict = may_wish(question, wished.kind, wished.weight, values=wished.values, own=own)
                if not verdict:
                    self.add_error(f"{field}-these" if f"{field}-these" in self.fields else field, str(verdict.why))
        if "avoid" in cleaned:
            verdict = may_avoid(tidy(cleaned["avoid"].splitlines()))
            if not verdict:
                self.add_error("avoid", str(verdict.why))

    def said(self) -> Said:
        """What the step says, once it is valid."""
        cleaned, about = self.cleaned_data, self.step.about
        if about == laid_out.BEFORE:
            return Said(agreed=True)
        if about == laid_out.CONSENT:
            return Said(consents={question.key: cleaned[f"c-{question.key}"] for question in self._asked})
        if about == laid_out.WHOM:
            return Said(wishes=self.wishes(), avoid=tuple(tidy(cleaned["avoid"].splitlines())))
        return Said(
            answers={question.key: self._answer(question) for question in self._asked},
            facts={word: self._fact(word) for word in sorted(self.step.asks - {"name", "zone"})},
            name=" ".join(cleaned["name"].split()) if "name" in self.step.asks else None,
        )

    def wishes(self) -> dict[str, Wished]:
        """What is wished, by question; also of a form with a mistake elsewhere, for the gauge."""
        return {question.key: wished_in(self.cleaned_data, question.key) for question in self.wishable}

    def _answer(self, question: Question) -> tuple[str, ...]:
        value = self.cleaned_data[f"q-{question.key}"]
        if question.kind == "hours":
            return tuple(hours_as_values(self.cleaned_data["zone"], value))
        return tuple(value)

    def _fact(self, word: str) -> Any:
        value = self.cleaned_data.get(word)
        return (value or 1) if word == "capacity" else value

    # ---- what is drawn

    @cached_property
    def _asked(self) -> list[Question]:
        """The step's questions; private ones only where consent stands, but for the step that asks for consent."""
        return [
            question  # type: ignore[misc]
            for question in self.step.questions
            if self.step.about == laid_out.CONSENT or not question.private or question.key in self.everything.consents
        ]

    @cached_property
    def wishable(self) -> list[Question]:
        """The questions about which something may be wished."""
        asked: list[Question] = wishes_asked(  # type: ignore[assignment]
            self._asked, self.enrolment.round.rules.get("different", ())
        )
        own = self.everything.answers
        return [question for question in asked if question.kind not in ("hours", "asks") or own.get(question.key)]

    @property
    def public_wishes(self) -> list[WishRow]:
        """Wishes about what everybody may see."""
        return rows_of(self, [each for each in self.wishable if not each.private], self.everything.answers)

    @property
    def private_wishes(self) -> list[WishRow]:
        """Wishes about what is private."""
        return rows_of(self, [each for each in self.wishable if each.private], self.everything.answers)

    @property
    def decided(self) -> list[tuple[str, Question]]:
        """What the round decides for everybody, so that nobody needs to wish for it."""
        different = self.enrolment.round.rules.get("different", ())
        return [(title_of(question), question) for question in self._asked if question.key in different]
