"""Factories of places. Codes are invented, in arrondissement 39000 that does not exist, beside the shipped tables."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tandem.base import clock
from tandem.registers.geo.models import Border, Edition, Merger, Municipality, PostalCode, Region, RegionMember
from tandem.registers.geo.rules import search_key
from tandem.registers.geo.terms import EditionKind, GeoCertainty, RegionKind

SINCE = date(1995, 1, 1)


class EditionFactory(DjangoModelFactory):
    class Meta:
        model = Edition

    kind = EditionKind.BORDERS
    code = factory.Sequence(lambda n: f"edition-{n}")
    valid_from = SINCE
    source = "Een officiële bron"
    digest = factory.Sequence(lambda n: f"{n:064x}")
    loaded_at = factory.LazyFunction(lambda: clock.now())  # noqa: PLW0108 - the clock of the test, not of the import


class MunicipalityFactory(DjangoModelFactory):
    class Meta:
        model = Municipality

    class Params:
        ended = factory.Trait(valid_until=date(2019, 1, 1))

    nis = factory.Sequence(lambda n: f"39{n % 1000:03d}")
    name = factory.Sequence(lambda n: f"Voorbeeldgem {n}")
    search_key = factory.LazyAttribute(lambda row: search_key(row.name))
    valid_from = SINCE
    valid_until = None
    arrondissement = "39000"
    lat = 51.0
    lon = 4.0


class MergerFactory(DjangoModelFactory):
    class Meta:
        model = Merger

    old = factory.SubFactory(MunicipalityFactory, ended=True)
    new = factory.SubFactory(MunicipalityFactory, valid_from=date(2019, 1, 1))
    merged_on = date(2019, 1, 1)
    certainty = GeoCertainty.OFFICIAL


class PostalCodeFactory(DjangoModelFactory):
    class Meta:
        model = PostalCode

    code = factory.Sequence(lambda n: f"7{n % 1000:03d}")
    place = factory.Sequence(lambda n: f"Voorbeelddorp {n}")
    search_key = factory.LazyAttribute(lambda row: search_key(row.place))
    municipality = factory.SubFactory(MunicipalityFactory)


class RegionFactory(DjangoModelFactory):
    class Meta:
        model = Region

    code = factory.Sequence(lambda n: f"REGION-{n}")
    kind = RegionKind.SUBREGION
    name = factory.Sequence(lambda n: f"Voorbeeldstreek {n}")
    valid_from = SINCE
    valid_until = None
    certainty = GeoCertainty.UNCERTAIN


class RegionMemberFactory(DjangoModelFactory):
    class Meta:
        model = RegionMember

    region = factory.SubFactory(RegionFactory)
    municipality = factory.SubFactory(MunicipalityFactory)
    kind = factory.SelfAttribute("region.kind")
    valid_from = SINCE
    valid_until = None


class BorderFactory(DjangoModelFactory):
    class Meta:
        model = Border

    municipality = factory.SubFactory(MunicipalityFactory)
    edition = factory.SubFactory(EditionFactory)
    geometry = '{"type":"Polygon","coordinates":[[[4.0,51.0],[4.1,51.0],[4.1,51.1],[4.0,51.0]]]}'
