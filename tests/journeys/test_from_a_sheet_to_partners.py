"""Stories of a coordinator with a sheet and a terminal. Every command is a real one, in a process of its own."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sameboat.doors.cli.example.round import COLUMNS, sign_ups
from sameboat.sheets.writing import write_csv


def sameboat(*arguments, folder=None):
    """Say something at the terminal, and hear what it answers."""
    return subprocess.run(
        [Path(sys.executable).with_name("sameboat"), *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def partners_in(folder):
    return {row["id"]: row["partner_ids"] for row in rows_of(folder / "partners.csv")}


def spring_sheet(folder, people=40, countries=12):
    # Without free text: to compare it takes longer than everything else, and the first story does so.
    columns = [column for column in COLUMNS if column != "about"]
    rows = [[row[column] for column in columns] for row in sign_ups(people, countries, seed=11)]
    return write_csv(folder / "spring.csv", columns, rows)


def test_somebody_with_a_terminal_and_no_idea_finds_a_report(tmp_path):
    said = sameboat("example", "--people", 60, "--countries", 20, "--out", tmp_path / "first")
    assert said.returncode == 0, said.stderr
    assert "60 librarians who do not exist" in said.stdout
    report = (tmp_path / "first" / "report.html").read_text(encoding="utf-8")
    assert report.startswith("<!doctype html>")
    two = [row["id"] for row in rows_of(tmp_path / "first" / "signups.csv")][:2]
    assert f"sameboat why {two[0]} {two[1]}" in said.stdout
    asked = sameboat("why", *two, "--in", tmp_path / "first")
    assert asked.returncode == 0, asked.stderr
    assert "partners" in asked.stdout


def test_a_form_becomes_a_sheet_the_sheet_is_checked_and_everybody_abroad_finds_somebody(tmp_path):
    people = list(sign_ups(30, 10, seed=2))
    export = tmp_path / "Form responses.csv"
    with export.open("w", encoding="utf-8-sig", newline="") as file:
        form = csv.writer(file)
        form.writerow(["Timestamp", "Email Address", "Your name", "Which country are you based in?", "Languages"])
        for row in people:
            form.writerow(["1/15/2027 9:30:00", row["email"], row["name"], row["country"], row["languages"]])

    taken = sameboat("import", export, "--out", tmp_path / "sheet.csv")
    assert taken.returncode == 0, taken.stderr
    assert "Which country are you based in? → country" in taken.stdout

    checked = sameboat("check", tmp_path / "sheet.csv")
    assert checked.returncode == 0, checked.stderr
    assert "30 people can be matched" in checked.stdout

    matched = sameboat("match", tmp_path / "sheet.csv", "--out", tmp_path / "out")
    assert matched.returncode == 0, matched.stderr
    sheet = {row["id"]: row for row in rows_of(tmp_path / "sheet.csv")}
    for one, other in partners_in(tmp_path / "out").items():
        for partner in other.split(";"):
            assert sheet[one]["country"] != sheet[partner]["country"]


def test_pairs_made_by_hand_survive_every_run(tmp_path):
    sheet = spring_sheet(tmp_path)
    ids = [row["id"] for row in rows_of(sheet)]
    (tmp_path / "locked.csv").write_text(f"a,b\n{ids[0]},{ids[7]}\n{ids[3]},{ids[20]}\n")
    for seed in range(3):
        said = sameboat("match", sheet, "--locked", tmp_path / "locked.csv", "--seed", seed, "--out", tmp_path / "out")
        assert said.returncode == 0, said.stderr
        found = partners_in(tmp_path / "out")
        assert (found[ids[0]], found[ids[3]]) == (ids[7], ids[20])
    locked = {row["id"] for row in rows_of(tmp_path / "out" / "partners.csv") if row["locked"] == "yes"}
    assert locked == {ids[0], ids[7], ids[3], ids[20]}


def test_a_second_round_brings_new_partners_and_whoever_was_alone_comes_first(tmp_path):
    sheet = spring_sheet(tmp_path)
    sameboat("match", sheet, "--out", tmp_path / "first")
    said = sameboat(
        *("match", sheet, "--out", tmp_path / "second"),
        *("--former", tmp_path / "first" / "partners.csv", "--former", tmp_path / "first" / "alone.csv"),
        *("--first-claim", tmp_path / "first" / "alone.csv"),
    )
    assert said.returncode == 0, said.stderr
    before, after = partners_in(tmp_path / "first"), partners_in(tmp_path / "second")
    assert all(before[id_] != after[id_] for id_ in before.keys() & after.keys())


def test_two_who_must_not_meet_do_not(tmp_path):
    sheet = spring_sheet(tmp_path)
    sameboat("match", sheet, "--out", tmp_path / "first")
    one, other = next(iter(partners_in(tmp_path / "first").items()))
    (tmp_path / "never.csv").write_text(f"{one},{other}\n")
    sameboat("match", sheet, "--forbidden", tmp_path / "never.csv", "--out", tmp_path / "second")
    assert partners_in(tmp_path / "second").get(one) != other
    asked = sameboat("why", one, other, "--in", tmp_path / "second")
    assert asked.returncode == 0, asked.stderr
    assert "They may not be partners" in asked.stdout


def test_the_order_of_the_rows_decides_nothing(tmp_path):
    sheet = spring_sheet(tmp_path)
    rows = rows_of(sheet)
    write_csv(tmp_path / "turned.csv", list(rows[0]), [tuple(row.values()) for row in reversed(rows)])
    sameboat("match", sheet, "--out", tmp_path / "one")
    sameboat("match", tmp_path / "turned.csv", "--out", tmp_path / "two")
    assert partners_in(tmp_path / "one") == partners_in(tmp_path / "two")


def test_a_sheet_that_cannot_be_used_is_refused_with_a_way_out_and_leaves_nothing(tmp_path):
    (tmp_path / "empty.csv").write_text("id,country\n")
    for command in ("check", "match"):
        said = sameboat(command, tmp_path / "empty.csv")
        assert said.returncode == 1
        assert "Put one row for each person" in said.stdout + said.stderr
        assert "Traceback" not in said.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.csv"]


def test_whoever_changes_the_sheet_later_is_told_so(tmp_path):
    sheet = spring_sheet(tmp_path)
    sameboat("match", sheet, "--out", tmp_path / "out")
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("academic", "public", 1), encoding="utf-8")
    ids = [row["id"] for row in rows_of(sheet)]
    asked = sameboat("why", ids[0], ids[1], "--in", tmp_path / "out")
    assert asked.returncode == 0, asked.stderr
    assert "has changed since" in asked.stderr


def test_sheet_and_result_can_be_moved_together_and_asked_from_anywhere(tmp_path):
    (tmp_path / "here").mkdir()
    sheet = spring_sheet(tmp_path / "here")
    sameboat("match", "spring.csv", folder=tmp_path / "here")
    (tmp_path / "here").rename(tmp_path / "there")
    one, other = next(iter(partners_in(tmp_path / "there" / "spring-matched").items()))
    asked = sameboat("why", one, other, "--in", "spring-matched", folder=tmp_path / "there")
    assert asked.returncode == 0, asked.stderr
    assert "are partners." in asked.stdout
    assert not sheet.exists()


def test_the_file_of_the_last_run_names_every_input(tmp_path):
    sheet = spring_sheet(tmp_path)
    sameboat("match", sheet, "--out", tmp_path / "out", "--seed", 4)
    run = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert run["seed"] == 4
    assert run["inputs"]["sheet"]["path"] == "../spring.csv"


def test_a_full_pipe_is_no_accident(tmp_path):
    sheet = spring_sheet(tmp_path)
    command = Path(sys.executable).with_name("sameboat")
    done = subprocess.run(
        f"'{command}' check '{sheet}' | head -1", shell=True, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize("template", ["iln", "qut", "spectrum", "circle"])
def test_every_template_can_be_tried_with_the_sheet_that_comes_with_it(tmp_path, template):
    sameboat("programme", template, "--out", tmp_path)
    said = sameboat("match", f"{template}-example.csv", "--programme", f"{template}.toml", folder=tmp_path)
    assert said.returncode == 0, said.stderr
    assert (tmp_path / f"{template}-example-matched" / "report.html").exists()
