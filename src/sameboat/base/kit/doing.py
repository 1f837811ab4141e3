"""What happens after a button: the act, or its refusal as a sentence where it was pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict

from sameboat.base.kit.verdicts import Refused


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent with a form, also where nothing was filled in; None while it is only looked at."""
    return request.POST if request.method == "POST" else None


def done_beside(form: BaseForm, act: Callable[[], Any]) -> bool:
    """Do what a valid form asks for; a refusal stands on top of the form, with what was typed kept."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as trouble:
        form.add_error(None, str(trouble.why))
        return False
    return True


def done_or_told(request: HttpRequest, act: Callable[[], Any]) -> bool:
    """Do it; a refusal is told on the page that comes next. What was done shows there by itself."""
    try:
        act()
    except Refused as trouble:
        messages.warning(request, str(trouble.why))
        return False
    return True
