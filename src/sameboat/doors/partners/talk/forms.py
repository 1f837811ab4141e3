"""Saying something, looking for something, and what letters may say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sameboat.base.ui.widgets import Boxed
from sameboat.commons.conversations.rules import letters as letter_rules
from sameboat.commons.conversations.rules.files import AS_TEXT, ENDINGS, File, called, examined, may_attach

KINDS = ",".join(f".{ending}" for ending in dict.fromkeys((*ENDINGS.values(), "jpeg", *AS_TEXT)))
"""What a browser offers first; what is in a file is what counts."""


class SeveralFiles(forms.FileInput):
    """A box for several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each known by its content; or a sentence that says which one cannot come along, and why."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[File]:
        """The files as they may be sent."""
        del initial
        given: Sequence[UploadedFile] = [each for each in data or () if each]
        verdict = may_attach([each.size or 0 for each in given])
        if not verdict:
            raise forms.ValidationError(str(verdict.why))
        return [self._examined(each) for each in given]

    @staticmethod
    def _examined(given: UploadedFile) -> File:
        found = examined(given.name or "", given.read())
        if found is None:
            raise forms.ValidationError(
                _(
                    "This file is of a kind that cannot be sent here: %(name)s. Pictures (PNG, JPEG, GIF, WebP), "
                    "PDF, plain text and documents without macros can. Save it as one of these, or send a link to it."
                ),
                params={"name": called(given.name or "", "text/plain").removesuffix(".txt")},
            )
        return found


class SayForm(forms.Form):
    """What somebody says, and the files that come along."""

    says_what_is_optional = True
    text = forms.CharField(required=False, strip=False, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}))
    attached = FilesField(
        label=_("Files"),
        required=False,
        help_text=_(
            "Up to five, 10 MB each. Pictures lose where and when they were taken; a document keeps what your program "
            "wrote into it."
        ),
        widget=SeveralFiles(attrs={"accept": KINDS}),
    )
    form = forms.UUIDField(widget=forms.HiddenInput)


class DraftForm(forms.Form):
    """What somebody has begun to say."""

    text = forms.CharField(required=False, strip=False)
    form = forms.UUIDField()


class ChangeForm(forms.Form):
    """The same thing, said differently."""

    text = forms.CharField(
        label=_("What you wrote"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"})
    )


class SearchForm(forms.Form):
    """Some words. They are posted, so that they stand in no address and in no log."""

    words = forms.CharField(
        label=_("Words you remember"),
        max_length=200,
        help_text=_("In any order; capitals and accents do not matter."),
        error_messages={"required": _("Type a word or two that you remember.")},
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
    )
    before = forms.DateTimeField(required=False, widget=forms.HiddenInput)


class LettersForm(forms.Form):
    """What a letter may say besides that something waits."""

    what = forms.ChoiceField(
        label=_("When somebody writes to you here, a letter says"),
        required=False,
        choices=(
            (letter_rules.WAITS, _("that something waits")),
            (letter_rules.WHO, _("who wrote")),
            (letter_rules.WORDS, _("who wrote, and how it begins")),
        ),
        widget=Boxed(
            hints={
                letter_rules.WAITS: _("No name and no word of it. Whoever else reads your mail learns nothing."),
                letter_rules.WHO: _("The name of your partner stands in the letter, never in its subject."),
                letter_rules.WORDS: _("A line of what they wrote leaves this site and lies in your mailbox."),
            }
        ),
    )
    mine_alone = forms.BooleanField(
        label=_("My mailbox is mine alone: no employer, school or family member reads it."), required=False
    )

    def clean_what(self) -> str:
        """Nothing chosen is the most private."""
        return str(self.cleaned_data.get("what") or "")


class AnswersForm(forms.Form):
    """That answers by e-mail are wanted, or not any more."""

    mine_alone = forms.BooleanField(
        label=_("Nobody but me writes from my mailbox: no employer, school or family member."), required=False
    )
    stop = forms.BooleanField(required=False, widget=forms.HiddenInput)
