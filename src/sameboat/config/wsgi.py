"""How a server calls the pages."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sameboat.config.settings")
application = get_wsgi_application()

# Whoever asks for the first page does not wait for all of them to be read, and nobody waits while the whole program is
# looked through for what can be thrown away: what is here now stays.
reverse("today")
gc.collect()
gc.freeze()
