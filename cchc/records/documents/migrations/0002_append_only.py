"""The database itself keeps what left the house: issued documents and signed copies never change."""

from typing import Any

from django.db import migrations

TABLES = ("documents_issueddocument", "documents_signedcopy")
ACTS = ("UPDATE", "DELETE")
FUNCTION = """
CREATE FUNCTION documents_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END $$
"""


def _sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in TABLES
        for act in ACTS
    ]


def _postgresql() -> list[str]:
    return [
        FUNCTION,
        *(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION documents_refuse()"
            for table in TABLES
        ),
        *(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION documents_refuse()"
            for table in TABLES
        ),
    ]


def _gone_from_sqlite() -> list[str]:
    return [f"DROP TRIGGER {table}_no_{act.lower()}" for table in TABLES for act in ACTS]


def _gone_from_postgresql() -> list[str]:
    kinds = ("append_only", "no_truncate")
    triggers = [f"DROP TRIGGER {table}_{kind} ON {table}" for table in TABLES for kind in kinds]
    return [*triggers, "DROP FUNCTION documents_refuse()"]


INSTALL = {"sqlite": _sqlite, "postgresql": _postgresql}
REMOVE = {"sqlite": _gone_from_sqlite, "postgresql": _gone_from_postgresql}


def install(_apps: Any, schema_editor: Any) -> None:
    """Create the triggers of the engine in use."""
    for statement in INSTALL[schema_editor.connection.vendor]():
        schema_editor.execute(statement, params=None)


def remove(_apps: Any, schema_editor: Any) -> None:
    """Drop them again."""
    for statement in REMOVE[schema_editor.connection.vendor]():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """Triggers on issued documents and their signed copies."""

    dependencies = [("documents", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
