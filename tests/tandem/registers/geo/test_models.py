from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from tandem.base import privacy
from tandem.registers.geo.terms import RegionKind
from tests.factories.geo import (
    BorderFactory,
    EditionFactory,
    MergerFactory,
    MunicipalityFactory,
    PostalCodeFactory,
    RegionFactory,
    RegionMemberFactory,
)

pytestmark = pytest.mark.django_db

BACKWARDS = {"valid_from": date(2020, 1, 1), "valid_until": date(2020, 1, 1)}


def twice(factory, *same):
    """Two rows that are the same in these fields."""

    def build():
        first = factory()
        factory(**{name: getattr(first, name) for name in same})

    return build


def once(factory, **values):
    return lambda: factory(**values)


def twice_from_the_same_day():
    first = RegionMemberFactory(valid_until=date(2020, 1, 1))
    RegionMemberFactory(region=first.region, municipality=first.municipality, valid_until=date(2021, 1, 1))


def merger_with_itself():
    town = MunicipalityFactory()
    MergerFactory(old=town, new=town)


def its_own_parent():
    region = RegionFactory()
    region.parent = region
    region.save()


def two_regions_of_a_kind():
    first = RegionMemberFactory()
    RegionMemberFactory(municipality=first.municipality)


BROKEN = {
    "edition_once": twice(EditionFactory, "kind", "code"),
    "edition_kind_known": once(EditionFactory, kind="maps"),
    "municipality_nis_five_digits": once(MunicipalityFactory, nis="4402"),
    "municipality_arrondissement_code": once(MunicipalityFactory, arrondissement="44021"),
    "municipality_lat_in_belgium": once(MunicipalityFactory, lat=4.0, lon=4.0),
    "municipality_lon_in_belgium": once(MunicipalityFactory, lat=51.0, lon=51.0),
    "municipality_dates_in_order": once(MunicipalityFactory, **BACKWARDS),
    "merger_once_per_old": twice(MergerFactory, "old"),
    "merger_of_two": merger_with_itself,
    "merger_certainty_known": once(MergerFactory, certainty="sure"),
    "postal_code_once_per_place": twice(PostalCodeFactory, "code", "place"),
    "postal_code_four_digits": once(PostalCodeFactory, code="0900"),
    "region_kind_known": once(RegionFactory, kind="valley"),
    "region_not_its_own_parent": its_own_parent,
    "region_certainty_known": once(RegionFactory, certainty="sure"),
    "region_dates_in_order": once(RegionFactory, **BACKWARDS),
    "region_member_once_per_day": twice_from_the_same_day,
    "region_member_one_open_per_kind": two_regions_of_a_kind,
    "region_member_kind_known": once(RegionMemberFactory, kind="valley"),
    "region_member_dates_in_order": once(RegionMemberFactory, **BACKWARDS),
    "border_once_per_edition": twice(BorderFactory, "edition", "municipality"),
    "border_is_polygon": once(BorderFactory, geometry='{"type":"Point","coordinates":[4,51]}'),
}


def geo_models():
    return list(apps.get_app_config("geo").get_models())


def constraints():
    return {constraint.name: constraint for model in geo_models() for constraint in model._meta.constraints}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_a_row_that_cannot_be(name):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        BROKEN[name]()
    told = str(refused.value)
    constraint = constraints()[name]
    fields = getattr(constraint, "fields", ())
    assert name in told or (fields and all(field in told for field in fields))


def test_every_constraint_of_the_room_is_broken_once():
    assert BROKEN.keys() == constraints().keys()


def test_every_constraint_says_in_dutch_what_is_wrong():
    standard = models.BaseConstraint.default_violation_error_message
    assert [c.name for c in constraints().values() if c.violation_error_message == standard] == []


def test_a_code_of_a_municipality_is_given_once():
    town = MunicipalityFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        MunicipalityFactory(nis=town.nis)


def test_a_municipality_may_move_to_another_region_of_the_same_kind():
    first = RegionMemberFactory(valid_until=date(2020, 1, 1))
    RegionMemberFactory(municipality=first.municipality, valid_from=date(2020, 1, 1))
    assert first.municipality.memberships.count() == 2


def test_a_municipality_lies_in_regions_of_several_kinds():
    first = RegionMemberFactory()
    RegionMemberFactory(municipality=first.municipality, region=RegionFactory(kind=RegionKind.FORUM))
    assert first.municipality.memberships.count() == 2


def test_nothing_about_places_tells_anything_of_a_person():
    for model in geo_models():
        assert {found and found.kind for found in privacy.of(model).values()} == {privacy.Kind.OPEN}


def test_the_first_day_belongs_to_a_period_and_the_last_does_not():
    town = MunicipalityFactory(ended=True)
    there = type(town).objects.filter(pk=town.pk)
    assert there.valid_on(date(1995, 1, 1)).exists()
    assert there.valid_on(date(2018, 12, 31)).exists()
    assert not there.valid_on(date(1994, 12, 31)).exists()
    assert not there.valid_on(date(2019, 1, 1)).exists()


@pytest.mark.parametrize(
    "factory",
    [
        EditionFactory,
        MunicipalityFactory,
        MergerFactory,
        PostalCodeFactory,
        RegionFactory,
        RegionMemberFactory,
        BorderFactory,
    ],
)
def test_a_row_is_told_apart_by_its_text(factory):
    first, second = factory(), factory()
    assert str(first) != str(second)
