"""Where a message of MAGDA goes: to the address that was configured, to our own double, or nowhere."""

import ssl
import urllib.request
from collections.abc import Callable
from functools import partial
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError, URLError

from django.conf import settings

from tandem.faces.exchange.magda import double
from tandem.faces.exchange.magda.messages import MOST_BYTES

Post = Callable[[bytes], bytes]
SECONDS: Final = 20
_DOUBLE: Final = "double:"


class UnreachableError(Exception):
    """No answer came; it may come another time."""


class _NoDetour(urllib.request.HTTPRedirectHandler):
    """A message about people goes to the address that was configured, and nowhere else."""

    def redirect_request(self, *_args: object, **_named: object) -> None:
        """Follow none: the answer counts as none."""


def is_on() -> bool:
    """Whether enrolments can be asked on this platform."""
    return bool(settings.MAGDA_URL)


def post() -> Post:
    """How a message is sent on this platform."""
    address: str = settings.MAGDA_URL
    if address.startswith(_DOUBLE):
        return partial(_doubled, double.Fault(address.removeprefix(_DOUBLE) or "ok"))
    return partial(_sent, address)


def _doubled(fault: double.Fault, message: bytes) -> bytes:
    try:
        return double.answer(message, fault=fault)
    except double.SilentError as error:
        raise UnreachableError(str(error)) from None


def _sent(address: str, message: bytes) -> bytes:
    """Send with our certificate; whatever goes wrong on the way may go better another time."""
    headers = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": '""'}
    request = urllib.request.Request(address, data=message, headers=headers)  # noqa: S310 - settings allow https only
    context = ssl.create_default_context()
    if settings.MAGDA_CERT:
        context.load_cert_chain(settings.MAGDA_CERT, settings.MAGDA_KEY or None)
    try:
        opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=context), _NoDetour)
        with opener.open(request, timeout=SECONDS) as found:
            content: bytes = found.read(MOST_BYTES + 1)
            return content
    except HTTPError as error:
        raise UnreachableError(f"HTTP {error.code}") from None
    except (URLError, HTTPException, OSError) as error:
        raise UnreachableError(type(error).__name__) from None
