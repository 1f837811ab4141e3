"""A relay of our own in a process of its own, with a book and a port for one test."""

from __future__ import annotations

import os
import signal
import smtplib
import subprocess
import sys
from email.message import EmailMessage

from sameboat.members.notices.relay.book import NAME, Book
from sameboat.members.notices.relay.word import USER, word_of
from tests.base.a_worker import until
from tests.members.journaled_smtp import free_port


class Relay:
    """Started, killed, started again; hands on to the mail server at ``onward``."""

    def __init__(self, folder, onward, settings):
        self.port = free_port()
        self.keys = settings.KEYS
        self.word = word_of(settings.SECRET_KEY)
        self.file = folder / "relay" / NAME
        self.surroundings = {
            "SAMEBOAT_FOLDER": str(folder),
            "SAMEBOAT_KEYS": str(settings.KEYS),
            "SAMEBOAT_RELAY_PORT": str(self.port),
            "SAMEBOAT_MAIL_JOURNAL": "relay",
            "SAMEBOAT_MAIL_HOST": "127.0.0.1",
            "SAMEBOAT_MAIL_PORT": str(onward),
            "SAMEBOAT_DATABASE": f"sqlite:{folder}/none-is-needed.sqlite3",
        }
        self.process = None

    def start(self):
        self.process = self._begin()
        until(self.answers, 30)
        return self.process

    @property
    def runs(self):
        return self.process is not None and self.process.poll() is None

    def another(self):
        """How one more on the same book, at another port, ends."""
        process = self._begin(SAMEBOAT_RELAY_PORT=str(free_port()))
        try:
            return process.wait(60)
        finally:
            process.kill()

    def _begin(self, **other):
        command = [sys.executable, "-m", "sameboat.doors.cli.app", "relay"]
        surroundings = {**os.environ, **self.surroundings, **other}
        return subprocess.Popen(command, env=surroundings, stderr=subprocess.DEVNULL)

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.process.wait(30)

    def answers(self):
        try:
            smtplib.SMTP("127.0.0.1", self.port, timeout=2).quit()
        except OSError:
            return False
        return True

    def book(self):
        return Book(self.file, self.keys)

    def give(self, number=1, to="ada@example.org", **headings):
        """Hand it a letter, as the site would."""
        with smtplib.SMTP("127.0.0.1", self.port, timeout=10) as line:
            line.login(USER, self.word)
            return line.send_message(a_letter(number, to, **headings))


def a_letter(number=1, to="ada@example.org", **headings):
    letter = EmailMessage()
    letter["Message-ID"] = f"<{number}@site>"
    letter["From"], letter["To"], letter["Subject"] = "site@example.org", to, "Something waits"
    for name, words in headings.items():
        letter[name] = words
    letter.set_content("CANARY-words\n")
    return letter
