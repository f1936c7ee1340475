"""Companies and establishments that take part. Their facts come from the imported register, never from a form."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.organisations.rules import CommitteeTime
from tandem.registers.organisations.terms import PositionSource, RegisterField
from tandem.registers.reference.models import JointCommittee


class CompanyQuerySet(models.QuerySet["Company"]):
    """Companies, by fact."""

    def still_in_register(self) -> Self:
        """Companies that the last extract still held."""
        return self.filter(gone_since__isnull=True)


class Company(Table):
    """An enterprise that takes part; name and form as the register gives them."""

    PRIVACY: ClassVar = privacy.open_except(
        name=privacy.personal("a sole trader's company bears a person's name", retention="as long as it takes part"),
        contact_email=privacy.personal("to reach the company", retention="as long as it takes part"),
        contact_phone=privacy.personal("to reach the company", retention="as long as it takes part"),
    )

    number = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=320)
    legal_form = models.CharField(max_length=10, blank=True)
    started_on = models.DateField(null=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=30, blank=True)
    joined_at = models.DateTimeField()
    gone_since = models.DateField(null=True)

    objects = CompanyQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(number__regex=r"^[01][0-9]{9}$"),
                name="company_number_ten_digits",
                violation_error_message="Een ondernemingsnummer telt tien cijfers en begint met 0 of 1.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class CompanyJointCommitteeQuerySet(models.QuerySet["CompanyJointCommittee"]):
    """Which company falls under which committee, by fact."""

    def valid_on(self, day: date) -> Self:
        """Links that count that day."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), valid_from__lte=day)


class CompanyJointCommittee(Table):
    """The joint committee a company falls under, in a period."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="joint_committees")
    joint_committee = models.ForeignKey(JointCommittee, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    objects = CompanyJointCommitteeQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("company", "joint_committee", "valid_from"),
                name="company_joint_committee_once",
                violation_error_message="Dit paritair comité staat er al vanaf die dag.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="company_joint_committee_dates_in_order",
                violation_error_message="Het einde van een periode ligt na het begin.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.company_id} in {self.joint_committee_id} from {self.valid_from}"

    def time(self) -> CommitteeTime:
        """The committee and the period, as the rules look at them."""
        return CommitteeTime(self.joint_committee.number, self.valid_from, self.valid_until)


class EstablishmentQuerySet(models.QuerySet["Establishment"]):
    """Establishments, by fact."""

    def open_on(self, day: date) -> Self:
        """Establishments that the register still held on that day."""
        return self.filter(Q(gone_since__isnull=True) | Q(gone_since__gt=day))


class Establishment(Table):
    """A place where a company works; the recognition is granted here."""

    PRIVACY: ClassVar = privacy.open_except(
        name=privacy.personal("a sole trader's place bears a person's name", retention="as long as it takes part"),
        phone=privacy.personal("to reach the place", retention="as long as it takes part"),
    )

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="establishments")
    number = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=320)
    street = models.CharField(max_length=200)
    house_number = models.CharField(max_length=30, blank=True)
    box = models.CharField(max_length=20, blank=True)
    postal_code = models.CharField(max_length=4)
    municipality = models.CharField(max_length=100)
    nis = models.CharField(max_length=5, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    position_source = models.CharField(max_length=20, blank=True)
    started_on = models.DateField(null=True)
    phone = models.CharField(max_length=30, blank=True)
    website = models.URLField(blank=True)
    gone_since = models.DateField(null=True)

    objects = EstablishmentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(number__regex=r"^[2-8][0-9]{9}$"),
                name="establishment_number_ten_digits",
                violation_error_message="Een vestigingsnummer telt tien cijfers en begint met 2 tot 8.",
            ),
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lon__isnull=True, position_source="")
                | Q(lat__isnull=False, lon__isnull=False, position_source__in=[s.value for s in PositionSource]),
                name="establishment_position_whole",
                violation_error_message="Een ligging heeft een breedte, een lengte en een bron, of niets.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class RegisterDoubt(Table):
    """A company says that a fact from the register is not right; the fact stays until the register changes."""

    PRIVACY: ClassVar = {
        "id": privacy.OPEN,
        "company": privacy.OPEN,
        "establishment": privacy.OPEN,
        "field": privacy.OPEN,
        "explanation": privacy.personal("to handle the remark", retention="two years after it is settled"),
        "answer": privacy.personal("to answer the remark", retention="two years after it is settled"),
        "raised_at": privacy.OPEN,
        "raised_by": privacy.personal("to answer who asked", retention="two years after it is settled"),
        "settled_at": privacy.OPEN,
        "settled_by": privacy.personal("to show who answered", retention="two years after it is settled"),
    }

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="doubts")
    establishment = models.ForeignKey(Establishment, null=True, on_delete=models.CASCADE, related_name="doubts")
    field = models.CharField(max_length=40)
    explanation = models.TextField(max_length=1000)
    raised_at = models.DateTimeField()
    raised_by = models.UUIDField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)
    answer = models.TextField(max_length=1000, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="register_doubt_settled_paired",
                violation_error_message="Wie een opmerking afhandelt en wanneer horen samen.",
            ),
            models.CheckConstraint(
                condition=Q(field__in=[f.value for f in RegisterField]),
                name="register_doubt_field_known",
                violation_error_message="Dit gegeven uit het register kennen wij niet.",
            ),
            models.CheckConstraint(
                condition=~Q(explanation=""),
                name="register_doubt_has_words",
                violation_error_message="Een opmerking zegt wat er niet klopt.",
            ),
        )

    def __str__(self) -> str:
        return f"doubt on {self.field} of {self.company_id}"
