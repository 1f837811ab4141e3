"""``{% kept cards %}…{% endkept %}``: drawn once for the same values, and kept in this process for the next reader.

For what everybody may read and hundreds ask for, such as the cards of open rounds. What is inside may look at the
values that are named, and at nothing else: a tag that looks at the reader, or at the request, is refused when it is
first drawn. So nothing can be shown to one person that was drawn for another.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, TokenType, Variable
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode, ForNode, IfNode
from django.template.library import InclusionNode, TagHelperNode
from django.template.loader_tags import BlockNode, IncludeNode
from django.template.smartif import TokenBase
from django.templatetags.i18n import BlockTranslateNode
from django.urls import get_script_prefix, get_urlconf
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

MOST = 500
BOUND = ("asvar", "varname", "target_var", "variable")
"""Where tags keep the name under which they leave something to those after them."""


class Kept(Node):
    """What is kept, by the values it was drawn from, the language and the reader's clock."""

    def __init__(self, names: list[str], nodelist: NodeList) -> None:
        self.names, self.nodelist = names, nodelist
        self.drawn: OrderedDict[Hashable, SafeString] = OrderedDict()
        self.lock = threading.Lock()
        self.is_safe = False

    def render(self, context: Context) -> SafeString:
        """As it was drawn before, or drawn now."""
        where = (get_language(), get_current_timezone_name(), get_script_prefix(), get_urlconf(), context.autoescape)
        key = (where, tuple(context[name] for name in self.names))
        with self.lock:
            if key in self.drawn:
                self.drawn.move_to_end(key)
                return self.drawn[key]
        if not self.is_safe:
            self._refuse_what_looks_elsewhere()
        drawn = self.nodelist.render(context)
        with self.lock:
            self.drawn[key] = drawn
            while len(self.drawn) > MOST:
                self.drawn.popitem(last=False)
        return drawn

    def _refuse_what_looks_elsewhere(self) -> None:
        elsewhere = set(looked_at(self.nodelist)) - {*self.names, *bound(self.nodelist), "forloop"}
        elsewhere -= {"True", "False", "None"}
        if elsewhere:
            raise template.TemplateSyntaxError(f"What is kept may not look at {', '.join(sorted(elsewhere))}.")
        self.is_safe = True


def kept(parser: Parser, token: Token) -> Kept:
    """Read the tag: the names of what it is drawn from."""
    names = token.split_contents()[1:]
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(names, nodelist)


def looked_at(nodes: Iterable[Node]) -> Iterator[str]:
    """The first word of every name that these tags look up."""
    for node in _all(nodes):
        for name, inside in vars(node).items():
            if name not in node.child_nodelists:
                yield from _names(inside)
        if isinstance(node, BlockTranslateNode):
            said = {
                token.contents for token in [*node.singular, *(node.plural or ())] if token.token_type == TokenType.VAR
            }
            yield from said - {*node.extra_context, node.countervar}
        if _may_look_anywhere(node):
            yield type(node).__name__


def _may_look_anywhere(node: Node) -> bool:
    """Tags that see the whole page, or draw what stands elsewhere: nobody can tell from here what they look at."""
    if isinstance(node, CsrfTokenNode | IncludeNode | BlockNode | InclusionNode):
        return True
    return isinstance(node, TagHelperNode) and bool(node.takes_context)


def bound(nodes: Iterable[Node]) -> Iterator[str]:
    """The names that these tags give."""
    for node in _all(nodes):
        if isinstance(node, ForNode):
            yield from node.loopvars
        yield from getattr(node, "extra_context", ())
        yield from (name for where in BOUND if isinstance(name := getattr(node, where, None), str))


def _all(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        inside: list[Iterable[Node]] = []
        if isinstance(node, IfNode):
            inside += [nodes for _, nodes in node.conditions_nodelists]
        inside += [getattr(node, name, None) or [] for name in node.child_nodelists]
        inside += [getattr(node, "parts", [])]
        for each in inside:
            yield from _all(each)


def _names(inside: Any) -> Iterator[str]:
    if isinstance(inside, FilterExpression):
        yield from _names(inside.var)
        for _filter, args in inside.filters:
            yield from (name for is_name, arg in args if is_name for name in _names(arg))
    elif isinstance(inside, Variable):
        yield from (inside.lookups or ())[:1]
    elif isinstance(inside, TokenBase):
        for part in (inside.first, inside.second, getattr(inside, "value", None)):
            yield from _names(part)
    elif isinstance(inside, dict):
        for each in inside.values():
            yield from _names(each)
    elif isinstance(inside, list | tuple) and not isinstance(inside, NodeList):
        for each in inside:
            if not isinstance(each, Node):
                yield from _names(each)
