"""What is private never shows anywhere but to its owner: a word of its own for each secret, looked for everywhere."""

import base64
import html
import json
import logging

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from sameboat.base.kit.ids import IdInAddress
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.mentoring.wishes.models import Question
from tests import site_makers
from tests.doors.signup.filling_in import FillingIn, proved_person

pytestmark = pytest.mark.django_db

SECRETS = {"answer": "kestrelanswer", "wish": "plumwish", "avoided": "marmotavoided", "kept": "otterkept"}


def spelt(secret):
    """The word as it could hide: plain, escaped, in base64 of any offset, in UTF-16."""
    yield secret.encode()
    yield html.escape(secret).encode()
    yield secret.encode("utf-16-le")
    yield secret.encode().hex().encode()
    for offset in range(3):
        yield base64.b64encode(b"\0" * offset + secret.encode())[4:-4]


def found_in(content):
    return {name for name, secret in SECRETS.items() for form in spelt(secret) if form in content}


def database_bytes():
    """Every column of every row, as it lies there."""
    parts = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
            for row in cursor.fetchall():
                for value in row:
                    is_bytes = isinstance(value, bytes | memoryview | bytearray)
                    parts.append(bytes(value) if is_bytes else str(value).encode())
    return b"\n".join(parts)


@pytest.fixture
def world(caplog):
    caplog.set_level(logging.DEBUG)
    round_ = site_makers.round_of()
    Question.objects.create(
        round=round_, key="background", kind="choices", ask="Background?", private=True, position=20
    )
    ines = FillingIn(round_, proved_person())
    ines.agree()
    ines.save("you", q__country="PT", q__sector="public")
    ines.save("cares", q__interests="maps")
    ines.save("when")
    ines.save("consent", c__background="tell")
    ines.save("private", q__background=SECRETS["answer"])
    ines.save(
        "whom",
        w__background="these",
        w__background__these=SECRETS["wish"],
        w__background__weight="must",
        avoid=SECRETS["avoided"],
    )
    ines.send()
    mine = round_.enrolments.get()
    Client().post(ines.address("cares"), {"q-interests": SECRETS["kept"], "application": str(mine.pk)})
    return ines, round_


def test_the_search_finds_what_there_is_to_find(world):
    """Before looking for nothing: the owner's own pages do show these words."""
    ines, _ = world
    seen = b"".join(ines.open(step).content for step in ("private", "whom", "cares", "check"))
    assert found_in(seen) == set(SECRETS)
    assert found_in(base64.b64encode(b"x" + SECRETS["answer"].encode() + b"xx")) == {"answer"}


@pytest.mark.usefixtures("world")
def test_no_secret_lies_in_the_database():
    assert found_in(database_bytes()) == set()


@pytest.mark.usefixtures("world")
def test_no_secret_in_any_letter_or_log(caplog):
    for letter in Letter.objects.all():
        sent = written(letter)
        assert found_in(json.dumps([sent.subject, sent.text, sent.html]).encode()) == set()
    assert found_in(caplog.text.encode()) == set()


def test_no_secret_on_any_page_of_anybody_else(world):
    _, round_ = world
    slug, number, mine = round_.programme.slug, round_.number, round_.enrolments.get()
    others = [
        FillingIn(round_, proved_person("Amal Bennani")),
        FillingIn(round_, site_makers.on_the_team(round_.programme)),
    ]
    pages = [
        f"/programmes/{slug}/{number}/",
        *(
            f"/programmes/{slug}/{number}/apply/{step}/"
            for step in ("you", "cares", "consent", "private", "whom", "check")
        ),
        f"/programmes/{slug}/{number}/application/",
        f"/programmes/{slug}/{number}/application/private/",
        "/today/",
        f"/desk/{slug}/",
        f"/desk/{slug}/{number}/",
        f"/desk/{slug}/{number}/people/",
        f"/desk/{slug}/{number}/people/{IdInAddress().to_url(mine.pk)}/",
        f"/desk/{slug}/{number}/twice/",
        f"/desk/{slug}/{number}/export/",
    ]
    opened = 0
    for reader in others:
        for page in pages:
            answer = reader.client.get(page)
            opened += answer.status_code == 200
            assert found_in(answer.content) == set(), page
    assert opened > 12
    for reader in others:
        answer = reader.client.post(f"/programmes/{slug}/{number}/apply/whom/gauge/", {"w-sector": "same"})
        assert found_in(answer.content) == set()


def test_the_gauge_does_not_move_with_what_is_private(world):
    ines, round_ = world
    other = FillingIn(round_, proved_person("Amal Bennani"))
    other.agree()
    for _ in range(12):
        site_makers.applicant(round_, country="NZ", sector="public")
    ask = {"w-sector": "these", "w-sector-these": ["public"], "w-sector-weight": "must"}
    address = f"/programmes/{round_.programme.slug}/{round_.number}/apply/whom/gauge/"
    before = other.client.post(address, ask, headers={"HX-Request": "true"}).content
    ines.save("private", q__background="something else")
    assert other.client.post(address, ask, headers={"HX-Request": "true"}).content == before


@pytest.mark.usefixtures("world")
def test_what_people_wrote_is_not_in_a_session():
    said = b"".join(json.dumps(session.get_decoded()).encode() for session in Session.objects.all())
    assert found_in(said) == set()
    assert b"maps" not in said
