"""How a form is drawn: each field with its label, hint and error beside it, by the templates in ``ui/forms``."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class KindForms(TemplatesSetting):
    """Fields in our own clothes."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
