"""What an authenticator shows."""

from __future__ import annotations

import hmac
import struct
import time
from base64 import b32decode
from hashlib import sha1


def digits_of(secret, at=None):
    """The six digits of one half minute."""
    counter = struct.pack(">Q", int((at or time.time()) // 30))
    mark = hmac.new(b32decode(secret), counter, sha1).digest()
    place = mark[-1] & 15
    return f"{(struct.unpack('>I', mark[place : place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
