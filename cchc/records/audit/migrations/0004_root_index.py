"""The log of a campaign is read newest first without sorting all of it."""

from typing import Any

from django.db import migrations

ROOT = {
    "sqlite": "SUBSTR(subject, 1, INSTR(subject || '/', '/') - 1)",
    "postgresql": "SPLIT_PART(subject, '/', 1)",
}
MAKE = "CREATE INDEX event_by_root ON audit_event (({root}), at DESC, id DESC)"
DROP = "DROP INDEX event_by_root"


def make(_apps: Any, schema_editor: Any) -> None:
    """Create the index beside the table, which is not rebuilt: SQLite would lose its triggers with it."""
    root = ROOT[schema_editor.connection.vendor]
    schema_editor.execute(MAKE.format(root=root), params=None)


def drop(_apps: Any, schema_editor: Any) -> None:
    """Drop it again."""
    schema_editor.execute(DROP)


class Migration(migrations.Migration):
    """One index on the first part of subjects, in the words in which the log is asked for it."""

    dependencies = [("audit", "0003_prefix_index")]
    operations = [migrations.RunPython(make, drop)]
