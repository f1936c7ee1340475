"""Bodies, the powers of the Flemish partnership, and who holds which power for which sector and region on which day."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.mandates.rules import EVERY, MandateFacts
from tandem.registers.mandates.terms import BodyKind, Power
from tandem.registers.reference.models import Sector
from tandem.registers.reference.models.parts import certainty_known

_NOT_TAKEN_BACK = Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from"))
"""A mandate that ended on the day it would have started was never in force."""


def _dates_in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
        name=f"{name}_dates_in_order",
        violation_error_message="Het einde van een periode ligt na het begin.",
    )


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Mandates, by fact."""

    def valid_on(self, day: date) -> Self:
        """Mandates whose period holds that day."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), valid_from__lte=day)

    def about(self, *, power: str, sector: str, region: str) -> Self:
        """Mandates for exactly this power, sector (or every) and region (or everywhere)."""
        rows = self.filter(power=power, region=region)
        return rows.filter(sector__code=sector) if sector else rows.filter(sector__isnull=True)

    def named(self) -> Self:
        """Mandates with their sector, holder and agreement at hand."""
        return self.select_related("sector", "holder", "agreement")


class BodyQuerySet(models.QuerySet["Body"]):
    """Bodies, by fact."""

    def valid_on(self, day: date) -> Self:
        """Bodies that exist that day."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), valid_from__lte=day)


class Body(Table):
    """A body that can hold a power: a sectoral partnership, the Flemish partnership, the agency."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=30)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    sector = models.ForeignKey(Sector, null=True, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in BodyKind]),
                name="body_kind_known",
                violation_error_message="Dit soort instantie kennen wij niet.",
            ),
            models.CheckConstraint(
                condition=Q(kind=BodyKind.SECTORAL_PARTNERSHIP, sector__isnull=False)
                | (~Q(kind=BodyKind.SECTORAL_PARTNERSHIP) & Q(sector__isnull=True)),
                name="body_sector_fits_kind",
                violation_error_message="Een sectoraal partnerschap heeft een sector, een andere instantie niet.",
            ),
            _dates_in_order("body"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class CooperationAgreement(Table):
    """The signed agreement by which the Flemish partnership delegates powers to a body (R-REC-21)."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="cooperation_agreements")
    reference = models.CharField(max_length=80, unique=True)
    signed_on = models.DateField(null=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    certainty = models.CharField(max_length=10)
    note = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    class Meta:
        constraints = (
            certainty_known("cooperation_agreement"),
            _dates_in_order("cooperation_agreement"),
        )

    def __str__(self) -> str:
        return self.reference


class Mandate(Table):
    """One power, for one sector (or all) and one region (or all), held by one body in a period (R-REC-22)."""

    PRIVACY: ClassVar = privacy.open_except(
        given_by=privacy.personal("to show who entered the mandate", retention="as long as the mandate is kept"),
        ended_by=privacy.personal("to show who ended the mandate", retention="as long as the mandate is kept"),
    )

    power = models.CharField(max_length=20)
    sector = models.ForeignKey(Sector, null=True, on_delete=models.PROTECT, related_name="+")
    region = models.CharField(max_length=40, blank=True)
    holder = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="mandates")
    agreement = models.ForeignKey(CooperationAgreement, null=True, on_delete=models.PROTECT, related_name="mandates")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    certainty = models.CharField(max_length=10)
    note = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    given_at = models.DateTimeField()
    given_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(power__in=[p.value for p in Power]),
                name="mandate_power_known",
                violation_error_message="Deze bevoegdheid bestaat niet.",
            ),
            models.UniqueConstraint(
                fields=("power", "sector", "region", "valid_from"),
                condition=Q(sector__isnull=False) & _NOT_TAKEN_BACK,
                name="mandate_one_holder_from_a_day",
                violation_error_message="Vanaf die dag heeft al een instantie deze bevoegdheid in deze sector.",
            ),
            models.UniqueConstraint(
                fields=("power", "region", "valid_from"),
                condition=Q(sector__isnull=True) & _NOT_TAKEN_BACK,
                name="mandate_one_general_holder_from_a_day",
                violation_error_message="Vanaf die dag heeft al een instantie deze bevoegdheid voor alle sectoren.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, valid_until__isnull=False),
                name="mandate_ended_has_end",
                violation_error_message="Een beëindigde delegatie heeft een einddatum.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="mandate_dates_in_order",
                violation_error_message="Het einde van een delegatie ligt niet voor het begin.",
            ),
            certainty_known("mandate"),
        )
        indexes = (models.Index(fields=("power", "sector", "valid_from"), name="mandate_power_sector"),)

    def __str__(self) -> str:
        return f"{self.power} for {self.sector_id or 'every sector'} by {self.holder_id} from {self.valid_from}"

    def facts(self) -> MandateFacts:
        """What the rules look at; needs `named()` to ask nothing more of the database."""
        return MandateFacts(
            id=self.pk,
            power=Power(self.power),
            sector=self.sector.code if self.sector else EVERY,
            region=self.region,
            holder_id=self.holder_id,
            holder=self.holder.code,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
        )


class RuleSettingQuerySet(models.QuerySet["RuleSetting"]):
    """Choices of bodies, by fact."""

    def valid_on(self, day: date) -> Self:
        """Choices that hold that day."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), valid_from__lte=day)


class RuleSetting(Table):
    """How a body applies a rule whose text we only know retold: it may let it warn instead of block."""

    PRIVACY: ClassVar = privacy.open_except(
        set_by=privacy.personal("to show who chose this", retention="as long as the setting is kept"),
    )

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="rule_settings")
    key = models.CharField(max_length=80)
    effect = models.CharField(max_length=5)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    set_at = models.DateTimeField()
    set_by = models.UUIDField()

    objects = RuleSettingQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(effect__in=["block", "warn"]),
                name="rule_setting_effect_known",
                violation_error_message="Een regel houdt tegen of waarschuwt.",
            ),
            models.UniqueConstraint(
                fields=("body", "key", "valid_from"),
                name="rule_setting_once",
                violation_error_message="Voor deze regel staat er al een keuze vanaf die dag.",
            ),
            _dates_in_order("rule_setting"),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.effect} at {self.body_id} from {self.valid_from}"
