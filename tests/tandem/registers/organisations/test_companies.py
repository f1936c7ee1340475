from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from tandem.base.actor import SYSTEM
from tandem.registers.access.terms import Role
from tandem.registers.organisations.actions import company as actions
from tandem.registers.organisations.models import Company, Establishment
from tandem.registers.organisations.queries import companies
from tandem.registers.organisations.rules import EstablishmentFacts, RegisterFacts
from tandem.registers.organisations.terms import Happened, PositionSource, RegisterField
from tests.factories.numbers import enterprise_number, establishment_number
from tests.factories.organisations import (
    CompanyFactory,
    CompanyJointCommitteeFactory,
    EstablishmentFactory,
    RegisterDoubtFactory,
)
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

pytestmark = pytest.mark.django_db

PLATFORM = {Role.SYSTEM, Role.PLATFORM_ADMIN}
BODIES = {
    Role.PARTNERSHIP_MANAGER,
    Role.PARTNERSHIP_STAFF,
    Role.PARTNERSHIP_VOTER,
    Role.FLEMISH_PARTNERSHIP,
    Role.AGENCY_STAFF,
}
OWN_PEOPLE = {Role.COMPANY_ADMIN, Role.COMPANY_HR, Role.MENTOR}
LETS_IN = {*PLATFORM, Role.AGENCY_STAFF}

PLACE = EstablishmentFacts(establishment_number(900_001), "Bakkerij Zon", "Korenmarkt", "1", "9000", "Gent")
FACTS = RegisterFacts(
    enterprise_number(900_001),
    "Bakkerij Zon",
    legal_form="610",
    started_on=date(2001, 5, 1),
    email="info@zon.example",
    phone="09 000 00 00",
    establishments=(PLACE,),
)


def admin_of(company):
    return somebody(Role.COMPANY_ADMIN, company.pk)


def kept(step):
    """Whether this step is allowed, and not refused to this role."""
    from tandem.base.errors import NotFound, NotPossible

    try:
        step()
    except (NotFound, NotPossible):
        return False
    return True


# ------------------------------------------------------------------------------------------------------------- joining


def test_a_company_joins_as_the_register_holds_it(now):
    company = actions.join(actor=SYSTEM, facts=FACTS, now=now)
    (place,) = company.establishments.all()

    assert (company.number, company.name, company.legal_form) == (FACTS.number, "Bakkerij Zon", "610")
    assert (company.contact_email, company.contact_phone, company.joined_at) == ("info@zon.example", FACTS.phone, now)
    assert (place.number, place.street, place.municipality, place.nis) == (PLACE.number, "Korenmarkt", "Gent", "44021")
    assert place.position_source == PositionSource.POSTAL_CODE
    assert 51 < place.lat < 51.2
    assert 3.6 < place.lon < 3.9
    assert last(company).code == Happened.COMPANY_JOINED
    assert last(company).data == {"number": FACTS.number, "establishments": [PLACE.number]}


def test_an_establishment_under_an_unknown_postal_code_has_no_position(now):
    facts = replace(FACTS, establishments=(replace(PLACE, postal_code="5000", municipality="Namur"),))
    (place,) = actions.join(actor=SYSTEM, facts=facts, now=now).establishments.all()

    assert (place.nis, place.lat, place.lon, place.position_source) == ("", None, None, "")


def test_a_company_joins_once(now):
    actions.join(actor=SYSTEM, facts=FACTS, now=now)

    with refused("company.joined_already", "company.establishment_elsewhere"):
        actions.join(actor=SYSTEM, facts=FACTS, now=now)
    assert Company.objects.filter(number=FACTS.number).count() == 1


def test_an_establishment_belongs_to_one_company(now):
    EstablishmentFactory(number=PLACE.number)

    with refused("company.establishment_elsewhere"):
        actions.join(actor=SYSTEM, facts=FACTS, now=now)


@pytest.mark.parametrize("number", ["0123456789", "12", "", "abcdefghij"])
def test_a_company_without_a_sound_number_does_not_join(number, now):
    with refused("company.number_wrong"):
        actions.join(actor=SYSTEM, facts=replace(FACTS, number=number), now=now)


@pytest.mark.parametrize("role", ROLES)
def test_who_lets_a_company_in(role, now):
    if role in LETS_IN:
        assert actions.join(actor=somebody(role, uuid4()), facts=FACTS, now=now).pk
    else:
        with refused("company.may_let_in"):
            actions.join(actor=somebody(role, uuid4()), facts=FACTS, now=now)


# ------------------------------------------------------------------------------------------------ later establishments


@pytest.fixture
def held(monkeypatch):
    """What the register holds of the company under test: one establishment."""
    monkeypatch.setattr(actions.register, "facts_to_join", lambda number: replace(FACTS, number=number))


def test_an_establishment_joins_later(held, now):
    company = CompanyFactory()

    (place,) = actions.adopt(actor=admin_of(company), company_id=company.pk, numbers=[PLACE.number], now=now)

    assert (place.company, place.nis) == (company, "44021")
    assert last(company).data == {"establishments": [PLACE.number]}
    with refused("company.establishment_joined"):
        actions.adopt(actor=admin_of(company), company_id=company.pk, numbers=[PLACE.number], now=now)


def test_only_establishments_that_the_register_holds_join(held, now):
    company = CompanyFactory()
    adopt = {"actor": admin_of(company), "company_id": company.pk, "now": now}

    with refused("company.no_establishment_chosen"):
        actions.adopt(numbers=[], **adopt)
    with refused("company.establishment_unknown"):
        actions.adopt(numbers=[establishment_number(5)], **adopt)
    assert not company.establishments.exists()


# --------------------------------------------------------------------------------------------------------------- doors


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("is_own", [True, False])
def test_the_doors_to_a_company(role, is_own, day):
    place = EstablishmentFactory()
    company = place.company
    actor = somebody(role, company.pk if is_own else uuid4())
    sees = role in PLATFORM | BODIES or (is_own and role in OWN_PEOPLE)

    assert opens(companies.company_for, actor, company.pk) is sees
    assert opens(companies.company_for, actor, company.pk, lock=True) is sees
    assert opens(companies.establishment_for, actor, place.pk) is sees
    assert opens(companies.establishments_for, actor, company.pk) is sees
    assert opens(companies.joint_committee_history, actor, company.pk) is sees
    assert opens(companies.doubts_for, actor, company.pk) is (sees and role is not Role.MENTOR)
    assert companies.companies_visible_to(actor).filter(pk=company.pk).exists() is sees
    assert companies.establishments_visible_to(actor).filter(pk=place.pk).exists() is sees
    assert (companies.company_numbered(actor, company.number) == company) is sees


def test_what_does_not_exist_is_not_found():
    assert not opens(companies.company_for, SYSTEM, uuid4())
    assert not opens(companies.establishment_for, SYSTEM, uuid4())
    assert not opens(companies.doubt_to_settle, somebody(Role.AGENCY_STAFF), uuid4())
    assert companies.company_numbered(SYSTEM, "0") is None


def test_a_company_shows_its_open_establishments_and_those_that_are_gone(day):
    company = CompanyFactory()
    here = EstablishmentFactory(company=company)
    gone = EstablishmentFactory(company=company, gone=True)

    assert set(companies.establishments_for(SYSTEM, company.pk)) == {here, gone}
    assert list(Establishment.objects.filter(company=company).open_on(day)) == [here]
    assert list(Company.objects.filter(pk=CompanyFactory(gone=True).pk).still_in_register()) == []


# --------------------------------------------------------------------------------------------------- joint committees


def committees(company, day):
    return [one.number for one in companies.joint_committees_on(company.pk, day)]


def test_a_company_falls_under_several_committees_each_in_its_period(now, day):
    company = CompanyFactory()
    fall = {"actor": admin_of(company), "company_id": company.pk, "now": now}

    actions.set_joint_committee(number="PC 200", valid_from=date(2020, 1, 1), **fall)
    link = actions.set_joint_committee(number="124", valid_from=date(2018, 1, 1), **fall)
    actions.leave_joint_committee(number="124", ends_on=day, **fall)

    assert committees(company, date(2017, 12, 31)) == []
    assert committees(company, date(2018, 1, 1)) == ["124"]
    assert committees(company, day - timedelta(days=1)) == ["124", "200"]
    assert committees(company, day) == ["200"]
    assert last(company).code == Happened.JOINT_COMMITTEE_LEFT
    assert last(company).data == {"number": "124", "valid_until": str(day)}
    assert {one.pk for one in companies.joint_committee_history(SYSTEM, company.pk)} > {link.pk}


def test_the_committee_of_a_company_is_in_its_history_with_its_period(now):
    company = CompanyFactory()

    actions.set_joint_committee(
        actor=SYSTEM, company_id=company.pk, number="14901", valid_from=date(2020, 1, 1), now=now
    )

    assert last(company).code == Happened.JOINT_COMMITTEE_SET
    assert last(company).data == {"number": "149.01", "valid_from": "2020-01-01", "valid_until": None}


@pytest.mark.parametrize(
    ("number", "valid_from", "valid_until", "codes"),
    [
        ("998", date(2020, 1, 1), None, {"joint_committee.unknown"}),
        ("no number", date(2020, 1, 1), None, {"joint_committee.unknown"}),
        ("124", date(2010, 1, 1), None, {"joint_committee.unknown", "joint_committee.overlaps"}),
        ("124", date(2020, 1, 1), date(2020, 1, 1), {"joint_committee.ends_before_start"}),
        ("124", date(2021, 1, 1), None, {"joint_committee.overlaps"}),
        ("124", date(2018, 1, 1), date(2021, 1, 2), {"joint_committee.overlaps"}),
    ],
)
def test_a_committee_that_cannot_be_is_refused(number, valid_from, valid_until, codes, now):
    company = CompanyFactory()
    fall = {"actor": SYSTEM, "company_id": company.pk, "now": now}
    actions.set_joint_committee(number="124", valid_from=date(2021, 1, 1), **fall)

    with refused(*codes):
        actions.set_joint_committee(number=number, valid_from=valid_from, valid_until=valid_until, **fall)


def test_a_committee_that_a_company_does_not_fall_under_cannot_be_left(now, day):
    company = CompanyFactory()
    leave = {"actor": SYSTEM, "company_id": company.pk, "number": "124", "now": now}

    with refused("joint_committee.not_set"):
        actions.leave_joint_committee(ends_on=day, **leave)
    actions.set_joint_committee(valid_from=day, **leave)
    with refused("joint_committee.ends_before_start"):
        actions.leave_joint_committee(ends_on=day, **leave)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("is_own", [True, False])
def test_who_says_under_which_committee_a_company_falls(role, is_own, held, now, day):
    link = CompanyJointCommitteeFactory()
    company, number = link.company, link.joint_committee.number
    actor = somebody(role, company.pk if is_own else uuid4())
    allowed = role in LETS_IN or (is_own and role is Role.COMPANY_ADMIN)
    told = {"actor": actor, "company_id": company.pk, "now": now}

    assert kept(lambda: actions.set_joint_committee(number="124", valid_from=day, **told)) is allowed
    assert kept(lambda: actions.leave_joint_committee(number=number, ends_on=day, **told)) is allowed
    assert kept(lambda: actions.adopt(numbers=[PLACE.number], **told)) is allowed


# -------------------------------------------------------------------------------------------------- "klopt dit niet?"


def test_a_company_doubts_the_register_and_hears_back(now):
    place = EstablishmentFactory()
    hr = somebody(Role.COMPANY_HR, place.company_id)

    doubt = actions.doubt_register(
        actor=hr,
        company_id=place.company_id,
        establishment_id=place.pk,
        field=RegisterField.ADDRESS,
        explanation=" Wij zijn verhuisd. ",
        now=now,
    )
    agent = somebody(Role.AGENCY_STAFF, uuid4())
    assert list(companies.open_doubts(agent)) == [doubt]
    settled = actions.settle_doubt(actor=agent, doubt_id=doubt.pk, answer="Pas het aan in de KBO.", now=now)

    assert (doubt.explanation, doubt.raised_by) == ("Wij zijn verhuisd.", hr.user_id)
    assert (settled.settled_at, settled.settled_by, settled.answer) == (now, agent.user_id, "Pas het aan in de KBO.")
    assert not companies.open_doubts(agent).exists()
    assert list(companies.doubts_for(hr, place.company_id)) == [doubt]
    assert last(place.company).code == Happened.DOUBT_SETTLED
    with refused("doubt.settled_already"):
        actions.settle_doubt(actor=agent, doubt_id=doubt.pk, answer="", now=now)


def test_a_doubt_changes_no_fact_and_leaves_no_words_in_the_history(now):
    company = CompanyFactory(name="Oud")

    actions.doubt_register(
        actor=admin_of(company), company_id=company.pk, field=RegisterField.NAME, explanation="Wij heten Nieuw", now=now
    )

    assert Company.objects.get(pk=company.pk).name == "Oud"
    assert last(company).code == Happened.REGISTER_DOUBTED
    assert "Nieuw" not in str(last(company).data)


def test_a_doubt_says_what_is_wrong_about_an_own_establishment(now):
    company = CompanyFactory()
    doubt = {"actor": admin_of(company), "company_id": company.pk, "field": RegisterField.NAME, "now": now}

    with refused("doubt.no_words"):
        actions.doubt_register(explanation="  ", **doubt)
    assert not opens(actions.doubt_register, explanation="Fout", establishment_id=EstablishmentFactory().pk, **doubt)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("is_own", [True, False])
def test_only_a_company_doubts_its_own_facts(role, is_own, now):
    company = CompanyFactory()
    actor = somebody(role, company.pk if is_own else uuid4())
    doubt = {"company_id": company.pk, "field": RegisterField.NAME, "explanation": "Fout", "now": now}
    allowed = is_own and role in {Role.COMPANY_ADMIN, Role.COMPANY_HR}

    assert kept(lambda: actions.doubt_register(actor=actor, **doubt)) is allowed


@pytest.mark.parametrize("role", ROLES)
def test_who_answers_doubts(role, now):
    doubt, answers = RegisterDoubtFactory(), role in {Role.PLATFORM_ADMIN, Role.AGENCY_STAFF}
    actor = somebody(role, doubt.company_id)

    assert opens(companies.open_doubts, actor) is answers
    assert opens(companies.doubt_to_settle, actor, doubt.pk) is answers
    assert kept(lambda: actions.settle_doubt(actor=actor, doubt_id=doubt.pk, answer="", now=now)) is answers
