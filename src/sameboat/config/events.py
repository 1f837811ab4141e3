"""How a server calls the event process."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sameboat.config.settings")
django.setup()

from sameboat.base.live.hearing import Events  # noqa: E402  Django first

application = Events()
