"""A file that came along with a message, for those who may read the message."""

from __future__ import annotations

from uuid import UUID

from sameboat.base.vault.actions import Forgotten, unseal_bytes
from sameboat.commons.conversations.models import Attachment, Contents
from sameboat.mentoring.partnerships.queries import Reader, read


def file_of(reader: Reader, pk: UUID) -> Attachment | None:
    """A file of the reader's own talk, with its name opened; none that was taken back or erased."""
    found = Attachment.objects.filter(pk=pk, message__partnership=reader.mine.partnership_id)
    row = next(iter(read(found, reader)), None)
    return None if row is None or row.said.gone else row


def contents_of(attachment: Attachment) -> bytes | None:
    """The bytes of a file that ``read`` has opened for somebody; none for any other, and none once it is erased."""
    if not attachment.said.words:
        return None
    row = Contents.objects.filter(attachment=attachment).first()
    if row is None:
        return None
    try:
        return unseal_bytes(bytes(row.sealed), owner=attachment.author_id, bound_to=attachment.contents_bound_to)
    except Forgotten:
        return None
