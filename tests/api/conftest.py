"""Browsers of the officers of both provinces, for what pages say beside the interface."""

import pytest
from django.test import Client

from tests.web.conftest import signed_in


@pytest.fixture
def vinh_phuc(db: None) -> Client:
    """The officer of Vĩnh Phúc."""
    return signed_in("vinhphuc")


@pytest.fixture
def vinh_long(db: None) -> Client:
    """The officer of Vĩnh Long."""
    return signed_in("vinhlong")
