"""Kinds of letters for tests, with a template of their own, known only while a test runs."""

from __future__ import annotations

import pytest

from sameboat.members.notices import registry
from sameboat.members.notices.registry import Words, letter

TEMPLATE = """{% blocktranslate %}Hello {{ name }},{% endblocktranslate %}

{% translate "Something waits for you." %} {{ at|date:"H:i" }}

{% translate "See what it is:" %}
{{ site }}/today/

- one thing
- another & <more>
"""


@pytest.fixture
def kinds(monkeypatch, settings, tmp_path):
    """``kinds(name, …)`` registers a kind; its writer says ``Hello`` to its reader by name."""
    monkeypatch.setattr(registry, "_kinds", dict(registry._kinds))
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "hello.txt").write_text(TEMPLATE)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [folder]}]

    def known(name="hello", *, say=None, subject="Something waits for you", at=None, **facts):
        def write(_about, reader):
            if say is not None:
                return say()
            return Words(subject, "hello.txt", {"name": reader.name if reader else "you", "at": at})

        registry._kinds.pop(name, None)
        letter(name, title=f"Letters called {name}", **facts)(write)
        return name

    known()
    return known
