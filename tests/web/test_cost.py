"""A page costs a constant number of queries, at most fifteen, however long its table is."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.addresses import FOR_ALL, OF_A_DEPARTMENT, OF_VINH_LONG, OF_VINH_PHUC

MOST = 15


@contextmanager
def counted() -> Iterator[CaptureQueriesContext]:
    """The queries of a block."""
    with CaptureQueriesContext(connection) as context:
        yield context


def cost(client: Client, address: str) -> int:
    """The queries of a page once its catalogue is in memory."""
    client.get(address)
    with counted() as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("address", [*OF_VINH_PHUC.values(), *FOR_ALL.values()])
def test_no_page_of_a_province_passes_fifteen(vinh_phuc: Client, address: str) -> None:
    assert cost(vinh_phuc, address) <= MOST


@pytest.mark.parametrize("address", OF_VINH_LONG.values())
def test_no_page_of_the_long_tree_passes_fifteen(vinh_long: Client, address: str) -> None:
    assert cost(vinh_long, address) <= MOST


@pytest.mark.parametrize(("name", "address"), OF_A_DEPARTMENT.items())
def test_pages_of_a_department(vinh_phuc: Client, name: str, address: str) -> None:
    assert cost(vinh_phuc, address) <= MOST


def test_a_sheet_of_111_rows_costs_no_more_than_one_of_20(vinh_phuc: Client, vinh_long: Client) -> None:
    short = cost(vinh_phuc, OF_VINH_PHUC["sheet"])
    assert cost(vinh_long, OF_VINH_LONG["sheet"]) <= short


def test_a_filter_costs_nothing_more(vinh_phuc: Client) -> None:
    address = OF_VINH_PHUC["sheet"]
    assert cost(vinh_phuc, f"{address}?loc=mat-diem&co-quan=so-noi-vu") == cost(vinh_phuc, address)
