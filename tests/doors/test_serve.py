"""The site in the hands of whoever runs it: served, stopped, refused."""

import re
import signal
import socket
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from .a_site import Served, is_gone, sameboat


@pytest.fixture(scope="module")
def served(a_demo):
    with Served("--site", a_demo, "serve", "--without-work") as site:
        yield site


def test_it_says_where_it_is_by_a_name_since_passkeys_refuse_addresses(served):
    assert re.fullmatch(r"http://localhost:\d+", served.address)
    assert served.get("/").status == 200
    assert served.get("/readyz").text == "ready\n"


def test_open_pages_hear_at_a_port_of_their_own(served):
    own = re.search(r"connect-src 'self' (http://localhost:\d+)", str(served.get("/").headers))[1]
    assert own != served.address
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(OSError), urlopen(f"{own}/events/alive") as answer:
            assert answer.read() == b"alive\n"
            assert "granian" not in str(answer.headers)
            return
        time.sleep(0.2)
    raise AssertionError("nobody answers there")


def test_it_calls_nobody_by_its_version(served):
    assert "granian" not in str(served.get("/").headers).casefold()


def test_it_answers_to_its_own_name_alone(served):
    assert served.get("/", Host="somewhere-else.example").status == 400


def test_a_port_that_is_taken_is_left_to_whoever_has_it(a_demo):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with Served("--site", a_demo, "serve", "--port", port, "--without-work") as site:
            assert site.address != f"http://localhost:{port}"
            assert f"Port {port} is taken" in site.said
            page = site.get("/demo/")
            assert page.status == 200


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_well_and_leaves_no_process_behind(a_demo, sign):
    with Served("--site", a_demo, "serve") as site:
        family = site.family()
        assert len(family) >= 2
        assert site.end(sign) == 0
    assert all(is_gone(pid) for pid in family)


def test_killed_outright_it_takes_its_pages_with_it(a_demo):
    with Served("--site", a_demo, "serve", "--without-work") as site:
        family = site.family()
        site.process.kill()
        site.process.wait()
    assert all(is_gone(pid) for pid in family)


def test_what_stands_over_the_pages_is_small(served):
    facts = Path(f"/proc/{served.process.pid}/status").read_text()
    resident = int(re.search(r"VmRSS:\s+(\d+)", facts)[1])
    assert resident < 40_000  # kB: it holds no Django


def test_a_site_nobody_named_is_not_guessed(tmp_path):
    told = sameboat("serve", cwd=tmp_path)
    assert told.returncode == 2
    assert "sameboat init FOLDER" in told.stderr


def test_a_real_site_is_not_served_with_the_people_of_a_demo(a_demo):
    told = sameboat("--site", a_demo, "serve", SAMEBOAT_DEMO="no")
    assert told.returncode == 2
    assert "invented people of a demo" in told.stderr
    assert "made for a demo" in told.stderr


def test_keys_that_others_can_read_are_refused(site):
    (site / "keys" / "secret.key").chmod(0o644)
    told = sameboat("--site", site, "serve")
    assert "Others on this machine can read the keys" in told.stderr
    assert f"chmod -R go= {site / 'keys'}" in told.stderr


def test_tables_older_than_the_code_are_not_changed_unasked(site):
    with sqlite3.connect(site / "data" / "sameboat.sqlite3") as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    told = sameboat("--site", site, "serve")
    assert told.returncode == 2
    assert "sessions 0001_initial" in told.stderr
    assert "sameboat migrate" in told.stderr


@pytest.mark.parametrize("part", ["half-way", "applied", "returning", "coordinator", "country-coordinator"])
def test_pages_never_load_the_engines_compiler_whoever_looks(served, part):
    """Every page that is linked from somebody's first one, and from those of a desk: each opens, none loads numba."""
    page = served.get("/demo/")
    cookie = page.headers["Set-Cookie"].split(";")[0]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
    came_in = served.post(f"/demo/as/{part}/", f"csrfmiddlewaretoken={token}", Cookie=cookie)
    session = re.search(r"session=\w+", str(came_in.headers))[0]
    seen, waiting = set(), {"/today/"}
    while waiting:
        path = waiting.pop()
        seen.add(path)
        answer = served.get(path, Cookie=session)
        assert answer.status in {200, 302}, path
        inside = path == "/today/" or path.startswith(("/desk/", "/programmes/"))
        links = set(re.findall(r'href="(/[^"#?]*)"', answer.text)) if inside else set()
        waiting |= {link for link in links if not link.startswith(("/static/", "/account/logout/"))} - seen
    assert len(seen) > 10
    for pid in served.family():
        assert "llvmlite" not in Path(f"/proc/{pid}/maps").read_text()
