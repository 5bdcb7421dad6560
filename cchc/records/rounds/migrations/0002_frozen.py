"""The database itself keeps what is published: snapshots never change, nor do figures and proofs below them."""

from typing import Any

from django.db import migrations

KEPT = "rounds_snapshot is append-only"
TABLES = ("entries_entry", "entries_proof")
ACTS = ("INSERT", "UPDATE", "DELETE")


FREEZE = """
CREATE TRIGGER TABLE_frozen_ACT BEFORE ACT ON TABLE
WHEN EXISTS (SELECT 1 FROM rounds_snapshot WHERE campaign_unit_id = ROW.campaign_unit_id)
BEGIN SELECT RAISE(ABORT, 'the unit is published and frozen'); END
"""


def _sqlite() -> list[str]:
    statements = [
        f"CREATE TRIGGER rounds_snapshot_no_{act.lower()} BEFORE {act} ON rounds_snapshot "
        f"BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
        for act in ("UPDATE", "DELETE")
    ]
    for table in TABLES:
        for act in ACTS:
            row = "NEW" if act == "INSERT" else "OLD"
            named = FREEZE.replace("TABLE", table).replace("ROW", row)
            statements.append(named.replace("_ACT", f"_{act.lower()}").replace("ACT", act))
    return statements


KEEP_FUNCTION = f"""
CREATE FUNCTION rounds_snapshot_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{KEPT}'; END $$
"""
KEEP_TRIGGER = """
CREATE TRIGGER rounds_snapshot_append_only BEFORE UPDATE OR DELETE ON rounds_snapshot
FOR EACH ROW EXECUTE FUNCTION rounds_snapshot_refuse()
"""
FREEZE_FUNCTION = """
CREATE FUNCTION rounds_frozen_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ DECLARE unit bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN unit := NEW.campaign_unit_id; ELSE unit := OLD.campaign_unit_id; END IF;
  IF EXISTS (SELECT 1 FROM rounds_snapshot WHERE campaign_unit_id = unit) THEN
    RAISE EXCEPTION 'the unit is published and frozen';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$
"""


def _postgresql() -> list[str]:
    freezing = [
        f"CREATE TRIGGER {table}_frozen BEFORE INSERT OR UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION rounds_frozen_refuse()"
        for table in TABLES
    ]
    return [KEEP_FUNCTION, KEEP_TRIGGER, FREEZE_FUNCTION, *freezing]


def _gone_from_sqlite() -> list[str]:
    names = [f"rounds_snapshot_no_{act}" for act in ("update", "delete")]
    names += [f"{table}_frozen_{act.lower()}" for table in TABLES for act in ACTS]
    return [f"DROP TRIGGER {name}" for name in names]


def _gone_from_postgresql() -> list[str]:
    triggers = [f"DROP TRIGGER {table}_frozen ON {table}" for table in TABLES]
    return [
        *triggers,
        "DROP TRIGGER rounds_snapshot_append_only ON rounds_snapshot",
        "DROP FUNCTION rounds_frozen_refuse()",
        "DROP FUNCTION rounds_snapshot_refuse()",
    ]


INSTALL = {"sqlite": _sqlite, "postgresql": _postgresql}
REMOVE = {"sqlite": _gone_from_sqlite, "postgresql": _gone_from_postgresql}


def install(_apps: Any, schema_editor: Any) -> None:
    """Create the triggers of the engine in use."""
    for statement in INSTALL[schema_editor.connection.vendor]():
        schema_editor.execute(statement)


def remove(_apps: Any, schema_editor: Any) -> None:
    """Drop them again."""
    for statement in REMOVE[schema_editor.connection.vendor]():
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Triggers on snapshots, and on figures and proofs of units that have one."""

    dependencies = [("rounds", "0001_initial"), ("entries", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
