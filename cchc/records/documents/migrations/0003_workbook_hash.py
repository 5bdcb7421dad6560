"""The workbook of an issued document gets a hash of its own; kept rows are filled in while the lock is off."""

import hashlib
from typing import Any

from django.db import migrations, models

TABLE = "documents_issueddocument"
ACTS = ("UPDATE", "DELETE")
LOCKED = {
    "sqlite": [
        f"CREATE TRIGGER {TABLE}_no_{act.lower()} BEFORE {act} ON {TABLE} "
        f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END"
        for act in ACTS
    ],
    "postgresql": [f"ALTER TABLE {TABLE} ENABLE TRIGGER {TABLE}_append_only"],
}
OPENED = {
    "sqlite": [f"DROP TRIGGER {TABLE}_no_{act.lower()}" for act in ACTS],
    "postgresql": [f"ALTER TABLE {TABLE} DISABLE TRIGGER {TABLE}_append_only"],
}


def unlock(_apps: Any, schema_editor: Any) -> None:
    """Let rows be changed."""
    for statement in OPENED[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def lock(_apps: Any, schema_editor: Any) -> None:
    """Keep rows as they are."""
    for statement in LOCKED[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def fill(apps: Any, _schema_editor: Any) -> None:
    """The hash of every workbook that was kept before."""
    issued = apps.get_model("documents", "IssuedDocument").objects
    for pk, content in issued.exclude(xlsx=b"").values_list("pk", "xlsx").iterator(chunk_size=20):
        issued.filter(pk=pk).update(xlsx_sha256=hashlib.sha256(bytes(content)).hexdigest())


class Migration(migrations.Migration):
    """A column, filled between taking the lock off and setting it again."""

    dependencies = [("documents", "0002_append_only")]
    operations = [
        migrations.RunPython(unlock, lock),
        migrations.AddField(
            model_name="issueddocument",
            name="xlsx_sha256",
            field=models.CharField(
                blank=True, default="", max_length=64, verbose_name="Mã băm của tệp Excel"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(lock, unlock),
    ]
