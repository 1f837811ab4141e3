"""A stranger with a clock: from a network of their own each, with what a browser sends and keeps."""

import html
import re
import socket
import time
from urllib.parse import quote, urlencode

TOKEN = "a" * 32
_COOKIE = re.compile(r"^([^=]+)=([^;]*)(.*)$")
_EXPIRES = re.compile(r"expires=[^;]+", re.IGNORECASE)
_NONCE = re.compile(r"nonce[-=]\"?[^\"'\s]+")
_INVITATION = re.compile(r"(?<=/invitations/)[a-z2-7]{26}")
_FORM_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


class Stranger:
    """Somebody with an empty browser; or with the session of a member."""

    def __init__(self, port, network, cookies=None):
        self.port, self.network = port, network
        self.cookies = {"csrf": TOKEN, **(cookies or {})}

    def ask(self, method, path, form=None):
        """Seconds from the request to the last byte of its answer; and the answer."""
        body = urlencode({"csrfmiddlewaretoken": TOKEN, **(form or {})}) if method == "POST" else ""
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        asks = (
            f"{method} {path} HTTP/1.1\r\nHost: localhost:{self.port}\r\nCookie: {kept}\r\nConnection: close\r\n"
            f"Origin: http://localhost:{self.port}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        ).encode()
        with socket.create_connection(("127.0.0.1", self.port), 30, (self.network, 0)) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            began = time.perf_counter()
            line.sendall(asks)
            parts = []
            while part := line.recv(1 << 16):
                parts.append(part)
            spent = time.perf_counter() - began
        answer = Answer(b"".join(parts))
        self._keep(answer)
        return spent, answer

    def _keep(self, answer):
        for name, value in answer.headers:
            if name == "set-cookie" and (found := _COOKIE.match(value)):
                self.cookies[found[1]] = found[2]


class Answer:
    """Status, headers and body, as they came."""

    def __init__(self, raw):
        head, _, body = raw.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        self.status = int(first.split(" ")[1])
        self.headers = [(name.casefold(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
        self.body = body.decode("utf-8")

    @property
    def leads_to(self):
        """Where a redirect leads, on this site."""
        return next((value for name, value in self.headers if name == "location"), "")

    def seen(self, **differs):
        """All that a stranger sees, to the byte: but for what they typed, and what is drawn anew for everybody."""
        headers = sorted((name, _plain(_header(name, value), differs)) for name, value in self.headers)
        return self.status, headers, _plain(_FORM_TOKEN.sub("TOKEN", self.body), differs)


def _header(name, value):
    if name in {"date", "expires"}:
        return "NOW"
    if name == "content-length":
        return "AS IT IS"  # the bodies are compared, and a row's number may have a figure more
    if name == "set-cookie" and (found := _COOKIE.match(value)):
        return f"{found[1]}={'DRAWN' if found[2] else ''}{_EXPIRES.sub('expires=THEN', found[3])}"
    return value


def _plain(text, differs):
    text = _INVITATION.sub("ID", _NONCE.sub("NONCE", text))
    for name, value in differs.items():
        for written in {value, html.escape(value), quote(value), quote(value, safe="")}:
            text = text.replace(written, name.upper())
    return text


def networks():
    """One address after another of this machine's own: the site counts guesses and letters for each by itself."""
    for number in range(1 << 16, 1 << 24):
        yield f"127.{number >> 16}.{number >> 8 & 255}.{number & 255}"
