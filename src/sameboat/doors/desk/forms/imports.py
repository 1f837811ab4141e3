"""A sheet, and what a coordinator says about its columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from sameboat.mentoring.programmes.sheet_reading import (
    LARGEST_FILE,
    columns_to_choose_from,
    kinds_to_choose_from,
    too_many_bytes,
)
from sameboat.mentoring.wishes.queries.imports import Preview

LEFT_OUT = "-"
TABLES = ".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class UploadForm(forms.Form):
    """The file itself."""

    file = forms.FileField(
        label=_("The sheet"),
        widget=forms.FileInput(attrs={"accept": TABLES}),
        help_text=_(
            "CSV or XLSX: a plain sheet, or an export of Google Forms, Microsoft Forms, Qualtrics, SurveyMonkey or "
            "Typeform. At most 20 million bytes and 100,000 rows."
        ),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("This file is empty. Export it again, and check that there are answers in it."),
        },
    )

    def __init__(self, *args: Any, too_large: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if too_large:
            self.fields["file"].error_messages["required"] = too_many_bytes()

    def clean_file(self) -> UploadedFile:
        """Not larger than we read."""
        file: UploadedFile = self.cleaned_data["file"]
        if file.size and file.size > LARGEST_FILE:
            raise forms.ValidationError(too_many_bytes())
        return file


class ColumnsForm(forms.Form):
    """What sort of file it is, and what each column is: as it was understood, until somebody says otherwise."""

    kind = forms.ChoiceField(
        label=_("This file is"), help_text=_("If you choose something else here, all columns are looked at anew.")
    )

    def __init__(
        self, *args: Any, preview: Preview, programme_file: Mapping[str, Any], said: Mapping[str, str], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.preview, self.said = preview, said
        self.fields["kind"].choices = kinds_to_choose_from()  # type: ignore[attr-defined]  # a choice field
        self.fields["kind"].initial = preview.kind
        groups = columns_to_choose_from(programme_file)
        choices = [(LEFT_OUT, groups[0][1][0][1]), *groups[1:]]
        self.labels = {word: label for _group, some in groups for word, label in some}
        for column in preview.columns:
            self.fields[column.key] = forms.ChoiceField(
                label=", ".join(column.headings[:3]), choices=choices, initial=column.into or LEFT_OUT
            )

    def columns(self) -> list[dict[str, Any]]:
        """Each column with its select, for the page."""
        return [{"column": column, "field": self[column.key]} for column in self.preview.columns]

    def clean(self) -> dict[str, Any]:
        """Two columns cannot be the same thing."""
        said = super().clean() or {}
        taken: dict[str, str] = {}
        for column in self.preview.columns:
            into = self._into(column.key)
            if into and into in taken and said.get("kind") == self.preview.kind:
                self.add_error(
                    column.key,
                    say("“%(what)s” is taken by the column “%(heading)s” already. Leave one of the two out.")
                    % {"what": self.labels[into], "heading": taken[into]},
                )
            taken.setdefault(into, column.headings[0])
        return said

    def what_is_said(self) -> tuple[str, dict[str, str]]:
        """The kind of file, and every heading about which somebody said something, now or before."""
        if self.cleaned_data["kind"] != self.preview.kind:
            return self.cleaned_data["kind"], {}
        said = dict(self.said)
        for column in self.preview.columns:
            into = self._into(column.key)
            if into != column.into:
                said[column.headings[0]] = into
                if column.each_alone:
                    said |= dict.fromkeys(column.headings[1:], "")
        return self.cleaned_data["kind"], said

    def says_something_new(self) -> bool:
        """Whether anything is said that was not understood already."""
        return self.what_is_said() != (self.preview.kind, dict(self.said))

    def _into(self, key: str) -> str:
        """The column of the plain sheet that was chosen; nothing for one that is left out."""
        chosen = str(self.cleaned_data.get(key, LEFT_OUT))
        return "" if chosen == LEFT_OUT else chosen


class AddingForm(forms.Form):
    """The last question before people are added."""

    write_to_them = forms.BooleanField(
        label=_("Write to each of them"),
        required=False,
        initial=True,
        help_text=_("That they were added, how to look at what stands here about them, and how to withdraw."),
    )
