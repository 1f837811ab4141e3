"""Whoever runs a site asks whether all is well, and is told what to do."""

import shutil
import sqlite3

from .a_site import sameboat


def lines(told, about):
    return [line for line in told.stdout.splitlines() if f" {about}: " in line]


def test_a_demo_is_well_and_says_that_it_is_a_demo(a_demo):
    told = sameboat("--site", a_demo, "doctor")
    assert told.returncode == 0, told.stdout
    assert "this is a demo" in told.stdout
    assert "letters are shown on /demo/post/" in told.stdout


def test_a_new_site_is_told_what_is_left_to_do(site):
    told = sameboat("--site", site, "doctor")
    assert told.returncode == 1
    assert "wrong  Mail: localhost:25 does not answer" in told.stdout
    assert "look   Worker: none has run yet" in told.stdout
    assert "look   Copy: none was made yet" in told.stdout
    assert "well   Tables" in told.stdout
    assert "journal wal" in told.stdout or "write-ahead logging" in told.stdout


def test_keys_and_settings_that_others_can_read_are_wrong(site):
    (site / "settings.conf").chmod(0o644)
    (site / "keys" / "index.key").chmod(0o640)
    told = sameboat("--site", site, "doctor")
    assert f"Say: chmod 600 {site / 'settings.conf'}" in told.stdout
    assert lines(told, "Keys")[0].startswith("wrong")


def test_keys_in_the_databases_folder_are_wrong(site):
    shutil.move(site / "keys", site / "data" / "keys")
    told = sameboat("--site", site, "doctor", SAMEBOAT_KEYS=str(site / "data" / "keys"))
    assert "one stolen copy has both" in told.stdout


def test_old_tables_are_wrong(site):
    with sqlite3.connect(site / "data" / "sameboat.sqlite3") as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    told = sameboat("--site", site, "doctor")
    assert "wrong  Tables" in told.stdout
    assert "sameboat migrate" in told.stdout


def test_a_damaged_database_is_told_and_nothing_else_is_left_out(site):
    file = site / "data" / "sameboat.sqlite3"
    whole = bytearray(file.read_bytes())
    whole[8192:65536] = b"\xff" * (65536 - 8192)
    file.write_bytes(whole)
    told = sameboat("--site", site, "doctor")
    assert told.returncode == 1
    assert lines(told, "Disk")


def test_what_belongs_to_developers_is_wrong_on_a_real_site(site):
    told = sameboat("--site", site, "doctor", SAMEBOAT_DEBUG="yes")
    assert "SAMEBOAT_DEBUG shows our code" in told.stdout


def test_an_address_without_tls_is_wrong(site):
    told = sameboat("--site", site, "doctor", SAMEBOAT_ADDRESS="http://mentoring.invalid")
    assert "lets passwords travel readable" in told.stdout
