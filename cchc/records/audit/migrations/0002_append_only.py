"""The database itself refuses to change or delete events, on both engines."""

from typing import Any

from django.db import migrations

REFUSE = "BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END"
REFUSE_FUNCTION = """
CREATE FUNCTION audit_event_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'audit_event is append-only'; END $$
"""
REFUSE_TRIGGER = """
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
FOR EACH ROW EXECUTE FUNCTION audit_event_refuse()
"""
INSTALL = {
    "sqlite": (
        f"CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event {REFUSE}",
        f"CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event {REFUSE}",
    ),
    "postgresql": (REFUSE_FUNCTION, REFUSE_TRIGGER),
}
REMOVE = {
    "sqlite": ("DROP TRIGGER audit_event_no_update", "DROP TRIGGER audit_event_no_delete"),
    "postgresql": (
        "DROP TRIGGER audit_event_append_only ON audit_event",
        "DROP FUNCTION audit_event_refuse()",
    ),
}


def install(_apps: Any, schema_editor: Any) -> None:
    """Create the triggers of the engine in use."""
    for statement in INSTALL[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(_apps: Any, schema_editor: Any) -> None:
    """Drop them again."""
    for statement in REMOVE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Triggers on the table of events."""

    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
