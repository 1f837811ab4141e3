"""The one place where the site speaks to the engine.

Whatever needs numba is imported inside the function that the worker calls: a process that serves pages never loads it.

``given``      from rows to what the engine takes: people, programme, earlier partners, pairs made by hand
``admission``  the country cap
``solving``    the worker's call, and what comes back as rows
``judging``    one pair or a few groups at once, for a page: numbers, reason, which rules it breaks
"""

from sameboat.mentoring.matching.bridge.admission import Candidate, Decided, decide_admission, limit_of
from sameboat.mentoring.matching.bridge.given import (
    EngineProgramme,
    ProgrammeError,
    as_a_run_reads_it,
    as_the_engine_reads_it,
    people_for_the_engine,
)
from sameboat.mentoring.matching.bridge.judging import Judged, Outcome, judge

__all__ = [
    "Candidate",
    "Decided",
    "EngineProgramme",
    "Judged",
    "Outcome",
    "ProgrammeError",
    "as_a_run_reads_it",
    "as_the_engine_reads_it",
    "decide_admission",
    "judge",
    "limit_of",
    "people_for_the_engine",
]
