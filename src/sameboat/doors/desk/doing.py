"""What happens after a button of the desk: the act and that it was done, or why not; then the page one came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sameboat.base.kit import doing


def done_or_told(request: HttpRequest, act: Callable[[], Any], done: Any, to: str, **where: Any) -> HttpResponse:
    """Do it and say so, or say why not; then go where the address ``to`` leads."""
    if doing.done_or_told(request, act):
        messages.success(request, done)
    return redirect(to, **where)
