"""A file sealed for storage anywhere: AES-256-GCM, piece by piece, so that neither size nor a cut-off end goes unseen.

The construction is STREAM (Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015): every piece carries its number and
whether it is the last. A file has a key of its own, derived from the copy key and a salt in its head.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"sameboat copy 1\n"
SALT = 32
PIECE = 1 << 20
TAG = 16
LARGEST = 2**31
"""Pieces: two petabytes."""


class NotOurs(Exception):  # noqa: N818  it is an answer about a file
    """The file is no copy of ours, was damaged or cut off, or was sealed with another key."""


def seal_file(plain: Path, sealed: Path, key: bytes) -> None:
    """Write a sealed copy of a file, on the disk for good before we return."""
    salt = os.urandom(SALT)
    lock = AESGCM(_key_of(key, salt))
    with plain.open("rb") as source, _new(sealed) as out:
        out.write(MAGIC + salt)
        for number, piece, is_last in _pieces(source, PIECE):
            out.write(lock.encrypt(_nonce(number, is_last), piece, MAGIC))
        out.flush()
        os.fsync(out.fileno())


def open_file(sealed: Path, plain: Path, key: bytes) -> None:
    """Write what was sealed; nothing is left behind when it is not whole."""
    try:
        with sealed.open("rb") as source, _new(plain) as out:
            if source.read(len(MAGIC)) != MAGIC:
                raise NotOurs
            lock = AESGCM(_key_of(key, source.read(SALT)))
            for number, piece, is_last in _pieces(source, PIECE + TAG):
                out.write(lock.decrypt(_nonce(number, is_last), piece, MAGIC))
            out.flush()
            os.fsync(out.fileno())
    except (InvalidTag, NotOurs):
        plain.unlink(missing_ok=True)
        raise NotOurs from None


def _pieces(source: BinaryIO, size: int) -> Iterator[tuple[int, bytes, bool]]:
    """Numbered pieces, and whether each is the last; of an empty file one empty piece."""
    piece = source.read(size)
    for number in range(LARGEST):
        following = source.read(size)
        yield number, piece, not following
        if not following:
            return
        piece = following


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _key_of(key: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, b"sameboat copy").derive(key)


def _new(file: Path) -> BinaryIO:
    """A file for its owner alone, where there was none."""
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
