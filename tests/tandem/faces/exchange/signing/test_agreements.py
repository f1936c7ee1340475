"""An agreement through the service and under the seal; the door of the service, and the page of its double."""

from datetime import timedelta
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.urls import reverse

from tandem.base.errors import NotFound
from tandem.base.models import Job
from tandem.faces.documents.sealing import trust
from tandem.faces.documents.sealing.checking import Original, check
from tandem.faces.exchange.models import SealedPaper, SigningPackage
from tandem.faces.exchange.signing import agreements, queries, transport
from tandem.faces.exchange.signing.actions import handling
from tandem.faces.exchange.terms import PackageState, SubjectKind
from tandem.faces.worker.handlers import HANDLERS
from tandem.journey.agreements.actions import signing
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.terms import AgreementState, SignatureKind, Signer
from tests.factories.exchange import SigningPackageFactory
from tests.factories.numbers import NOW
from tests.harness import openssl
from tests.harness.at_service import PAPER, at_the_service, work
from tests.tandem.registers.house import refused

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_a_learner_and_a_company_sign_at_the_service_the_others_elsewhere_and_the_seal_comes_over_it(
    presented, client, tmp_path
):
    agreement = presented.agreement
    screen = {"agreement_id": agreement.pk, "shown": agreement.paper, "strength": "test", "now": NOW}
    with refused("agreement.may_sign"):
        agreements.ask(actor=presented.company, agreement_id=agreement.pk, signer=Signer.LEARNER, now=NOW)
    with refused("signature.open"):
        agreements.ask(actor=presented.company, agreement_id=agreement.pk, signer=Signer.COMPANY, now=NOW)

    at_the_service(client, presented, Signer.LEARNER, presented.learner, answer="sign")
    work()
    row = agreement.signatures.get(signer=Signer.LEARNER)
    assert (row.kind, row.strength, row.paper) == (SignatureKind.SERVICE, "ADVANCED", agreement.paper)
    parent = agreement.signatures.get(signer=Signer.GUARDIAN)
    waits = agreements.ask_by_link(secret=doors.secret_of(parent.pk), now=NOW)
    signing.sign_by_link(secret=doors.secret_of(parent.pk), shown=agreement.paper, now=NOW)
    work()
    waits.refresh_from_db()
    assert waits.state == PackageState.WITHDRAWN

    at_the_service(client, presented, Signer.COMPANY, presented.company, answer="sign")
    work()
    assert not SealedPaper.objects.exists()
    signing.sign(actor=presented.coach, signer=Signer.PROVIDER, **screen)
    assert presented.again().state == AgreementState.SIGNED
    work()
    work()

    assert SealedPaper.objects.get().paper == agreement.paper
    with queries.sealed(SubjectKind.AGREEMENT, agreement.pk) as file:
        sealed = file.read()
    found = check(sealed, believed=handling.believed(now=NOW), now=NOW + timedelta(days=1), original=Original.of(PAPER))
    assert found.is_ok, found.verdict.codes()
    names = [one.name for one in found.signatures if not one.is_stamp]
    rows = {one.signer: one.name for one in doors.signatures_of(agreement)}
    assert names == [rows[Signer.LEARNER], rows[Signer.COMPANY], trust.PROOF_SEAL]
    both = [one.root.certificate for one in (transport.double().authority, trust.proof_authority())]
    root = b"".join(one.public_bytes(Encoding.PEM) for one in both)
    assert all(one.is_good for one in openssl.opinions(sealed, root=root, at=NOW, folder=tmp_path))


def test_a_refusal_at_the_service_brings_the_text_back_with_its_reason(presented, client):
    package, silent = at_the_service(client, presented, Signer.LEARNER, presented.learner, answer="refuse", reason=" ")
    assert silent.status_code == 400
    assert "Zeg waarom" in silent.content.decode()
    url = transport.service().state(package.reference).urls[Signer.LEARNER]
    client.post(url, {"answer": "refuse", "reason": "De uren kloppen niet."})
    work()
    assert presented.again().state == AgreementState.DRAFT
    assert presented.agreement.signatures.get().words == "De uren kloppen niet."
    package.refresh_from_db()
    assert package.state == PackageState.REFUSED


def test_a_text_that_was_taken_back_is_not_signed_any_more(presented, client):
    package = agreements.ask(
        actor=presented.learner, agreement_id=presented.agreement.pk, signer=Signer.LEARNER, now=NOW
    )
    HANDLERS[handling.FOLLOW](package_id=str(package.pk), now=NOW)
    package.refresh_from_db()
    transport.double().sign(package.reference, Signer.LEARNER)
    signing.take_back(actor=presented.coach, agreement_id=presented.agreement.pk, now=NOW)
    HANDLERS[handling.FOLLOW](package_id=str(package.pk), now=NOW)
    package.refresh_from_db()
    assert package.state == PackageState.FAILED
    assert presented.again().state == AgreementState.DRAFT


def test_only_who_knows_the_mark_is_heard_and_however_often_it_calls_we_look_twice(client, now):
    package = SigningPackageFactory(sent=True)
    url = reverse("signing:called", args=[package.pk, queries.mark_of(package.pk)])
    for body in (b"", b"\xff" * 100, b'{"state": "SIGNED"}'):
        assert client.post(url, body, content_type="application/json").status_code == 204
    due = Job.objects.filter(name=handling.FOLLOW).order_by("run_at").values_list("run_at", flat=True)
    assert list(due) == [now, now + timedelta(minutes=1)]
    for other in (
        reverse("signing:called", args=[package.pk, "0" * 40]),
        reverse("signing:called", args=[uuid4(), queries.mark_of(package.pk)]),
    ):
        assert client.post(other).status_code == 404
    assert client.get(url).status_code == 405
    gone = uuid4()
    assert client.post(reverse("signing:called", args=[gone, queries.mark_of(gone)])).status_code == 204
    assert due.count() == 2
    assert SigningPackage.objects.get().state == PackageState.SENT


def test_the_page_of_the_double_says_what_it_is_and_leads_back(presented, client, settings):
    package = agreements.ask(
        actor=presented.learner, agreement_id=presented.agreement.pk, signer=Signer.LEARNER, now=NOW
    )
    work()
    package.refresh_from_db()
    url = transport.service().state(package.reference).urls[Signer.LEARNER]
    shown = client.get(url).content.decode()
    assert "Proefdienst voor ondertekenen" in shown
    assert "geen rechtswaarde" in shown
    assert client.get(f"{url}?document").content.startswith(b"%PDF-")
    for asked, back in (
        ("/mijn-traject/", "/mijn-traject/"),
        ("//elders.example/", "/"),
        ("https://elders.example", "/"),
    ):
        client.post(url, {"answer": "sign"})
        assert f'href="{back}"' in client.get(url, {"terug": asked}).content.decode()
    assert client.get(url.replace(package.reference, "x" * 32)).status_code == 404
    settings.SIGNING_URL = ""
    assert client.get(url).status_code == 404


def test_what_is_not_sealed_is_not_there():
    with pytest.raises(NotFound):
        queries.sealed(SubjectKind.AGREEMENT, uuid4())
