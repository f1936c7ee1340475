from datetime import date

import pytest

from tandem.registers.mandates.terms import BodyKind, Power
from tests.factories.mandates import BodyFactory, CooperationAgreementFactory, MandateFactory, RuleSettingFactory
from tests.factories.numbers import NOW, SINCE, somebody
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db

BACKWARDS = {"valid_from": date(2020, 1, 1), "valid_until": date(2020, 1, 1)}


def two_general_holders():
    body = BodyFactory(flemish=True)
    for _ in range(2):
        MandateFactory(holder=body, sector=None, agreement=None, valid_from=date(2001, 1, 1))


BROKEN = {
    "body_kind_known": once(BodyFactory, kind="club", sector=None),
    "body_sector_fits_kind": once(BodyFactory, kind=BodyKind.AGENCY),
    "body_dates_in_order": once(BodyFactory, **BACKWARDS),
    "cooperation_agreement_certainty_known": once(CooperationAgreementFactory, certainty="sure"),
    "cooperation_agreement_dates_in_order": once(CooperationAgreementFactory, **BACKWARDS),
    "mandate_power_known": once(MandateFactory, power="tax"),
    "mandate_one_holder_from_a_day": twice(MandateFactory, "sector", "power", "region", "valid_from"),
    "mandate_one_general_holder_from_a_day": two_general_holders,
    "mandate_ended_has_end": once(MandateFactory, ended_at=NOW, ended_by=somebody()),
    "mandate_dates_in_order": once(MandateFactory, valid_from=date(2020, 1, 2), valid_until=date(2020, 1, 1)),
    "mandate_certainty_known": once(MandateFactory, certainty="sure"),
    "rule_setting_effect_known": once(RuleSettingFactory, effect="shout"),
    "rule_setting_once": twice(RuleSettingFactory, "body", "key", "valid_from"),
    "rule_setting_dates_in_order": once(RuleSettingFactory, **BACKWARDS),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_a_row_that_cannot_be(name):
    assert breaks(constraints_of("mandates")[name], BROKEN[name])


def test_every_constraint_of_the_room_is_broken_once():
    assert BROKEN.keys() == constraints_of("mandates").keys()


def test_a_partnership_without_sector_is_refused_too():
    assert breaks(constraints_of("mandates")["body_sector_fits_kind"], once(BodyFactory, sector=None))


def test_a_mandate_that_was_taken_back_leaves_its_day_free():
    taken_back = MandateFactory(valid_until=SINCE)
    assert MandateFactory(sector=taken_back.sector, valid_from=taken_back.valid_from).pk


def test_one_sector_has_a_holder_for_each_power_and_region():
    first = MandateFactory()
    MandateFactory(sector=first.sector, power=Power.CONTROL)
    MandateFactory(sector=first.sector, region="R1")
