"""The text of a change: frozen when it is proposed, and agreed to on the screen, by a link or on paper."""

import hashlib
from datetime import UTC, date, datetime

import pytest

from tandem.base import events
from tandem.base.errors import NotFound
from tandem.journey.agreements.actions import amendments
from tandem.journey.agreements.models import Acceptance, Amendment
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import papers
from tandem.journey.agreements.rules import amendments as rules
from tandem.journey.agreements.terms import (
    AgreementHappened,
    AmendmentState,
    Party,
    SignatureKind,
    SignatureState,
    Signer,
)
from tests.harness import changing
from tests.harness.at_service import PAPER
from tests.harness.signed import sign_all
from tests.tandem.registers.house import last, refused

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LATER = datetime(2027, 3, 10, 10, tzinfo=UTC)
SCAN = b"%PDF-1.4 getekend %%EOF"


@pytest.fixture
def signed(presented):
    sign_all(presented)
    return presented


def yes(row: Amendment, signer: Signer) -> Acceptance:
    return row.acceptances.get(signer=signer)


def test_the_text_is_kept_under_the_hash_that_everybody_says_yes_to(signed):
    row = changing.propose(signed, signed.company, now=LATER)
    assert (row.number, row.paper) == (1, hashlib.sha256(PAPER).hexdigest())
    with papers.content_of(row.paper) as file:
        assert file.read() == PAPER
    assert last(signed.agreement).data["paper"] == row.paper
    own = yes(row, Signer.COMPANY)
    assert (own.state, own.kind, own.strength, own.paper) == ("signed", SignatureKind.CONSENT, "mail", row.paper)
    told = {"actor": signed.coach, "amendment_id": row.pk, "strength": "mail", "now": LATER}
    for other in ("", "c" * 64, signed.agreement.paper):
        with refused("signature.same_text"):
            amendments.agree(shown=other, **told)
    assert yes(row, Signer.PROVIDER).state == SignatureState.ASKED
    amendments.agree(shown=row.paper, **told)
    assert yes(row, Signer.PROVIDER).set_by == signed.coach.user_id
    assert changing.agree(row, signed.guardian, now=LATER).state == AmendmentState.AGREED


def test_a_text_of_an_agreement_that_changed_meanwhile_is_not_proposed(signed):
    given = {"from_on": date(2027, 3, 15), "told": {"ends_on": date(2027, 5, 28)}, "now": LATER}
    draft = amendments.drafted(actor=signed.company, agreement_id=signed.agreement.pk, **given)
    assert not Amendment.objects.exists()
    row = changing.propose(signed, signed.coach, now=LATER)
    amendments.withdraw(actor=signed.coach, amendment_id=row.pk, now=LATER)
    with refused("agreement.version"):
        amendments.propose(actor=signed.company, draft=draft, paper=PAPER, strength="mail", now=LATER)
    assert changing.propose(signed, signed.company, now=LATER).number == 2


def test_a_parent_without_an_account_says_yes_by_a_link_once(signed):
    row = changing.propose(signed, signed.company, now=LATER)
    one = yes(row, Signer.GUARDIAN)
    secret = doors.secret_of(one.pk)
    with refused("signature.same_text"):
        amendments.agree_by_link(secret=secret, shown="c" * 64, now=LATER)
    amendments.agree_by_link(secret=secret, shown=row.paper, now=LATER)
    one.refresh_from_db()
    assert (one.state, one.kind, one.strength, one.set_by) == ("signed", SignatureKind.CONSENT, "link", None)
    for wrong in (secret, "anders"):
        with pytest.raises(NotFound):
            amendments.agree_by_link(secret=wrong, shown=row.paper, now=LATER)


def test_who_says_no_by_a_link_stops_it_and_every_other_link(signed):
    row = changing.propose(signed, signed.coach, now=LATER)
    parent, company = (doors.secret_of(yes(row, one).pk) for one in (Signer.GUARDIAN, Signer.COMPANY))
    with refused("agreement.why_told"):
        amendments.refuse_by_link(secret=parent, words=" ", now=LATER)
    amendments.refuse_by_link(secret=parent, words="Te vroeg.", now=LATER)
    found = Amendment.objects.get()
    assert (found.state, found.closed_words) == (AmendmentState.REFUSED, "Te vroeg.")
    assert (yes(row, Signer.GUARDIAN).state, yes(row, Signer.GUARDIAN).words) == ("refused", "Te vroeg.")
    assert last(signed.agreement).data["side"] == Party.LEARNER
    with pytest.raises(NotFound):
        amendments.agree_by_link(secret=company, shown=row.paper, now=LATER)


def test_who_agreed_on_paper_is_kept_with_the_scan_by_the_school_alone(signed):
    row = changing.propose(signed, signed.company, now=LATER)
    told = {"amendment_id": row.pk, "signer": Signer.GUARDIAN, "now": LATER}
    for other in (signed.company, signed.guardian):
        with refused("agreement.may_scan"):
            amendments.scan(actor=other, content=SCAN, **told)
    with refused("signature.scan_kind"):
        amendments.scan(actor=signed.coach, content=b"geen scan", **told)
    with refused("amendment.own_yes"):
        amendments.scan(actor=signed.coach, content=SCAN, **(told | {"signer": Signer.LEARNER}))
    amendments.scan(actor=signed.coach, content=SCAN, **told)
    one = yes(row, Signer.GUARDIAN)
    assert (one.kind, one.proof, one.paper) == (SignatureKind.SCAN, hashlib.sha256(SCAN).hexdigest(), row.paper)
    assert last(signed.agreement).data["proof"] == one.proof
    with refused("signature.sign.state"):
        amendments.scan(actor=signed.coach, content=SCAN, **told)
    changing.agree(row, signed.coach, now=LATER)
    with refused("amendment.agree.state"):
        amendments.scan(actor=signed.coach, content=SCAN, **told)


def test_of_a_change_of_mentor_the_family_is_not_asked(signed):
    assert rules.signers({"workplaces": {"a": {"mentor": "b"}}}, is_minor=True) == (Signer.COMPANY, Signer.PROVIDER)
    assert rules.signers({"hours": "x"}, is_minor=False) == (Signer.LEARNER, Signer.COMPANY, Signer.PROVIDER)
    assert [rules.side_of(one) for one in Signer] == [Party.LEARNER, Party.LEARNER, Party.COMPANY, Party.PROVIDER]


def test_every_yes_stands_in_the_history_with_its_kind(signed):
    row = changing.propose(signed, signed.learner, now=LATER)
    assert amendments.waits_for(row) == [Party.PROVIDER, Party.COMPANY, Party.LEARNER]
    changing.agree(row, signed.coach, signed.company, now=LATER)
    amendments.scan(actor=signed.coach, amendment_id=row.pk, signer=Signer.GUARDIAN, content=SCAN, now=LATER)
    said = [one.data for one in events.history(signed.agreement) if one.code == AgreementHappened.AMENDMENT_AGREED]
    assert sorted((one["side"], one["kind"]) for one in said) == [
        ("company", "consent"),
        ("learner", "scan"),
        ("provider", "consent"),
    ]
    assert list(events.verify()) == []
