"""How a form is drawn: each field with its label, hint and error beside it (``painting``).

``{{ form }}`` draws all of it, with what is to be mended on top. A page that draws fields one by one
(``{{ form.name.as_field_group }}``) begins with ``{% include "ui/forms/summary.html" %}``. Fields that may stay empty
say so, unless the form sets ``says_what_is_optional = True`` because its own words do.
"""

from __future__ import annotations

from typing import Any

from django.forms.renderers import TemplatesSetting

from sameboat.base.ui.painting import painted


class KindForms(TemplatesSetting):
    """Fields in our own clothes."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """Parts of forms are drawn by functions, whole forms and what an app adds by templates."""
        drawn = painted(template_name, context)
        return super().render(template_name, context, request) if drawn is None else drawn
