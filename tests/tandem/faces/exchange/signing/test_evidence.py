"""The evidence of who agreed how: under the seal with the text and the scans, whole for ten years, made once."""

import hashlib
import shutil
import subprocess
from datetime import date, timedelta
from io import BytesIO

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st
from pypdf import PdfReader

from tandem.base.errors import NotFound
from tandem.base.models import Event, Job
from tandem.faces.documents import amendment as documents
from tandem.faces.documents.sealing import trust
from tandem.faces.documents.sealing.checking import check
from tandem.faces.exchange.models import SealedPaper
from tandem.faces.exchange.signing import queries
from tandem.faces.exchange.signing.actions import handling
from tandem.faces.exchange.terms import SigningHappened, SubjectKind
from tandem.faces.worker.handlers import HANDLERS
from tandem.journey.agreements.actions import amendments, signing
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.terms import AgreementHappened, AgreementState, Signer
from tests.factories.numbers import NOW
from tests.harness import openssl
from tests.harness.at_service import at_the_service, work
from tests.harness.signed import sign_all

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
IN_TEN_YEARS = NOW + timedelta(days=3652)
SCAN = b"\xff\xd8\xff het papier dat de onderneming tekende"


def signed_in_every_way(story, client):
    """One at the service, one with the link of a mail, one on paper, one on the screen."""
    agreement = story.agreement
    at_the_service(client, story, Signer.LEARNER, story.learner, answer="sign")
    work()
    parent = agreement.signatures.get(signer=Signer.GUARDIAN)
    signing.sign_by_link(secret=doors.secret_of(parent.pk), shown=agreement.paper, now=NOW)
    told = {"actor": story.coach, "agreement_id": agreement.pk, "now": NOW}
    signing.scan(signer=Signer.COMPANY, content=SCAN, **told)
    signing.sign(signer=Signer.PROVIDER, shown=agreement.paper, strength="mail", **told)
    return story.again()


def seal(agreement, *, now=NOW) -> None:
    HANDLERS[handling.SEAL](kind=SubjectKind.AGREEMENT.value, subject_id=str(agreement.pk), now=now)


def stored(door, agreement) -> bytes:
    with door(SubjectKind.AGREEMENT, agreement.pk) as file:
        return file.read()


def attached_to(content: bytes) -> dict[str, bytes]:
    return {name: files[0] for name, files in PdfReader(BytesIO(content)).attachments.items()}


def words_of(content: bytes) -> str:
    return " ".join("".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def root() -> bytes:
    return trust.proof_authority().root.certificate.public_bytes(Encoding.PEM)


def test_the_evidence_is_sealed_and_three_programs_agree(presented, client, tmp_path):
    agreement = signed_in_every_way(presented, client)
    work()
    evidence = stored(queries.evidence, agreement)
    for now in (NOW, IN_TEN_YEARS):
        found = check(evidence, believed=handling.believed(now=NOW), now=now)
        assert found.is_ok, found.verdict.codes()
    assert [one.name for one in found.signatures if not one.is_stamp] == [trust.PROOF_SEAL]
    assert [one.is_good for one in openssl.opinions(evidence, root=root(), at=NOW, folder=tmp_path)] == [True, True]
    if shutil.which("pdfsig"):  # comes with poppler, which need not be there
        (tmp_path / "evidence.pdf").write_bytes(evidence)
        done = subprocess.run(
            ["pdfsig", "-nocert", tmp_path / "evidence.pdf"], capture_output=True, check=False, timeout=30
        )
        assert done.stdout.decode().count("Signature is Valid.") == 1


def test_the_evidence_says_who_agreed_how_and_holds_the_text_and_the_scans_byte_for_byte(presented, client):
    agreement = signed_in_every_way(presented, client)
    work()
    row, evidence = SealedPaper.objects.get(), stored(queries.evidence, agreement)
    rows = {Signer(one.signer): one for one in doors.signatures_of(agreement)}
    text = words_of(evidence)
    for part in (
        "(geavanceerde handtekening)",
        "Akkoord op het scherm (met de eigen link uit de mail)",
        "Akkoord op het scherm (aangemeld met een link per mail)",
        f"Gedaan door: {presented.track.coach.name}",
        "21 november 2026 om 10:30:00",
        *(one.name for one in rows.values()),
    ):
        assert part in text, part
    assert all(told in text.replace(" ", "") for told in (agreement.paper, row.sealed, rows[Signer.COMPANY].proof))

    inside, number = attached_to(evidence), agreement.number.lower()
    sealed = stored(queries.sealed, agreement)
    plan = inside.pop(f"opleidingsplan-{number}.pdf")
    frozen = agreement.__class__.objects.get(pk=agreement.pk).plan
    assert frozen.digest in words_of(plan).replace(" ", ""), "the plan that was signed along"
    assert frozen.digest in text.replace(" ", "")
    assert inside == {f"getekend-{number}.pdf": sealed, f"scan-company-{number}.jpg": SCAN}
    assert hashlib.sha256(sealed).hexdigest() == row.sealed == agreement.__class__.objects.get(pk=agreement.pk).sealed
    within = check(inside[f"getekend-{number}.pdf"], believed=handling.believed(now=NOW), now=IN_TEN_YEARS)
    assert within.is_ok, within.verdict.codes()
    assert [one.name for one in within.signatures if not one.is_stamp] == [rows[Signer.LEARNER].name, trust.PROOF_SEAL]


def test_no_byte_of_the_evidence_nor_of_a_scan_in_it_can_be_changed_unseen(presented, client, tmp_path):
    agreement = signed_in_every_way(presented, client)
    work()
    evidence, believed = stored(queries.evidence, agreement), handling.believed(now=NOW)
    last = evidence.rindex(b"/ByteRange [0 ")
    _zero, length, second, _rest = map(int, evidence[last:].split(b"[")[1].split(b"]")[0].split())
    outside = range(length, second)  # where the last stamp itself stands: no stamp can stand for itself
    scan = evidence.index(SCAN)
    anywhere = st.integers(0, len(evidence) - 1).filter(lambda place: place not in outside)
    in_the_scan = st.integers(scan, scan + len(SCAN) - 1)

    @limits(max_examples=25, deadline=None, derandomize=True, database=None)
    @given(place=anywhere | in_the_scan, bit=st.integers(0, 7))
    def changed(place, bit):
        flipped = bytearray(evidence)
        flipped[place] ^= 1 << bit
        assert not check(bytes(flipped), believed=believed, now=NOW).is_ok, place
        said = openssl.opinions(bytes(flipped), root=root(), at=NOW, folder=tmp_path, only_last=True)
        assert not any(one.is_stamp and one.is_good for one in said), place

    assert check(evidence, believed=believed, now=NOW).is_ok
    changed()


def test_what_is_sealed_is_sealed_once_with_its_evidence(presented):
    sign_all(presented)
    agreement = presented.agreement
    with pytest.raises(NotFound):
        queries.evidence(SubjectKind.AGREEMENT, agreement.pk)
    assert not queries.has_evidence(SubjectKind.AGREEMENT, agreement.pk)
    seal(agreement)
    row = SealedPaper.objects.get()
    seal(agreement, now=NOW + timedelta(hours=1))
    again = SealedPaper.objects.get()
    assert (again.sealed, again.evidence, again.sealed_at) == (row.sealed, row.evidence, NOW)
    assert Event.objects.filter(code=SigningHappened.SEALED).count() == 1
    assert Event.objects.filter(code=AgreementHappened.SEALED).count() == 1
    assert set(attached_to(stored(queries.evidence, agreement))) == {
        f"{name}-{agreement.number.lower()}.pdf" for name in ("getekend", "opleidingsplan")
    }


def test_a_change_that_all_agreed_to_is_sealed_with_who_said_yes_and_how(presented, tmp_path):
    agreement = sign_all(presented)
    draft = amendments.drafted(
        actor=presented.company,
        agreement_id=agreement.pk,
        from_on=date(2027, 3, 15),
        told={"ends_on": date(2027, 5, 28)},
        words="De winkel sluit in juni.",
        now=NOW,
    )
    paper = documents.unsigned(draft)
    assert paper == documents.unsigned(draft)
    row = amendments.propose(actor=presented.company, draft=draft, paper=paper, strength="mail", now=NOW)
    text = words_of(paper)
    for part in (
        f"Wijziging nr. 1 bij overeenkomst {agreement.number}",
        "Laatste dag van de overeenkomst 30 juni 2027 28 mei 2027",
        "15 maart 2027",
        "De winkel sluit in juni.",
        agreement.company.name,
    ):
        assert part in text, part
    assert agreement.paper in text.replace(" ", "")
    work()
    with pytest.raises(NotFound):
        queries.sealed(SubjectKind.AMENDMENT, row.pk)
    parent = row.acceptances.get(signer=Signer.GUARDIAN)
    amendments.agree_by_link(secret=doors.secret_of(parent.pk), shown=row.paper, now=NOW)
    told = {"actor": presented.coach, "amendment_id": row.pk, "now": NOW}
    work()
    with pytest.raises(NotFound):
        queries.sealed(SubjectKind.AMENDMENT, row.pk)
    amendments.scan(signer=Signer.PROVIDER, content=SCAN, **told)
    work()
    files = {}
    for door in (queries.sealed, queries.evidence):
        with door(SubjectKind.AMENDMENT, row.pk) as file:
            files[door] = file.read()
        found = check(files[door], believed=handling.believed(now=NOW), now=IN_TEN_YEARS)
        assert found.is_ok, found.verdict.codes()
        assert all(one.is_good for one in openssl.opinions(files[door], root=root(), at=NOW, folder=tmp_path))
    assert files[queries.sealed].startswith(paper)
    evidence, number = files[queries.evidence], f"{agreement.number.lower()}-w1"
    assert attached_to(evidence) == {
        f"getekend-{number}.pdf": files[queries.sealed],
        f"scan-provider-{number}.jpg": SCAN,
    }
    said = words_of(evidence)
    assert f"Akkoorden bij wijziging nr. 1 bij overeenkomst {agreement.number}" in said
    assert "Akkoord op het scherm (met de eigen link uit de mail)" in said
    assert "Op papier, met een scan" in said
    assert row.paper in said.replace(" ", "")
    HANDLERS[handling.SEAL](kind=SubjectKind.AMENDMENT.value, subject_id=str(row.pk), now=NOW + timedelta(days=1))
    assert SealedPaper.objects.filter(kind=SubjectKind.AMENDMENT).count() == 1


def test_evidence_that_lacks_is_made_by_the_night_beside_the_seal_that_stood(presented):
    sign_all(presented)
    seal(presented.agreement)
    Job.objects.all().delete()
    SealedPaper.objects.update(evidence="")
    before = SealedPaper.objects.get().sealed
    handling.look_after(now=NOW)
    handling.look_after(now=NOW + timedelta(days=1))
    assert Job.objects.filter(name=handling.SEAL).count() == 1
    work()
    row = SealedPaper.objects.get()
    assert row.sealed == before
    assert hashlib.sha256(stored(queries.sealed, presented.agreement)).hexdigest() == before
    assert before in words_of(stored(queries.evidence, presented.agreement)).replace(" ", "")


@pytest.mark.parametrize("beat", ["keep", "on_sealed"])
def test_a_worker_that_dies_while_it_seals_leaves_nothing_half_and_seals_the_next_time(presented, monkeypatch, beat):
    sign_all(presented)

    class Dead(BaseException):
        """The worker is gone: nothing may catch this."""

    def die(*_given, **_told):
        raise Dead

    with monkeypatch.context() as patch:
        patch.setattr(*{"keep": (handling, "keep"), "on_sealed": (signing, "note_sealed")}[beat], die)
        with pytest.raises(Dead):
            seal(presented.agreement)
    assert not SealedPaper.objects.exists()
    assert presented.again().sealed == ""
    seal(presented.agreement)
    assert presented.again().sealed == SealedPaper.objects.get().sealed
    assert queries.has_evidence(SubjectKind.AGREEMENT, presented.agreement.pk)


def test_a_scan_that_nobody_could_read_back_is_named_by_its_hash(presented, monkeypatch):
    heavy = SCAN + b" en de rest"
    sign_all(presented, but=Signer.COMPANY)
    told = {"actor": presented.coach, "agreement_id": presented.agreement.pk, "now": NOW}
    signing.scan(signer=Signer.COMPANY, content=heavy, **told)
    signing.sign(signer=Signer.PROVIDER, shown=presented.agreement.paper, strength="mail", **told)
    real = handling.check

    def without_scans(content, **more):
        return real(b"" if heavy in content else content, **more)

    monkeypatch.setattr(handling, "check", without_scans)
    seal(presented.agreement)
    evidence = stored(queries.evidence, presented.agreement)
    assert attached_to(evidence) == {}
    assert hashlib.sha256(heavy).hexdigest() in words_of(evidence).replace(" ", "")
    assert presented.again().state == AgreementState.SIGNED
    assert default_storage.exists(queries.path_of(SealedPaper.objects.get().evidence))
