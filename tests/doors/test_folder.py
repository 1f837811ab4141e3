"""Results appear all at once or not at all, and nobody's own work is lost."""

import json
import os
import signal
import subprocess
import sys

import pytest

from sameboat.doors.cli.folder import RUN, all_or_nothing, fingerprint, finish, read_run, write_run


def write(folder, **files):
    with all_or_nothing(folder) as writing:
        for name, text in files.items():
            (writing.at / f"{name}.txt").write_text(text)
        write_run(writing.at, {"seed": 1})
    return writing


def write_and_fail(folder, text):
    with all_or_nothing(folder) as writing:
        (writing.at / "one.txt").write_text(text)
        raise ValueError("stop")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_folder_appears_with_everything_in_it(tmp_path):
    write(tmp_path / "deep" / "out", one="1", two="2")
    assert names(tmp_path / "deep" / "out") == ["one.txt", RUN, "two.txt"]
    assert names(tmp_path / "deep") == ["out"]


def test_a_run_that_fails_leaves_nothing(tmp_path):
    with pytest.raises(ValueError, match="stop"):
        write_and_fail(tmp_path / "out", "1")
    assert names(tmp_path) == []


def test_a_run_that_fails_leaves_the_earlier_result(tmp_path):
    write(tmp_path / "out", one="before")
    with pytest.raises(ValueError, match="stop"):
        write_and_fail(tmp_path / "out", "after")
    assert (tmp_path / "out" / "one.txt").read_text() == "before"
    assert names(tmp_path) == ["out"]


def test_a_run_that_is_killed_leaves_no_half_result(tmp_path):
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from sameboat.doors.cli.folder import all_or_nothing\n"
        "with all_or_nothing(Path(sys.argv[1])) as writing:\n"
        "    (writing.at / 'one.txt').write_text('1')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path / "out")], check=False)
    assert done.returncode == -signal.SIGKILL
    assert not (tmp_path / "out").exists()


def test_a_second_run_replaces_what_the_first_one_wrote(tmp_path):
    write(tmp_path / "out", one="before")
    writing = write(tmp_path / "out", one="after")
    assert (tmp_path / "out" / "one.txt").read_text() == "after"
    assert writing.kept == []
    assert names(tmp_path / "out") == ["one.txt", RUN]


def test_what_somebody_changed_or_put_there_is_kept(tmp_path):
    write(tmp_path / "out", one="before", two="before")
    (tmp_path / "out" / "one.txt").write_text("by hand")
    (tmp_path / "out" / "mine.md").write_text("my notes")
    writing = write(tmp_path / "out", one="after", two="after")
    assert (tmp_path / "out" / "one.kept-1.txt").read_text() == "by hand"
    assert (tmp_path / "out" / "mine.md").read_text() == "my notes"
    assert (tmp_path / "out" / "one.txt").read_text() == "after"
    assert [line.split()[0] for line in writing.kept] == ["one.txt"]


def test_a_folder_of_somebody_elses_files_keeps_them(tmp_path):
    (tmp_path / "one.txt").write_text("by hand")
    write(tmp_path, one="ours")
    assert (tmp_path / "one.kept-1.txt").read_text() == "by hand"
    assert (tmp_path / "one.txt").read_text() == "ours"


def test_what_a_killed_run_had_ready_is_moved_in_later(tmp_path):
    ready = tmp_path / ".sameboat-ready-1"
    ready.mkdir()
    (ready / "one.txt").write_text("1")
    finish(tmp_path)
    assert names(tmp_path) == ["one.txt"]


def test_the_run_names_every_file_with_its_fingerprint(tmp_path):
    write(tmp_path / "out", one="1")
    run = json.loads((tmp_path / "out" / RUN).read_text())
    assert run == {"seed": 1, "files": {"one.txt": fingerprint(tmp_path / "out" / "one.txt")}}


def test_a_run_that_cannot_be_read_is_as_good_as_none(tmp_path):
    (tmp_path / RUN).write_text("[1")
    assert read_run(tmp_path) == {}
    (tmp_path / RUN).write_text("[1]")
    assert read_run(tmp_path) == {}


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows keeps other kinds of rights")
def test_a_place_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OSError, match="out"), all_or_nothing(tmp_path / "out"):
        pass
    assert (tmp_path / "out").read_text() == "a file"
