"""Every constraint of the mirror, broken once."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from tandem.registers.organisations.terms import ExtractState
from tests.factories.numbers import NOW, enterprise_number, establishment_number
from tests.factories.register import (
    RegisterActivityFactory,
    RegisterBranchFactory,
    RegisterDeletionFactory,
    RegisterEnterpriseFactory,
    RegisterEstablishmentFactory,
    RegisterExtractFactory,
    RegisterRejectionFactory,
)
from tests.tandem.registers.house import breaks, once, twice

pytestmark = pytest.mark.django_db

ENTERPRISE, ESTABLISHMENT = int(enterprise_number(1)), int(establishment_number(1))
BROKEN = {
    "register_extract_state_known": once(RegisterExtractFactory, state="lost", staged_at=NOW),
    "register_extract_kind_known": once(RegisterExtractFactory, kind="half"),
    "register_extract_once": twice(RegisterExtractFactory, "number", "kind", staged=True),
    "register_extract_one_current": twice(RegisterExtractFactory, "state", current=True),
    "register_extract_one_staging": twice(RegisterExtractFactory, "state"),
    "register_extract_staged_has_moment": once(RegisterExtractFactory, state=ExtractState.STAGED),
    "register_extract_current_shows": once(RegisterExtractFactory, current=True, shows=None),
    "register_extract_state_needs_moment": once(RegisterExtractFactory, state=ExtractState.ABANDONED),
    "register_enterprise_series": once(RegisterEnterpriseFactory, number=ESTABLISHMENT),
    "register_establishment_series": once(RegisterEstablishmentFactory, number=ENTERPRISE),
    "register_branch_series": once(RegisterBranchFactory, number=ESTABLISHMENT),
    "register_deletion_file_known": once(RegisterDeletionFactory, file="salary"),
    "register_rejection_once": twice(RegisterRejectionFactory, "extract", "file", "line"),
    "register_rejection_problem_known": once(RegisterRejectionFactory, problem="ugly"),
}


def constraints():
    tables = [
        table
        for table in apps.get_app_config("organisations").get_models()
        if table.__module__.endswith(".models.register")
    ]
    return {constraint.name: constraint for table in tables for constraint in table._meta.constraints}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_a_row_of_the_mirror_that_cannot_be(name):
    assert breaks(constraints()[name], BROKEN[name])


def test_every_constraint_of_the_mirror_is_broken_once():
    assert BROKEN.keys() == constraints().keys()


def test_an_enterprise_stands_once_in_a_generation_and_again_in_the_next():
    row = RegisterEnterpriseFactory(generation=1)
    RegisterEnterpriseFactory(generation=2, number=row.number)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.bulk_create([row])


def test_an_entity_may_have_any_number_of_activities():
    RegisterActivityFactory(entity=ENTERPRISE)
    assert RegisterActivityFactory(entity=ENTERPRISE).pk
