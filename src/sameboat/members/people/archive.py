"""Everything of somebody's in one archive: a page to read, a file for programs, and the files that they sent."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

NOT_ALL_IS_OPEN = (
    "only what is open in the browser that asked for this copy. Words marked as closed were written before that: "
    "show an older way of signing in, and ask for the copy again"
)
NO_NAME = re.compile(r"[^\w .()+-]+")


def as_json(data: dict[str, Any]) -> str:
    """For programs."""
    return json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def as_a_page(data: dict[str, Any]) -> str:
    """To read, in any browser, without this site and without the net."""
    parts = [(name, _shown(value)) for name, value in data.items()]
    return render_to_string("people/my_data_to_keep.html", {"parts": parts})


def pieces_of(data: dict[str, Any], files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """The archive, piece by piece: of the files one at a time is in memory, and none ever lies on a disk."""
    pages = [("my-data.html", as_a_page(data).encode()), ("my-data.json", as_json(data).encode())]
    return _zipped(pages, files)


def _zipped(pages: Iterable[tuple[str, bytes]], files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]  # it only writes
        for name, content in pages:
            archive.writestr(name, content)
            yield pipe.taken()
        for number, (name, content) in enumerate(files, start=1):
            archive.writestr(f"files/{number:04} {_safe(name)}", content)
            yield pipe.taken()
    yield pipe.taken()


class _Pipe:
    """What a zip file is written into: it holds what nobody took yet, and cannot be read back."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def write(self, piece: bytes) -> int:
        """Keep a piece until it is taken."""
        self._held.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits anywhere else."""

    def taken(self) -> bytes:
        """All that was written since the last time."""
        held, self._held = b"".join(self._held), []
        return held


def _safe(name: str) -> str:
    """A name that is one file in one folder, on every system."""
    return NO_NAME.sub("_", name).strip(". ")[-120:] or "file"


def _shown(value: Any) -> SafeString | str:
    if isinstance(value, dict):
        rows = format_html_join("", "<dt>{}</dt><dd>{}</dd>", ((name, _shown(each)) for name, each in value.items()))
        return format_html("<dl>{}</dl>", rows) if value else "\N{EN DASH}"
    if isinstance(value, list | tuple):
        rows = format_html_join("", "<li>{}</li>", ((_shown(each),) for each in value))
        return format_html("<ol>{}</ol>", rows) if value else "\N{EN DASH}"
    return _word(value)


def _word(value: Any) -> str:
    if value is None or value == "":
        return "\N{EN DASH}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return str(value)
