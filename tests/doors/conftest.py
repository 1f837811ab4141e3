import fcntl
import os
import shutil
from pathlib import Path

import pytest

from .a_site import sameboat as run_sameboat
from .terminal import Terminal


@pytest.fixture
def sameboat(capsys):
    return Terminal(capsys)


def once_for_all_workers(tmp_path_factory, name, *words):
    """The folder that a command makes, made once however many workers a run has."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "settings.conf").exists():
            made = run_sameboat(words[0], folder, *words[1:])
            assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture(scope="session")
def a_demo(tmp_path_factory):
    """The folder of one demo, which all tests share."""
    return once_for_all_workers(tmp_path_factory, "a-demo", "demo")


@pytest.fixture(scope="session")
def a_new_site(tmp_path_factory):
    """A real site just made, to be copied."""
    first = ("--coordinator", "wren@example.org", "--coordinator-name", "Wren Marginalia")
    return once_for_all_workers(tmp_path_factory, "a-new-site", "init", "--no-questions", *first)


@pytest.fixture
def site(a_new_site, tmp_path):
    """The folder of a real site of one's own."""
    return Path(shutil.copytree(a_new_site, tmp_path / "site"))
