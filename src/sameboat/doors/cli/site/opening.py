"""From a terminal into a site: its settings are read, and Django is ready."""

from __future__ import annotations

import os

from ..trouble import Refusal

SETTINGS = "SAMEBOAT_SETTINGS"


def open_site() -> None:
    """Make Django ready for the site that ``SAMEBOAT_SETTINGS`` (or ``sameboat --site``) names.

    Raises
    ------
    Refusal
        With the sentence of whatever was missing in the settings.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sameboat.config.settings")
    import django

    try:
        django.setup()
    except SystemExit as trouble:
        raise Refusal(f"{trouble}\n{_way_out()}") from None


def _way_out() -> str:
    if SETTINGS in os.environ:
        return f"The settings were read from {os.environ[SETTINGS]}."
    return (
        "No site was named: say sameboat --site FOLDER …, or set SAMEBOAT_SETTINGS to its settings file. "
        "sameboat init FOLDER makes a site, sameboat demo one full of invented people."
    )
