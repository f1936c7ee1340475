from datetime import date
from uuid import uuid4

import pytest

from tandem.law.values import Certainty
from tandem.registers.geo.terms import RegionKind
from tandem.registers.mandates import queries
from tandem.registers.mandates.terms import BodyKind, Power, RoutingReason
from tandem.registers.reference import queries as reference
from tests.factories.mandates import BodyFactory, MandateFactory, RuleSettingFactory
from tests.factories.organisations import CompanyJointCommitteeFactory, EstablishmentFactory
from tests.factories.reference import SectorFactory
from tests.tandem.registers.house import opens, refused

pytestmark = pytest.mark.django_db

GENT, LEUVEN = "44021", "24062"
BEFORE = date(2016, 8, 31)


def company_in(*numbers, since=date(2017, 1, 1)):
    """A company in Gent under these joint committees."""
    company = EstablishmentFactory().company
    for number in numbers:
        committee = reference.joint_committee_by_number(number)
        CompanyJointCommitteeFactory(company=company, joint_committee=committee, valid_from=since)
    return company


def training_in(sector, day):
    """A shipped training that belongs to this sector alone."""
    return next(
        one
        for one in reference.trainings_of_sector(sector, day=day)
        if reference.sector_codes_of(one.pk, day) == (sector,)
    )


def route(company, day, *, training, nis=GENT):
    return queries.route(power=Power.RECOGNISE, company_id=company.pk, training=training.pk, nis=nis, day=day)


# ------------------------------------------------------------------------------------------------------------- routing


@pytest.mark.parametrize(
    ("numbers", "training", "body", "reason"),
    [
        (["149.01"], "ELECTRICIANS", "ELECTRICIANS", RoutingReason.ONE_HOLDER),
        (["124"], "CONSTRUCTION", "CONSTRUCTION", RoutingReason.ONE_HOLDER),
        (["140.03"], "TRANSPORT", "TRANSPORT", RoutingReason.ONE_HOLDER),
        (["201"], "CONSTRUCTION", "AGENCY", RoutingReason.ONE_HOLDER),
        (["124", "200"], "CONSTRUCTION", "CONSTRUCTION", RoutingReason.ONE_HOLDER),
        (["124", "200"], "FOOD", "AGENCY", RoutingReason.SEVERAL_HOLDERS),
        ([], "CONSTRUCTION", "AGENCY", RoutingReason.NO_JOINT_COMMITTEE),
    ],
)
def test_a_request_goes_to_who_holds_the_power_for_the_sector_of_the_company(numbers, training, body, reason, day):
    if numbers == ["140.03"]:
        committee = CompanyJointCommitteeFactory(joint_committee__number="140.03", valid_from=date(2017, 1, 1))
        company = EstablishmentFactory(company=committee.company).company
    else:
        company = company_in(*numbers)
    found = route(company, day, training=training_in(training, day))

    assert queries.body(found.body_id).code == body
    assert found.reason == reason
    if reason is RoutingReason.ONE_HOLDER:
        assert found.mandate_id
        assert queries.mandate(found.mandate_id).holder.code == body


def test_candidates_are_named_where_it_is_not_one(day):
    found = route(company_in("124", "149.01"), day, training=training_in("FOOD", day))

    assert found.candidates == ("CONSTRUCTION", "ELECTRICIANS")


def test_a_committee_of_which_no_sector_is_known_goes_to_the_desk(day):
    link = CompanyJointCommitteeFactory(valid_from=date(2017, 1, 1))
    found = route(link.company, day, training=training_in("FOOD", day))

    assert found.reason == RoutingReason.UNKNOWN_JOINT_COMMITTEE


def test_the_committees_of_that_day_count(day):
    company = company_in("124", since=date(2020, 1, 1))
    training = training_in("CONSTRUCTION", day)

    assert route(company, date(2019, 12, 31), training=training).reason == RoutingReason.NO_JOINT_COMMITTEE
    assert route(company, date(2020, 1, 1), training=training).reason == RoutingReason.ONE_HOLDER


def test_a_mandate_for_the_region_of_the_place_goes_first(day):
    ghent = next(r for r in _regions(RegionKind.PROVINCE, day) if r.name == "Oost-Vlaanderen")
    sector = reference.sector_by_code("CONSTRUCTION")
    local = MandateFactory(holder__sector=sector, region=ghent.code, valid_from=date(2020, 1, 1))
    company, training = company_in("124"), training_in("CONSTRUCTION", day)

    assert route(company, day, training=training, nis=GENT).mandate_id == local.pk
    assert queries.body(route(company, day, training=training, nis=LEUVEN).body_id).code == "CONSTRUCTION"


def _regions(kind, day):
    from tandem.registers.geo import queries as geo

    return geo.regions(kind, day).order_by("code")


def test_without_an_agency_there_is_no_desk():
    with refused("mandate.no_agency"):
        queries.agency_on(BEFORE)


# ------------------------------------------------------------------------------------------------------------- holders


@pytest.mark.parametrize(
    ("power", "sector", "day", "holder"),
    [
        (Power.RECOGNISE, "CONSTRUCTION", date(2016, 9, 1), "CONSTRUCTION"),
        (Power.RECOGNISE, "NONE", date(2026, 1, 1), "AGENCY"),
        (Power.CONTROL, "NONE", date(2026, 1, 1), "FLEMISH_PARTNERSHIP"),
        (Power.CONTROL, "WOOD", date(2026, 1, 1), "WOOD"),
        (Power.EXCLUDE, "WOOD", date(2026, 1, 1), "FLEMISH_PARTNERSHIP"),
        (Power.REPORT, "CONSTRUCTION", date(2026, 1, 1), "FLEMISH_PARTNERSHIP"),
        (Power.ADVISE, "FOOD", date(2026, 1, 1), "FLEMISH_PARTNERSHIP"),
    ],
)
def test_who_holds_a_power_in_a_sector_on_a_day(power, sector, day, holder):
    found = queries.holder(power=power, sector=sector, day=day)

    assert found is not None
    assert found.holder == holder


def test_nobody_held_a_power_before_the_regime():
    assert queries.holder(power=Power.RECOGNISE, sector="CONSTRUCTION", day=BEFORE) is None


def test_where_two_hold_a_power_nobody_is_the_holder(day):
    sector = reference.sector_by_code("CONSTRUCTION")
    for region in ("R1", "R2"):
        MandateFactory(holder__sector=sector, region=region)

    assert queries.holder(power=Power.RECOGNISE, sector="CONSTRUCTION", day=day, regions={"R1", "R2"}) is None
    assert len(queries.holders(power=Power.RECOGNISE, sector="CONSTRUCTION", day=day, regions={"R1", "R2"})) == 2


# -------------------------------------------------------------------------------------------------------------- matrix


def test_the_matrix_has_a_holder_for_each_power_in_each_sector(day):
    matrix = queries.matrix_on(day)

    assert matrix.powers == tuple(Power)
    assert len(matrix.rows) == 18
    assert all(cell.holdings for row in matrix.rows for cell in row.cells)
    assert matrix.rows[-1].sector == "NONE"


def test_the_matrix_says_under_which_agreement_and_how_certain_that_is(day):
    (row,) = [row for row in queries.matrix_on(day).rows if row.sector == "CONSTRUCTION"]
    cells = {cell.power: cell.holdings for cell in row.cells}
    (recognise,), (exclude,) = cells[Power.RECOGNISE], cells[Power.EXCLUDE]

    assert (recognise.body, recognise.is_general, recognise.certainty) == ("CONSTRUCTION", False, Certainty.UNCERTAIN)
    assert (recognise.agreement, recognise.agreement_certainty) == ("VERZONNEN-CONSTRUCTION", Certainty.INVENTED)
    assert "niet gevonden" in recognise.note
    assert "not found" in recognise.note_en
    assert (exclude.body, exclude.is_general, exclude.agreement) == ("FLEMISH_PARTNERSHIP", True, "")


def test_the_matrix_shows_a_region_beside_the_rest(day):
    sector = reference.sector_by_code("CONSTRUCTION")
    MandateFactory(holder__sector=sector, region="R1", holder__code="LOCAL")
    (row,) = [row for row in queries.matrix_on(day).rows if row.sector == "CONSTRUCTION"]

    assert [(one.body, one.region) for one in row.cells[0].holdings] == [("CONSTRUCTION", ""), ("LOCAL", "R1")]


def test_the_matrix_of_a_day_before_the_regime_is_empty():
    assert not any(cell.holdings for row in queries.matrix_on(BEFORE).rows for cell in row.cells)


def test_the_matrix_asks_as_little_for_many_mandates_as_for_few(day, query_budget):
    for _ in range(10):
        MandateFactory()

    with query_budget(2):
        queries.matrix_on(day)


# -------------------------------------------------------------------------------------------------------------- replay


def test_a_decision_can_be_replayed_under_its_mandate(day):
    found = queries.holder(power=Power.RECOGNISE, sector="CONSTRUCTION", day=day)
    replay = queries.mandate_replay(found.id, day=day)

    assert (replay.was_in_force, replay.stands) == (True, True)
    assert replay.mandate.agreement.reference == "VERZONNEN-CONSTRUCTION"


def test_a_mandate_does_not_stand_on_a_day_it_was_not_in_force(day):
    found = queries.holder(power=Power.RECOGNISE, sector="CONSTRUCTION", day=day)
    replay = queries.mandate_replay(found.id, day=BEFORE)

    assert (replay.was_in_force, replay.stands) == (False, False)


def test_a_general_mandate_does_not_stand_where_a_sector_has_its_own(day):
    general = queries.holder(power=Power.RECOGNISE, sector="no such sector", day=day)

    assert queries.mandate_replay(general.id, day=day).stands
    assert not queries.mandate_replay(general.id, day=day, sector="CONSTRUCTION").stands


def test_a_mandate_for_a_region_is_replayed_in_its_region(day):
    assert queries.mandate_replay(MandateFactory(region="R1").pk, day=day).stands


# --------------------------------------------------------------------------------------------- bodies, rules, keys


def test_bodies_are_there_on_a_day(day):
    gone = BodyFactory(valid_until=day)
    codes = [body.code for body in queries.bodies_on(day)]

    assert gone.code not in codes
    assert {"AGENCY", "FLEMISH_PARTNERSHIP", "FOOD"} <= set(codes)
    assert queries.body_by_code("AGENCY").kind == BodyKind.AGENCY


def test_the_choices_of_a_body_on_rules_count_per_day(day):
    setting = RuleSettingFactory(key="mentor.min_age", valid_from=date(2026, 1, 1), valid_until=day)
    RuleSettingFactory(body=setting.body, key="mentor.min_age", valid_from=day, effect="block")

    assert queries.rule_switches(setting.body_id, date(2025, 12, 31)) == {}
    assert queries.rule_switches(setting.body_id, date(2026, 1, 1)) == {"mentor.min_age": "warn"}
    assert queries.rule_switches(setting.body_id, day) == {"mentor.min_age": "block"}
    assert queries.rule_switches(BodyFactory().pk, day) == {}
    assert [one.effect for one in queries.rule_settings(setting.body_id)] == ["block", "warn"]


def test_a_body_shows_its_mandates_and_agreements():
    found = MandateFactory()

    assert list(queries.mandates_of(found.holder_id)) == [found]
    assert list(queries.agreements_of(found.holder_id)) == [found.agreement]


def test_what_is_not_there_is_not_found():
    assert not opens(queries.body, uuid4())
    assert not opens(queries.body_by_code, "NOBODY")
    assert not opens(queries.mandate, uuid4())


def test_a_sector_of_another_day_has_no_row(day):
    SectorFactory(code="GONE", valid_until=day)

    assert "GONE" not in {row.sector for row in queries.matrix_on(day).rows}
