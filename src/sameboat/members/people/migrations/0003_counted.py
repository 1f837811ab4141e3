"""The table in which limits are counted: one for all processes."""

from django.core.management import call_command
from django.db import migrations


def make_the_table(apps, schema_editor):
    """Django makes the table of a cache by a command; a site has it from its first migration on."""
    call_command("createcachetable", "counted", database=schema_editor.connection.alias, verbosity=0)


def drop_the_table(apps, schema_editor):
    """The counts are worth nothing without the code that counts."""
    schema_editor.execute("DROP TABLE IF EXISTS counted")


class Migration(migrations.Migration):
    dependencies = [("people", "0002_profiles_and_factors")]
    operations = [migrations.RunPython(make_the_table, drop_the_table)]
