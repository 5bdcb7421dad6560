"""The variables of the environment and the order of the floors stand in the documents as in the code."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = (ROOT / "cchc" / "settings.py").read_text(encoding="utf-8")
INSTALL = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
    "contracts"
]
LAYERED = {contract["name"]: contract["layers"] for contract in CONTRACTS if contract["type"] == "layers"}


def chain(layers: list[str]) -> str:
    """Layers as the documents write them: `report → plan → scoring`."""
    return " → ".join(re.sub(r"[()]", "", layer) for layer in layers)


def test_every_variable_of_the_settings_is_explained() -> None:
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', SETTINGS))

    assert read == set(re.findall(r"`((?:CCHC_|DATABASE_)[A-Z_]+)`", INSTALL))


@pytest.mark.parametrize(
    ("document", "names"),
    [
        ("CONTRIBUTING.md", ["Rooms of core", "Rooms of records", "Inside an app"]),
        (
            "docs/adr/0001-bon-tang-va-ranh-gioi-nhap.md",
            ["Floors", "Rooms of core", "Rooms of records", "Inside"],
        ),
    ],
)
def test_the_order_of_floors_and_rooms_is_the_one_that_is_checked(document: str, names: list[str]) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    wanted = [chain(layers) for name, layers in LAYERED.items() if name.startswith(tuple(names))]

    assert len(wanted) == len(names)
    assert [order for order in wanted if order not in text] == []
