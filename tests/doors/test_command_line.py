"""The command line in this process: words, files, exit codes, and no traceback whatever happens."""

import csv
import json
import subprocess
import sys
import time

import pytest

from sameboat.doors.cli.example.round import COLUMNS, sign_ups
from sameboat.doors.cli.results import ALONE, FILES, PARTNERS, WISHES
from sameboat.doors.cli.trouble import Refusal, told_kindly
from sameboat.sheets.writing import write_csv

COMMANDS = ("example", "check", "match", "why", "import", "programme")


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def sheet(tmp_path):
    rows = [tuple(row.values()) for row in sign_ups(24, 8, seed=5)]
    return write_csv(tmp_path / "spring.csv", COLUMNS, rows)


# ------------------------------------------------------------------------------------------------ asking for help
def test_help_names_every_command(sameboat):
    said = sameboat("--help")
    assert said.code == 0
    for word in COMMANDS:
        assert f"\n  {word} " in said.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(sameboat, command):
    said = sameboat(command, "--help")
    assert said.code == 0
    assert len(said.out) > 200


def test_the_version_is_told(sameboat):
    from sameboat import __version__

    assert sameboat("--version").out.strip() == f"sameboat {__version__}"


def test_help_comes_at_once_and_without_the_engine():
    program = "import sys; from sameboat.doors.cli.app import app; print(*sys.modules)"
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    took = time.perf_counter() - began
    loaded = set(done.stdout.split())
    assert not loaded & {"numba", "numpy", "babel", "openpyxl", "jinja2", "rich.progress"}
    assert took < 5  # the real bound, half a second, is measured by make bench on a quiet machine


# ------------------------------------------------------------------------------------------------ wrong arguments
@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["match"],
        ["why", "a"],
        ["match", "nowhere.csv"],
        ["check", "nowhere.csv"],
        ["import", "nowhere.csv", "--out", "x.csv"],
        ["import", "nowhere.csv"],
        ["why", "a", "b", "--in", "nowhere"],
        ["programme", "bogus"],
        ["example", "--people", "5", "--countries", "90"],
        ["match", "nowhere.csv", "--seed", "many"],
    ],
)
def test_wrong_arguments_end_with_2_and_a_sentence(sameboat, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    said = sameboat(*arguments)
    assert said.code == 2
    assert len(said.err) > 20
    assert "Traceback" not in said.err


def test_a_programme_that_is_wrong_is_an_argument_that_is_wrong(sameboat, sheet, tmp_path):
    (tmp_path / "mine.toml").write_text('name = "mine"\nshape = "triangles"\n')
    said = sameboat("match", sheet, "--programme", tmp_path / "mine.toml")
    assert said.code == 2
    assert "triangles" in said.err


def test_a_further_file_that_is_not_there_is_told_before_any_work(sameboat, sheet, tmp_path):
    said = sameboat("match", sheet, "--locked", tmp_path / "locked.csv")
    assert said.code == 2
    assert "locked.csv, given as the locked, is not there" in said.err


def test_a_result_never_lands_on_what_it_is_made_from(sameboat, tmp_path):
    rows = [tuple(row.values()) for row in sign_ups(6, 3)]
    sheet = write_csv(tmp_path / "partners.csv", COLUMNS, rows)
    before = sheet.read_bytes()
    said = sameboat("match", sheet, "--out", tmp_path)
    assert said.code == 2
    assert sheet.read_bytes() == before


# ------------------------------------------------------------------------------------------------ sheets of no use
@pytest.mark.parametrize("content", [b"", b"id,country\n", b"\x00\xff\x00\xfe" * 50, b"PK\x03\x04broken"])
@pytest.mark.parametrize("command", ["match", "check"])
def test_a_sheet_that_cannot_be_used_ends_with_1_and_leaves_nothing(sameboat, tmp_path, command, content):
    (tmp_path / "bad.csv").write_bytes(content)
    said = sameboat(command, tmp_path / "bad.csv")
    assert said.code == 1
    assert "cannot be matched as it is" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["bad.csv"]


def test_an_export_that_cannot_be_read_ends_with_1(sameboat, tmp_path):
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04broken")
    said = sameboat("import", tmp_path / "bad.xlsx", "--out", tmp_path / "sheet.csv")
    assert said.code == 1
    assert not (tmp_path / "sheet.csv").exists()


# ------------------------------------------------------------------------------------------------ matching
def test_match_writes_the_five_files_beside_the_sheet(sameboat, sheet):
    said = sameboat("match", sheet)
    folder = sheet.with_name("spring-matched")
    assert said.code == 0
    assert {path.name for path in folder.iterdir()} == {*FILES, "run.json"}
    assert "report.html" in said.out


def test_everybody_stands_in_exactly_one_of_the_two_files(sameboat, sheet, tmp_path):
    sameboat("match", sheet, "--out", tmp_path / "out")
    partners, alone = rows_of(tmp_path / "out" / "partners.csv"), rows_of(tmp_path / "out" / "alone.csv")
    ids = [row["id"] for row in (*partners, *alone)]
    assert sorted(ids) == sorted(row["id"] for row in rows_of(sheet))
    for row in partners:
        assert row["id"] not in row["partner_ids"].split(";")


def test_the_columns_are_those_that_were_promised(sameboat, sheet, tmp_path):
    sameboat("match", sheet, "--out", tmp_path / "out")
    for name, columns in (("partners", PARTNERS), ("alone", ALONE), ("wishes", WISHES)):
        assert (tmp_path / "out" / f"{name}.csv").read_text("utf-8").splitlines()[0] == ",".join(columns)


def test_no_wish_is_without_an_answer(sameboat, sheet, tmp_path):
    sameboat("match", sheet, "--out", tmp_path / "out")
    answered = {(row["id"], row["question"]) for row in rows_of(tmp_path / "out" / "wishes.csv")}
    for row in rows_of(sheet):
        for column, wish in row.items():
            if column.startswith("wish_") and wish not in ("", "any"):
                assert (row["id"], column.removeprefix("wish_")) in answered


def test_the_audit_holds_what_was_promised(sameboat, sheet, tmp_path):
    sameboat("match", sheet, "--out", tmp_path / "out", "--seed", "3")
    audit = json.loads((tmp_path / "out" / "audit.json").read_text())
    promised = "people matched matched_bound worth worth_bound proved worst_off blocking_pairs wishes seconds"
    assert {*promised.split(), "input_sha256", "engine_version", "seed"} <= audit.keys()
    assert audit["seed"] == 3
    assert audit["people"] == 24


def test_the_same_sheet_gives_the_same_partners(sameboat, sheet, tmp_path):
    for name in ("one", "two"):
        sameboat("match", sheet, "--out", tmp_path / name)
    for name in ("partners.csv", "alone.csv", "wishes.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_no_bar_is_drawn_where_nobody_looks(sameboat, sheet, tmp_path):
    said = sameboat("match", sheet, "--out", tmp_path / "out")
    assert "\x1b" not in said.out + said.err


def test_cells_that_look_like_formulas_come_out_disarmed(sameboat, sheet, tmp_path):
    rows = rows_of(sheet)
    for row in rows:
        row["id"] = f"=1+{row['id']}"
        row["name"] = "@SUM(A1)"
        row["interests"] = "=cmd|' /C calc'!A0"
    nasty = write_csv(tmp_path / "nasty.csv", COLUMNS, [tuple(row.values()) for row in rows])
    assert sameboat("match", nasty, "--out", tmp_path / "out").code == 0
    for name in ("partners", "alone", "wishes"):
        for row in rows_of(tmp_path / "out" / f"{name}.csv"):
            assert not any(cell[:1] in "=+-@\t" for cell in row.values() if cell)
            for partner in row.get("partner_ids", "").split(";"):
                assert partner[:1] != "="


def test_control_characters_of_a_cell_never_reach_the_terminal(sameboat, tmp_path):
    (tmp_path / "odd.csv").write_text("id,country\na,\x1b[31mAtlantis\nb,Fiji\n")
    said = sameboat("check", tmp_path / "odd.csv")
    assert "Atlantis" in said.out
    assert "\x1b" not in said.out + said.err


# ------------------------------------------------------------------------------------------------ trouble
def boom():
    raise RuntimeError("a secret of somebody")


def test_the_unexpected_is_one_line_and_a_file_to_send(capsys):
    assert told_kindly(boom) == 3
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "CONTRIBUTING.md" in said
    assert "a secret of somebody" not in said


def stop():
    raise KeyboardInterrupt


def refuse():
    raise Refusal("No.", 1)


def fill_the_disk():
    raise OSError(28, "No space left on device", "out")


@pytest.mark.parametrize(("trouble", "code"), [(stop, 130), (refuse, 1), (fill_the_disk, 2)])
def test_every_trouble_has_its_sentence_and_its_code(capsys, trouble, code):
    assert told_kindly(trouble) == code
    assert "Traceback" not in capsys.readouterr().err


# ------------------------------------------------------------------------------------------------ programmes
@pytest.mark.parametrize("name", ["iln", "qut", "spectrum", "circle"])
def test_every_template_is_written_and_its_sheet_can_be_checked(sameboat, tmp_path, name):
    assert sameboat("programme", name, "--out", tmp_path / "new").code == 0
    said = sameboat("check", tmp_path / "new" / f"{name}-example.csv", "--programme", tmp_path / "new" / f"{name}.toml")
    assert said.code == 0
    again = sameboat("programme", name, "--out", tmp_path / "new")
    assert again.code == 2
    assert "overwritten" in again.err
