"""The text of a change: frozen when it is proposed, and agreed to on the screen, by a link or on paper."""

import hashlib
from datetime import UTC, date, datetime, timedelta

import pytest

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.documents import amendment as documents
from tandem.journey.agreements.actions import amendments, ending
from tandem.journey.agreements.actions.ending import Told
from tandem.journey.agreements.models import Acceptance, Amendment
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import papers
from tandem.journey.agreements.rules import amendments as rules
from tandem.journey.agreements.terms import (
    AgreementHappened,
    AmendmentState,
    EndReason,
    Party,
    SignatureKind,
    SignatureState,
    Signer,
)
from tandem.registers.access.terms import Role
from tandem.registers.people.models import Guardianship, Person
from tests.factories.numbers import somebody
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


def ended(story) -> None:
    """The agreement ended at its school; the night did not come yet."""
    told = Told(EndReason.MUTUAL, LATER.date(), LATER.date(), is_consulted=True)
    ending.end(actor=story.coach, agreement_id=story.agreement.pk, told=told, now=LATER)


def test_of_what_ended_nobody_says_yes_any_more(signed):
    row = changing.propose(signed, signed.company, now=LATER)
    changing.agree(row, signed.coach, now=LATER)
    ended(signed)
    told = {"amendment_id": row.pk, "now": LATER}
    with refused("amendment.is_signed"):
        amendments.agree(actor=signed.guardian, shown=row.paper, strength="mail", **told)
    with refused("amendment.is_signed"):
        amendments.scan(actor=signed.coach, signer=Signer.GUARDIAN, content=SCAN, **told)
    row.refresh_from_db()
    assert row.state == AmendmentState.PROPOSED


def test_who_only_handles_the_staff_proposes_and_says_yes_for_nobody(signed):
    staff = Actor(somebody(), Role.COMPANY_HR, signed.company.organisation_id)
    row = changing.propose(signed, staff, now=LATER)
    assert yes(row, Signer.COMPANY).state == SignatureState.ASKED
    with refused("agreement.may_sign"):
        changing.agree(row, staff, now=LATER)
    changing.agree(row, signed.company, now=LATER)
    assert yes(row, Signer.COMPANY).set_by == signed.company.user_id


@pytest.fixture
def grown(signed):
    """The learner becomes of age on the day after the proposal of a change."""
    Person.objects.filter(pk=signed.track.person_id).update(birth_date=date(2009, 3, 11))
    return signed


TOMORROW = LATER + timedelta(days=1)


def test_who_came_of_age_says_yes_alone_and_the_link_of_the_parent_leads_nowhere(grown):
    row = changing.propose(grown, grown.company, now=LATER)
    secret = doors.secret_of(yes(row, Signer.GUARDIAN).pk)
    with refused("amendment.of_age"):
        amendments.agree_by_link(secret=secret, shown=row.paper, now=TOMORROW)
    with refused("amendment.of_age"):
        amendments.refuse_by_link(secret=secret, words="Nee.", now=TOMORROW)
    told = {"amendment_id": row.pk, "now": TOMORROW}
    with refused("amendment.own_yes"):
        amendments.scan(actor=grown.coach, signer=Signer.GUARDIAN, content=SCAN, **told)
    changing.agree(row, grown.learner, now=TOMORROW)
    one = yes(row, Signer.LEARNER)
    assert (one.state, one.set_by, one.person) == ("signed", grown.learner.user_id, grown.track.person)
    assert not row.acceptances.filter(signer=Signer.GUARDIAN).exists()
    with pytest.raises(NotFound):
        amendments.agree_by_link(secret=secret, shown=row.paper, now=TOMORROW)


def test_who_came_of_age_says_no_alone(grown):
    row = changing.propose(grown, grown.company, now=LATER)
    amendments.refuse(actor=grown.learner, amendment_id=row.pk, words="Te vroeg.", now=TOMORROW)
    assert yes(row, Signer.LEARNER).state == SignatureState.REFUSED


def test_what_a_parent_said_before_stands(grown):
    row = changing.propose(grown, grown.company, now=LATER)
    changing.agree(row, grown.guardian, now=LATER)
    assert changing.agree(row, grown.coach, now=TOMORROW).state == AmendmentState.AGREED
    assert yes(row, Signer.GUARDIAN).set_by == grown.guardian.user_id


def test_the_text_names_who_is_asked_also_where_no_parent_is_known(signed):
    for birth in (None, date(2009, 3, 11)):
        Person.objects.filter(pk=signed.track.person_id).update(birth_date=birth)
        Guardianship.objects.all().delete()
        given = {"from_on": date(2027, 3, 15), "told": {"other_words": "Meer."}, "now": LATER}
        signed.again()
        row = Amendment(agreement=signed.agreement, number=1, side=Party.COMPANY, changes={"other_words": "Meer."})
        row.from_on, row.proposed_at = given["from_on"], LATER
        assert "een ouder of voogd" in [one.lower() for one in documents.paper_of(row).signers]


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
