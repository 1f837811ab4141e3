"""The one way kernels are compiled: once, kept beside the source, and anew when what they are made of changed.

numba keeps compiled code under the time stamp of the file that holds the function, and does not notice that a function
it calls from *another* file has changed. Small files would then be a trap: edit ``heap.py`` and the old heap stays
inside the compiled forest. So the stamp here is a digest of the files a kernel can be made of.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numba

HERE = Path(__file__).parent

#: What only kernels call needs no way in from Python; that saves a sixth of the compiler's time.
INSIDE: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
UNCOUNTED: dict[str, Any] = {"_nrt": False}


@cache
def digest_of_kernels(folder: Path) -> str:
    """Digest of what a kernel in this folder can be made of: the files of the folder, those here, and the forest's.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    str
        Hexadecimal digest; changes when any line of these files changes.
    """
    digest = hashlib.blake2b(digest_size=16)
    for place in sorted({HERE, HERE / "forest", folder}):
        for file in sorted(place.glob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def kernel(function: Callable[..., Any]) -> Any:
    """Compile a function that is called from Python, on its first call, and keep the result on disk.

    Parameters
    ----------
    function : callable
        Written in the part of Python that numba compiles.

    Returns
    -------
    numba dispatcher
        Compiled on the first call with each kind of arguments.
    """
    compiled: Any = numba.njit(cache=True)(function)
    compiled._cache._cache_file._source_stamp = digest_of_kernels(Path(function.__code__.co_filename).parent)
    return compiled


def part(function: Callable[..., Any]) -> Any:
    """Compile a function that only kernels call; it is kept inside those that call it.

    numba counts references to every array of a tuple wherever it passes through, and in a search made of small
    functions that is most of the time. The arrays belong to the kernel and outlive the call, so nothing is counted
    here; in return nothing may be allocated, and no array handed back.

    Parameters
    ----------
    function : callable
        Written in the part of Python that numba compiles.

    Returns
    -------
    numba dispatcher
        Callable from kernels.
    """
    return numba.njit(**INSIDE, **UNCOUNTED)(function)


def maker(function: Callable[..., Any]) -> Any:
    """Compile a part that allocates arrays, or hands them back; it counts references as numba does by itself.

    Parameters
    ----------
    function : callable
        Written in the part of Python that numba compiles.

    Returns
    -------
    numba dispatcher
        Callable from kernels.
    """
    return numba.njit(**INSIDE)(function)
