"""Where the calls to a signing service go: to the address that was configured, to our own double, or nowhere."""

import base64
import json
import ssl
import time
import urllib.request
from collections.abc import Mapping
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from uuid import uuid4

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from django.conf import settings

from tandem.base import clock
from tandem.faces.exchange.signing import messages
from tandem.faces.exchange.signing.double import Double
from tandem.faces.exchange.signing.packages import DeniedError, SigningService, SilentError
from tandem.faces.exchange.signing.service import Answer, Remote

SECONDS: Final = 20
DOUBLE: Final = "double:"
_ASSERTS: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_VALID_SECONDS: Final = 120
_HALF: Final = 32


class _NoDetour(urllib.request.HTTPRedirectHandler):
    """A paper with names goes to the address that was configured, and nowhere else."""

    def redirect_request(self, *_args: object, **_named: object) -> None:
        """Follow none: the answer counts as none."""


def is_on() -> bool:
    """Whether papers can be signed through a service on this platform."""
    return bool(settings.SIGNING_URL)


def service() -> SigningService:
    """The signing service of this platform."""
    address: str = settings.SIGNING_URL
    if not address:
        raise SilentError("no signing service is connected")
    return Remote(double()) if address.startswith(DOUBLE) else Remote(Http(address))


def double() -> Double:
    """Our own double, in the folder of this installation."""
    return Double(settings.VAR / "signing", now=clock.now)


class Http:
    """The real service, with a token of our own key: exchanged for one of the service, and kept while it holds."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")
        self._token, self._until = "", 0.0

    def __call__(
        self, method: str, path: str, *, told: Mapping[str, Any] | None = None, file: bytes | None = None
    ) -> Answer:
        """One call; a token that ran out is asked anew, once."""
        answer = self._made(method, path, told=told, file=file)
        if answer.status != HTTPStatus.UNAUTHORIZED:
            return answer
        self._until = 0.0
        return self._made(method, path, told=told, file=file)

    def _made(self, method: str, path: str, *, told: Mapping[str, Any] | None, file: bytes | None) -> Answer:
        headers = {"Authorization": f"Bearer {self._signed_on()}", "Accept": "application/json, application/pdf"}
        if file is not None:
            return sent(method, self._address + path, file, {**headers, "Content-Type": "application/pdf"})
        data = None if told is None else json.dumps(told).encode()
        return sent(method, self._address + path, data, {**headers, "Content-Type": "application/json"})

    def _signed_on(self) -> str:
        if time.monotonic() < self._until:
            return self._token
        form = {
            "grant_type": "client_credentials",
            "client_assertion_type": _ASSERTS,
            "client_assertion": assertion(),
        }
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        granted = _token_in(sent("POST", settings.SIGNING_TOKEN_URL, urlencode(form).encode(), kind))
        bearer = {"Authorization": f"Bearer {granted[0]}"}
        self._token, seconds = _token_in(sent("POST", self._address + messages.SIGN_ON, b"", bearer))
        self._until = time.monotonic() + max(0, min(seconds, granted[1]) - 30)
        return self._token


def sent(method: str, url: str, data: bytes | None, headers: Mapping[str, str]) -> Answer:
    """Send one request; whatever goes wrong on the way may go better another time."""
    request = urllib.request.Request(url, data=data, headers=dict(headers), method=method)  # noqa: S310 - https only
    https = urllib.request.HTTPSHandler(context=ssl.create_default_context())
    try:
        with urllib.request.build_opener(https, _NoDetour).open(request, timeout=SECONDS) as found:
            return Answer(found.status, found.read(messages.MOST_DOCUMENT_BYTES + 1))
    except HTTPError as error:
        return Answer(error.code)
    except (URLError, HTTPException, OSError) as error:
        raise SilentError(type(error).__name__) from None


def assertion() -> str:
    """Who we are, signed with our own key (private_key_jwt); it can be used for two minutes."""
    key = serialization.load_pem_private_key(Path(settings.SIGNING_KEY).read_bytes(), password=None)
    issued = int(clock.now().timestamp())
    told = {
        "iss": settings.SIGNING_CLIENT,
        "sub": settings.SIGNING_CLIENT,
        "aud": settings.SIGNING_TOKEN_URL,
        "jti": str(uuid4()),
        "iat": issued,
        "exp": issued + _VALID_SECONDS,
    }
    kind = "RS256" if isinstance(key, rsa.RSAPrivateKey) else "ES256"
    head = {"alg": kind, "typ": "JWT"} | ({"kid": settings.SIGNING_KEY_ID} if settings.SIGNING_KEY_ID else {})
    text = f"{_packed(json.dumps(head).encode())}.{_packed(json.dumps(told).encode())}"
    if isinstance(key, rsa.RSAPrivateKey):
        made = key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256())
    elif isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(key.curve, ec.SECP256R1):
        first, second = decode_dss_signature(key.sign(text.encode(), ec.ECDSA(hashes.SHA256())))
        made = first.to_bytes(_HALF, "big") + second.to_bytes(_HALF, "big")
    else:
        raise DeniedError("TANDEM_SIGNING_KEY is an RSA or a P-256 key")
    return f"{text}.{_packed(made)}"


def _token_in(answer: Answer) -> tuple[str, int]:
    if answer.status != HTTPStatus.OK:
        raise DeniedError(f"no token: HTTP {answer.status}")
    told = messages.read(answer.content)
    token, seconds = told.get("access_token"), told.get("expires_in", 300)
    if not isinstance(token, str) or not token or not isinstance(seconds, int):
        raise SilentError("no token")
    return token, seconds


def _packed(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
