"""Reads a template once, as Django's own loader does, and folds it."""

from __future__ import annotations

from django.template.base import Origin, Template
from django.template.loaders import cached

from sameboat.base.ui.quick.folding import fold


class Loader(cached.Loader):
    """Django's cached loader; what it keeps is folded."""

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        """The template, folded at the first reading."""
        template = super().get_template(template_name, skip)
        if "is_folded" not in vars(template):
            vars(template)["is_folded"] = True  # first, for a template that includes itself
            fold(template)
        return template
