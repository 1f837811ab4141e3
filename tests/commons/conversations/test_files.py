"""A file is what is in it: a few kinds may come along, and pictures lose where and when they were taken."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as some

from sameboat.commons.conversations.rules import files, pictures
from sameboat.commons.conversations.rules.files import called, examined, kind_of, may_attach
from tests.commons.conversations.making import PICTURE

HIDDEN = b"GPS 38.7223 N 9.1393 W, my telephone"


def packed(*names, **contents):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, contents.get(name, "x"))
    return out.getvalue()


def png(*more):
    pieces = [
        struct.pack(">I4s", len(data), name) + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in more
    ]
    return PICTURE[:33] + b"".join(pieces) + PICTURE[33:]


def jpeg(*more, orientation=0):
    """A photograph, as far as its pieces go: a telephone's notes, a size, and something to see."""
    notes = b"Exif\0\0II*\0\x08\0\0\0\x02\0" + struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    notes += struct.pack("<HHII", 0x8825, 4, 1, 0) + b"\0\0\0\0" + HIDDEN
    pieces = [
        (0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        (0xE1, notes),
        *more,
        (0xC0, b"\x08\0\x02\0\x03\x01\x01\x11\0"),
    ]
    framed = b"".join(bytes([0xFF, mark]) + struct.pack(">H", len(data) + 2) + data for mark, data in pieces)
    return b"\xff\xd8" + framed + b"\xff\xda\0\x08\x01\x01\0\0\x3f\0" + b"seen\xff\0seen" + b"\xff\xd9"


def webp(*more):
    pieces = [(b"VP8X", b"\x0c\0\0\0\x02\0\0\x01\0\0"), (b"VP8L", b"seen"), *more]
    inside = b"WEBP" + b"".join(name + struct.pack("<I", len(d)) + d + b"\0" * (len(d) % 2) for name, d in pieces)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def webp_of_one(name, data):
    inside = b"WEBP" + name + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def gif(note=b""):
    said = b"\x21\xfe" + bytes([len(note)]) + note + b"\0" if note else b""
    return b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff" + said + b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("x.png", PICTURE, "image/png"),
        ("x.jpeg", jpeg(), "image/jpeg"),
        ("x.webp", webp(), "image/webp"),
        ("x.gif", gif(), "image/gif"),
        ("x.pdf", b"%PDF-1.7 ...", "application/pdf"),
        ("x.md", "Grüße, שלום".encode(), "text/plain"),
        ("x.rtf", rb"{\rtf1 hello}", "application/rtf"),
        ("x.docx", packed("[Content_Types].xml", "word/document.xml"), next(iter(files.OFFICE.values()))[0]),
        (
            "x.odt",
            packed("mimetype", mimetype="application/vnd.oasis.opendocument.text"),
            next(iter(files.OPEN_DOCUMENTS)),
        ),
    ],
)
def test_these_kinds_may_come_along(name, content, kind):
    found = examined(name, content)
    assert (found.name, found.type) == (name, kind)


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\0\x03 a program",
        b"\x7fELF another",
        b"PK\x03\x04 broken",
        packed("any.txt"),
        packed("word/document.xml", "word/vbaProject.bin"),
        packed("mimetype", mimetype="application/x-evil"),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old office document",
        b"\xff\xd8\xff no picture at all",
        b"\x89PNG\r\n\x1a\n neither",
        png()[:40],
        PICTURE[:16] + struct.pack(">II", 60_000, 60_000) + PICTURE[24:],
        webp_of_one(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 16_000, 16_000)),
        webp_of_one(b"VP8L", b"\x2f" + struct.pack("<I", 15_999 | 15_999 << 14) + b"\0"),
        webp_of_one(b"ALPH", b"seen"),
        b"",
        b"  \n",
        b"\0\x01\x02",
    ],
)
def test_no_other_kind_does(content):
    assert examined("harmless.png", content) is None


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("holiday.exe", "image/png", "holiday.exe.png"),
        ("evil.html", "text/plain", "evil.html.txt"),
        ("../../etc/passwd", "text/plain", "passwd.txt"),
        ("C:\\Users\\me\\Report.PDF", "application/pdf", "Report.pdf"),
        ("invoice\u202egnp.pdf", "application/pdf", "invoicegnp.pdf"),
        ("a\r\nSet-Cookie: x.txt", "text/plain", "aSet-Cookie: x.txt"),
        ("", "image/jpeg", "file.jpg"),
        ("...", "text/plain", "file.txt"),
        ("Lebenslauf für Ana.odt", "application/vnd.oasis.opendocument.text", "Lebenslauf für Ana.odt"),
        ("x" * 500 + ".pdf", "application/pdf", "x" * 120 + ".pdf"),
    ],
)
def test_a_file_is_called_what_it_is(name, kind, said):
    assert called(name, kind) == said


def test_pictures_lose_where_and_when_they_were_taken():
    told = [
        png((b"tEXt", b"Comment\0" + HIDDEN), (b"eXIf", HIDDEN), (b"tIME", b"\x07\xe7" + HIDDEN), (b"caBX", HIDDEN))
        + HIDDEN,
        jpeg((0xED, HIDDEN), (0xFE, HIDDEN), (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + HIDDEN)) + HIDDEN,
        webp((b"EXIF", HIDDEN), (b"XMP ", HIDDEN), (b"C2PA", HIDDEN)),
        gif(HIDDEN),
    ]
    clean = [PICTURE, None, None, gif()]
    for content, bare in zip(told, clean, strict=True):
        assert HIDDEN in content
        sent = examined("x", content).content
        assert HIDDEN[:20] not in sent
        assert kind_of(sent) == kind_of(content)
        assert bare in (None, sent)
        assert pictures.without_traces(sent) == sent


def test_a_picture_of_one_piece_comes_along_as_it_is():
    for picture in (
        webp_of_one(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 3, 2)),
        webp_of_one(b"VP8L", b"\x2f" + struct.pack("<I", 2 | 1 << 14) + b"\0"),
    ):
        assert examined("x.webp", picture).content == picture


def test_a_photograph_stays_the_right_way_up():
    assert b"Exif" not in examined("x.jpg", jpeg(orientation=1)).content
    turned = examined("x.jpg", jpeg(orientation=6)).content
    assert turned.count(b"Exif") == 1
    assert pictures._upright(turned[turned.index(b"Exif") + 6 :]) == 6
    assert turned.endswith(b"seen\xff\0seen\xff\xd9")


@how(max_examples=50, deadline=None)
@given(some.data())
def test_whatever_is_broken_is_refused_and_breaks_nothing(data):
    whole = data.draw(
        some.sampled_from([PICTURE, jpeg(), webp(), gif(), packed("[Content_Types].xml", "word/document.xml")])
    )
    at = data.draw(some.integers(0, len(whole)))
    spoilt = whole[:at] + data.draw(some.binary(max_size=12)) + whole[at + data.draw(some.integers(0, 8)) :]
    found = examined("x.png", spoilt)
    assert found is None or found.type in files.ENDINGS


def test_there_are_limits():
    assert may_attach([files.LARGEST] * 2)
    assert "5 files" in str(may_attach([1] * 6).why)
    assert "10 MB" in str(may_attach([files.LARGEST + 1]).why)
    assert "20 MB" in str(may_attach([7_000_000] * 3).why)
    assert "200 MB" in str(may_attach([1], sent_today=files.A_DAY).why)
