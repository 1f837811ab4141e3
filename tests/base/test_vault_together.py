"""Several at once at the vault: one key an owner, nothing lost, reading goes on while keys are renewed."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings as site
from django.db import connection

from sameboat.base.vault.actions import forget, rewrap_all, seal, unseal
from sameboat.base.vault.models import DataKey

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "CANARY-8f1c-my-own-words"
SEAL_IN_ANOTHER_PROCESS = """
import sys, uuid, django
django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
from sameboat.base.vault.actions import seal
sys.stdin.readline()
print(seal(sys.argv[3], owner=uuid.UUID(sys.argv[2]), bound_to="place").hex(), flush=True)
"""


def together(*acts):
    """Do all of these at once, each with a connection of its own, and raise what any of them raised."""
    start, troubles = threading.Barrier(len(acts)), []

    def run(act):
        try:
            start.wait()
            act()
        except Exception as trouble:
            troubles.append(trouble)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if troubles:
        raise troubles[0]


def test_eight_who_seal_first_for_one_owner_make_one_key_and_lose_nothing():
    ada, sealed = uuid4(), {}
    acts = [lambda at=at: sealed.update({at: seal(f"words {at}", owner=ada, bound_to=str(at))}) for at in range(8)]
    together(*acts)
    assert DataKey.objects.filter(owner=ada).count() == 1
    assert [unseal(sealed[at], owner=ada, bound_to=str(at)) for at in range(8)] == [f"words {at}" for at in range(8)]


def test_two_processes_that_make_one_owners_key_at_once_both_seal_readably():
    ada = uuid4()
    words = ["first", "second"]
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", SEAL_IN_ANOTHER_PROCESS, str(connection.settings_dict["NAME"]), str(ada), word],
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "sameboat.config.settings", "SAMEBOAT_KEYS": str(site.KEYS)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for word in words
    ]
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    sealed = [bytes.fromhex(process.communicate(timeout=60)[0]) for process in processes]
    assert [unseal(value, owner=ada, bound_to="place") for value in sealed] == words
    assert DataKey.objects.filter(owner=ada).count() == 1


def test_reading_and_writing_go_on_while_keys_are_renewed(settings, tmp_path):
    settings.KEYS = tmp_path / "keys"
    people = [uuid4() for _ in range(20)]
    sealed = {owner: seal(SECRET, owner=owner, bound_to="place") for owner in people}
    done = threading.Event()

    def read():
        while not done.is_set():
            assert all(unseal(value, owner=owner, bound_to="place") == SECRET for owner, value in sealed.items())

    def write():
        while not done.is_set():
            owner = uuid4()
            assert unseal(seal(SECRET, owner=owner, bound_to="new"), owner=owner, bound_to="new") == SECRET

    def renew():
        try:
            for _ in range(5):
                rewrap_all()
        finally:
            done.set()

    together(read, write, renew)
    assert set(DataKey.objects.filter(owner__in=people).values_list("site_key", flat=True)) == {6}


def test_no_plain_word_and_no_forgotten_word_lies_in_the_database_file():
    if connection.vendor != "sqlite":
        pytest.skip("a server keeps its files to itself; the columns are looked at in test_vault")
    ada = uuid4()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE told (plain text, sealed blob)")
        cursor.execute("INSERT INTO told VALUES ('HERE-IS-A-LEAK', NULL)")
        cursor.execute("INSERT INTO told (sealed) VALUES (%s)", [seal(SECRET, owner=ada, bound_to="place")])
    file = Path(connection.settings_dict["NAME"])
    bytes_of_all = b"".join(path.read_bytes() for path in file.parent.glob(file.name + "*"))
    try:
        assert b"HERE-IS-A-LEAK" in bytes_of_all
        assert SECRET.encode() not in bytes_of_all
        assert SECRET.encode("utf-16-le") not in bytes_of_all
    finally:
        forget(ada)
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE told")
