"""A busy port is told before anything else happens."""

import socket

import pytest

from setup.port import main


def test_a_free_port_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert main(port) == 0
    assert capsys.readouterr().err == ""


def test_a_busy_port_is_named_with_a_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert main(port) == 1
    message = capsys.readouterr().err
    assert f"cổng {port} đang bận" in message
    assert "make run PORT=8001" in message


def test_a_number_that_is_no_port_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(99999) == 1
    assert "không mở được cổng 99999" in capsys.readouterr().err
