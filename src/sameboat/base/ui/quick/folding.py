"""Going over a template once: what never changes becomes one text a language; what is included stands in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.template.base import (
    FilterExpression,
    Node,
    NodeList,
    Template,
    TextNode,
    TokenType,
    Variable,
    VariableNode,
)
from django.template.context import Context
from django.template.defaulttags import CommentNode, CycleNode, IfChangedNode, IfNode, LoadNode, ResetCycleNode, URLNode
from django.template.exceptions import TemplateDoesNotExist
from django.template.library import SimpleBlockNode, SimpleNode
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.templatetags.static import StaticNode
from django.urls import get_script_prefix, get_urlconf
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from sameboat.base.ui.quick.looking_up import QuickVariableNode, quicken

Tag = TypeVar("Tag", bound=Callable[..., Any])
_pure: set[Callable[..., Any]] = set()


def pure(tag: Tag) -> Tag:
    """What the tag draws depends on what it is given, and on the language, alone."""
    _pure.add(tag)
    return tag


class Run(Node):
    """Things side by side that never change: drawn once for each language, and then a text."""

    child_nodelists = ()

    def __init__(self, parts: list[Node]) -> None:
        self.parts = NodeList(parts)
        vars(self).update(_place_of(parts[0]))
        self.drawn: dict[object, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """The text, in the language of the page."""
        page = (get_language(), get_script_prefix(), get_urlconf(), context.autoescape)
        if page not in self.drawn:
            self.drawn[page] = self.parts.render(context)
        return self.drawn[page]


class Included(Node):
    """A template included by its name: its tags stand here, in a room of names of their own."""

    def __init__(self, plain: IncludeNode, nodelist: NodeList) -> None:
        vars(self).update(_place_of(plain))
        self.extra_context, self.isolated_context, self.nodelist = plain.extra_context, plain.isolated_context, nodelist

    def render(self, context: Context) -> SafeString:
        """Draw them with the names they are handed."""
        values = {name: value.resolve(context) for name, value in self.extra_context.items()}
        if self.isolated_context:
            return self.nodelist.render(context.new(values))
        with context.push(**values):
            return self.nodelist.render(context)


def fold(template: Template) -> None:
    """Go over a template that was just read."""
    template.nodelist = _folded(template.nodelist, template)


def _folded(nodes: Iterable[Node], template: Template) -> NodeList:
    """The same tags, folded; neighbours that never change are one."""
    found = NodeList()
    found.contains_nontext = True
    still: list[Node] = []
    for node in nodes:
        each = _in_place(node, template)
        if isinstance(each, Run):
            still += each.parts
        elif _never_changes(each):
            still.append(each)
        elif not isinstance(each, CommentNode | LoadNode):
            found += _together(still)
            found.append(each)
            still = []
    found += _together(still)
    return found


def _place_of(node: Node) -> dict[str, object]:
    """Where a tag stands, for a page about a mistake in it."""
    return {name: here for name, here in vars(node).items() if name in ("token", "origin")}


def _together(still: list[Node]) -> list[Node]:
    """What never changes, as one tag: text needs no language."""
    if not still:
        return []
    if all(type(node) is TextNode for node in still):
        text = TextNode("".join(node.s for node in still))  # type: ignore[attr-defined]  # all of them are texts
        vars(text).update(_place_of(still[0]))
        return [text]
    return [Run(still)]


def _in_place(node: Node, template: Template) -> Node:
    """What stands in a tag's place: mostly itself, with what is inside it folded."""
    if type(node) is IncludeNode:
        return _included(node, template)
    for inside in vars(node).values():
        quicken(inside)
    if type(node) is VariableNode:
        return QuickVariableNode(node)
    if isinstance(node, IfNode):
        node.conditions_nodelists = [
            (condition, _folded(nodes, template)) for condition, nodes in node.conditions_nodelists
        ]
        for condition, _nodes in node.conditions_nodelists:
            quicken(condition)
        return node
    if isinstance(node, BlockTranslateNode):
        _sentences_read_once(node)
    for name in node.child_nodelists:
        inside = getattr(node, name, None)
        if isinstance(inside, NodeList):
            setattr(node, name, _folded(inside, template))
    return node


def _included(node: IncludeNode, template: Template) -> Node:
    """The tags of the included template, where its name stands in the tag and nothing in it minds where it is."""
    quicken(node.extra_context)
    name = _constant(node.template)
    if not isinstance(name, str) or name.startswith("."):
        return node
    try:
        other = template.engine.get_template(name)
    except TemplateDoesNotExist:
        return node
    if other is template or not getattr(other, "is_folded", False) or any(map(other.nodelist.get_nodes_by_type, MINDS)):
        return node
    if not node.extra_context and all(_never_changes(each) for each in other.nodelist):
        return Run(list(other.nodelist))
    return Included(node, other.nodelist)


MINDS = (ExtendsNode, BlockNode, CycleNode, ResetCycleNode, IfChangedNode)
"""Tags that keep something for as long as their own template is being drawn."""


def _sentences_read_once(node: BlockTranslateNode) -> None:
    """Put the sentence together here, not for every page."""
    read = {id(tokens): node.render_token_list(tokens) for tokens in (node.singular, node.plural) if tokens}

    def sentence(tokens: Any) -> tuple[str, list[str]]:
        said, names = read[id(tokens)]
        return said, list(names)

    node.render_token_list = sentence  # type: ignore[method-assign]  # of this one tag alone


def _never_changes(node: Node) -> bool:
    """Whether a tag draws the same for everybody who reads the same language."""
    if isinstance(node, TextNode | Run):
        return True
    if type(node) is TranslateNode:
        return not node.asvar and _is_constant(node.filter_expression) and _is_constant(node.message_context)
    if type(node) is BlockTranslateNode:
        words_alone = all(token.token_type == TokenType.TEXT for token in node.singular) and not node.plural
        return words_alone and not (node.extra_context or node.asvar) and _is_constant(node.message_context)
    if type(node) is URLNode:
        return not node.asvar and all(map(_is_constant, [node.view_name, *node.args, *node.kwargs.values()]))
    if type(node) is StaticNode:
        return not node.varname and _is_constant(node.path)
    if isinstance(node, SimpleNode) and not isinstance(node, SimpleBlockNode):
        given = [*node.args, *node.kwargs.values()]
        return node.func in _pure and node.target_var is None and all(map(_is_constant, given))
    return False


def _is_constant(said: FilterExpression | None) -> bool:
    """Whether it is a text or a number, in quotes or ``_()``, or nothing at all."""
    if said is None:
        return True
    is_name = isinstance(said.var, Variable) and said.var.lookups not in (None, ("True",), ("False",), ("None",))
    return not said.filters and not is_name


def _constant(said: FilterExpression) -> object:
    """The text in quotes; None for anything else."""
    return said.var if _is_constant(said) and isinstance(said.var, str) else None
