"""PostgreSQL: a table whose rows are kept is not emptied at once either; TRUNCATE passes row triggers by."""

from typing import Any

from django.db import migrations

KEPT = ("audit_event", "rounds_snapshot")
FROZEN = ("entries_entry", "entries_proof", "evidence_document", "evidence_revision")
FUNCTION = """
CREATE FUNCTION rounds_truncate_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF TG_ARGV[0] = 'kept' THEN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END IF;
  IF EXISTS (SELECT 1 FROM rounds_snapshot) THEN
    RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' holds what is published and frozen';
  END IF;
  RETURN NULL;
END $$
"""


def install(_apps: Any, schema_editor: Any) -> None:
    """Create the triggers; SQLite has no TRUNCATE."""
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(FUNCTION)
    for table in (*KEPT, *FROZEN):
        how = "kept" if table in KEPT else "frozen"
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION rounds_truncate_refuse('{how}')"
        )


def remove(_apps: Any, schema_editor: Any) -> None:
    """Drop them again."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in (*KEPT, *FROZEN):
        schema_editor.execute(f"DROP TRIGGER {table}_no_truncate ON {table}")
    schema_editor.execute("DROP FUNCTION rounds_truncate_refuse()")


class Migration(migrations.Migration):
    """Triggers on the tables of events, snapshots, figures, proofs and documents."""

    dependencies = [
        ("rounds", "0003_pin_documents"),
        ("audit", "0002_append_only"),
        ("entries", "0001_initial"),
        ("evidence", "0003_pinned"),
    ]
    operations = [migrations.RunPython(install, remove)]
