"""Bytes to text: which alphabet a file was written in.

Nearly every file is UTF-8 and is decoded at once. A byte order mark decides; so do the zero bytes of UTF-16.
A file that is UTF-8 but for a few bytes keeps its UTF-8, and those bytes are read as Western European. Only
what is left is guessed, from the lines that are not plain ASCII, and the guess is told.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

from sameboat.sheets.findings import Finding, doubt, note
from sameboat.sheets.tables.trouble import TableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMON = [
    "cp1252", "latin_1", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "iso8859_2", "iso8859_5", "iso8859_7", "iso8859_8", "iso8859_9", "iso8859_15", "koi8_r", "koi8_u",
    "cp932", "shift_jis", "euc_jp", "iso2022_jp", "gb18030", "big5", "cp949", "euc_kr", "cp874",
    "mac_roman", "cp437", "cp850",
]  # fmt: skip
_SAMPLE = 60_000
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_AS_UTF8 = "If names look wrong, save the file as “CSV UTF-8” and import it again."


def decode(path: Path, raw: bytes, told: str = "") -> tuple[str, str, list[Finding]]:
    """Give the text of a file, the name of its encoding, and what should be told about it.

    ``told`` is the encoding somebody told us; it is believed.

    Raises
    ------
    TableError
        For bytes that are no text at all.
    """
    notes: list[Finding] = []
    encoding = _known(path, told) or _by_mark(raw) or _wide_without_mark(raw)
    if not encoding and b"\0" in raw:
        notes.append(doubt(f"The file holds {raw.count(0):,} zero bytes. They were left out.",
                           "If an answer looks cut off, export the file again."))  # fmt: skip
        raw = raw.replace(b"\0", b"")
    if not encoding and len(_CONTROL.findall(raw[:_SAMPLE])) > len(raw[:_SAMPLE]) // 50:
        raise TableError(f"{path.name} is not text. Open it where it came from and save it as XLSX or CSV.")
    try:
        text = raw.decode(encoding or "utf-8")
        return text.lstrip("\ufeff").replace("\0", ""), encoding or "utf-8", notes
    except UnicodeDecodeError as trouble:
        if encoding:
            notes.append(doubt(f"From byte {trouble.start + 1:,} on, some of the file is not {encoding}.",
                               "What could not be read stands as �. Export the file again."))  # fmt: skip
            return raw.decode(encoding, "replace").lstrip("\ufeff"), encoding, notes
    return _without_utf8(raw, notes)


def _known(path: Path, told: str) -> str:
    try:
        return codecs.lookup(told).name if told else ""
    except LookupError:
        raise TableError(f"{path.name}: no encoding is called “{told}”. Try utf-8, cp1252 or shift-jis.") from None


def _by_mark(raw: bytes) -> str:
    return next((name for mark, name in _MARKS if raw.startswith(mark)), "")


def _wide_without_mark(raw: bytes) -> str:
    """UTF-16 without a mark: in mostly Latin text every other byte is zero."""
    start = raw[:_SAMPLE]
    half = len(start) // 2
    if half < 2 or start.count(0) < half // 2:
        return ""
    return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"


def _without_utf8(raw: bytes, notes: list[Finding]) -> tuple[str, str, list[Finding]]:
    patched = raw.decode("utf-8", "surrogateescape")
    strays = sum("\udc80" <= letter <= "\udcff" for letter in patched)
    if strays * 4 < sum(letter > "\x7f" for letter in patched):
        notes.append(doubt(f"{strays:,} bytes of the file are not UTF-8; they were read as Western European.",
                           _AS_UTF8))  # fmt: skip
        text = re.sub("[\udc80-\udcff]+", lambda bad: _western(_bytes(bad.group())), patched)
        return text, "utf-8", notes
    encoding, others = _guess(raw)
    text = _western(raw) if encoding == "cp1252" else raw.decode(encoding, "replace")
    doubtful = f" It might also be {' or '.join(others)}." if others else ""
    notes.append(note(f"The file is not UTF-8. It was read as {encoding}.{doubtful}", _AS_UTF8))
    return text, encoding, notes


def _bytes(escaped: str) -> bytes:
    return escaped.encode("utf-8", "surrogateescape")


def _western(raw: bytes) -> str:
    """Windows-1252; the five bytes it leaves open are taken as Latin-1."""
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in raw)


def _guess(raw: bytes) -> tuple[str, list[str]]:
    """The likeliest encoding, by the lines that are not ASCII, and others that look as likely.

    Western European when nothing speaks: a few foreign letters in a file of Latin text are accents.
    """
    lines = [line for line in re.split(rb"[\r\n]+", raw) if not line.isascii()]
    sample = b"\n".join(lines)[:_SAMPLE]
    foreign = sum(byte > 127 for byte in sample)
    letters = sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in sample)
    if foreign < 12 or foreign * 8 < letters:
        return "cp1252", []
    found = list(from_bytes(sample, cp_isolation=_COMMON, threshold=0.5))
    if not found or found[0].encoding in ("ascii", "latin_1", "utf_8"):
        return "cp1252", []
    few = foreign < 200  # with more letters than this, the first guess has been right
    others = [other.encoding for other in found[1:3] if few and other.chaos <= found[0].chaos]
    return found[0].encoding, others
