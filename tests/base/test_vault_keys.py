"""Key files: made once, readable by their owner alone, destroyed for good."""

from __future__ import annotations

import stat
import threading

import pytest

from sameboat.base.kit import clock
from sameboat.base.vault import key_files


def test_a_new_site_gets_every_key_it_needs_for_its_owner_alone(tmp_path):
    folder = tmp_path / "keys"
    key_files.make_keys(folder, clock.now())
    assert sorted(path.name for path in folder.glob("*.key")) == ["index.key", "secret.key", "site-0001.key"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert key_files.readable_by_others(folder) == []


def test_making_keys_again_changes_none(tmp_path):
    key_files.make_keys(tmp_path, clock.now())
    before = {path.name: path.read_text() for path in tmp_path.iterdir()}
    key_files.make_keys(tmp_path, clock.now())
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == before


def test_a_key_that_others_could_read_is_named(tmp_path):
    key_files.make_keys(tmp_path, clock.now())
    (tmp_path / "index.key").chmod(0o640)
    assert [path.name for path in key_files.readable_by_others(tmp_path)] == ["index.key"]


def test_where_there_are_no_keys_none_are_found(tmp_path):
    assert key_files.readable_by_others(tmp_path / "nowhere") == []
    assert key_files.site_key_numbers(tmp_path / "nowhere") == []
    assert key_files.destroyed_site_keys(tmp_path) == {}


def test_many_who_make_one_key_at_once_all_get_the_same(tmp_path):
    got = []
    start = threading.Barrier(8)

    def make(number):
        start.wait()
        got.append(key_files.write_key(tmp_path / "one.key", f"key {number}"))

    threads = [threading.Thread(target=make, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(got)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["one.key"]


def test_a_destroyed_key_is_gone_and_its_number_is_not_used_again(tmp_path):
    first, second = (key_files.make_site_key(tmp_path, clock.now()) for _ in range(2))
    at = clock.now()
    key_files.destroy_site_key(tmp_path, first.number, at)
    with pytest.raises(FileNotFoundError):
        key_files.site_key(tmp_path, first.number)
    assert key_files.destroyed_site_keys(tmp_path) == {1: at}
    assert key_files.site_key(tmp_path, second.number) == second
    assert key_files.make_site_key(tmp_path, clock.now()).number == 3


def test_a_demo_makes_its_secret_and_says_so(tmp_path):
    first = key_files.secret_key(tmp_path, for_a_moment=True)
    assert key_files.secret_key(tmp_path, for_a_moment=False) == first
    assert key_files.made_in_passing(tmp_path)


def test_a_real_site_without_a_secret_does_not_start(tmp_path):
    with pytest.raises(SystemExit, match="sameboat init"):
        key_files.secret_key(tmp_path, for_a_moment=False)
