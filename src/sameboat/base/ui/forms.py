"""How a form is drawn: each field with its label, hint and error beside it, by the templates in ``ui/forms``.

``{{ form }}`` draws all of it, with what is to be mended on top. A page that draws fields one by one
(``{{ form.name.as_field_group }}``) begins with ``{% include "ui/forms/summary.html" %}``. Fields that may stay empty
say so, unless the form sets ``says_what_is_optional = True`` because its own words do.
"""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class KindForms(TemplatesSetting):
    """Fields in our own clothes."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
