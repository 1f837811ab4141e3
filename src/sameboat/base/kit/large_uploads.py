"""A request that carries more than any page asks for is not written to the disk first and refused afterwards."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

MOST_IN_A_REQUEST = 25_000_000
"""Bytes. The largest file any page takes is a little smaller."""


class NotTooLarge(FileUploadHandler):
    """Stands before the handlers that keep files; of a request that is too large it lets nothing through."""

    too_large = False

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803  Django's name for it
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> None:
        """Look at the size before anything is read."""
        del input_data, META, boundary, encoding
        self.too_large = content_length > MOST_IN_A_REQUEST

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand the bytes on, or drop the whole file."""
        del start
        if self.too_large:
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Others make the file."""
        del file_size


def is_too_large(request: HttpRequest) -> bool:
    """Whether the files of a request were dropped, so that a form can say why there are none."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > MOST_IN_A_REQUEST
