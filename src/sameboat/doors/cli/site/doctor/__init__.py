"""``sameboat doctor``: one look a file, each with its findings and a way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from . import answers, letters, machine, outside, secrets, storage
from .findings import Finding, wrong

LOOKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    secrets.settings_file,
    secrets.keys,
    secrets.kind_of_site,
    storage.database,
    storage.tables,
    storage.invented_people,
    storage.copies,
    letters.worker,
    letters.outbox,
    letters.journal,
    letters.mail_server,
    answers.set_up,
    answers.taken,
    answers.brought,
    outside.address,
    outside.through_the_proxy,
    outside.events,
    machine.disk,
    machine.clock,
    machine.files,
)


def findings() -> Iterator[Finding]:
    """Everything worth saying. A look that itself fails is a finding too, and the others go on."""
    for look in LOOKS:
        try:
            yield from look()
        except Exception as trouble:
            name = look.__name__.replace("_", " ")
            yield wrong(
                name, f"could not be looked at ({type(trouble).__name__})", "Mend what stands above, ask again."
            )
