"""Which files may come along with a message: a few kinds, told by what is in them and never by what they are called."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from sameboat.base.kit.verdicts import YES, Verdict, no
from sameboat.commons.conversations.rules.pictures import NotAPicture, without_traces

MOST = 5
"""Files in one message."""
LARGEST = 10_000_000
TOGETHER = 20_000_000
"""Bytes of all files of a message: what one request carries."""
A_DAY = 200_000_000
"""Bytes that one person sends in one talk within a day."""
LONGEST_NAME = 120

PICTURES = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
"""What a page shows as it is."""
OFFICE = {
    "word/document.xml": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "xl/workbook.xml": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    "ppt/presentation.xml": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
}
OPEN_DOCUMENTS = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/epub+zip": "epub",
}
ENDINGS = {
    **PICTURES,
    **dict(OFFICE.values()),
    **OPEN_DOCUMENTS,
    "application/pdf": "pdf",
    "application/rtf": "rtf",
    "text/plain": "txt",
}
AS_TEXT = ("txt", "md", "csv", "tsv", "ics", "bib", "srt")
"""Endings that plain text may keep; all other text is called ``.txt``, so that nothing runs when it is opened."""
ALSO = {"image/jpeg": ("jpg", "jpeg")}
HEADS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"%PDF-"), "application/pdf"),
    (re.compile(rb"\{\\rtf"), "application/rtf"),
)
MACROS = re.compile(r"vbaProject|macrosheets|\.(exe|dll|js|vbs|bat|cmd|ps1)$", re.IGNORECASE)
ENTRIES = 5_000
"""In an office document; one with more is no document that anybody wrote."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that may come along: what it is called, what it was found to be, and its bytes."""

    name: str
    type: str
    content: bytes

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content)


def may_attach(sizes: Sequence[int], *, sent_today: int = 0) -> Verdict:
    """A few files, none too large."""
    if len(sizes) > MOST:
        return no(
            ngettext_lazy(
                "One message takes up to %(most)d file. Send the others with the next one.",
                "One message takes up to %(most)d files. Send the others with the next one.",
                "most",
            )
            % {"most": MOST}
        )
    if any(size > LARGEST for size in sizes):
        return no(_("One of the files is larger than 10 MB. Make it smaller, or send a link to where it lies."))
    if sum(sizes) > TOGETHER:
        return no(_("Together the files are larger than 20 MB. Send some of them with the next message."))
    if sent_today + sum(sizes) > A_DAY:
        return no(_("That is more than 200 MB within a day. Send the rest tomorrow, or a link to where it lies."))
    return YES


def is_shown(kind: str) -> bool:
    """Whether a page shows such a file as it is: pictures of four kinds. All others are only saved."""
    return kind in PICTURES


def examined(name: str, content: bytes) -> File | None:
    """The file as it may be sent: known by its content, rightly called, a picture without its traces; else None."""
    kind = kind_of(content)
    if kind is None:
        return None
    if kind in PICTURES:
        try:
            content = without_traces(content)
        except NotAPicture:
            return None
    return File(called(name, kind), kind, content)


def kind_of(content: bytes) -> str | None:
    """What a file is, by its bytes."""
    for head, kind in HEADS:
        if head.match(content):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_document(content)
    return "text/plain" if _is_text(content) else None


def _kind_of_document(content: bytes) -> str | None:
    """An office document without macros, told by what lies in it. Only names are looked at, and a few bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
            if len(names) > ENTRIES or any(MACROS.search(each) for each in names):
                return None
            if names and names[0] == "mimetype":
                with packed.open("mimetype") as said:
                    kind = said.read(80).decode("ascii", "replace").strip()
                return kind if kind in OPEN_DOCUMENTS else None
            return next((kind for entry, (kind, _ending) in OFFICE.items() if entry in names), None)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return None


def _is_text(content: bytes) -> bool:
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return bool(words.strip()) and not any(
        unicodedata.category(c) == "Cc" and c not in "\t\n\r\f" for c in words[:65536]
    )


def called(name: str, kind: str) -> str:
    """What the file may be called: no folder, nothing that cannot be seen, and an ending that says what it is."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C")
    seen = " ".join(seen.split()).strip(". ")
    stem, dot, ending = seen.rpartition(".")
    endings = AS_TEXT if kind == "text/plain" else ALSO.get(kind, (ENDINGS[kind],))
    if dot and stem and ending.casefold() in endings:
        return f"{stem[:LONGEST_NAME]}.{ending.casefold()}"
    return f"{(seen or 'file')[:LONGEST_NAME]}.{endings[0]}"
