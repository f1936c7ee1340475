"""The signing service and its double: the same calls twice change nothing, and each fault looks as it would."""

import json
import urllib.request
from base64 import urlsafe_b64decode
from datetime import timedelta
from io import BytesIO

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from tandem.base import clock
from tandem.faces.documents.sealing.authority import ProofRefusedError
from tandem.faces.documents.sealing.checking import Check, check
from tandem.faces.exchange.signing import messages, transport
from tandem.faces.exchange.signing.double import OTHER, Double, Fault, field_of
from tandem.faces.exchange.signing.packages import (
    DeniedError,
    Level,
    OtherPaperError,
    Package,
    RemoteState,
    Signer,
    SignerState,
    SilentError,
    UnknownError,
)
from tandem.faces.exchange.signing.service import Answer, Remote


@pytest.fixture
def double(tmp_path) -> Double:
    return Double(tmp_path / "signing", now=lambda: clock.now())  # noqa: PLW0108 - the clock of the test is set later


@pytest.fixture
def service(double) -> Remote:
    return Remote(double)


def package(now, *, key="overeenkomst-1", pdf=OTHER) -> Package:
    signers = (
        Signer("lerende", "Ann Peeters", "ann@example.org", 1),
        Signer("onderneming", "Bart Maes", "bart@example.org", 2, Level.QUALIFIED),
    )
    return Package(key, "Overeenkomst", pdf, signers, now + timedelta(days=14), "/terug/1/")


@pytest.mark.slow
def test_two_signers_sign_one_after_the_other(double, service, now, fixed_clock):
    asked = package(now)
    reference = service.send(asked)
    assert service.send(asked) == reference
    assert service.state(reference).digest == asked.original.sha256
    assert not double.sign(reference, "onderneming")

    fixed_clock.move(hours=1)
    assert double.sign(reference, "lerende")
    assert not double.sign(reference, "lerende")
    half = service.state(reference)
    assert (half.state, half.signed) == (RemoteState.RUNNING, ("lerende",))
    fixed_clock.move(hours=1)
    assert double.sign(reference, "onderneming")

    whole = service.state(reference)
    assert (whole.state, whole.signed) == (RemoteState.SIGNED, ("lerende", "onderneming"))
    found = check(service.fetch(reference), believed=double.believed(), now=clock.now(), original=asked.original)
    assert found.is_ok, found.verdict.codes()
    for signer, hours in ((asked.signers[0], 1), (asked.signers[1], 2)):
        one = found.at(field_of(signer.key))
        assert (one.name, one.signed_at) == (signer.name, now + timedelta(hours=hours))
    assert double.calls_back() == [("/terug/1/", json.dumps({"package": reference}).encode())] * 2
    assert double.calls_back() == []
    service.close(reference)
    service.close(reference)
    with pytest.raises(UnknownError):
        service.state(reference)


def test_a_package_ends_by_refusing_by_withdrawing_and_by_its_deadline(double, service, now, fixed_clock):
    refused, withdrawn, late = (service.send(package(now, key=key)) for key in "abc")
    assert double.refuse(refused, "lerende", reason="De uren kloppen niet.")
    told = service.state(refused)
    assert (told.state, told.signers[0].state) == (RemoteState.REFUSED, SignerState.REFUSED)
    assert told.signers[0].reason == "De uren kloppen niet."
    for _ in range(2):
        service.withdraw(withdrawn, reason="Vergist")
    assert service.state(withdrawn).state is RemoteState.WITHDRAWN
    assert not double.sign(withdrawn, "lerende")
    fixed_clock.move(days=15)
    assert service.state(late).state is RemoteState.EXPIRED
    service.withdraw(late, reason="Te laat")
    assert service.state(late).state is RemoteState.EXPIRED


def test_a_call_that_breaks_off_anywhere_is_made_again_without_harm(double, now):
    calls = 0

    class Breaks:
        """Breaks off at each call in turn, once before the service hears of it and once after."""

        def __init__(self, at: int, *, is_heard: bool) -> None:
            self.left, self.is_heard = at, is_heard

        def __call__(self, method, path, *, told=None, file=None) -> Answer:
            nonlocal calls
            calls += 1
            self.left -= 1
            if self.left == 0 and not self.is_heard:
                raise SilentError("gone")
            answer = double(method, path, told=told, file=file)
            if self.left == 0:
                raise SilentError("gone")
            return answer

    for at in range(1, 8):
        for is_heard in (False, True):
            asked = package(now, key=f"{at}-{is_heard}")
            with pytest.raises(SilentError):
                Remote(Breaks(at, is_heard=is_heard)).send(asked)
            reference = Remote(double).send(asked)
            told = Remote(double).state(reference)
            assert (told.state, len(told.signers)) == (RemoteState.RUNNING, 2)
    assert calls == 2 * sum(range(1, 8))
    everything = json.loads(double("GET", f"{messages.PACKAGES}?externalReference=1-True").content)["items"]
    assert len(everything) == 1


def test_another_paper_under_the_same_key_is_refused(service, now):
    service.send(package(now))
    with pytest.raises(OtherPaperError):
        service.send(package(now, pdf=OTHER + b"\n"))


@pytest.mark.slow
def test_each_fault_of_a_paper_has_its_finding(double, service, now):
    seen = {
        Fault.OTHER_PAPER: Check.ORIGINAL,
        Fault.FLIPPED: Check.INTACT,
        Fault.RAN_OUT: Check.IN_TIME,
        Fault.UNKNOWN_AUTHORITY: Check.TRUSTED,
    }
    for fault, code in seen.items():
        asked = package(now, key=fault, pdf=OTHER.replace(b"300 300", b"400 400"))
        reference = service.send(asked)
        double.break_with(reference, fault)
        double.sign(reference, "lerende")
        pdf = service.fetch(reference)
        found = check(pdf, believed=double.believed(), now=now, original=asked.original)
        assert code in found.verdict.codes(), fault
        if fault is Fault.OTHER_PAPER:
            # Without the original nothing is wrong with it: only what we sent tells that it is another paper.
            assert check(pdf, believed=double.believed(), now=now).is_ok


def test_a_service_that_is_down_slow_or_talks_nonsense_is_silent_and_comes_back(double, service, now):
    reference = service.send(package(now))
    for fault in (Fault.DOWN, Fault.SLOW, Fault.GARBAGE):
        double.break_with(reference, fault)
        for ask in (lambda: service.state(reference), lambda: service.fetch(reference)):
            with pytest.raises(SilentError):
                ask()
    double.break_with(reference)
    assert service.state(reference).state is RemoteState.RUNNING


def test_callbacks_come_twice_late_never_and_out_of_order(double, service, now, fixed_clock):
    twice, late, never, turned = (service.send(package(now, key=key)) for key in "abcd")
    faults = (Fault.TWICE, Fault.LATE, Fault.NEVER, Fault.OUT_OF_ORDER)
    for reference, fault in zip((twice, late, never, turned), faults, strict=True):
        double.break_with(reference, fault)
        double.sign(reference, "lerende")

    def called() -> list[str]:
        return [json.loads(said)["package"] for _where, said in double.calls_back()]

    assert called() == [twice, twice]
    double.sign(turned, "onderneming")
    assert called() == [turned, turned]
    fixed_clock.move(days=3)
    assert called() == [late]


@given(content=st.binary(max_size=200) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["id", "state", "documents", "recipients", "externalReference", "completedAt", "sha256", "items"]), inner),
    max_leaves=12,
).map(lambda told: json.dumps(told).encode()))  # fmt: skip
@limits(max_examples=30, deadline=None)
def test_whatever_a_service_answers_is_read_or_is_silence(content):
    remote = Remote(lambda *_given, **_named: Answer(200, content))
    for ask in (lambda: remote.state("x"), lambda: remote.fetch("x")):
        try:
            ask()
        except SilentError:
            continue


def test_a_link_is_for_one_signer(double, service, now):
    reference = service.send(package(now))
    urls = service.state(reference).urls
    token = urls["lerende"].rstrip("/").rpartition("/")[2]
    found = double.invited(reference, token)
    assert found is not None
    assert found[1]["name"] == "Ann Peeters"
    assert double.invited(reference, "x") is None
    assert double.invited("../../etc/passwd", token) is None
    assert urls["lerende"] != urls["onderneming"]


def test_the_double_and_the_real_one_are_told_apart_by_the_settings(settings):
    settings.SIGNING_URL = ""
    assert not transport.is_on()
    with pytest.raises(SilentError):
        transport.service()
    settings.SIGNING_URL = "double:"
    assert transport.is_on()
    settings.MODE = "production"
    with pytest.raises(ProofRefusedError):
        transport.service()


@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_the_real_one_is_asked_with_a_token_of_our_own_key(settings, monkeypatch, tmp_path, now, kind):
    key = rsa.generate_private_key(65537, 2048) if kind == "rsa" else ec.generate_private_key(ec.SECP256R1())
    file = tmp_path / "key.pem"
    pem = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(key.private_bytes(*pem))
    settings.SIGNING_URL, settings.SIGNING_TOKEN_URL = "https://sign.example/api/", "https://acm.example/token"
    settings.SIGNING_CLIENT, settings.SIGNING_KEY, settings.SIGNING_KEY_ID = "tandem", str(file), "2026"
    asked = []

    def answered(_self, request, timeout):
        asked.append(request)
        told = {"access_token": f"t{len(asked)}", "expires_in": 600}
        if "/packages/" in request.full_url:
            told = {"id": "p1", "state": "PENDING"}
        found = BytesIO(json.dumps(told).encode())
        found.status = 200
        return found

    monkeypatch.setattr(urllib.request.OpenerDirector, "open", answered)
    service = transport.service()
    assert service.state("p1").state is RemoteState.RUNNING
    assert service.state("p1").state is RemoteState.RUNNING
    assert [(one.method, one.full_url) for one in asked] == [
        ("POST", "https://acm.example/token"),
        ("POST", "https://sign.example/api/authenticate/single-sign-on"),
        ("GET", "https://sign.example/api/packages/p1"),
        ("GET", "https://sign.example/api/packages/p1"),
    ]
    assert asked[1].headers["Authorization"] == "Bearer t1"
    assert asked[2].headers["Authorization"] == "Bearer t2"

    head, body, made = transport.assertion().split(".")
    said = json.loads(urlsafe_b64decode(body + "=="))
    assert (said["iss"], said["aud"]) == ("tandem", "https://acm.example/token")
    assert said["exp"] - said["iat"] == 120
    signature, text = urlsafe_b64decode(made + "=="), f"{head}.{body}".encode()
    if kind == "rsa":
        key.public_key().verify(signature, text, padding.PKCS1v15(), hashes.SHA256())
    else:
        numbers = (int.from_bytes(signature[:32]), int.from_bytes(signature[32:]))
        key.public_key().verify(encode_dss_signature(*numbers), text, ec.ECDSA(hashes.SHA256()))


def test_a_service_that_denies_us_says_so(now):
    with pytest.raises(DeniedError):
        Remote(lambda *_given, **_named: Answer(403)).send(package(now))
