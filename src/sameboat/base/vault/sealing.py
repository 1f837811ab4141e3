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
HEAD = 1 + MARK
BEFORE = HEAD + NONCE
"""What stands before the ciphertext."""
BLOCK = 64
END = b"\x80"


class VaultError(Exception):
    """Something does not open. Its message names no word of what was sealed."""


class Forgotten(VaultError):  # noqa: N818  it is meant to be so, and no mistake
    """The key was destroyed, and with it everything that it sealed."""


class Key:
    """Somebody's data key, at hand for one call: it seals words for one place each, and opens them there alone."""

    def __init__(self, key: bytes, mark: bytes, owner: UUID) -> None:
        """The key as bytes, and whose it is."""
        self.mark = mark
        self._cipher = AESGCM(key)  # made once: to make it takes longer than to open a message by it
        self._owner = owner.bytes

    def seal(self, words: bytes, bound_to: str) -> bytes:
        """Words, or the bytes of a file, sealed for their one place."""
        head, nonce = bytes([VERSION]) + self.mark, secrets.token_bytes(NONCE)
        return head + nonce + self._cipher.encrypt(nonce, _padded(words), self._place(head, bound_to))

    def open(self, sealed: bytes, bound_to: str) -> bytes:
        """The words as bytes, if they are where they were put and nobody touched them."""
        head, nonce, rest = sealed[:HEAD], sealed[HEAD:BEFORE], sealed[BEFORE:]
        try:
            return self._cipher.decrypt(nonce, rest, self._place(head, bound_to)).rstrip(b"\0")[:-1]
        except InvalidTag:
            raise VaultError("this was changed, or belongs somewhere else") from None

    def _place(self, head: bytes, bound_to: str) -> bytes:
        return head + self._owner + bound_to.encode()


def mark_of(sealed: bytes) -> bytes:
    """Which data key sealed this."""
    if len(sealed) < BEFORE or sealed[0] != VERSION:
        raise VaultError("this was not sealed by a vault we know")
    return sealed[1:HEAD]


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


def _wrapping(owner: UUID, number: int) -> bytes:
    return b"data key" + bytes([VERSION]) + owner.bytes + number.to_bytes(4, "big")
