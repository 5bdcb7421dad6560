"""The terminal and the site give one board, and the page says what the file says."""

import json

from django.test import Client

from tests.cli.conftest import Run
from tests.web.reading import part, words

RESULT = "vinh-long-2020-minh-hoa"
FILE = f"catalogues/par_index_province/2639-qd-ubnd-2020-vinh-long/examples/{RESULT}.yaml"


def test_one_board(run: Run, site: Client) -> None:
    printed = json.loads(run("requirements", FILE, "--json").out)["requirement_board"]
    loaded = json.loads(site.get(f"/ket-qua/{RESULT}/tai-ve/yeu-cau.json").content)["requirement_board"]

    assert loaded == printed


def test_the_page_says_what_the_terminal_says(run: Run, site: Client) -> None:
    printed = json.loads(run("requirements", FILE, "--json").out)["requirement_board"]
    page = site.get(f"/ket-qua/{RESULT}/yeu-cau/").content.decode()
    rows = [row for row in printed["sections"]["lines"]["rows"] if row["style"] == "body"]

    assert len(rows) == 80
    for row in rows:
        said = words(part(page, f"dong-{row['id']}"))
        told = [row["cells"][column] or "" for column in ("verdict", "figure", "distance", "requirement")]
        assert [text for text in told if text not in said] == []


def test_the_terminal_says_estimates_and_further_demands(run: Run) -> None:
    printed = run("requirements", FILE).out

    assert "số ước đến" in " ".join(run("requirements", FILE, "--json").out.split())
    assert "đạt phần đo được" in " ".join(printed.split())
    assert "Yêu cầu khác của dòng đo được" in printed
    assert "Hệ thống hoạt động ổn định" in printed
