"""Looking up a name in a template's context with less ado, to the same end.

Django tries a dictionary's way first, and pays for the error each time it meets something that is no dictionary.
"""

from __future__ import annotations

from html import escape
from typing import Any

from django.conf import settings
from django.template.base import (
    FilterExpression,
    Node,
    NodeList,
    Variable,
    VariableDoesNotExist,
    VariableNode,
    render_value_in_context,
)
from django.template.context import Context
from django.template.smartif import TokenBase
from django.utils.safestring import SafeString


class QuickVariable(Variable):
    """A name such as ``round.programme.title``."""

    __slots__ = ("first", "others")

    def __init__(self, plain: Variable) -> None:
        for name in ("var", "literal", "lookups", "translate", "message_context"):
            setattr(self, name, getattr(plain, name))
        self.first, *self.others = plain.lookups or ()

    def _as_django_does(self, context: Any) -> Any:
        return super()._resolve_lookup(context)  # type: ignore[misc]  # the stubs leave it out

    def _resolve_lookup(self, context: Any) -> Any:
        """The value; whatever is out of the ordinary is Django's own business."""
        if not isinstance(context, Context):
            return self._as_django_does(context)
        first = self.first
        for names in reversed(context.dicts):
            if first in names:
                found = names[first]
                break
        else:
            if hasattr(context, first):
                return self._as_django_does(context)
            raise VariableDoesNotExist("Failed lookup for key [%s] in %r", (first, context))
        if callable(found):
            return self._as_django_does(context)
        for name in self.others:
            try:
                found = found[name] if hasattr(type(found), "__getitem__") else getattr(found, name)
            except Exception:  # a number in a list, what is not there: Django knows what it means
                return self._as_django_does(context)
            if callable(found):
                return self._as_django_does(context)
        return found


class QuickVariableNode(VariableNode):
    """``{{ … }}``: most of what pages show is text, and needs to be escaped and no more."""

    def __init__(self, plain: VariableNode) -> None:
        self.__dict__ |= plain.__dict__

    def render(self, context: Context) -> Any:
        """As Django would: times, fractions and everything rare are left to it."""
        found = self.filter_expression.resolve(context)
        kind = type(found)
        if kind is str:
            return escape(found) if context.autoescape else found
        if kind is SafeString:
            return found
        if kind is int and not settings.USE_THOUSAND_SEPARATOR:
            return str(found)
        return render_value_in_context(found, context)


def quicken(inside: Any) -> None:
    """Let every name that a tag holds be looked up the quick way; the tags inside it are gone through by themselves."""
    if isinstance(inside, FilterExpression):
        if type(inside.var) is Variable and inside.var.lookups is not None:
            inside.var = QuickVariable(inside.var)
    elif isinstance(inside, TokenBase):  # the parts of an ``if``
        for part in (inside.first, inside.second, getattr(inside, "value", None)):
            quicken(part)
    elif isinstance(inside, dict):
        for each in inside.values():
            quicken(each)
    elif isinstance(inside, list | tuple) and not isinstance(inside, NodeList):
        for each in inside:
            if not isinstance(each, Node):
                quicken(each)
