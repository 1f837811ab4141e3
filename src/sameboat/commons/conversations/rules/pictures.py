"""Pictures lose where and when they were taken, and by which telephone, before anybody else gets them.

Nothing is drawn anew: a picture is a row of pieces, and those that describe instead of showing are left out. Of a
photograph the one number stays that says which way is up. What is not built like a picture is none.
"""

from __future__ import annotations

import struct

MOST_POINTS = 50_000_000
"""Width times height. More would take a reader's telephone down."""
UPRIGHT = 0x0112
"""In a photograph's notes, the number that says which way is up."""
PNG_SHOWS = set(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT".split()
)
WEBP_SHOWS = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
"""The pieces of which a picture is made. New ones for notes are always thought of, so all others are left out."""
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""In a JPEG, the marks of what tells its width and height."""


class NotAPicture(ValueError):  # noqa: N818  it says what it is
    """It begins like a picture, and is not built like one."""


def without_traces(content: bytes) -> bytes:
    """The same picture, without what was noted in it. Raises ``NotAPicture``."""
    try:
        if content.startswith(b"\x89PNG"):
            return _png(content)
        if content.startswith(b"\xff\xd8"):
            return _jpeg(content)
        if content.startswith(b"RIFF"):
            return _webp(content)
        return _gif(content)
    except (struct.error, IndexError):
        raise NotAPicture("it ends before it should") from None


def _looked_at(width: int, height: int) -> None:
    if not 0 < width * height <= MOST_POINTS:
        raise NotAPicture("nothing to see, or far too much")


# ---- PNG: eight bytes, then pieces, each with its length, its name and its sum


def _png(content: bytes) -> bytes:
    if content[12:16] != b"IHDR":
        raise NotAPicture("a PNG begins with its size")
    _looked_at(*struct.unpack(">II", content[16:24]))
    kept, at, name = [content[:8]], 8, b""
    while name != b"IEND":
        length, name = struct.unpack(">I4s", content[at : at + 8])
        end = at + 12 + length
        if end > len(content):
            raise NotAPicture("a piece is cut off")
        if name in PNG_SHOWS:
            kept.append(content[at:end])
        at = end
    return b"".join(kept)  # what somebody hid behind its end stays behind


# ---- JPEG: marks, each with its length, up to the picture itself


def _jpeg(content: bytes) -> bytes:
    kept, at, upright = [b"\xff\xd8"], 2, 0
    while True:
        if content[at] != 0xFF:
            raise NotAPicture("a mark was expected")
        mark = content[at + 1]
        if mark == 0xFF:  # room between two marks
            at += 1
            continue
        length = struct.unpack(">H", content[at + 2 : at + 4])[0]
        piece = content[at : at + 2 + length]
        if length < 2 or len(piece) < 2 + length:
            raise NotAPicture("a piece is cut off")
        if mark == 0xE1 and piece[4:10] == b"Exif\0\0":
            upright = _upright(piece[10:]) or upright
        if mark in FRAMES:
            height, width = struct.unpack(">HH", piece[5:9])
            _looked_at(width, height)
        if mark == 0xDA:
            kept.append(_to_its_end(content, at))
            break
        if _shows(mark, piece):
            kept.append(piece)
        at += 2 + length
    if upright > 1:
        kept.insert(1, _note_of(upright))
    return b"".join(kept)


def _shows(mark: int, piece: bytes) -> bool:
    """Whether a piece is needed to see the picture: tables, sizes, colours; no notes, no comment."""
    if mark == 0xE2:
        return piece[4:16] == b"ICC_PROFILE\0"
    return mark in (0xE0, 0xEE) or not (0xE1 <= mark <= 0xEF or mark == 0xFE)


def _to_its_end(content: bytes, at: int) -> bytes:
    """The picture itself. Behind its end some telephones hide a second one, with all its notes."""
    end = at + 2
    while True:
        end = content.find(b"\xff", end)
        if end < 0 or end + 1 >= len(content):
            raise NotAPicture("it has no end")
        if content[end + 1] == 0xD9:
            return content[at : end + 2]
        if content[end + 1] in (0xE1, 0xFE):
            raise NotAPicture("notes in the middle of the picture")
        end += 2


def _upright(notes: bytes) -> int:
    """Which way is up, from 1 to 8; 0 where nothing is said."""
    order = {b"II": "<", b"MM": ">"}.get(notes[:2])
    if order is None or len(notes) < 8:
        return 0
    start = struct.unpack(order + "I", notes[4:8])[0]
    count = struct.unpack(order + "H", notes[start : start + 2])[0] if start + 2 <= len(notes) else 0
    for at in range(start + 2, min(start + 2 + count * 12, len(notes) - 11), 12):
        if struct.unpack(order + "H", notes[at : at + 2])[0] == UPRIGHT:
            said: int = struct.unpack(order + "H", notes[at + 8 : at + 10])[0]
            return said if 1 <= said <= 8 else 0
    return 0


def _note_of(upright: int) -> bytes:
    """A note that says which way is up, and nothing else."""
    notes = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", UPRIGHT, 3, 1, upright, 0) + b"\0\0\0\0"
    return b"\xff\xe1" + struct.pack(">H", len(notes) + 2) + notes


# ---- WebP: pieces with their name and length, padded to even


def _webp(content: bytes) -> bytes:
    kept, at, seen = [], 12, False
    while at + 8 <= len(content):
        name, length = struct.unpack("<4sI", content[at : at + 8])
        end = at + 8 + length + length % 2
        piece = content[at:end]
        if len(piece) < 8 + length:
            raise NotAPicture("a piece is cut off")
        if at == 12:
            _looked_at(*_size_of_webp(name, piece))
        if name == b"VP8X":
            piece = piece[:8] + bytes([piece[8] & ~0x0C]) + piece[9:]  # it says which notes follow: none any more
        seen = seen or name in (b"VP8 ", b"VP8L", b"ANMF")
        if name in WEBP_SHOWS:
            kept.append(piece)
        at = end
    if not seen:
        raise NotAPicture("there is nothing to see")
    inside = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def _size_of_webp(name: bytes, piece: bytes) -> tuple[int, int]:
    """As its first piece tells it: one for the whole, or, where there is but one picture, the picture itself."""
    if name == b"VP8X":
        return int.from_bytes(piece[12:15], "little") + 1, int.from_bytes(piece[15:18], "little") + 1
    if name == b"VP8L":
        both = int.from_bytes(piece[9:13], "little")
        return (both & 0x3FFF) + 1, (both >> 14 & 0x3FFF) + 1
    if name == b"VP8 ":
        width, height = struct.unpack("<HH", piece[14:18])
        return width & 0x3FFF, height & 0x3FFF
    raise NotAPicture("a WebP begins with its size")


# ---- GIF: notes are blocks that are passed over


def _gif(content: bytes) -> bytes:
    _looked_at(*struct.unpack("<HH", content[6:10]))
    at = 13 + _colours(content[10])
    kept = [content[:at]]
    while content[at] != 0x3B:
        if content[at] == 0x21:
            end = _blocks(content, at + 2)
            if content[at + 1] == 0xF9 or content[at + 3 : at + 14] in (b"NETSCAPE2.0", b"ANIMEXTS1.0"):
                kept.append(content[at:end])
        elif content[at] == 0x2C:
            end = _blocks(content, at + 11 + _colours(content[at + 9]))
            kept.append(content[at:end])
        else:
            raise NotAPicture("a block was expected")
        at = end
    return b"".join([*kept, b"\x3b"])


def _colours(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(content: bytes, at: int) -> int:
    """Where a row of small blocks ends."""
    while content[at]:
        at += 1 + content[at]
    return at + 1
