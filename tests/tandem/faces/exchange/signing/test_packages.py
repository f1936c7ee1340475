"""A paper at the signing service: whatever goes wrong there ends in a right state, and nothing is taken on trust."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.storage import default_storage

from tandem.base import clock, events
from tandem.base.actor import SYSTEM
from tandem.base.errors import NotPossible
from tandem.base.models import Event, Job
from tandem.base.verdict import refusal
from tandem.faces.documents.sealing.checking import Original
from tandem.faces.exchange.models import SigningPackage
from tandem.faces.exchange.signing import queries, transport
from tandem.faces.exchange.signing.actions import handling
from tandem.faces.exchange.signing.double import OTHER, Double, Fault
from tandem.faces.exchange.signing.packages import RemoteState, Signer
from tandem.faces.exchange.signing.service import Remote
from tandem.faces.exchange.signing.subjects import Came
from tandem.faces.exchange.terms import PackageMove, PackageState, SigningHappened, SubjectKind
from tandem.faces.exchange.workflow import OPEN, PACKAGE
from tests.factories.exchange import SigningPackageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PAPER = OTHER.replace(b"300 300", b"400 400")
BOTH = ("lerende", "onderneming")


@dataclass
class Stand:
    """What is signed, as far as the service knows: it writes down what it is told."""

    told: list[tuple[Any, ...]] = field(default_factory=list)
    refuses: bool = False
    wants: bool = True

    def hold(self, subject_id: UUID) -> None:
        pass

    def is_wanted(self, subject_id: UUID, *, text: str, signer: str, now: datetime) -> bool:
        return self.wants

    def on_signed(self, subject_id: UUID, came: Came, *, now: datetime) -> None:
        if self.refuses:
            refusal("signature.open", found="draft").or_raise()
        self.told.append(("signed", came.signer))

    def on_refused(self, subject_id: UUID, *, text: str, signer: str, reason: str, now: datetime) -> None:
        self.told.append(("refused", signer, reason))

    def on_ended(self, subject_id: UUID, *, how: PackageState, now: datetime) -> None:
        self.told.append(("ended", how))

    def whole(self, subject_id: UUID, *, now: datetime) -> tuple[str, bytes] | None:
        return None

    def on_sealed(self, subject_id: UUID, *, digest: str, now: datetime) -> None:
        self.told.append(("sealed", digest))


@dataclass
class Case:
    """One package of two signers, at the double."""

    package: SigningPackage
    double: Double
    stand: Stand

    def again(self) -> SigningPackage:
        self.package.refresh_from_db()
        return self.package

    def followed(self) -> SigningPackage:
        subjects = {SubjectKind.AGREEMENT: self.stand}
        handling.follow(package_id=str(self.package.pk), now=clock.now(), subjects=subjects)
        return self.again()

    def signed_by(self, *signers: str) -> None:
        for one in signers:
            assert self.double.sign(self.package.reference, one)

    def codes(self) -> list[str]:
        return [one.code for one in events.history(self.package)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("signing")


@pytest.fixture
def asked(folder, settings, now) -> Callable[[], Case]:
    settings.VAR = folder

    def make() -> Case:
        signers = [Signer(key, f"Wie {key}", f"{key}@example.org", n) for n, key in enumerate(BOTH)]
        package = handling.ask(
            actor=SYSTEM,
            key=f"agreement:{uuid4()}",
            kind=SubjectKind.AGREEMENT,
            subject_id=uuid4(),
            title="Overeenkomst",
            pdf=PAPER,
            text=Original.of(PAPER).sha256,
            signers=signers,
            deadline=now + timedelta(days=14),
            now=now,
        )
        return Case(package, transport.double(), Stand())

    return make


@pytest.fixture
def case(asked) -> Case:
    one: Case = asked()
    assert one.followed().state == PackageState.SENT
    return one


def is_done(case: Case, state: PackageState) -> bool:
    """It ended so, once, and whoever signs is forgotten."""
    row = case.again()
    gone = (row.signers, row.urls, row.title) == ([], {}, "")
    return row.state == state and gone and row.ended_at is not None and case.followed().state == state


def test_two_sign_and_each_is_taken_over_once(case):
    case.signed_by("lerende")
    half = case.followed()
    assert (half.state, half.taken, case.stand.told) == (PackageState.SENT, ["lerende"], [("signed", "lerende")])
    assert queries.url_for(half, "onderneming").startswith("/proefdienst/")
    case.followed()
    case.signed_by("onderneming")
    case.followed()
    assert is_done(case, PackageState.SIGNED)
    assert case.stand.told == [("signed", one) for one in BOTH]
    assert case.codes() == [
        SigningHappened.ASKED,
        SigningHappened.SENT,
        *[SigningHappened.TAKEN] * 2,
        SigningHappened.SIGNED,
    ]
    said = str(list(Event.objects.values_list("data", flat=True)))
    assert "example.org" not in said
    assert "Wie" not in said


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault.OTHER_PAPER, "signed.original"),
        (Fault.FLIPPED, "signed.intact"),
        (Fault.RAN_OUT, "signed.in_time"),
        (Fault.UNKNOWN_AUTHORITY, "signed.trusted"),
    ],
)
def test_what_is_not_right_is_not_taken_over(case, fault, code):
    case.double.break_with(case.package.reference, fault)
    case.signed_by("lerende")
    assert code in case.followed().last_error
    assert is_done(case, PackageState.FAILED)
    assert case.stand.told == [("ended", PackageState.FAILED)]
    assert code in events.history(case.package)[-1].data["codes"]


def test_without_the_check_on_the_paper_another_one_would_be_taken_over(case, monkeypatch):
    """The control: so the check above is what keeps it out."""
    monkeypatch.setattr(Original, "is_start_of", lambda *_: True)
    case.double.break_with(case.package.reference, Fault.OTHER_PAPER)
    case.signed_by("lerende")
    case.followed()
    assert case.stand.told == [("signed", "lerende")]


def test_a_service_that_says_more_than_stands_in_the_paper_is_not_believed(case, monkeypatch):
    case.signed_by("lerende")
    half = Remote(case.double).fetch(case.package.reference)
    case.signed_by("onderneming")
    monkeypatch.setattr(Remote, "fetch", lambda *_: half)
    case.followed()
    assert is_done(case, PackageState.FAILED)
    assert case.package.last_error == "signing.enough"


@pytest.mark.parametrize("fault", [Fault.TWICE, Fault.LATE, Fault.NEVER, Fault.OUT_OF_ORDER])
def test_callbacks_only_make_us_look(case, fault, fixed_clock):
    def heard() -> int:
        called = [one for one in case.double.calls_back() if str(case.package.pk) in one[0]]
        before = Job.objects.filter(name=handling.FOLLOW).count()
        for _one in called:
            handling.hear(case.package.pk, now=clock.now())
        return Job.objects.filter(name=handling.FOLLOW).count() - before

    case.double.break_with(case.package.reference, fault)
    case.signed_by("lerende")
    assert heard() == (2 if fault is Fault.TWICE else 0)
    case.signed_by("onderneming")
    fixed_clock.move(hours=1)
    assert heard() == (2 if fault in {Fault.TWICE, Fault.OUT_OF_ORDER} else 0)
    handling.look_after(now=clock.now())
    assert Job.objects.filter(key__contains=f"{case.package.pk}:night:").exists()
    case.followed()
    assert is_done(case, PackageState.SIGNED)
    assert case.stand.told == [("signed", one) for one in BOTH]
    fixed_clock.move(days=3)
    assert heard() == 0


@pytest.mark.parametrize("fault", [Fault.DOWN, Fault.SLOW, Fault.GARBAGE])
def test_a_silent_service_is_asked_again_and_at_last_given_up(asked, case, fault, fixed_clock):
    given_up = asked()
    given_up.followed()
    for one in (case, given_up):
        one.double.break_with(one.package.reference, fault)
        one.followed()
        assert (one.followed().state, one.package.attempts) == (PackageState.SENT, 2)
        waits = Job.objects.filter(key__startswith=f"{handling.FOLLOW}:{one.package.pk}", run_at__gt=clock.now())
        assert {job.run_at - clock.now() for job in waits} >= {timedelta(minutes=1), timedelta(minutes=4)}
    case.double.break_with(case.package.reference)
    case.signed_by(*BOTH)
    assert (case.followed().state, case.package.attempts) == (PackageState.SIGNED, 0)
    fixed_clock.move(days=22)
    given_up.followed()
    assert is_done(given_up, PackageState.FAILED)


def test_a_refusal_comes_with_its_reason_and_a_deadline_passes(asked, case, fixed_clock):
    late = asked()
    late.followed()
    case.signed_by("lerende")
    case.double.refuse(case.package.reference, "onderneming", reason="De uren kloppen niet.")
    case.followed()
    assert is_done(case, PackageState.REFUSED)
    assert case.stand.told == [("signed", "lerende"), ("refused", "onderneming", "De uren kloppen niet.")]
    fixed_clock.move(days=15)
    late.followed()
    assert is_done(late, PackageState.EXPIRED)
    assert late.stand.told == [("ended", PackageState.EXPIRED)]


def test_what_cannot_be_taken_over_leaves_nothing_half_done(case):
    case.stand.refuses = True
    case.signed_by("lerende")
    case.followed()
    assert is_done(case, PackageState.FAILED)
    assert (case.package.taken, case.package.last_error) == ([], "signature.open")
    assert SigningHappened.TAKEN not in case.codes()


def test_who_is_not_needed_any_more_is_not_asked_any_more(asked, case, now, django_capture_on_commit_callbacks):
    kept, unsent = asked(), asked()
    for one in (case, kept, unsent):
        one.stand.wants = one is kept
        told = {"kind": "agreement", "subject_id": str(one.package.subject_id)}
        with django_capture_on_commit_callbacks(execute=True):
            handling.tidy(**told, now=now, subjects={SubjectKind.AGREEMENT: one.stand})
    assert is_done(case, PackageState.WITHDRAWN)
    assert is_done(unsent, PackageState.WITHDRAWN)
    assert kept.again().state in OPEN
    assert default_storage.exists(queries.path_of(kept.package.paper))
    with django_capture_on_commit_callbacks(execute=True):
        handling.withdraw(package_id=kept.package.pk, actor=SYSTEM, now=now)
    assert not default_storage.exists(queries.path_of(kept.package.paper))
    assert Remote(case.double).state(case.package.reference).state is RemoteState.WITHDRAWN


def test_a_service_that_forgot_a_package_or_holds_another_paper_ends_it(asked, case):
    Remote(case.double).close(case.package.reference)
    case.followed()
    assert is_done(case, PackageState.FAILED)
    other = asked()
    transport.double()("POST", "/packages", told={"externalReference": other.package.key})
    reference = Remote(other.double)._known(other.package.key)
    other.double("POST", f"/packages/{reference}/documents", file=OTHER)
    other.followed()
    assert is_done(other, PackageState.FAILED)


def test_nothing_is_asked_where_no_service_is_connected(asked, settings):
    settings.SIGNING_URL = ""
    with pytest.raises(NotPossible, match=r"signing\.is_on"):
        asked()


def test_what_ended_does_not_move():
    row = SigningPackageFactory(done=True)
    for move in PackageMove:
        with pytest.raises(NotPossible, match=f"signing_package.{move}.state"):
            PACKAGE.after(row.state, move)
