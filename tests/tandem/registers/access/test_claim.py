"""Who speaks for a company takes up its management."""

import pytest

from tandem.base import events
from tandem.base.actor import PUBLIC, SYSTEM, Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.registers.access import actions
from tandem.registers.access.models import Capacity
from tandem.registers.access.terms import ClaimProof, Role
from tandem.registers.organisations.models import Company
from tests.factories.accounts import UserFactory
from tests.factories.numbers import enterprise_number
from tests.factories.register import (
    GENERATION,
    RegisterDenominationFactory,
    RegisterEnterpriseFactory,
    RegisterExtractFactory,
)

NUMBER = enterprise_number(91_001)


@pytest.fixture
def newcomer(db) -> Actor:
    """Somebody with an account; the register holds a company."""
    RegisterExtractFactory(current=True, generation=GENERATION)
    RegisterEnterpriseFactory(number=int(NUMBER))
    RegisterDenominationFactory(entity=int(NUMBER), name="Slagerij Voorbeeld", search_name="slagerij voorbeeld")
    return Actor(user_id=UserFactory().pk, role=Role.PUBLIC)


def test_the_first_person_of_a_company_is_invited_by_who_lets_in_anybody_anywhere(newcomer, now):
    invite = {"email": "an@voorbeeld.example", "role": Role.COMPANY_ADMIN, "number": NUMBER, "now": now}

    with pytest.raises(NotPossible) as refused:
        actions.invite_for_company(actor=Actor(UserFactory().pk, Role.COMPANY_ADMIN), **invite)
    assert [finding.code for finding in refused.value.verdict.unmet] == ["access.may_invite"]
    assert not Company.objects.exists()

    invitation = actions.invite_for_company(actor=SYSTEM, **invite)
    again = actions.invite_for_company(actor=SYSTEM, **invite | {"email": "eva@voorbeeld.example"})
    assert invitation.company == again.company == Company.objects.get(number=NUMBER)


def test_the_legal_representative_manages_the_company_and_it_takes_part(newcomer, now, day):
    held = actions.claim_company(actor=newcomer, number=NUMBER, proof=ClaimProof.LEGAL_REPRESENTATIVE, now=now)

    assert (held.role, held.company.name, held.valid_from) == (Role.COMPANY_ADMIN, "Slagerij Voorbeeld", day)
    told = events.history(held)[-1]
    assert (told.code, told.data["proof"]) == ("access.company_claimed", "legal_representative")


def test_a_second_representative_manages_the_same_company(newcomer, now):
    first = actions.claim_company(actor=newcomer, number=NUMBER, proof=ClaimProof.LEGAL_REPRESENTATIVE, now=now)
    somebody = Actor(user_id=UserFactory().pk, role=Role.PUBLIC)

    second = actions.claim_company(actor=somebody, number=NUMBER, proof=ClaimProof.LEGAL_REPRESENTATIVE, now=now)

    assert second.company_id == first.company_id
    assert Company.objects.count() == 1


def test_who_manages_it_already_does_not_twice(newcomer, now):
    actions.claim_company(actor=newcomer, number=NUMBER, proof=ClaimProof.LEGAL_REPRESENTATIVE, now=now)

    with pytest.raises(NotPossible) as refused:
        actions.claim_company(actor=newcomer, number=NUMBER, proof=ClaimProof.LEGAL_REPRESENTATIVE, now=now)

    assert refused.value.verdict.codes() == {"capacity.held_already"}
    assert Capacity.objects.count() == 1


def test_the_proof_of_the_demonstration_counts_in_demo_mode_only(newcomer, now, settings):
    with pytest.raises(NotPossible):
        actions.claim_company(actor=newcomer, number=NUMBER, proof=ClaimProof.DEMO, now=now)
    assert not Company.objects.exists()

    settings.DEMO = True

    assert (
        actions.claim_company(actor=newcomer, number=NUMBER, proof=ClaimProof.DEMO, now=now).role == Role.COMPANY_ADMIN
    )


def test_a_visitor_without_account_and_an_unknown_number_lead_nowhere(newcomer, now):
    with pytest.raises(NotPossible):
        actions.claim_company(actor=PUBLIC, number=NUMBER, proof=ClaimProof.LEGAL_REPRESENTATIVE, now=now)
    with pytest.raises(NotFound):
        actions.claim_company(
            actor=newcomer, number=enterprise_number(91_002), proof=ClaimProof.LEGAL_REPRESENTATIVE, now=now
        )
    assert not Capacity.objects.exists()
