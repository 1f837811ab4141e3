"""What a coordinator may read of runs, of what they propose, and of what became of it."""

from sameboat.mentoring.matching.queries.runs import latest_run, runs_of

__all__ = ["latest_run", "runs_of"]
