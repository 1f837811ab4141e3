"""How the scoring is compiled: without reference counts, once, and anew when any file it is made of changed.

numba counts references to every array of a tuple at every call it passes through. `Facts` holds some forty arrays, and
a pair is scored in a dozen calls: the counting took 4,000 of 4,400 nanoseconds a pair. The arrays belong to whoever
calls from Python and outlive the call, so nothing needs counting (``_nrt=False``); in return nothing may be allocated
inside, and scratch space is handed in.

numba also keeps compiled code under the time stamp of the one file that holds the function, and would not notice that
a function it calls from *another* file has changed; the stamp here is a digest of all of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numba

UNCOUNTED: dict[str, Any] = {"_nrt": False}
MADE_OF = ("facts.py", "hours.py", "scoring.py", "tiles.py", "newcomers.py")


def scoring_part(function: Callable[..., Any]) -> Any:
    """Compile a function that only compiled functions call; it is kept inside those that call it."""
    return numba.njit(**UNCOUNTED)(function)


def scoring_kernel(function: Callable[..., Any]) -> Any:
    """Compile a function that is called from Python on its first call, and keep the result on disk.

    It frees the interpreter while it runs, so that tiles can be shared out to threads.
    """
    compiled = numba.njit(cache=True, nogil=True, **UNCOUNTED)(function)
    compiled._cache._cache_file._source_stamp = _digest()
    return compiled


def _digest() -> str:
    digest = hashlib.blake2b(digest_size=16)
    for name in MADE_OF:
        file = Path(__file__).parent / name
        if file.exists():
            digest.update(file.read_bytes())
    return digest.hexdigest()
