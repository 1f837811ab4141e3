"""What stands around every page: the site's name, the masthead, the rail."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def around_every_page(request: HttpRequest) -> dict[str, Any]:
    """For templates: the site's name and whether this is a demo."""
    del request
    return {"site_name": settings.SITE_NAME, "is_demo": settings.DEMO, "quick_exit": settings.QUICK_EXIT}
