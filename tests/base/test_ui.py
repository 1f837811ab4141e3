"""The kit: one stylesheet, one sprite, forms that say what is wrong, figures that add up, a frame around every page."""

import re
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from sameboat.base.kit.views import our_fault
from sameboat.base.ui import bundle, figures, frame, widgets
from sameboat.base.ui.templatetags.ui import initials
from tests import site_makers

SOURCE = Path(bundle.HERE).parents[1]
TEMPLATES = list(SOURCE.glob("**/templates/**/*.html"))
STYLES = list(SOURCE.glob("*/*/static/**/*.css"))


# ---- Files


@pytest.mark.parametrize("file", bundle.BUILT, ids=lambda file: file.name)
def test_what_is_built_is_up_to_date(file):
    assert file.read_text() == bundle.BUILT[file](), "run: make look"


def test_spaces_are_taken_out_of_styles_and_left_in_quoted_words():
    assert bundle.without_air('/* why */\na::before {\n  content: attr(x) ": a  b";\n  color: red;\n}') == (
        'a::before{content:attr(x) ": a  b";color:red}\n'
    )


def test_every_icon_that_a_template_names_is_in_the_sprite():
    drawn = set(re.findall(r'id="i-([\w-]+)"', bundle.sprite()))
    for template in TEMPLATES:
        text = template.read_text()
        named = set(re.findall(r'{% icon "([\w-]+)"', text)) | set(re.findall(r'\bicon="([\w-]+)"', text))
        assert named <= drawn, template


def test_no_template_holds_a_style_or_a_script_of_its_own():
    for template in TEMPLATES:
        if "letter" not in template.name and "to_keep" not in template.name:  # these have no stylesheet to link to
            text = template.read_text()
            assert not re.search(r"\sstyle=|<style|\son\w+=\"|<script(?![^>]*\bsrc=)(?![^>]*application/json)", text), (
                template
            )


def test_no_style_asks_another_site_for_anything():
    for sheet in STYLES:
        assert "//" not in re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL), sheet


def test_no_font_blocks_text():
    faces = re.findall(r"@font-face\{[^}]*\}", bundle.stylesheet())
    assert faces
    assert all("font-display:swap" in face or "local(" in face for face in faces)


# ---- Forms


class Wanted(forms.Form):
    name = forms.CharField(label="Your name", help_text="The one you go by.")
    mail = forms.EmailField(label="E-mail")
    tongues = forms.MultipleChoiceField(
        label="Languages", choices=[("ar", "Arabic"), ("en", "English")], widget=forms.CheckboxSelectMultiple
    )
    hope = forms.CharField(label="Hope", required=False)
    three = forms.BooleanField(label="Three are fine", required=False, help_text="Rarely asked.")


def test_what_is_wrong_stands_beside_the_field_and_what_was_typed_is_kept():
    drawn = str(Wanted({"name": "Ayşe", "mail": "no at"}))
    field = re.search(r'<div class="field wrong">.*?E-mail.*?</div>', drawn, re.DOTALL)[0]
    assert 'value="no at"' in field
    assert 'aria-invalid="true"' in field
    assert re.search(r'aria-describedby="id_mail_error"', field)
    assert 'id="id_mail_error"' in field


def test_what_is_to_be_mended_stands_on_top_with_a_way_to_each_place():
    drawn = str(Wanted({"name": "Ayşe", "mail": "no at"}))
    assert "2 things to mend" in drawn
    for place in re.findall(r'href="#([\w-]+)"', drawn):
        assert f'id="{place}"' in drawn


def test_a_form_without_trouble_says_nothing_on_top():
    assert "mend" not in str(Wanted())


def test_a_hint_is_read_with_its_field():
    drawn = str(Wanted())
    assert 'id="id_name_helptext"' in drawn
    assert 'aria-describedby="id_name_helptext"' in drawn
    assert 'id="id_three_helptext"' in drawn


def test_fields_that_may_stay_empty_say_so_and_a_form_may_say_it_itself():
    assert str(Wanted()).count("optional") == 2  # the class and the word of one field: a box to tick needs no word
    quiet = Wanted()
    quiet.says_what_is_optional = True
    assert "optional" not in str(quiet)


def test_several_answers_are_one_group_with_one_name():
    drawn = str(Wanted()["tongues"].as_field_group())
    assert drawn.index("<fieldset") < drawn.index("<legend") < drawn.index('type="checkbox"')
    assert drawn.count('class="pick"') == 2


def test_two_to_four_short_answers_become_a_strip():
    strip = widgets.Segments(choices=[("a", "A"), ("b", "B"), ("c", "C"), ("d", "D")])
    assert 'class="seg four"' in strip.render("x", "b", {"id": "id_x"})
    assert 'class="seg two"' in widgets.Segments(choices=[("a", "A"), ("b", "B")]).render("x", None)


def test_boxed_answers_bring_their_sentence():
    boxed = widgets.Boxed(choices=[("a", "A"), ("b", "B")], hints={"a": "The first letter"}).render("x", "a")
    assert "The first letter" in boxed
    assert boxed.count("checked") == 1
    assert 'type="checkbox"' in widgets.BoxedMany(choices=[("a", "A")]).render("x", ["a"])


def test_a_day_is_written_as_browsers_want_it():
    import datetime

    assert 'value="2027-02-14"' in widgets.Day().render("x", datetime.date(2027, 2, 14))


# ---- Figures


@given(of=st.integers(0, 5000), fit=st.integers(0, 5000), more=st.integers(0, 5000))
def test_the_field_of_dots_has_a_dot_for_everybody_once(of, fit, more):
    columns, blocks = figures.field_of_dots(min(fit, of), min(fit + more, of), of)
    seen = [(x, y) for b in blocks for x in range(b.x, b.x + b.width) for y in range(b.y, b.y + b.height)]
    assert len(seen) == len(set(seen)) == min(max(of, 1), figures.MOST_DOTS)
    assert all(x < columns and y < figures.ROWS for x, y in seen)
    assert len(blocks) <= 9


def test_somebody_who_fits_is_drawn_even_in_a_crowd():
    _, blocks = figures.field_of_dots(1, 1, 100_000)
    assert blocks[0].kind == "fit"


def test_a_funnel_is_as_wide_as_its_first_step():
    assert [bar.width for bar in figures.funnel([(200, "applied"), (50, "matched")])] == [100.0, 25.0]
    assert figures.funnel([]) == []


def test_what_lies_beyond_the_line_is_drawn_apart():
    line, bars = figures.shares([("Australia", 32.0), ("Peru", 10.0)], 20.0)
    assert line == 50.0
    assert (bars[0].width, bars[0].over) == (50.0, 30.0)
    assert (bars[1].width, bars[1].over) == (25.0, 0.0)


# ---- Words of templates


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ayşe Yıldırım", "AY"), ("Tomás de la Villar", "TV"), ("Ingrid", "I"), ("", "·"), (" ", "·")],
)
def test_a_plate_shows_the_first_and_the_last_word(name, letters):
    assert initials(name) == letters


def test_what_people_wrote_is_escaped_in_every_part():
    bad = "<script>alert(1)</script>"
    page = Template(
        "{% plate bad %}{% who bad bad %}{% button bad %}{% tag bad %}{% card bad bad %}{{ bad }}{% endcard %}"
        "{% banner %}{{ bad }}{% endbanner %}{% nothing_here bad %}{{ bad }}{% endnothing_here %}{% facts bad bad %}"
        '{% dialog "x" bad %}{{ bad }}{% enddialog %}{% steps 1 2 bad %}'
    ).render(Context({"bad": bad}))
    assert "<script>" not in page
    assert page.count("&lt;script&gt;") > 10


# ---- The frame


@pytest.mark.django_db
def test_a_visitor_has_no_rail_and_a_member_has(rf):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/today/")
    request.user = AnonymousUser()
    assert frame.Frame(request).rail == []
    request.user = site_makers.person("Ayşe")
    today = frame.Frame(request).rail[0]
    assert (today.key, today.here) == ("today", True)


def test_when_all_is_broken_the_page_that_says_so_still_opens():
    answer = our_fault(RequestFactory().get("/"))  # no session, no reader; and this test may not touch the database
    assert answer.status_code == 500
    assert "our fault" in answer.content.decode()
    assert 'class="rail"' not in answer.content.decode()


@pytest.mark.django_db
def test_light_or_dark_is_kept_by_the_browser_and_nothing_else_is(client):
    client.post("/reading/theme/", {"theme": "dark"})
    assert 'data-theme="dark"' in client.get("/help/").text
    client.post("/reading/theme/", {"theme": '"><b>'})
    assert "data-theme" not in client.get("/help/").text


@pytest.mark.django_db
def test_no_page_of_the_kit_allows_a_browser_anything_unsafe(client):
    policy = client.get("/kit/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
