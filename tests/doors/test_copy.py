"""A copy of the database that can be brought back, and that nobody can read without the key."""

import sqlite3
import subprocess
import sys

import pytest

from sameboat.doors.cli.site.sealing import PIECE, NotOurs, open_file, seal_file

from .a_site import SLOW, sameboat, surroundings

KEY = bytes(range(32))


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE])
def test_what_is_sealed_opens_again(tmp_path, size):
    plain, sealed, again = tmp_path / "plain", tmp_path / "sealed", tmp_path / "again"
    plain.write_bytes(b"letters " * (size // 8) + b"x" * (size % 8))
    seal_file(plain, sealed, KEY)
    assert b"letters letters" not in sealed.read_bytes()
    open_file(sealed, again, KEY)
    assert again.read_bytes() == plain.read_bytes()


def pieces_of(tmp_path):
    plain, sealed = tmp_path / "plain", tmp_path / "sealed"
    plain.write_bytes(bytes(2 * PIECE + 5))
    seal_file(plain, sealed, KEY)
    whole = sealed.read_bytes()
    head = len(whole) - (2 * (PIECE + 16) + 5 + 16)
    cut = [whole[head + at * (PIECE + 16) : head + (at + 1) * (PIECE + 16)] for at in range(3)]
    return sealed, whole[:head], cut


@pytest.mark.parametrize(
    "spoil",
    [
        lambda head, cut: head + b"".join(cut[:2]),  # cut off
        lambda head, cut: head + cut[1] + cut[0] + cut[2],  # in another order
        lambda head, cut: head + cut[0] + cut[2],  # a piece left out
        lambda head, cut: head + b"".join(cut)[:-1],
        lambda head, cut: head[:-1] + b"!" + b"".join(cut),  # another salt
        lambda head, cut: b"x" + head[1:] + b"".join(cut),
        lambda head, cut: head[:0] + b"".join(cut[:0]),  # nothing at all
    ],
)
def test_what_was_spoilt_is_refused_and_leaves_nothing_behind(tmp_path, spoil):
    sealed, head, cut = pieces_of(tmp_path)
    sealed.write_bytes(spoil(head, cut))
    with pytest.raises(NotOurs):
        open_file(sealed, tmp_path / "again", KEY)
    assert not (tmp_path / "again").exists()


def test_another_key_opens_nothing(tmp_path):
    sealed, *_ = pieces_of(tmp_path)
    with pytest.raises(NotOurs):
        open_file(sealed, tmp_path / "again", bytes(32))


def test_a_site_is_copied_lost_and_brought_back(site, tmp_path):
    copies = tmp_path / "copies"
    made = sameboat("--site", site, "copy", copies)
    assert made.returncode == 0, made.stderr
    (copy,) = copies.glob("*.copy")
    assert b"wren@example.org" not in copy.read_bytes()
    assert not list((site / "data").glob(".copy-*")), "nothing unsealed is left"
    kept = sameboat("--site", site, "bring-back", copy)
    assert kept.returncode == 2
    assert "There is" in kept.stderr
    for file in (site / "data").glob("sameboat.sqlite3*"):
        file.unlink()
    back = sameboat("--site", site, "bring-back", copy)
    assert back.returncode == 0, back.stderr
    with sqlite3.connect(site / "data" / "sameboat.sqlite3") as database:
        assert database.execute("SELECT email FROM people_person").fetchall() == [("wren@example.org",)]
    assert (site / "keys" / "epoch").read_text() == "2\n", "letters it believes unsent may have gone out since"


def test_whoever_left_since_the_copy_is_erased_again(site, tmp_path):
    assert sameboat("--site", site, "copy", tmp_path / "copies").returncode == 0
    (copy,) = (tmp_path / "copies").glob("*.copy")
    with sqlite3.connect(site / "data" / "sameboat.sqlite3") as database:
        ((wren,),) = database.execute("SELECT id FROM people_person").fetchall()
    (site / "keys" / "left.txt").write_text(f"{wren} 2026-01-01T00:00:00+00:00\n")
    for file in (site / "data").glob("sameboat.sqlite3*"):
        file.unlink()
    back = sameboat("--site", site, "bring-back", copy)
    assert back.returncode == 0, back.stderr
    assert "one person who has left was in that copy, and erased again" in back.stderr
    with sqlite3.connect(site / "data" / "sameboat.sqlite3") as database:
        assert database.execute("SELECT name, email FROM people_person").fetchall() == [("", f"{wren}@left.invalid")]
        assert not database.execute("SELECT * FROM notices_letter").fetchall(), "nobody gets a letter for it"


def inside(site, *lines):
    """Run lines of Python in that site, as its own programs would; what they print."""
    begin = ["import django", "django.setup()", "from sameboat.mentoring.partnerships.models import *"]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join([*begin, *lines])],
        env=surroundings(
            SAMEBOAT_SETTINGS=str(site / "settings.conf"), DJANGO_SETTINGS_MODULE="sameboat.config.settings"
        ),
        capture_output=True, text=True, timeout=SLOW, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


WHAT_IS_READ = """
for part in Partner.objects.filter(partnership__round=None).select_related("person").order_by("person__name"):
    rows = read(Message.objects.filter(author=part), make.reader(part))
    print(part.person.name, *[row.said["text"] or "nothing" for row in rows], "left" if part.left_at else "there")
"""


def test_whoever_erased_one_talk_since_the_copy_has_erased_it_in_the_copy_too(site, tmp_path):
    common = (
        "from tests import site_makers as make",
        "from tests.commons.conversations.making import said",
        "from sameboat.commons.conversations.models import Message",
        "from sameboat.mentoring.partnerships.actions import erase_own_words, open_friendship",
        "from sameboat.mentoring.partnerships.queries import read",
        "part = lambda name: Partner.objects.select_related('person').get(person__name=name)",
    )
    inside(
        site, *common,
        "for names in (('Ana', 'Ben'), ('Cleo', 'Dan')):",
        "    open_friendship([make.person(name) for name in names], by=None)",
        "for name in ('Ana', 'Ben', 'Cleo', 'Dan'): said(part(name), 'said-by-' + name)",
    )  # fmt: skip
    assert sameboat("--site", site, "copy", tmp_path / "copies").returncode == 0
    (copy,) = (tmp_path / "copies").glob("*.copy")
    inside(site, *common, "erase_own_words(part('Ana').partnership_id, by=part('Ana').person)")
    for file in (site / "data").glob("sameboat.sqlite3*"):
        file.unlink()
    back = sameboat("--site", site, "bring-back", copy)
    assert back.returncode == 0, back.stderr
    assert "one part of a talk was erased since then, and erased again" in back.stderr
    told = " ".join(inside(site, *common, WHAT_IS_READ))
    assert told == ("Ana nothing left Ben said-by-Ben there Cleo said-by-Cleo there Dan said-by-Dan there"), (
        "and nobody else's"
    )


def test_copies_lie_away_from_the_keys_and_not_for_ever(site, tmp_path):
    copies = tmp_path / "copies"
    assert "no more than no key" in sameboat("--site", site, "copy", site / "keys").stderr
    copies.mkdir()
    old, other = copies / "sameboat-20200101T000000Z.copy", copies / "notes.copy"
    old.touch()
    other.touch()
    assert sameboat("--site", site, "copy", copies).returncode == 0
    assert not old.exists()
    assert other.exists()
