"""The site's own settings, as a real site has them, and one bare page more to compare with."""

from sameboat.config.settings import *  # noqa: F403  all of them, whatever they are

ROOT_URLCONF = "bench.the_site.urls"
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
