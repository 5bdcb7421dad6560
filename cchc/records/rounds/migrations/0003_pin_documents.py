"""Documents of results that are published already are pinned as those of later ones are."""

import json
from typing import Any

from django.db import migrations


def pin(apps: Any, _schema_editor: Any) -> None:
    """Read the frozen texts; a document keeps the day of its first publication."""
    documents = apps.get_model("evidence", "Document").objects
    for snapshot in apps.get_model("rounds", "Snapshot").objects.order_by("at").iterator():
        rounds = json.loads(snapshot.text).get("proofs", {})
        pinned = {one["document"] for lines in rounds.values() for held in lines.values() for one in held}
        documents.filter(pk__in=pinned, pinned_at=None).update(pinned_at=snapshot.at)


class Migration(migrations.Migration):
    """Nothing is undone: which documents were pinned stands in the frozen texts."""

    dependencies = [("rounds", "0002_frozen"), ("evidence", "0003_pinned")]
    operations = [migrations.RunPython(pin, migrations.RunPython.noop)]
