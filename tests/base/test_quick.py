"""Templates drawn in fewer steps show what Django shows; and what made the pages quick stays as it is."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django import forms
from django.http import HttpRequest
from django.template import Context, Engine, Template, TemplateSyntaxError, engines
from django.template.base import Node
from django.template.defaulttags import URLNode
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.templatetags.static import StaticNode
from django.test import RequestFactory
from django.utils import translation
from django.utils.functional import lazy
from django.utils.safestring import SafeString, mark_safe

from sameboat.base.ui import painting
from sameboat.base.ui.specimens import one_of_each
from sameboat.base.ui.widgets import LongList

QUICK = engines["django"].engine


def plainly() -> Engine:
    """Django's own engine, with its own loader and nothing folded."""
    return Engine(
        loaders=["django.template.loaders.app_directories.Loader"],
        builtins=QUICK.builtins[3:],
        libraries=QUICK.libraries,
        context_processors=[],
    )


def page(engine: Engine, name: str, words: dict[str, Any]) -> str:
    """A template with the frame around it, for a visitor."""
    request: HttpRequest = RequestFactory().get("/kit/")
    around = {"site_name": "Sameboat", "request": request, "quick_exit": "https://example.org/", "is_demo": False}
    return engine.get_template(name).render(Context({**around, **words}))


@contextmanager
def counted(*what: Callable[..., Any]) -> Iterator[Counter[str]]:
    """How often these were called."""
    codes = {one.__code__: one.__qualname__ for one in what}
    seen: Counter[str] = Counter()

    def look(frame: Any, event: str, _arg: object) -> None:
        if event == "call" and frame.f_code in codes:
            seen[codes[frame.f_code]] += 1

    sys.setprofile(look)
    try:
        yield seen
    finally:
        sys.setprofile(None)


def test_every_part_of_the_kit_is_drawn_as_django_draws_it():
    """Byte for byte: nothing that is folded, taken in or kept may change what somebody reads."""
    assert page(QUICK, "ui/kit.html", one_of_each()) == page(plainly(), "ui/kit.html", one_of_each())


def test_a_page_drawn_again_looks_up_no_sentence_and_no_address_that_never_changes():
    words = one_of_each()
    page(QUICK, "ui/kit.html", words)
    lookups = (TranslateNode.render, BlockTranslateNode.render, URLNode.render, StaticNode.render)
    with counted(*lookups) as quick:
        page(QUICK, "ui/kit.html", words)
    with counted(*lookups) as plain:
        page(plainly(), "ui/kit.html", words)
    assert plain.total() > 60
    assert quick.total() < plain.total() / 4  # what is left has a number or a name in it


def test_what_never_changes_is_drawn_in_the_language_of_the_page():
    folded = _folded('<p>{% translate "yes,no,maybe" %}</p>')
    said = []
    for language in ("en", "de", "en"):
        with translation.override(language):
            said.append(folded.render(Context()))
    assert said == ["<p>yes,no,maybe</p>", "<p>Ja,Nein,Vielleicht</p>", "<p>yes,no,maybe</p>"]


@pytest.mark.parametrize(
    ("template", "words", "drawn"),
    [
        ("{{ a.b }}", {"a": {"b": "<b>"}}, "&lt;b&gt;"),
        ("{{ a.0 }}", {"a": ["x"]}, "x"),
        ("{{ a.items|length }}", {"a": {"k": 1}}, "1"),
        ("{{ a.upper }}", {"a": "x"}, "X"),
        ("{{ a.none }}{{ none.at.all }}", {"a": "x"}, ""),
        ("{% if none.at.all %}x{% else %}y{% endif %}", {}, "y"),
        ("{{ a }} {{ b }}", {"a": 1234567, "b": None}, "1234567 None"),
        ("{% autoescape off %}{{ a }}{% endautoescape %}{{ a }}", {"a": "&"}, "&&amp;"),
        ("{% for a in b %}{{ forloop.counter }}{{ a.c }}{% endfor %}", {"b": [{"c": "x"}, {"c": "y"}]}, "1x2y"),
    ],
)
def test_names_mean_what_they_mean_to_django(template, words, drawn):
    assert _folded(template).render(Context(words)) == Template(template).render(Context(words)) == drawn


def test_what_is_kept_is_drawn_once_for_the_same_values():
    template = _folded("{% kept cards %}{% for card in cards %}<p>{{ card }}</p>{% endfor %}{% endkept %}")
    with counted(Node.render_annotated) as seen:
        drawn = [template.render(Context({"cards": cards})) for cards in (("a",), ("a",), ("b",), ("a",))]
    assert drawn == ["<p>a</p>", "<p>a</p>", "<p>b</p>", "<p>a</p>"]
    once = 1 + 3 + 1  # the loop, what is in it, and the tag itself each time
    assert seen["Node.render_annotated"] <= 2 * once + 2


@pytest.mark.parametrize(
    "inside",
    [
        "{{ user.name }}",
        "{% csrf_token %}",
        "{% if request.path %}x{% endif %}",
        "{% load live %}{% live_topic cards %}",
        "{% include cards %}",
        "{% block anything %}{% endblock %}",
    ],
)
def test_what_is_kept_may_not_look_at_its_reader(inside):
    """Nothing that was drawn for one person may be shown to another."""
    template = _folded("{% kept cards %}" + inside + "{% endkept %}")
    with pytest.raises(TemplateSyntaxError, match="may not look at"):
        template.render(Context({"cards": (), "user": "somebody", "request": RequestFactory().get("/")}))


class Form(forms.Form):
    """One of each, with texts that somebody might have typed in order to break a page."""

    name = forms.CharField(label="<b>Name", help_text="<i>", initial='"><script>')
    long = forms.CharField(widget=forms.Textarea, initial="</textarea><script>", required=False)
    sort = forms.ChoiceField(choices=[("<", "<u>"), ('"', "'")], initial='"')
    country = forms.ChoiceField(choices=[("", "Choose"), ("a&b", "<A>"), ("b", "B")], widget=LongList, initial="a&b")
    agreed = forms.BooleanField(label="<b>", help_text="<i>")
    many = forms.MultipleChoiceField(choices=[("<", "<u>")], widget=forms.CheckboxSelectMultiple)


def test_a_lazy_sentence_is_escaped_unless_it_is_safe():
    lazily = lazy(lambda safe: mark_safe("<b>") if safe else "<b>", SafeString, str)
    assert (painting.text(lazily(True)), painting.text(lazily(False))) == ("<b>", "&lt;b&gt;")


def test_a_form_is_drawn_without_a_template_for_each_of_its_parts():
    form = Form({"name": "<"}, auto_id="id_%s")
    form.is_valid()
    with counted(Template.render) as seen:
        drawn = "".join(field.as_field_group() for field in form)
    assert seen["Template.render"] == 0
    assert drawn.count('class="errors"') == 4


@pytest.mark.parametrize(
    "typed", [None, {"name": '"><script>', "long": "</textarea><script>", "country": '"><script>'}]
)
def test_what_somebody_typed_cannot_leave_its_box(typed):
    drawn = str(Form(typed))
    assert "<script>" not in drawn
    assert "<u>" not in drawn
    assert "<i>" not in drawn


def test_a_long_list_is_the_list_that_django_draws():
    choices = [("", "Choose"), ("a&b", "<A>"), ("b", "B")]
    for chosen in ("", "a&b", "b", "nowhere", None):
        ours = LongList(choices=choices).render("country", chosen, {"id": "c", "required": True})
        djangos = forms.Select(choices=choices).render("country", chosen, {"id": "c", "required": True})
        assert re.sub(r"\n\s*", "", str(ours)) == re.sub(r"\n\s*", "", str(djangos))


def _folded(text: str) -> Template:
    from sameboat.base.ui.quick.folding import fold

    template = QUICK.from_string(text)
    fold(template)
    return template
