"""A bar on the terminal that says what is being done. Silent where nobody looks: in a pipe, in a log."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Told = Callable[[str, float], None]
"""Called with a stage and how much of it is done, 0 to 1."""


def _keep_quiet(_stage: str, _done: float) -> None:
    """Nobody looks."""


@contextmanager
def told(quiet: bool = False) -> Iterator[Told]:
    """Show the stages of a long work while they last."""
    if quiet or not sys.stderr.isatty():
        yield _keep_quiet
        return
    # Loaded only where there is a terminal to draw on.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(finished_text="·"),
        TextColumn("{task.description:<34}"),
        BarColumn(bar_width=28),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: float) -> None:
            if stage not in tasks:
                for earlier in tasks.values():
                    bar.update(earlier, completed=1)
                tasks[stage] = bar.add_task(stage, total=1)
            bar.update(tasks[stage], completed=min(1.0, max(0.0, done)))

        yield tell
