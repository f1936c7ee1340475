"""The wall around the tests holds."""

import socket

import pytest

from tests.harness.network import NetworkBlockedError, is_here


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost", b"localhost", "", None, "0.0.0.0"])
def test_this_machine_can_be_reached(host):
    assert is_here(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.org", "localhost.example.org"])
def test_another_machine_is_not_here(host):
    assert not is_here(host)


def test_a_connection_to_another_machine_fails_before_it_is_tried():
    with socket.socket() as plug, pytest.raises(NetworkBlockedError, match=r"192\.0\.2\.1"):
        plug.connect(("192.0.2.1", 80))


def test_the_name_of_another_machine_is_not_looked_up():
    with pytest.raises(NetworkBlockedError, match="example"):
        socket.getaddrinfo("example.org", 443)


def test_a_server_on_this_machine_answers():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass
