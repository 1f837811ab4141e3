"""What the site writes down about itself: one JSON object a line on standard error, with ids and never with words.

An error is told by its kind and the lines of code it came through. What it *says* is left out, because a database
quotes the values it objects to. Of libraries' messages only the fixed part is kept, of requests only the route.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

Event = MutableMapping[str, Any]
OURS = "sameboat"


def errors_without_words(logger: Any, method: str, event: Event) -> Event:
    """The kind of an error and where it happened; not what it says."""
    del logger, method
    told = event.pop("exc_info", None)
    if told is True:
        told = sys.exc_info()
    trouble = told[1] if isinstance(told, tuple) else told
    if isinstance(trouble, BaseException):
        event["error"] = f"{type(trouble).__module__}.{type(trouble).__qualname__}"
        frames = traceback.extract_tb(trouble.__traceback__)
        event["through"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return event


def messages_without_words(logger: Any, method: str, event: Event) -> Event:
    """Of a library's message the part that never changes; of a request its route, which holds no id and no key."""
    del logger, method
    record: logging.LogRecord | None = event.get("_record")
    if record is None or record.name.split(".")[0] == OURS:
        return event
    event["event"] = str(record.msg)
    if match := getattr(getattr(record, "request", None), "resolver_match", None):
        event["route"] = match.route
    if status := getattr(record, "status_code", None):
        event["status"] = status
    return event


BEFORE: list[Any] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
AFTER: list[Any] = [
    messages_without_words,
    errors_without_words,
    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
    structlog.processors.JSONRenderer(),
]


def log_settings(level: str) -> dict[str, Any]:
    """Django's LOGGING, with structlog writing every line."""
    structlog.configure(
        processors=[*BEFORE, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": BEFORE,
                "processors": AFTER,
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            OURS: {"level": level},
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }
