from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from tests.factories.numbers import NOW, somebody
from tests.factories.organisations import (
    AanloopProgrammeFactory,
    CompanyFactory,
    CompanyJointCommitteeFactory,
    EstablishmentFactory,
    LocationFactory,
    NetworkFactory,
    NetworkMembershipFactory,
    ProgrammeFactory,
    ProviderBatchFactory,
    ProviderChangeFactory,
    ProviderFactory,
    ProviderFreeDayFactory,
    RegisterDoubtFactory,
    StandardTrajectoryFactory,
    TrajectoryGroupFactory,
)
from tests.tandem.registers.house import breaks, once, twice

pytestmark = pytest.mark.django_db

BACKWARDS = {"valid_from": date(2020, 1, 1), "valid_until": date(2020, 1, 1)}

BROKEN = {
    "company_number_ten_digits": once(CompanyFactory, number="2123456789"),
    "company_joint_committee_once": twice(CompanyJointCommitteeFactory, "company", "joint_committee", "valid_from"),
    "company_joint_committee_dates_in_order": once(CompanyJointCommitteeFactory, **BACKWARDS),
    "establishment_number_ten_digits": once(EstablishmentFactory, number="0123456789"),
    "establishment_position_whole": once(EstablishmentFactory, lat=None),
    "register_doubt_settled_paired": once(RegisterDoubtFactory, settled_at=NOW),
    "register_doubt_field_known": once(RegisterDoubtFactory, field="colour"),
    "register_doubt_has_words": once(RegisterDoubtFactory, explanation=""),
    "network_kind_known": once(NetworkFactory, kind="club"),
    "provider_kind_known": once(ProviderFactory, kind="club"),
    "provider_number_digits": once(ProviderFactory, number="A1"),
    "provider_dates_in_order": once(ProviderFactory, **BACKWARDS),
    "network_membership_once": twice(NetworkMembershipFactory, "provider", "network", "valid_from"),
    "network_membership_dates_in_order": once(NetworkMembershipFactory, **BACKWARDS),
    "location_once_per_provider": twice(LocationFactory, "provider", "number"),
    "location_position_whole": once(LocationFactory, position_source=""),
    "location_dates_in_order": once(LocationFactory, **BACKWARDS),
    "programme_once": twice(ProgrammeFactory, "location", "training", "valid_from"),
    "programme_agreement_type_known": once(ProgrammeFactory, agreement_type="XYZ"),
    "programme_dates_in_order": once(ProgrammeFactory, **BACKWARDS),
    "standard_trajectory_once": twice(StandardTrajectoryFactory, "code", "valid_from"),
    "standard_trajectory_agreement_known": once(StandardTrajectoryFactory, agreement_type="XYZ"),
    "standard_trajectory_dates_in_order": once(StandardTrajectoryFactory, **BACKWARDS),
    "trajectory_group_once": twice(TrajectoryGroupFactory, "group_number", "trajectory", "valid_from"),
    "trajectory_group_digits": once(TrajectoryGroupFactory, group_number="A1"),
    "trajectory_group_dates_in_order": once(TrajectoryGroupFactory, **BACKWARDS),
    "aanloop_programme_once": twice(AanloopProgrammeFactory, "location", "name", "valid_from"),
    "aanloop_programme_one_aim": once(AanloopProgrammeFactory, towards_training=True, towards_sector=True),
    "aanloop_programme_dates_in_order": once(AanloopProgrammeFactory, **BACKWARDS),
    "provider_batch_undone_paired": once(ProviderBatchFactory, undone_by=somebody()),
    "provider_change_one_per_position": twice(ProviderChangeFactory, "batch", "position"),
    "provider_change_once_per_row": twice(ProviderChangeFactory, "batch", "row_id"),
    "provider_free_day_kind_known": once(ProviderFreeDayFactory, kind="party"),
    "provider_free_day_once": twice(ProviderFreeDayFactory, "provider", "day"),
    "provider_free_day_once_here": twice(ProviderFreeDayFactory, "provider", "location", "day", here=True),
    "provider_change_table_known": once(ProviderChangeFactory, table="teacher"),
}


def constraints():
    """The constraints of what takes part; the mirror of the register has tests of its own."""
    tables = [table for table in apps.get_app_config("organisations").get_models() if not _is_mirror(table)]
    return {constraint.name: constraint for table in tables for constraint in table._meta.constraints}


def _is_mirror(table):
    return table.__module__.endswith(".register")


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_a_row_that_cannot_be(name):
    assert breaks(constraints()[name], BROKEN[name])


def test_every_constraint_of_who_takes_part_is_broken_once():
    assert BROKEN.keys() == constraints().keys()


@pytest.mark.parametrize("factory", [CompanyFactory, EstablishmentFactory, ProviderFactory])
def test_a_number_is_given_once(factory):
    with pytest.raises(IntegrityError), transaction.atomic():
        twice(factory, "number")()


def test_a_position_may_be_unknown():
    assert EstablishmentFactory(nowhere=True).pk
