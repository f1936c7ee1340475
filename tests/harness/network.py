"""No test talks to another machine: a connection that leaves this one fails, with the address it was for."""

import ipaddress
import socket
from collections.abc import Callable
from typing import Any

_HERE = {"localhost", "", "testserver", None}


class NetworkBlockedError(AssertionError):
    """A test tried to reach another machine."""


def is_here(host: str | bytes | None) -> bool:
    """Whether this address is this machine."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in _HERE:
        return True
    try:
        address = ipaddress.ip_address(str(name).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def block() -> None:
    """From now on refuse every connection and every look-up of a name outside this machine."""
    _guard(socket.socket, "connect")
    _guard(socket.socket, "connect_ex")
    look_up = socket.getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        if not is_here(host):
            raise NetworkBlockedError(f"tests do not use the network; asked for the address of {host!r}")
        return look_up(host, *args, **kwargs)

    socket.getaddrinfo = getaddrinfo


def _guard(owner: type[socket.socket], name: str) -> None:
    connect: Callable[..., Any] = getattr(owner, name)

    def guarded(self: socket.socket, address: Any, *args: Any) -> Any:
        if isinstance(address, tuple) and not is_here(address[0]):
            raise NetworkBlockedError(f"tests do not use the network; asked for {address!r}")
        return connect(self, address, *args)

    setattr(owner, name, guarded)
