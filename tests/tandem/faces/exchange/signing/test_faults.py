"""Whatever goes wrong at the service: the signature stands as it should, and nothing of it is half."""

import pytest

from tandem.base import clock, events
from tandem.faces.exchange.signing import agreements, transport
from tandem.faces.exchange.signing.actions import handling
from tandem.faces.exchange.signing.double import Fault
from tandem.faces.exchange.terms import PackageState
from tandem.faces.worker.handlers import HANDLERS
from tandem.journey.agreements.actions import signing
from tandem.journey.agreements.terms import AgreementHappened, AgreementState, SignatureKind, SignatureState, Signer

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CALLED_WRONG = (Fault.TWICE, Fault.LATE, Fault.NEVER)
NOT_RIGHT = (Fault.OTHER_PAPER, Fault.FLIPPED, Fault.RAN_OUT, Fault.UNKNOWN_AUTHORITY)
SILENT = (Fault.DOWN, Fault.SLOW, Fault.GARBAGE)


def asked(story):
    """The learner is asked at the service, and the paper is there."""
    package = agreements.ask(
        actor=story.learner, agreement_id=story.agreement.pk, signer=Signer.LEARNER, now=clock.now()
    )
    return followed(package)


def followed(package):
    HANDLERS[handling.FOLLOW](package_id=str(package.pk), now=clock.now())
    package.refresh_from_db()
    return package


def of_learner(story):
    return story.again().signatures.get(signer=Signer.LEARNER)


def codes(story):
    return [one.code for one in events.history(story.agreement)]


def is_still_asked(story) -> bool:
    """Nothing was taken over: the text stands, it is the turn of the learner, and of nobody else."""
    row, one = of_learner(story), story.agreement
    others = {each.state for each in one.signatures.exclude(pk=row.pk)}
    bare = (row.set_at, row.kind, row.paper, row.proof, row.words) == (None, "", "", "", "")
    whole = one.state == AgreementState.SIGNING and bool(one.paper) and one.registered_at is None
    return row.state == SignatureState.ASKED and bare and whole and others == {SignatureState.WAITING}


def is_signed_once(story) -> bool:
    row = of_learner(story)
    others = [each.state for each in story.agreement.signatures.exclude(pk=row.pk).order_by("turn")]
    whole = row.state == SignatureState.SIGNED and row.kind == SignatureKind.SERVICE and bool(row.proof)
    once = codes(story).count(AgreementHappened.SIGNATURE_SET) == 1
    return whole and once and others == [SignatureState.ASKED, SignatureState.WAITING, SignatureState.WAITING]


@pytest.mark.parametrize("fault", [*CALLED_WRONG, *NOT_RIGHT, *SILENT, "refused"])
def test_after_each_fault_the_signature_is_set_once_still_asked_or_refused(presented, fault, fixed_clock):
    package, double = asked(presented), transport.double()
    assert package.state == PackageState.SENT
    if fault == "refused":
        assert double.refuse(package.reference, Signer.LEARNER, reason="De uren kloppen niet.")
        for _ in range(2):
            assert followed(package).state == PackageState.REFUSED
        (row,) = presented.again().signatures.all()
        assert (row.signer, row.state, row.words) == (
            Signer.LEARNER,
            SignatureState.REFUSED,
            "De uren kloppen niet.",
        )
        assert (presented.agreement.state, presented.agreement.paper) == (AgreementState.DRAFT, "")
        assert codes(presented).count(AgreementHappened.REFUSED) == 1
        return

    double.break_with(package.reference, fault)
    if fault in SILENT:
        followed(package)
        assert (package.state, is_still_asked(presented)) == (PackageState.SENT, True)
        double.break_with(package.reference)
    assert double.sign(package.reference, Signer.LEARNER)
    heard = [one for one in double.calls_back() if str(package.pk) in one[0]]
    for _ in heard:
        handling.hear(package.pk, now=clock.now())
    assert is_still_asked(presented), "a call says nothing by itself"
    assert len(heard) == {Fault.TWICE: 2, Fault.LATE: 0, Fault.NEVER: 0}.get(fault, 1)
    if not heard:
        assert handling.look_after(now=clock.now()) == 1, "the night looks all the same"
    for _ in range(2):
        followed(package)
    if fault not in NOT_RIGHT:
        assert (package.state, is_signed_once(presented)) == (PackageState.SIGNED, True)
        fixed_clock.move(days=3)
        for _ in double.calls_back():
            handling.hear(package.pk, now=clock.now())
        followed(package)
        assert is_signed_once(presented)
        return
    assert (package.state, is_still_asked(presented)) == (PackageState.FAILED, True)
    assert AgreementHappened.SIGNATURE_SET not in codes(presented)
    again = asked(presented)
    assert again.pk != package.pk
    double.sign(again.reference, Signer.LEARNER)
    assert followed(again).state == PackageState.SIGNED
    assert is_signed_once(presented)


@pytest.mark.parametrize("fault", NOT_RIGHT)
def test_what_failed_at_the_service_can_be_signed_on_the_screen(presented, fault):
    package, double = asked(presented), transport.double()
    double.break_with(package.reference, fault)
    double.sign(package.reference, Signer.LEARNER)
    followed(package)
    told = {"shown": presented.agreement.paper, "strength": "test", "now": clock.now()}
    signing.sign(actor=presented.learner, agreement_id=presented.agreement.pk, signer=Signer.LEARNER, **told)
    assert (of_learner(presented).state, of_learner(presented).kind) == (SignatureState.SIGNED, SignatureKind.CONSENT)


def test_nobody_signed_in_time_and_the_text_comes_back(presented, fixed_clock):
    package = asked(presented)
    fixed_clock.move(days=60)
    assert followed(package).state == PackageState.EXPIRED
    assert is_still_asked(presented), "the night brings the text back, not the service"
