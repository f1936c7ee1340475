"""Sectors, joint committees, and which sector follows from which committee."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.reference.models.parts import certainty_known, dates_in_order, once, valid_on


class SectorQuerySet(models.QuerySet["Sector"]):
    """Sectors, by fact."""

    def valid_on(self, day: date) -> Self:
        """Sectors that exist that day."""
        return self.filter(valid_on(day))

    def with_partnership(self) -> Self:
        """Sectors with a sectoral partnership."""
        return self.filter(has_partnership=True)


class Sector(Table):
    """A sector with its partnership, or the one row for companies that have none."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    code = models.CharField(max_length=30, unique=True)
    number = models.PositiveSmallIntegerField(null=True, unique=True)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    has_partnership = models.BooleanField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    certainty = models.CharField(max_length=10)
    source = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    objects = SectorQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z]+(_[A-Z]+)*$"),
                name="sector_code_written",
                violation_error_message="De code van een sector telt hoofdletters en liggende streepjes.",
            ),
            models.CheckConstraint(
                condition=Q(has_partnership=True, number__isnull=False) | Q(has_partnership=False, number__isnull=True),
                name="sector_number_with_partnership",
                violation_error_message="Een sector met een partnerschap heeft een nummer, een sector zonder niet.",
            ),
            certainty_known("sector"),
            dates_in_order("sector"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class JointCommitteeQuerySet(models.QuerySet["JointCommittee"]):
    """Joint committees, by fact."""

    def valid_on(self, day: date) -> Self:
        """Committees that exist that day."""
        return self.filter(valid_on(day))


class JointCommittee(Table):
    """A joint committee or subcommittee (paritair comité)."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    number = models.CharField(max_length=6, unique=True)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    certainty = models.CharField(max_length=10)

    objects = JointCommitteeQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(number__regex=r"^[1-9][0-9]{2}(\.[0-9]{2})?$") & ~Q(number__endswith=".00"),
                name="joint_committee_number_written",
                violation_error_message=(
                    "Het nummer van een paritair comité telt drie cijfers, soms met een punt en nog twee cijfers."
                ),
            ),
            certainty_known("joint_committee"),
            dates_in_order("joint_committee"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class JointCommitteeSectorQuerySet(models.QuerySet["JointCommitteeSector"]):
    """Which sector follows from which committee, by fact."""

    def valid_on(self, day: date) -> Self:
        """Links that count that day, to sectors that exist that day."""
        return self.filter(valid_on(day), valid_on(day, "sector__"))


class JointCommitteeSector(Table):
    """A company of this joint committee belongs to this sector, for a period."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    joint_committee = models.ForeignKey(JointCommittee, on_delete=models.CASCADE, related_name="sector_links")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="joint_committee_links")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    certainty = models.CharField(max_length=10)

    objects = JointCommitteeSectorQuerySet.as_manager()

    class Meta:
        constraints = (
            once(
                "joint_committee",
                "sector",
                "valid_from",
                name="joint_committee_sector_once",
                message="Deze sector staat al vanaf die dag bij dit paritair comité.",
            ),
            certainty_known("joint_committee_sector"),
            dates_in_order("joint_committee_sector"),
        )

    def __str__(self) -> str:
        return f"{self.joint_committee_id} in {self.sector_id} from {self.valid_from}"
