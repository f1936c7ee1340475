"""Who says when something was signed: a time-stamping service, or our own for proof."""

import urllib.request
from datetime import datetime
from http.client import HTTPException
from typing import Final
from urllib.error import URLError

from asn1crypto import keys, tsp, x509
from pyhanko.sign.timestamps import DummyTimeStamper, TimeStamper

from tandem.faces.documents.sealing.authority import Authority

SECONDS: Final = 20
MOST_BYTES: Final = 100_000
_WHAT: Final = "application/timestamp-query"


class NoStampError(Exception):
    """The time-stamping service gave none; it may another time."""


class _NoDetour(urllib.request.HTTPRedirectHandler):
    """What is asked goes to the address that was configured, and nowhere else."""

    def redirect_request(self, *_args: object, **_named: object) -> None:
        """Follow none: the answer counts as none."""


class HttpStamper(TimeStamper):
    """A time-stamping service as RFC 3161 describes it."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Ask for one stamp; whatever goes wrong on the way may go better another time."""
        headers = {"Content-Type": _WHAT}
        request = urllib.request.Request(self.address, data=req.dump(), headers=headers)  # noqa: S310 - settings: https
        try:
            with urllib.request.build_opener(_NoDetour).open(request, timeout=SECONDS) as found:
                return tsp.TimeStampResp.load(found.read(MOST_BYTES + 1), strict=True)
        except (URLError, HTTPException, OSError, ValueError) as error:
            raise NoStampError(type(error).__name__) from None


def proof_stamper(authority: Authority, *, now: datetime) -> TimeStamper:
    """Stamps of an authority of our own: they say what our clock says."""
    certificate = x509.Certificate.load(authority.stamp.der)
    key = keys.PrivateKeyInfo.load(authority.stamp.key_der)
    return DummyTimeStamper(certificate, key, fixed_dt=now)
