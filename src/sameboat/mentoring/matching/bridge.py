"""The one place where the site speaks to the engine.

Whatever needs numba is imported inside the function that the worker calls: a process that serves pages never loads it.
"""

from __future__ import annotations

from sameboat.engine.programme import Programme as EngineProgramme
from sameboat.engine.programme import ProgrammeError
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.wishes.queries import programme_file_of

__all__ = ["EngineProgramme", "ProgrammeError", "as_the_engine_reads_it"]


def as_the_engine_reads_it(round_: Round) -> EngineProgramme:
    """The round as the engine's programme, checked.

    Raises
    ------
    ProgrammeError
        With a sentence for the coordinator, where questions and rules do not hang together.
    """
    return EngineProgramme.from_mapping(programme_file_of(round_))
