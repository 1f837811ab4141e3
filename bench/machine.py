"""What the figures were measured on, without saying whose machine it was."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("numpy", "numba", "rustworkx", "networkx", "pymatching", "ortools", "scipy")


def describe():
    """One line about the processor, the memory and the versions."""
    versions = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    return (
        f"{_processor()}, {os.cpu_count()} cores, {_memory()} of memory, {platform.system()}, "
        f"Python {platform.python_version()}; {versions}."
    )


def _processor():
    file = Path("/proc/cpuinfo")
    if file.exists():
        for line in file.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def _memory():
    file = Path("/proc/meminfo")
    if file.exists():
        return f"{int(file.read_text().split()[1]) / 2**20:.0f} GiB"
    return "an unknown amount"


def _version(name):
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
