"""The stored JSON Schemas say what the readers accept."""

import json
from pathlib import Path

import pytest

from cchc.files.schemas import DOCUMENTS, schema_path, schema_text, write_schemas

CATALOGUES = Path(__file__).parents[2] / "catalogues"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_stored_schemas_are_up_to_date(name: str) -> None:
    assert schema_path(CATALOGUES, name).read_text("utf-8") == schema_text(name)


def test_all_schemas_are_written(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    assert sorted(path.name for path in (tmp_path / "schemas").iterdir()) == [
        f"{name}.schema.json" for name in sorted(DOCUMENTS)
    ]


def test_a_schema_names_keys_forms_and_choices() -> None:
    definitions = json.loads(schema_text("catalogue"))["$defs"]
    line = definitions["Line"]
    assert line["properties"]["children"] == {"type": "array", "items": {"$ref": "#/$defs/Line"}}
    assert line["required"] == ["id"]
    assert line["additionalProperties"] is False
    assert {"$ref": "#/$defs/Tiers"} in line["properties"]["rule"]["anyOf"][0]["oneOf"]
    assert definitions["Ratio"]["properties"]["kind"] == {"enum": ["ratio"]}
    assert definitions["Given"]["properties"]["from"]["description"] == "Nơi công bố điểm"
    facts = json.loads(schema_text("assessment"))["$defs"]["Assessment"]["properties"]["facts"]
    assert {"$ref": "#/$defs/Collected"} in facts["additionalProperties"]["oneOf"]


def test_required_keys_of_facts_are_kept() -> None:
    definitions = json.loads(schema_text("assessment"))["$defs"]
    assert definitions["RatioFact"]["required"] == ["part", "whole"]
    assert definitions["Published"]["properties"]["groups"]["additionalProperties"] == {
        "$ref": "#/$defs/Figure"
    }
