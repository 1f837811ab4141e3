"""What the letters of a round say, in each language; and how one of them reads to somebody of the round."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameboat.base.kit.doing import done_beside
from sameboat.doors.desk.doing import done_or_told
from sameboat.doors.desk.forms.letters import LetterForm, NameForm
from sameboat.doors.desk.rooms import ByMember, led_round_of
from sameboat.doors.desk.views.letters.reading import as_read, somebody
from sameboat.doors.desk.views.letters.rooms import letters_room
from sameboat.mentoring.matching.actions.texts import change_text, take_text_back
from sameboat.mentoring.matching.letters.announcing import words_of
from sameboat.mentoring.matching.queries.telling import many_of
from sameboat.mentoring.matching.queries.texts import Text, texts_of
from sameboat.mentoring.matching.rules.texts import PLACEHOLDERS
from sameboat.mentoring.programmes.models import Round


@require_safe
@login_required
def letters(request: ByMember, slug: str, number: int) -> HttpResponse:
    """Every letter there is, and those that went to many."""
    round_ = led_round_of(request, slug, number)
    return letters_room(
        request,
        "letters.html",
        round_,
        "desk_letters",
        texts=texts_of(request.user, round_),
        many=many_of(request.user, round_),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def letter(request: ByMember, slug: str, number: int, kind: str, language: str) -> HttpResponse:
    """Write one letter in one language."""
    round_ = led_round_of(request, slug, number)
    text = _text(request, round_, kind, language)
    form = LetterForm(request.POST or None, initial={"subject": text.subject, "text": text.text})
    if request.method == "POST" and done_beside(
        form, lambda: change_text(round_, kind, language, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("The letter is saved. Nobody gets it before everyone is told."))
        to = "desk_letter_preview" if "look" in request.POST else "desk_letter"
        return redirect(to, slug=slug, number=number, kind=kind, language=language)
    shown = {"form": form, "text": text, "knows": [(word, PLACEHOLDERS[word]) for word in text.kind.knows]}
    return letters_room(request, "letter.html", round_, "desk_letters", **shown)


@require_POST
@login_required
def own_words(request: ByMember, slug: str, number: int, kind: str, language: str) -> HttpResponse:
    """Send the site's own words again."""
    round_ = led_round_of(request, slug, number)
    text = _text(request, round_, kind, language)
    where = {"slug": slug, "number": number, "kind": text.kind.name, "language": language}
    done = _("The site's own words stand again.")
    return done_or_told(
        request, lambda: take_text_back(round_, kind, language, by=request.user), done, to="desk_letter", **where
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def preview(request: ByMember, slug: str, number: int, kind: str, language: str) -> HttpResponse:
    """A letter as somebody of the round would read it, by the very lines that write the real one."""
    round_ = led_round_of(request, slug, number)
    text = _text(request, round_, kind, language)
    form = NameForm(request.POST or None)
    reader, found = somebody(request, round_, form)
    read = as_read(reader, lambda: words_of(text.kind, reader), language) if reader else None
    shown = {"form": form, "reader": reader, "found": found, "read": read, "text": text}
    return letters_room(request, "preview.html", round_, "desk_letters", **shown)


def _text(request: ByMember, round_: Round, kind: str, language: str) -> Text:
    for text in texts_of(request.user, round_):
        if text.kind.name == kind and text.language == language:
            return text
    raise Http404
