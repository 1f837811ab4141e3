"""What a machine can check of the house's habits."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "sameboat"
TEXTS = [
    path
    for folder in ("src", "tests", "bench", "docs", ".ci")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".md", ".toml", ".html", ".css", ".csv", ".lock"} and "__pycache__" not in path.parts
] + [path for path in ROOT.iterdir() if path.suffix in {".md", ".toml", ".lock"} or path.name == "Makefile"]
PYTHON = [path for path in TEXTS if path.suffix == ".py"]


def test_every_top_folder_has_a_floor():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    floors = " ".join(next(contract["layers"] for contract in contracts if contract["type"] == "layers"))
    for folder in (path for path in SOURCE.iterdir() if path.is_dir() and (path / "__init__.py").exists()):
        assert f"sameboat.{folder.name}" in floors, f"{folder.name} needs a floor in pyproject.toml"


def locked(name):
    """What a lock names, with its version."""
    text = (ROOT / name).read_text()
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s\\;]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-site.lock"])
def test_a_lock_names_no_address(name):
    assert "://" not in (ROOT / name).read_text()


def test_a_site_runs_on_the_versions_that_were_tested():
    site, everything = locked("requirements-site.lock"), locked("requirements.lock")
    assert site.items() <= everything.items(), "say make lock"
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {re.match(r"[\w.-]+", line)[0].casefold() for line in wanted}
    assert names <= site.keys(), "say make lock"


@pytest.mark.parametrize("pattern", [r"/home/\w", "/ro" + "ot/", "/wor" + "k/", r"[a-z]:\\Users"])
def test_no_path_of_a_machine_stands_anywhere(pattern):
    offenders = [str(path.relative_to(ROOT)) for path in TEXTS if re.search(pattern, path.read_text(errors="replace"))]
    assert offenders == []


def test_people_in_the_repository_live_at_example_org():
    address = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
    for path in TEXTS:
        for host in address.findall(path.read_text(errors="replace")):
            assert host.casefold().endswith(("example.org", "example.com", "example.net", ".example")), (path, host)


def test_no_room_is_called_utils_common_or_helpers():
    names = {path.stem for path in SOURCE.rglob("*.py")} | {path.name for path in SOURCE.rglob("*") if path.is_dir()}
    assert not names & {"utils", "util", "common", "helpers", "misc", "core", "manager"}


def test_nothing_is_left_open():
    open_ends = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")
    offenders = [path for path in PYTHON if path != Path(__file__) and open_ends.search(path.read_text())]
    assert offenders == []


def test_every_file_of_the_product_says_why_it_exists():
    written = (path for path in SOURCE.rglob("*.py") if path.parent.name != "migrations")
    silent = [path for path in written if not ast.get_docstring(ast.parse(path.read_text()))]
    assert silent == []


def test_every_link_inside_the_docs_leads_somewhere():
    link = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")
    for page in (path for path in TEXTS if path.suffix == ".md"):
        for target in link.findall(page.read_text()):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"


def test_nobody_borrows_the_views_forms_or_addresses_of_another_app():
    for path in SOURCE.rglob("*.py"):
        app = ".".join(path.relative_to(SOURCE.parent).parts[:3])
        for node in ast.walk(ast.parse(path.read_text())):
            found = re.match(r"(sameboat\.\w+\.\w+)\.(views|forms|urls)\b", getattr(node, "module", "") or "")
            assert found is None or found[1] == app, f"{path.relative_to(ROOT)} borrows {node.module}"


def test_rules_know_no_database():
    for path in [*SOURCE.rglob("rules.py"), *SOURCE.rglob("rules/*.py")]:
        text = path.read_text()
        assert not re.search(r"django\.db|\.objects\b|\bmodels\b", text), path.relative_to(ROOT)
