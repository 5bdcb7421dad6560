"""Terminal, page and file tell one story of a league table, for every index and year."""

import csv
import io
import json
import re
from decimal import Decimal

import pytest
from django.conf import settings
from django.test import Client

from cchc.files.store import CatalogueStore
from tests.cli.conftest import Run
from tests.web.reading import html, part, words

DECIMAL = re.compile(r"-?\d+\.\d+")
STORE = CatalogueStore(settings.CATALOGUES)
LEAGUES = [
    (index.id, year)
    for index, family in ((STORE.index(family), family) for family in STORE.index_ids())
    for year in sorted({score.year for score in STORE.scores(family)})
]


def moved(places: int) -> str:
    """Places won or lost as the page writes them."""
    return "giữ nguyên" if places == 0 else f"{'tăng' if places > 0 else 'giảm'} {abs(places)}"


def said(column: str, cell: str | int) -> str:
    """A cell of the file as the page writes it."""
    if column == "rank_change" and isinstance(cell, int):
        return moved(cell)
    if not isinstance(cell, str) or not DECIMAL.fullmatch(cell):
        return str(cell)
    tiny = 0 < Decimal(cell) < Decimal("0.005")
    return "< 0,01" if tiny else cell.replace(".", ",").replace("-0,00", "0,00")


@pytest.mark.parametrize(("index", "year"), LEAGUES)
def test_the_terminal_gives_what_the_site_gives(run: Run, site: Client, index: str, year: int) -> None:
    printed = json.loads(run("ranking", index, str(year), "--json").out)
    sent = site.get(f"/chi-so/{index}/xep-hang/{year}/tai-ve.json")
    assert printed == json.loads(sent.content)


@pytest.mark.parametrize(("index", "year"), LEAGUES)
def test_the_page_shows_the_cells_of_the_file(site: Client, index: str, year: int) -> None:
    page = html(site.get(f"/chi-so/{index}/xep-hang/{year}/"))
    file = site.get(f"/chi-so/{index}/xep-hang/{year}/tai-ve.json")
    compared = 0
    for row in json.loads(file.content)["league"]["sections"]["league"]["rows"]:
        if f'id="dong-{row["id"]}"' not in page:
            continue
        shown = words(part(page, f"dong-{row['id']}"))
        cells = {key: cell for key, cell in row["cells"].items() if cell is not None}
        assert all(said(key, cell) in shown for key, cell in cells.items()), row["id"]
        compared += 1
    assert compared


def test_csv_carries_every_unit(site: Client) -> None:
    file = site.get("/chi-so/papi/xep-hang/2020/tai-ve.csv").content.decode("utf-8-sig")
    rows = [row for row in csv.reader(io.StringIO(file), delimiter=";") if row and "/63" in row[0]]
    assert len(rows) == 63
