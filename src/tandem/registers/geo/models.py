"""Municipalities, the mergers between them, postal codes, regions with their members, and imported borders."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.geo.terms import EditionKind, GeoCertainty, RegionKind

SOUTH, NORTH = 49.4, 51.6
WEST, EAST = 2.4, 6.5
"""Belgium, in degrees: a point outside has its coordinates swapped or in another projection."""


def _dates_in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
        name=f"{name}_dates_in_order",
        violation_error_message="Het einde van een periode ligt na het begin.",
    )


def _certainty_known(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(certainty__in=[c.value for c in GeoCertainty]),
        name=f"{name}_certainty_known",
        violation_error_message="Deze mate van zekerheid bestaat niet.",
    )


def _valid_on(day: date, prefix: str = "") -> Q:
    still = Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gt": day})
    return still & Q(**{f"{prefix}valid_from__lte": day})


class Edition(Table):
    """One set of geographic data as it was loaded: the shipped tables, an edition of official borders, a merger day."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    kind = models.CharField(max_length=10)
    code = models.CharField(max_length=40)
    valid_from = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "code"),
                name="edition_once",
                violation_error_message="Deze uitgave is al geladen.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in EditionKind]),
                name="edition_kind_known",
                violation_error_message="Dit soort uitgave kennen wij niet.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    """Municipalities, by fact."""

    def valid_on(self, day: date) -> Self:
        """Municipalities that exist under their code that day."""
        return self.filter(_valid_on(day))

    def in_region(self, code: str, *, day: date) -> Self:
        """Municipalities that lie in this region that day."""
        members = RegionMember.objects.valid_on(day).filter(region__code=code)
        return self.valid_on(day).filter(pk__in=members.values("municipality"))


class Municipality(Table):
    """A municipality under one NIS code; a merged one has a new code and its own row, except where the code stayed."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    nis = models.CharField(max_length=5, unique=True)
    name = models.CharField(max_length=80)
    search_key = models.CharField(max_length=90)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    arrondissement = models.CharField(max_length=5)
    lat = models.FloatField()
    lon = models.FloatField()

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(nis__regex=r"^[1-9][0-9]{4}$"),
                name="municipality_nis_five_digits",
                violation_error_message="Een NIS-code telt vijf cijfers en begint niet met 0.",
            ),
            models.CheckConstraint(
                condition=Q(arrondissement__regex=r"^[1-9][0-9]000$"),
                name="municipality_arrondissement_code",
                violation_error_message="De code van een arrondissement telt vijf cijfers en eindigt op 000.",
            ),
            models.CheckConstraint(
                condition=Q(lat__gte=SOUTH, lat__lte=NORTH),
                name="municipality_lat_in_belgium",
                violation_error_message="De breedtegraad ligt niet in België.",
            ),
            models.CheckConstraint(
                condition=Q(lon__gte=WEST, lon__lte=EAST),
                name="municipality_lon_in_belgium",
                violation_error_message="De lengtegraad ligt niet in België.",
            ),
            _dates_in_order("municipality"),
        )
        indexes = (
            models.Index(fields=("search_key",), name="municipality_search_key"),
            models.Index(fields=("lat", "lon"), name="municipality_lat_lon"),
        )

    def __str__(self) -> str:
        return f"{self.nis} {self.name}"


class Merger(Table):
    """One municipality went up in another on a day; a merger of three has three rows."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    old = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="mergers_out")
    new = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="mergers_in")
    merged_on = models.DateField()
    certainty = models.CharField(max_length=10)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("old",),
                name="merger_once_per_old",
                violation_error_message="Een gemeente gaat maar één keer op in een andere.",
            ),
            models.CheckConstraint(
                condition=~Q(old=F("new")),
                name="merger_of_two",
                violation_error_message="Een gemeente fuseert niet met zichzelf.",
            ),
            _certainty_known("merger"),
        )

    def __str__(self) -> str:
        return f"{self.old_id} into {self.new_id} on {self.merged_on}"


class PostalCode(Table):
    """A place name under a postal code, and the municipality it lies in now."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    code = models.CharField(max_length=4)
    place = models.CharField(max_length=80)
    search_key = models.CharField(max_length=90)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="postal_codes")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("code", "place"),
                name="postal_code_once_per_place",
                violation_error_message="Deze plaats staat al onder deze postcode.",
            ),
            models.CheckConstraint(
                condition=Q(code__regex=r"^[1-9][0-9]{3}$"),
                name="postal_code_four_digits",
                violation_error_message="Een postcode telt vier cijfers en begint niet met 0.",
            ),
        )
        indexes = (models.Index(fields=("search_key",), name="postal_code_search_key"),)

    def __str__(self) -> str:
        return f"{self.code} {self.place}"


class RegionQuerySet(models.QuerySet["Region"]):
    """Regions, by fact."""

    def valid_on(self, day: date) -> Self:
        """Regions that exist that day."""
        return self.filter(_valid_on(day))


class Region(Table):
    """A part of Flanders or Brussels: a province, an arrondissement, the area of a forum."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    certainty = models.CharField(max_length=10)
    note = models.TextField(blank=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in RegionKind]),
                name="region_kind_known",
                violation_error_message="Dit soort regio kennen wij niet.",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")),
                name="region_not_its_own_parent",
                violation_error_message="Een regio is geen deel van zichzelf.",
            ),
            _certainty_known("region"),
            _dates_in_order("region"),
        )
        indexes = (models.Index(fields=("kind",), name="region_kind"),)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class RegionMemberQuerySet(models.QuerySet["RegionMember"]):
    """Places of municipalities in regions, by fact."""

    def valid_on(self, day: date) -> Self:
        """Memberships that hold that day."""
        return self.filter(_valid_on(day))


class RegionMember(Table):
    """A municipality lies in a region, for a period; `kind` repeats the region's, so that the database guards it."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="members")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="memberships")
    kind = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    objects = RegionMemberQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("region", "municipality", "valid_from"),
                name="region_member_once_per_day",
                violation_error_message="Deze gemeente ligt al vanaf die dag in deze regio.",
            ),
            models.UniqueConstraint(
                fields=("municipality", "kind"),
                condition=Q(valid_until__isnull=True),
                name="region_member_one_open_per_kind",
                violation_error_message="Een gemeente ligt in hoogstens één regio van elke soort.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in RegionKind]),
                name="region_member_kind_known",
                violation_error_message="Dit soort regio kennen wij niet.",
            ),
            _dates_in_order("region_member"),
        )
        indexes = (models.Index(fields=("kind", "municipality"), name="region_member_kind"),)

    def __str__(self) -> str:
        return f"{self.municipality_id} in {self.region_id} from {self.valid_from}"


class Border(Table):
    """The official border of a municipality in one edition, as the text of a GeoJSON geometry in degrees."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="borders")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="borders")
    geometry = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "municipality"),
                name="border_once_per_edition",
                violation_error_message="Een gemeente heeft één grens per uitgave.",
            ),
            models.CheckConstraint(
                condition=Q(geometry__startswith='{"type":"Polygon"')
                | Q(geometry__startswith='{"type":"MultiPolygon"'),
                name="border_is_polygon",
                violation_error_message="Een grens is een vlak: Polygon of MultiPolygon.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.municipality_id} in {self.edition_id}"
