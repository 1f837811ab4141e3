"""AES-256-GCM, and nothing else: how words become bytes that only their key opens, and only in their place.

A sealed value is ``version (1) · mark of the data key (4) · nonce (12) · ciphertext and tag``. What it belongs to, the
owner, the version and the mark are authenticated with it: moved to another row, field or person it does not open.
The words are padded to whole blocks of 64 bytes before sealing, so that the length of a short answer does not tell
which of the possible answers it is.
"""

from __future__ import annotations

import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = 1
MARK = 4
NONCE = 12
BLOCK = 64
END = b"\x80"


class VaultError(Exception):
    """Something does not open. Its message names no word of what was sealed."""


class Forgotten(VaultError):  # noqa: N818  it is meant to be so, and no mistake
    """The key was destroyed, and with it everything that it sealed."""


def seal_with(key: bytes, mark: bytes, words: bytes, *, owner: UUID, bound_to: str) -> bytes:
    """Seal words, or the bytes of a file, for their one place."""
    head = bytes([VERSION]) + mark
    nonce = secrets.token_bytes(NONCE)
    return head + nonce + AESGCM(key).encrypt(nonce, _padded(words), _place(head, owner, bound_to))


def mark_of(sealed: bytes) -> bytes:
    """Which data key sealed this."""
    if len(sealed) < 1 + MARK + NONCE or sealed[0] != VERSION:
        raise VaultError("this was not sealed by a vault we know")
    return sealed[1 : 1 + MARK]


def open_with(key: bytes, sealed: bytes, *, owner: UUID, bound_to: str) -> bytes:
    """The words as bytes, if they are where they were put and nobody touched them."""
    head, nonce, rest = sealed[: 1 + MARK], sealed[1 + MARK : 1 + MARK + NONCE], sealed[1 + MARK + NONCE :]
    try:
        return AESGCM(key).decrypt(nonce, rest, _place(head, owner, bound_to)).rstrip(b"\0")[:-1]
    except InvalidTag:
        raise VaultError("this was changed, or belongs somewhere else") from None


def wrap(data_key: bytes, site_key: bytes, *, owner: UUID, number: int) -> bytes:
    """A data key, sealed by a site key for its owner."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(site_key).encrypt(nonce, data_key, _wrapping(owner, number))


def unwrap(wrapped: bytes, site_key: bytes, *, owner: UUID, number: int) -> bytes:
    """The data key again."""
    try:
        return AESGCM(site_key).decrypt(wrapped[:NONCE], wrapped[NONCE:], _wrapping(owner, number))
    except InvalidTag:
        raise VaultError("this data key was changed, or wrapped by another site key") from None


def _padded(words: bytes) -> bytes:
    return words + END + b"\0" * (-(len(words) + 1) % BLOCK)


def _place(head: bytes, owner: UUID, bound_to: str) -> bytes:
    return head + owner.bytes + bound_to.encode()


def _wrapping(owner: UUID, number: int) -> bytes:
    return b"data key" + bytes([VERSION]) + owner.bytes + number.to_bytes(4, "big")
