"""A plan is read on the terminal before it is signed."""

import json

from tests.cli.conftest import PLAN, VINH_PHUC, Run

VINH_LONG = "catalogues/plans/vinh-long-2639-2020/plan.yaml"


def test_what_must_be_mended_makes_the_exit_code(run: Run) -> None:
    said = run("plan", "check", PLAN)

    assert said.code == 1
    assert said.out.startswith("RÀ SOÁT KẾ HOẠCH TRƯỚC KHI KÝ")
    assert "Nhiệm vụ 11 quá hạn ngay từ ngày ký" in said.out
    assert max(len(line) for line in said.out.splitlines()) <= 100


def test_what_may_be_weighed_does_not(run: Run) -> None:
    said = run("plan", "check", VINH_LONG, "--json")

    assert said.code == 0
    rows = json.loads(said.out)["plan_check"]["sections"]["findings"]["rows"]
    assert {"loss_nobody_mends", "loss_without_agency"}.isdisjoint(
        row["id"].partition("-")[2] for row in rows
    )
    assert any("no_deadline" in row["id"] for row in rows)


def test_a_result_of_another_catalogue_is_refused(run: Run) -> None:
    said = run("plan", "check", VINH_LONG, "--result", VINH_PHUC)

    assert said.code == 2
    assert "dùng bộ tiêu chí" in said.err


def test_help_is_vietnamese(run: Run) -> None:
    said = run("plan")

    assert said.code == 2
    assert "Cách dùng: cchc plan LỆNH" in said.out
