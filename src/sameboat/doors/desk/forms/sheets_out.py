"""Which file to take out, and a programme file that comes in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.mentoring.matching.bridge import EngineProgramme, ProgrammeError
from sameboat.mentoring.programmes import uploads
from sameboat.mentoring.programmes.sheet_reading.programme_file import NotAProgrammeFile, read_programme_file

LARGEST_PROGRAMME = 1_000_000


class SheetOutForm(forms.Form):
    """In which format."""

    kind = forms.ChoiceField(
        label=_("As"),
        choices=[("csv", _("CSV, for any program")), ("xlsx", _("a workbook (XLSX)"))],
        initial="csv",
        widget=forms.RadioSelect(),
    )


class ProgrammeFileForm(forms.Form):
    """A file of questions, read as soon as it is there."""

    file = forms.FileField(
        label=_("The programme file"),
        widget=forms.FileInput(attrs={"accept": ".toml,application/toml,text/plain"}),
        help_text=_("A file that ends in .toml, as this site or the command line writes it."),
        error_messages={"required": _("Choose a file first."), "empty": _("This file is empty.")},
    )

    facts: dict[str, Any]
    fits_together: Verdict

    def clean_file(self) -> UploadedFile:
        """Read it: what it says, and whether the engine understands that."""
        file: UploadedFile = self.cleaned_data["file"]
        if file.size and file.size > LARGEST_PROGRAMME:
            raise forms.ValidationError(_("This is too large for a programme file. Is it the sheet?"))
        kept = uploads.keep(file.chunks())
        try:
            self.facts = read_programme_file(uploads.path_of(kept), file.name or "")
        except NotAProgrammeFile as trouble:
            raise forms.ValidationError(str(trouble)) from None
        finally:
            uploads.forget(kept)
        self.fits_together = _as_the_engine_says(self.facts)
        return file


def _as_the_engine_says(facts: dict[str, Any]) -> Verdict:
    """A file whose words the engine does not know could not be matched by."""
    try:
        EngineProgramme.from_mapping(facts)
    except ProgrammeError as trouble:
        return no(str(trouble))
    except (TypeError, ValueError, AttributeError, KeyError):
        return no(_("Something in this file is not written as it should be. Compare it with a file of another round."))
    return YES
