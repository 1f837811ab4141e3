"""What happens after a button: the act, or its refusal as a sentence on the page one came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sameboat.base.kit.verdicts import Refused


def done_or_told(request: HttpRequest, act: Callable[[], Any], done: Any, to: str, **where: Any) -> HttpResponse:
    """Do it and say so, or say why not; then go where the address ``to`` leads."""
    try:
        act()
    except Refused as trouble:
        messages.warning(request, str(trouble.why))
    else:
        messages.success(request, done)
    return redirect(to, **where)


def done_or_beside_the_form(form: BaseForm, act: Callable[[], Any]) -> bool:
    """Do what a valid form asks for; a refusal stands on top of the form, with what was typed kept."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as trouble:
        form.add_error(None, str(trouble.why))
        return False
    return True
