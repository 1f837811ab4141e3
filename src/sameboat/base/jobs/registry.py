"""What a worker does besides single jobs: duties that come round again, and things it does beside all jobs.

Every app keeps its own in ``duties.py``, which only workers load::

    @every(hours=24)
    @task()
    def forget_old_letters() -> None:
        ...

A duty is put into the queue once a period, however many workers there are, and is then a job like any other: it is
tried again when its worker is killed. Duties take no arguments and do no harm when they are done twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.utils.module_loading import autodiscover_modules
from django_tasks.base import Task

BEGINNING = datetime.fromisoformat("2024-01-01T00:00+00:00")
"""A Monday. Periods are counted from here, so that all workers agree where one begins."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A job that comes round again."""

    task: Task[..., Any]
    period: timedelta

    @property
    def name(self) -> str:
        """Its address in the code."""
        return self.task.module_path

    def period_at(self, moment: datetime) -> datetime:
        """When the period began in which this moment lies."""
        return BEGINNING + (moment - BEGINNING) // self.period * self.period


class Beside(Protocol):
    """Something that a worker does beside all jobs, such as sending letters."""

    def __call__(self) -> bool:
        """Do one piece of it. Whether there was any."""

    def rest(self) -> None:
        """There is nothing to do just now, or the worker ends: let go of what need not be held."""


_duties: dict[str, Duty] = {}
_beside: list[Callable[[str], Beside]] = []


def every(*, minutes: int = 0, hours: int = 0, days: int = 0) -> Callable[[Task[..., Any]], Task[..., Any]]:
    """Put this job into the queue once in every such period."""
    period = timedelta(minutes=minutes, hours=hours, days=days)
    if not period:
        raise ValueError("a duty needs a period")

    def remember(task: Task[..., Any]) -> Task[..., Any]:
        _duties[task.module_path] = Duty(task, period)
        return task

    return remember


def beside(make: Callable[[str], Beside]) -> Callable[[str], Beside]:
    """Every worker makes one of these for itself, under its own name, and runs it in a thread of its own."""
    if make not in _beside:
        _beside.append(make)
    return make


def learn_duties() -> None:
    """Load the ``duties.py`` of every app. Pages never do: what duties need may be large."""
    autodiscover_modules("duties")


def duties() -> list[Duty]:
    """All duties, by name."""
    return [_duties[name] for name in sorted(_duties)]


def all_beside() -> list[Callable[[str], Beside]]:
    """What runs beside jobs."""
    return list(_beside)
