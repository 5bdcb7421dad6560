"""On PostgreSQL the log of one thing is found by the beginning of its subject whatever the collation."""

from typing import Any

from django.db import migrations

MAKE = "CREATE INDEX event_by_prefix ON audit_event (subject varchar_pattern_ops, at)"
DROP = "DROP INDEX event_by_prefix"


def make(_apps: Any, schema_editor: Any) -> None:
    """Create the index where a plain one does not serve LIKE; SQLite compares bytes and needs none."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(MAKE)


def drop(_apps: Any, schema_editor: Any) -> None:
    """Drop it again."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(DROP)


class Migration(migrations.Migration):
    """One index."""

    dependencies = [("audit", "0002_append_only")]
    operations = [migrations.RunPython(make, drop)]
