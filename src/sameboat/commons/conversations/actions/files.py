"""Files that come along with a message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Sum

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import require
from sameboat.base.vault.actions import seal_bytes
from sameboat.commons.conversations.models import Attachment, Contents, Message
from sameboat.commons.conversations.rules import files as rules
from sameboat.commons.conversations.rules.files import File
from sameboat.mentoring.partnerships.actions import put_words_of_each, take_words_back


def attach(message: Message, files: Sequence[File]) -> None:
    """Seal files for whoever sends them, in the order in which they were chosen."""
    if not files:
        return
    a_day_ago = clock.now() - timedelta(days=1)
    sent = Attachment.objects.filter(author=message.author_id, written_at__gt=a_day_ago).aggregate(all=Sum("size"))
    require(rules.may_attach([each.size for each in files], sent_today=sent["all"] or 0))
    rows = [
        Attachment(
            author_id=message.author_id,
            message=message,
            size=each.size,
            place=place,
            written_at=message.written_at,
        )
        for place, each in enumerate(files)
    ]
    put_words_of_each([(row, {"name": each.name, "type": each.type}) for row, each in zip(rows, files, strict=True)])
    Attachment.objects.bulk_create(rows)
    for row, each in zip(rows, files, strict=True):
        sealed = seal_bytes(each.content, owner=row.author_id, bound_to=row.contents_bound_to)
        Contents.objects.create(attachment=row, sealed=sealed)


def let_go_of_files(message: Message) -> None:
    """Names and bytes are gone, as the words of the message are."""
    Contents.objects.filter(attachment__message=message).delete()
    for row in Attachment.objects.filter(message=message):
        take_words_back(row)
