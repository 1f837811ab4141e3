"""What a new site must know, asked for where the command line did not say it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import typer

from ..trouble import Refusal
from .beginning import Answers

ADDRESS = "http://localhost:8000"
MAIL = re.compile(r"[^@\s,<>\"]+@[^@\s,<>\"]+\.[^@\s,<>\".]+|[^@\s]+@localhost")
TLS_FROM_THE_START, STARTTLS = 465, 587
JOURNALS = ("relay", "mailgun", "none")


@dataclass(frozen=True)
class Said:
    """What the command line said; None is what it left open."""

    address: str | None = None
    name: str | None = None
    database: str | None = None
    mail_host: str | None = None
    mail_port: int | None = None
    mail_user: str | None = None
    mail_password_file: Path | None = None
    mail_from: str | None = None
    mail_journal: str | None = None
    contact: str | None = None
    coordinator: str | None = None
    coordinator_name: str | None = None


@dataclass(frozen=True)
class Coordinator:
    """Who comes in first."""

    email: str
    name: str


def complete(said: Said, ask: bool) -> tuple[Answers, Coordinator]:
    """Everything that is needed: as said, as asked for, or the usual."""
    question = Question(ask)
    address = question(said.address, "The address people will type", ADDRESS, site_address)
    name = question(said.name, "What the site calls itself", "Sameboat", one_line)
    host = question(said.mail_host, "Mail server", "localhost", one_line)
    port = int(question(_text(said.mail_port), "Its port (587, 465 or 25)", _usual_port(host), port_number))
    user = question(said.mail_user, "Its user (empty if it asks for none)", "", one_line)
    password = _password(said, user, ask)
    sender = question(said.mail_from, "Letters come from", f"{name} <mentoring@{_host(address)}>", sender_of_letters)
    contact = question(said.contact, "An address for questions, shown under Help (empty for none)", "", a_contact)
    email = question(said.coordinator, "E-mail address of the first coordinator", "", mail_address)
    called = question(said.coordinator_name, "And their name", "", one_line)
    answers = Answers(
        address=address,
        name=name,
        database=_database(said.database or ""),
        mail_host=host,
        mail_port=port,
        mail_starttls=port == STARTTLS,
        mail_tls=port == TLS_FROM_THE_START,
        mail_user=user,
        mail_password=password,
        mail_from=sender,
        mail_journal=a_journal(said.mail_journal or "relay"),
        contact=contact,
    )
    return answers, Coordinator(email, called)


class Question:
    """Asks, and asks again with the reason, until the answer can be used."""

    def __init__(self, ask: bool) -> None:
        self.ask = ask

    def __call__(self, said: str | None, words: str, usual: str, read: Callable[[str], str]) -> str:
        """One answer."""
        if said is not None or not self.ask:
            return read(usual if said is None else said)
        while True:
            answer = typer.prompt(words, default=usual, show_default=bool(usual))
            try:
                return read(answer)
            except Refusal as refusal:
                typer.echo(str(refusal), err=True)


def one_line(text: str) -> str:
    """A line of letters."""
    text = text.strip()
    if any(not letter.isprintable() for letter in text):
        raise Refusal("This must be one line, without control characters.")
    return text


def site_address(text: str) -> str:
    """http:// or https://, a name, perhaps a port, and nothing after it."""
    parts = urlsplit(one_line(text).rstrip("/"))
    try:
        port = parts.port
    except ValueError:
        port = -1
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == -1:
        raise Refusal(f"“{text}” is no address of a site. It looks like https://mentoring.example.org")
    if parts.path or parts.query or parts.fragment or parts.username:
        raise Refusal("A site needs a name of its own: https://mentoring.example.org, with nothing after it.")
    if re.fullmatch(r"[\d.]+|.*:.*", parts.hostname):
        raise Refusal("Passkeys need a name, not numbers: https://mentoring.example.org, or http://localhost:8000")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def mail_address(text: str) -> str:
    """Somebody's e-mail address."""
    text = one_line(text)
    if not MAIL.fullmatch(text):
        raise Refusal(f"“{text}” is no e-mail address. The first coordinator gets a letter there.")
    return text.casefold()


def a_contact(text: str) -> str:
    """An address that somebody reads, or none."""
    text = one_line(text)
    if text and not MAIL.fullmatch(text):
        raise Refusal(f"“{text}” is no e-mail address. People with a question write to it; leave it empty for none.")
    return text


def a_journal(text: str) -> str:
    """One of the journals that need no code of one's own."""
    text = one_line(text).casefold()
    if text not in JOURNALS:
        raise Refusal("relay: our own, beside the worker. mailgun: that provider is asked. none: nobody knows.")
    return text


def sender_of_letters(text: str) -> str:
    """A name and an address, or an address alone."""
    text = one_line(text)
    bare = re.fullmatch(r"[^<>]*<([^<>]+)>", text)
    mail_address(bare[1] if bare else text)
    return text


def port_number(text: str) -> str:
    """A port."""
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Refusal(f"“{text}” is no port. Mail servers listen at 587, 465 or 25.")
    return text


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)


def _usual_port(host: str) -> str:
    return "25" if host in {"localhost", "127.0.0.1"} else str(STARTTLS)


def _host(address: str) -> str:
    name = urlsplit(address).hostname or "localhost"
    return name if "." in name else "example.org"


def _database(text: str) -> str:
    text = one_line(text)
    if text and urlsplit(text).scheme not in {"postgres", "postgresql"}:
        raise Refusal("A database is postgresql://user:password@host:5432/name, or left out for a SQLite file.")
    return text


def _password(said: Said, user: str, ask: bool) -> str:
    if said.mail_password_file:
        return one_line(said.mail_password_file.read_text(encoding="utf-8").strip("\r\n"))
    if user and ask:
        return one_line(typer.prompt("Its password (not shown)", default="", hide_input=True, show_default=False))
    return ""
