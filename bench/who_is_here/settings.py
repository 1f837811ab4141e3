"""The site's own settings, every limit among them, and one more page that gives away what it must not."""

from sameboat.config.settings import *  # noqa: F403  all of them, whatever they are

ROOT_URLCONF = "bench.who_is_here.urls"
