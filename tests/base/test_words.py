"""Every sentence is found, in Python and in templates, and a language is compiled without system tools."""

import gettext

from babel.messages.pofile import write_po

from sameboat.base.ui import words
from tests.pictures.mirrored import mirrored


def in_a_folder(tmp_path, **files):
    room = tmp_path / "rooms"
    for name, text in files.items():
        path = room / name.replace("__", "/").replace("_html", ".html").replace("_txt", ".txt").replace("_py", ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return room


def test_sentences_are_found_in_both_kinds_of_file(tmp_path):
    room = in_a_folder(
        tmp_path,
        actions_py="from django.utils.translation import gettext_lazy as _, ngettext\n"
        "NO = _('This round is closed.')\nngettext('%d letter', '%d letters', 2)\n",
        templates__page_html='{% translate "Send my application" %}{% include "x" with label=_("Your pages") %}'
        "{% blocktranslate trimmed count n=many %}\n {{ n }} person\n"
        " {% plural %}\n {{ n }} people\n{% endblocktranslate %}"
        '{% translate "optional" context "a field" %}',
        templates__letters__hello_txt='{% translate "Good morning" %}',
    )
    found = words.sentences([room])
    for sentence in ("This round is closed.", "Send my application", "Your pages", "Good morning"):
        assert sentence in found
    assert found.get("%(n)s person").id == ("%(n)s person", "%(n)s people")
    assert found.get("%d letter").id == ("%d letter", "%d letters")
    assert found.get("optional", context="a field") is not None


def test_the_site_speaks_hundreds_of_sentences():
    assert len(words.sentences(words.SITE / name for name in words.OURS if (words.SITE / name).exists())) > 300


def test_a_language_is_compiled(tmp_path):
    room = in_a_folder(tmp_path, page_py="from gettext import gettext as _\n_('Good morning')\n")
    found = words.sentences([room])
    found.get("Good morning").string = "Guten Morgen"
    place = tmp_path / "de" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "django.po").open("wb") as file:
        write_po(file, found)
    assert words.compile_all(tmp_path) == 1
    assert gettext.translation("django", tmp_path, ["de"]).gettext("Good morning") == "Guten Morgen"


def test_the_made_up_language_keeps_what_programs_read():
    assert mirrored("Send <b>%(n)s</b> letters to {name}") == "⟦Séñd <b>%(n)s</b> léttérš tó {name}⟧"
