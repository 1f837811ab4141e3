"""When something cannot be done: a sentence and an exit code, never a traceback."""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

SHEET_CANNOT_BE_USED = 1
WRONG_ARGUMENTS = 2
UNEXPECTED = 3
STOPPED = 130
"""What shells say after Ctrl-C."""


class Refusal(Exception):  # noqa: N818  it is no error: somebody asked for what cannot be
    """What was asked for cannot be done; its text says why, and what would help."""

    def __init__(self, why: str, code: int = WRONG_ARGUMENTS) -> None:
        super().__init__(why)
        self.code = code


def told_kindly(command: Callable[[], Any]) -> int:
    """Run a command and return its exit code, with whatever went wrong said in a sentence."""
    try:
        command()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except Refusal as refusal:
        _complain(str(refusal))
        return refusal.code
    except KeyboardInterrupt:
        _complain("Stopped. No half-written result was left behind.")
        return STOPPED
    except BrokenPipeError:
        # Whoever was reading our output has read enough; Python would complain once more at its own end.
        sys.stderr.close()
        return 0
    except MemoryError:
        _complain("This machine has not enough memory for that. Nothing was written.")
        return UNEXPECTED
    except OSError as error:
        _complain(f"{_named(error)}: {error.strerror or error}. Nothing was written.")
        return WRONG_ARGUMENTS
    except Exception as error:
        _complain(_report(error))
        return UNEXPECTED
    return 0


def _complain(words: str) -> None:
    print(words, file=sys.stderr)


def _named(error: OSError) -> str:
    return str(error.filename) if error.filename else "A file"


def _report(error: Exception) -> str:
    """One line for the person, the details in a file that can be sent to us."""
    details = Path(tempfile.mkstemp(prefix="sameboat-", suffix=".txt")[1])
    details.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    return (
        f"Sameboat met something it did not expect ({type(error).__name__}); this is our mistake, not yours. "
        f"Please report it as CONTRIBUTING.md says, with {details}: it holds lines of our program. "
        "Look through it before you send it: the last line may quote a cell of your sheet."
    )
