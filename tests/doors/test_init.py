"""A new site, from an empty folder to its first coordinator's first page."""

import re
import stat
from pathlib import Path

import pytest

from sameboat.doors.cli.site.asking import mail_address, sender_of_letters, site_address
from sameboat.doors.cli.site.beginning import Answers, settings_text
from sameboat.doors.cli.trouble import Refusal

from .a_site import Served, sameboat

SOURCE = Path(__file__).resolve().parents[2] / "src" / "sameboat"
FIRST = ("--coordinator", "wren@example.org", "--coordinator-name", "Wren Marginalia")


def mode(file):
    return stat.S_IMODE(file.stat().st_mode)


def test_a_site_is_made_and_its_first_coordinator_comes_in_once(tmp_path):
    folder = tmp_path / "site"
    made = sameboat("init", folder, "--no-questions", *FIRST)
    assert made.returncode == 0, made.stderr
    assert mode(folder / "settings.conf") == 0o600
    assert mode(folder / "keys") == mode(folder / "data") == 0o700
    keys = list((folder / "keys").iterdir())
    assert {mode(key) for key in keys} == {0o600}
    assert not any(key.is_relative_to(folder / "data") for key in keys)
    link = re.search(r"http://localhost:8000(/welcome/\S+)", made.stdout)[1]
    with Served("--site", folder, "serve") as site:
        assert site.get("/demo/").status == 404, "what belongs to a demo does not exist here"
        page = site.get(link)
        assert "Welcome, Wren Marginalia" in page.text
        cookie = page.headers["Set-Cookie"].split(";")[0]
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
        came_in = site.post(link, f"csrfmiddlewaretoken={token}", Cookie=cookie)
        assert came_in.status == 302
        session = re.search(r"session=\w+", str(came_in.headers))[0]
        assert site.get(came_in.headers["Location"], Cookie=session).status == 200
        desk = site.get("/today/", Cookie=session)
        assert desk.status == 200
        over = site.get(link)
        assert over.status == 410
        assert "used, or is too old" in over.text


def test_nothing_is_written_over(site):
    before = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    again = sameboat("init", site, "--no-questions", "--coordinator", "other@example.org")
    assert again.returncode == 2
    assert "Nothing was changed" in again.stderr
    assert {file: file.read_bytes() for file in site.rglob("*") if file.is_file()} == before


def test_it_asks_for_what_was_not_said_and_asks_again_when_it_cannot_be_used(tmp_path):
    answers = [
        "mentoring.example.org",  # no https://
        "https://mentoring.example.org",
        "The Reading Room",
        "smtp.example.org",
        "",  # the usual port
        "post",
        "a word of theirs",
        "",  # the usual sender
        "somebody",  # no address
        "help@mentoring.example.org",
        "nobody",  # no address
        "wren@example.org",
        "Wren Marginalia",
    ]
    made = sameboat("init", tmp_path / "site", typed="\n".join(answers) + "\n")
    assert made.returncode == 0, made.stderr
    assert "is no address of a site" in made.stderr
    assert "is no e-mail address" in made.stderr
    said = (tmp_path / "site" / "settings.conf").read_text()
    assert "SAMEBOAT_ADDRESS = https://mentoring.example.org\n" in said
    assert "SAMEBOAT_MAIL_PORT = 587\n" in said
    assert "SAMEBOAT_MAIL_STARTTLS = yes\n" in said
    assert "SAMEBOAT_MAIL_PASSWORD = a word of theirs\n" in said
    assert "SAMEBOAT_CONTACT = help@mentoring.example.org\n" in said
    assert "SAMEBOAT_MAIL_JOURNAL = relay\n" in said
    assert "a word of theirs" not in made.stdout
    assert "https://mentoring.example.org/welcome/" in made.stdout


def test_a_database_that_does_not_answer_leaves_no_half_a_site(tmp_path):
    nowhere = "postgresql://127.0.0.1:9/nothing"
    made = sameboat("init", tmp_path, "--no-questions", *FIRST, "--database", nowhere)
    assert made.returncode == 2
    assert "The database does not answer" in made.stderr
    assert not (tmp_path / "settings.conf").exists()
    assert sameboat("init", tmp_path, "--no-questions", *FIRST).returncode == 0


def test_every_setting_stands_in_the_file_with_a_sentence():
    names = set()
    for file in SOURCE.rglob("*.py"):
        names |= set(re.findall(r"\bsaid\.(?:text|yes|number|several|path)\(\"([A-Z_]+)\"", file.read_text()))
    assert len(names) > 15
    text = (SOURCE / "doors" / "cli" / "site" / "settings.conf").read_text()
    written = set(re.findall(r"^(?:# )?SAMEBOAT_([A-Z_]+) = ", text, re.MULTILINE))
    written |= {"DATABASE", "MAIL_USER", "MAIL_PASSWORD", "CONTACT", "DEMO"}  # filled in when the file is written
    assert names - {"TESTING"} <= written


def test_the_file_says_what_was_answered_and_leaves_the_rest_as_remarks():
    text = settings_text(Answers("https://a.example", database="postgresql://x@y/z"))
    lines = dict(line.split(" = ", 1) for line in text.splitlines() if line and not line.startswith("#"))
    assert lines["SAMEBOAT_DATABASE"] == "postgresql://x@y/z"
    assert "SAMEBOAT_DEMO" not in lines
    assert "# SAMEBOAT_MAIL_PASSWORD = " in text


def test_a_line_break_in_an_answer_cannot_smuggle_in_a_setting():
    with pytest.raises(Refusal):
        settings_text(Answers("https://a.example", name="A\nSAMEBOAT_DEMO = yes"))


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "ftp://example.org",
        "https://",
        "https://a.example/path",
        "http://127.0.0.1:8000",
        "https://a:b:c",
    ],
)
def test_an_address_that_cannot_be_used_says_what_one_looks_like(address):
    with pytest.raises(Refusal, match=r"https://mentoring\.example\.org"):
        site_address(address)


def test_addresses_are_tidied():
    assert site_address(" https://Mentoring.example.org/ ") == "https://mentoring.example.org"
    assert mail_address("Wren@example.org") == "wren@example.org"
    assert sender_of_letters("Sameboat <post@example.org>") == "Sameboat <post@example.org>"


def test_another_welcome_is_for_whoever_never_came_in(site):
    told = sameboat("--site", site, "welcome", "Wren@example.org")
    assert told.stdout.startswith("http://localhost:8000/welcome/")
    assert sameboat("--site", site, "welcome", "nobody@example.org").returncode == 2
