"""Signatures and the seal: whole for ten years, two programs agree on them, and no byte can be changed unseen."""

import shutil
import stat
import subprocess
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs12
from django.conf import settings
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tandem.faces.documents.sealing import authority, checking, kit, signing, stamping, trust
from tandem.faces.documents.sealing.authority import Authority, ProofRefusedError
from tandem.faces.documents.sealing.checking import Check, Checked, Original, check
from tandem.faces.documents.sealing.kit import Kit, NoSealError
from tandem.faces.documents.sealing.signing import UnsignableError
from tandem.faces.documents.sealing.trust import Trust
from tandem.glossary import findings
from tests.conftest import NOW
from tests.harness import openssl

LATER = NOW + timedelta(hours=3)
IN_TEN_YEARS = NOW + timedelta(days=3652)


@dataclass(frozen=True)
class Paper:
    """A paper with two signatures and the seal, and whose authority signed it."""

    original: bytes
    sealed: bytes
    authority: Authority

    @property
    def believed(self) -> Trust:
        """The roots and nothing else: all the rest stands in the file."""
        return Trust((self.authority.root_der, trust.proof_authority().root_der))

    def checked(self, pdf: bytes | None = None, *, now: datetime = LATER) -> Checked:
        known = Original.of(self.original)
        return check(self.sealed if pdf is None else pdf, believed=self.believed, now=now, original=known)


def kit_of(one: Authority, name: str, *, now: datetime = NOW, **period: datetime) -> Kit:
    holder = one.issue(name, **period)
    stamper = stamping.proof_stamper(one, now=now)
    return Kit(holder.key_der, holder.der, stamper, trust.of_authority(one, now=now))


def text(words: str) -> bytes:
    import typst

    made: bytes = typst.compile(
        f'#set document(title: "Overeenkomst")\n= Overeenkomst\n{words}'.encode(),
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
    )
    return made


@pytest.fixture(scope="module")
def paper() -> Paper:
    one, original = authority.made("Een dienst"), text("Wij spreken af.")
    pdf = signing.sign(original, kit=kit_of(one, "Ann Peeters"), field="lerende", now=NOW)
    second = NOW + timedelta(hours=1)
    pdf = signing.sign(pdf, kit=kit_of(one, "Bart Maes", now=second), field="onderneming", now=second)
    ours, others = kit.of_platform(now=LATER), trust.of_authority(one, now=LATER)
    return Paper(original, signing.seal(pdf, kit=ours, now=LATER, others=others), one)


@pytest.mark.slow
def test_two_signatures_and_the_seal_hold_now_and_in_ten_years(paper):
    for now in (LATER, IN_TEN_YEARS):
        found = paper.checked(now=now)

        assert found.is_ok, found.verdict.codes()
        assert found.verdict.warnings == ()
        names = [one.name for one in found.signatures]
        assert names[:3] == ["Ann Peeters", "Bart Maes", trust.PROOF_SEAL]
        assert [one.signed_at for one in found.signatures[:3]] == [NOW, NOW + timedelta(hours=1), LATER]
        assert found.signatures[3].is_stamp
        assert found.signatures[3].covers_all
    assert paper.sealed.startswith(paper.original)


@pytest.mark.slow
def test_another_program_agrees(paper, tmp_path):
    both = b"".join(
        one.root.certificate.public_bytes(Encoding.PEM) for one in (paper.authority, trust.proof_authority())
    )

    said = openssl.opinions(paper.sealed, root=both, at=LATER, folder=tmp_path)
    assert [(one.is_stamp, one.is_good, one.is_stamp_on_it_good) for one in said] == [
        *[(False, True, True)] * 3,
        (True, True, True),
    ], said
    stranger = authority.made("Vreemd").root.certificate.public_bytes(Encoding.PEM)
    assert not any(one.is_good for one in openssl.opinions(paper.sealed, root=stranger, at=LATER, folder=tmp_path))

    if shutil.which("pdfsig"):  # comes with poppler, which need not be there
        (tmp_path / "sealed.pdf").write_bytes(paper.sealed)
        done = subprocess.run(
            ["pdfsig", "-nocert", tmp_path / "sealed.pdf"], capture_output=True, check=False, timeout=30
        )
        assert done.stdout.decode().count("Signature is Valid.") == 3


@pytest.mark.slow
def test_no_byte_can_be_changed_unseen(paper, tmp_path_factory):
    folder = tmp_path_factory.mktemp("flipped")
    both = b"".join(
        one.root.certificate.public_bytes(Encoding.PEM) for one in (paper.authority, trust.proof_authority())
    )
    last = paper.sealed.rindex(b"/ByteRange [0 ")
    _zero, length, second, _rest = map(int, paper.sealed[last:].split(b"[")[1].split(b"]")[0].split())
    outside = range(length, second)  # where the last stamp itself stands: no stamp can stand for itself
    places = st.integers(0, len(paper.sealed) - 1).filter(lambda place: place not in outside)

    @limits(max_examples=25, deadline=None, derandomize=True, database=None)
    @given(place=places, bit=st.integers(0, 7))
    def changed(place, bit):
        flipped = bytearray(paper.sealed)
        flipped[place] ^= 1 << bit
        found = paper.checked(bytes(flipped))

        assert not found.is_ok, place
        said = openssl.opinions(bytes(flipped), root=both, at=LATER, folder=folder, only_last=True)
        assert not any(one.is_stamp and one.is_good for one in said), place

    assert openssl.opinions(paper.sealed, root=both, at=LATER, folder=folder, only_last=True)[0].is_good
    changed()


@pytest.mark.slow
def test_what_is_put_behind_a_signature_is_seen(paper):
    writer = IncrementalPdfFileWriter(BytesIO(paper.sealed))
    writer.root["/Lang"] = generic.TextStringObject("fr")
    writer.update_root()
    changed = BytesIO()
    writer.write(changed)

    for pdf in (changed.getvalue(), paper.sealed + b"meer", paper.sealed[:-2000]):
        assert not paper.checked(pdf).is_ok
    again = signing.seal(paper.sealed, kit=kit.of_platform(now=LATER), now=LATER)
    assert paper.checked(again).is_ok


@pytest.mark.slow
def test_each_fault_has_its_finding(paper):
    def found(pdf: bytes, believed: Trust | None = None) -> frozenset[str]:
        known = trust.of_authority(paper.authority, now=LATER) if believed is None else believed
        return check(pdf, believed=known, now=LATER, original=Original.of(paper.original)).verdict.codes()

    mine = kit_of(paper.authority, "Ann")
    signed = signing.sign(paper.original, kit=mine, field="x", now=NOW)
    assert found(signed) == set()
    assert found(signed, Trust((paper.authority.root_der,))) == {Check.REVOCATION_KNOWN}
    holder = authority.x509.load_der_x509_certificate(mine.certificate)
    taken_back = paper.authority.withdrawn(authority.Holder(paper.authority.root.key, holder), now=LATER)
    assert Check.NOT_REVOKED in found(signed, Trust((paper.authority.root_der,), withdrawn=(taken_back,)))
    assert Check.TRUSTED in found(signed, Trust((trust.proof_authority().root_der,)))
    old = kit_of(paper.authority, "Oud", until=NOW - timedelta(days=1))
    assert Check.IN_TIME in found(signing.sign(paper.original, kit=old, field="x", now=NOW))
    other = signing.sign(text("Iets anders."), kit=mine, field="x", now=NOW)
    assert found(other) == {Check.ORIGINAL}
    assert found(paper.original) == {Check.SIGNED}


@pytest.mark.slow
def test_a_file_that_is_damaged_or_meant_to_harm_is_an_answer_and_never_an_error(paper, monkeypatch):
    monkeypatch.setattr(checking, "MOST_UNPACKED", 5_000_000)
    bomb = b"%PDF-1.7\n1 0 obj<</Length 9>>stream\n" + zlib.compress(bytes(6_000_000), 9) + b"endstream"
    deep = b"%PDF-1.7\n1 0 obj" + b"[" * 50_000 + b"\ntrailer<</Root 1 0 R/Size 2>>startxref\n9\n%%EOF"
    head, tail = paper.sealed[:30_000], paper.sealed[-30_000:]
    for pdf in (b"", b"x", b"%PDF-1.7", bomb, deep, head, tail, tail + head, paper.sealed[:9] * 5000):
        found = paper.checked(pdf)

        assert not found.is_ok
        assert all(findings.sentence(one).title for one in found.verdict.unmet)
    assert checking.check(bomb, believed=paper.believed, now=LATER).verdict.unmet[0].found == "size"
    with pytest.raises(UnsignableError):
        signing.seal(deep, kit=kit.of_platform(now=LATER), now=LATER)


def test_what_comes_from_elsewhere_is_smaller_than_what_the_platform_makes_itself(paper):
    told = {"believed": paper.believed, "now": LATER}
    assert checking.MOST_BYTES < checking.MOST_BYTES_SEALED_HERE
    for pdf, most in ((bytes(checking.MOST_BYTES + 1), {}), (paper.sealed, {"most": len(paper.sealed) - 1})):
        assert checking.check(pdf, **told, **most).verdict.unmet[0].found == "size"


def test_the_keys_for_proof_are_kept_for_their_owner_and_sign_nothing_that_counts(paper, monkeypatch, tmp_path):
    kept = Path(settings.VAR) / "proof"
    files = sorted(kept.glob("*.pem"))
    assert [path.name for path in files] == ["root.pem", "seal.pem", "stamp.pem"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert kit.of_proof(now=NOW).certificate == kit.of_proof(now=NOW).certificate
    assert "geen rechtswaarde" in trust.PROOF_SEAL

    monkeypatch.setattr(settings, "MODE", "production")
    for asked in (lambda: kit.of_proof(now=NOW), trust.proof_authority, lambda: authority.kept(tmp_path / "x", "x")):
        with pytest.raises(ProofRefusedError):
            asked()
    with pytest.raises(NoSealError):
        kit.of_platform(now=NOW)
    assert not kit.is_on()


@pytest.mark.slow
def test_production_seals_with_the_file_it_was_given_and_the_stamps_of_another(paper, monkeypatch, tmp_path):
    holder = paper.authority.issue("Departement (zegel)")
    file, roots = tmp_path / "seal.p12", tmp_path / "roots.pem"
    file.write_bytes(pkcs12.serialize_key_and_certificates(b"x", holder.key, holder.certificate, None, NoEncryption()))
    roots.write_bytes(paper.authority.root.certificate.public_bytes(Encoding.PEM))
    monkeypatch.setattr(settings, "MODE", "production")
    monkeypatch.setattr(settings, "SEAL_KEY", str(file))
    with pytest.raises(NoSealError):
        kit.of_platform(now=NOW)
    monkeypatch.setattr(settings, "SEAL_TSA", "http://127.0.0.1:9/")
    monkeypatch.setattr(settings, "SEAL_ROOTS", str(roots))
    with pytest.raises(stamping.NoStampError):
        signing.seal(paper.original, kit=kit.of_platform(now=NOW), now=NOW)

    stamper = stamping.proof_stamper(paper.authority, now=NOW)

    def answered(_self, request, timeout):
        return BytesIO(stamper.request_tsa_response(stamping.tsp.TimeStampReq.load(request.data)).dump())

    monkeypatch.setattr(stamping.urllib.request.OpenerDirector, "open", answered)
    sealed = signing.seal(paper.original, kit=kit.of_platform(now=NOW), now=NOW)
    found = check(sealed, believed=trust.of_platform(now=NOW), now=LATER)
    assert found.is_ok, found.verdict.codes()
    assert found.signatures[0].name == "Departement (zegel)"
