"""A plan finds its tasks by number."""

from tests.core.builders import area, catalogue, line, plan, task


def test_tasks_are_found_by_their_number() -> None:
    written = plan(catalogue(area("1", line("1.1"))), task("1"), task("24"))

    assert written.task_by_id["24"].title == "Nhiệm vụ 24"
    assert written.lead_of_area("1") is None
