"""Evidence is kept longer than a time stamp holds: in time a new one comes over it, and what stood there stays."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.files.storage import default_storage

from tandem.base.models import Event, Job
from tandem.faces.documents.sealing import authority, kit, stamping, trust
from tandem.faces.documents.sealing.checking import Check, check, stamped_until
from tandem.faces.documents.sealing.kit import Kit
from tandem.faces.exchange.models import SealedPaper
from tandem.faces.exchange.signing import queries
from tandem.faces.exchange.signing.actions import handling, renewing
from tandem.faces.exchange.terms import SigningHappened, SubjectKind
from tests.factories.numbers import NOW
from tests.harness import openssl
from tests.harness.at_service import work
from tests.harness.signed import sign_all

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SHORT, LONG = datetime(2031, 1, 1, tzinfo=UTC), datetime(2046, 1, 1, tzinfo=UTC)
DUE, OVER, MUCH_LATER = SHORT - timedelta(days=200), SHORT + timedelta(days=200), LONG - timedelta(days=200)


def until(when: datetime, monkeypatch) -> authority.Authority:
    monkeypatch.setattr(authority, "UNTIL", when)
    return authority.made(f"Proef tot {when:%Y}")


@pytest.fixture
def clocks(monkeypatch):
    """Stamps that hold until 2031, and the ones of their successor until 2046; one authority each."""
    both = {when: until(when, monkeypatch) for when in (SHORT, LONG)}
    holder = both[LONG].issue("Zegel", until=LONG)
    in_use = [SHORT]

    def believed(*, now):
        return trust.of_authority(both[SHORT], now=now) | trust.of_authority(both[LONG], now=now)

    def of_platform(*, now):
        stamper = stamping.proof_stamper(both[in_use[0]], now=now)
        return Kit(holder.key_der, holder.der, stamper, believed(now=now))

    monkeypatch.setattr(kit, "of_platform", of_platform)
    monkeypatch.setattr(trust, "of_platform", believed)
    both["use"] = in_use
    return both


@pytest.fixture
def sealed(presented, clocks):
    sign_all(presented)
    work()
    return SealedPaper.objects.get()


def stored(row: SealedPaper) -> bytes:
    with queries.evidence(SubjectKind(row.kind), row.subject_id) as file:
        return file.read()


def night(now: datetime) -> int:
    asked = renewing.look_after(now=now)
    for job in Job.objects.filter(name=renewing.RENEW):
        renewing.renew(**job.arguments, now=now)
    return asked


def test_evidence_outlives_its_stamp_once_a_newer_one_stands_over_it(sealed, clocks, tmp_path):
    before = stored(sealed)
    assert stamped_until(before) == SHORT
    assert check(before, believed=handling.believed(now=DUE), now=DUE).is_ok
    over = check(before, believed=handling.believed(now=OVER), now=OVER)
    assert Check.IN_TIME in over.verdict.codes(), "without a new stamp it does not hold any more"

    clocks["use"][0] = LONG
    assert night(DUE) == 1

    row = SealedPaper.objects.get()
    after = stored(row)
    assert after.startswith(before)
    assert (row.sealed, row.stamped_until) == (sealed.sealed, LONG)
    assert row.evidence != sealed.evidence
    for now in (OVER, MUCH_LATER):
        found = check(after, believed=handling.believed(now=now), now=now)
        assert found.is_ok, found.verdict.codes()
        assert found.signatures[-1].signed_at == DUE
        assert found.signatures[-1].covers_all
    roots = b"".join(clocks[one].root.certificate.public_bytes(Encoding.PEM) for one in (SHORT, LONG))
    assert openssl.opinions(after, root=roots, at=MUCH_LATER, folder=tmp_path, only_last=True)[0].is_good
    flipped = bytearray(after)
    flipped[len(before) // 2] ^= 1
    assert not check(bytes(flipped), believed=handling.believed(now=OVER), now=OVER).is_ok

    told = Event.objects.get(code=SigningHappened.RENEWED)
    assert (told.data["before"], told.data["evidence"]) == (sealed.evidence, row.evidence)
    for job in Job.objects.filter(name=renewing.DROP):
        renewing.drop(**job.arguments, now=DUE)
    assert not default_storage.exists(queries.path_of(sealed.evidence))
    assert default_storage.exists(queries.path_of(row.evidence))
    assert night(DUE) == 0
    renewing.renew(sealed_id=str(row.pk), now=DUE)
    assert Event.objects.filter(code=SigningHappened.RENEWED).count() == 1


def test_what_holds_long_enough_is_only_looked_at_once(sealed):
    assert night(NOW) == 1, "nobody knows until when it holds"
    row = SealedPaper.objects.get()
    assert (row.evidence, row.stamped_until) == (sealed.evidence, SHORT)
    assert night(NOW) == 0


def test_stamps_that_hold_no_longer_than_the_last_change_nothing_and_are_told(sealed, caplog):
    assert night(DUE) == 1
    row = SealedPaper.objects.get()
    assert (row.evidence, row.stamped_until) == (sealed.evidence, SHORT)
    assert "ask the service for newer ones" in caplog.text
    assert night(DUE) == 1, "and next month again"


def test_a_file_that_something_holds_is_not_taken_away(sealed):
    renewing.drop(digest=sealed.evidence, now=NOW)
    assert default_storage.exists(queries.path_of(sealed.evidence))
