"""A document that went into a published result stays as it was: the database itself keeps it and its files."""

from typing import Any

from django.db import migrations, models

SAID = "the document belongs to a published result"
OF_PINNED = "EXISTS (SELECT 1 FROM evidence_document WHERE id = ROW.document_id AND pinned_at IS NOT NULL)"
ACTS = {
    "evidence_document": (("UPDATE", "OLD.pinned_at IS NOT NULL"), ("DELETE", "OLD.pinned_at IS NOT NULL")),
    "evidence_revision": tuple(
        (act, OF_PINNED.replace("ROW", row))
        for act, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    ),
}
DOCUMENT_FUNCTION = f"""
CREATE FUNCTION evidence_document_pinned() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF OLD.pinned_at IS NOT NULL THEN RAISE EXCEPTION '{SAID}'; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$
"""
REVISION_FUNCTION = """
CREATE FUNCTION evidence_revision_pinned() RETURNS trigger LANGUAGE plpgsql AS
$$ DECLARE wanted bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN wanted := NEW.document_id; ELSE wanted := OLD.document_id; END IF;
  IF EXISTS (SELECT 1 FROM evidence_document WHERE id = wanted AND pinned_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the document belongs to a published result';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$
"""


def _sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER {table}_pinned_{act.lower()} BEFORE {act} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        for table, acts in ACTS.items()
        for act, when in acts
    ]


def _postgresql() -> list[str]:
    triggers = [
        f"CREATE TRIGGER {table}_pinned BEFORE {' OR '.join(act for act, _ in acts)} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_pinned()"
        for table, acts in ACTS.items()
    ]
    return [DOCUMENT_FUNCTION, REVISION_FUNCTION, *triggers]


def _gone_from_sqlite() -> list[str]:
    return [f"DROP TRIGGER {table}_pinned_{act.lower()}" for table, acts in ACTS.items() for act, _ in acts]


def _gone_from_postgresql() -> list[str]:
    return [
        *(f"DROP TRIGGER {table}_pinned ON {table}" for table in ACTS),
        *(f"DROP FUNCTION {table}_pinned()" for table in ACTS),
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
    """When a document went into a published result, and triggers that keep it from then on."""

    dependencies = [("evidence", "0002_document_agency_document_folded_document_seen_on_and_more")]
    operations = [
        migrations.AddField(
            "document",
            "pinned_at",
            models.DateTimeField(editable=False, null=True, verbose_name="Đi cùng kết quả công bố lúc"),
        ),
        migrations.RunPython(install, remove),
    ]
