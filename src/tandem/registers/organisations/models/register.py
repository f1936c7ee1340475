"""The mirror of the KBO: extracts, their rows, and the rows that were not taken over.

Every row says in which `generation` it was staged. Readers see the one generation to which the extract in use points,
so an import of millions of rows is invisible until its last, short transaction. `generation` is no foreign key: the
databases would look it up once for every row. Numbers are whole numbers, a quarter of the size of their text.
"""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.organisations.rules import AFTER_BRANCHES, FIRST_BRANCH, FIRST_ESTABLISHMENT, SEARCHED_LETTERS
from tandem.registers.organisations.terms import ExtractKind, ExtractState, RegisterFile, RowProblem

_AS_LONG = "as long as the KBO publishes it"


class RegisterExtractQuerySet(models.QuerySet["RegisterExtract"]):
    """Extracts, by fact."""

    def current(self) -> Self:
        """The extract in use."""
        return self.filter(state=ExtractState.CURRENT)

    def once_current(self) -> Self:
        """Extracts that are or were in use."""
        return self.filter(current_at__isnull=False)

    def unseen(self) -> Self:
        """Extracts that are being read, or wait to be made current."""
        return self.filter(state__in=(ExtractState.STAGING, ExtractState.STAGED))


class RegisterExtract(Table):
    """One published extract: which, where its rows stand, and up to where the reading of its files has come."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=6)
    snapshot_on = models.DateField()
    made_at = models.DateTimeField()
    version = models.CharField(max_length=20)
    fingerprint = models.CharField(max_length=64)
    generation = models.SmallIntegerField(unique=True)
    shows = models.SmallIntegerField(null=True)
    state = models.CharField(max_length=10, default=ExtractState.STAGING)
    file = models.CharField(max_length=40, blank=True)
    offset = models.BigIntegerField(default=0)
    line = models.PositiveIntegerField(default=0)
    checksum = models.CharField(max_length=64, blank=True)
    counts = models.JSONField(default=dict)
    begun_at = models.DateTimeField()
    staged_at = models.DateTimeField(null=True)
    current_at = models.DateTimeField(null=True)
    abandoned_at = models.DateTimeField(null=True)
    swept_at = models.DateTimeField(null=True)

    objects = RegisterExtractQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ExtractState]),
                name="register_extract_state_known",
                violation_error_message="Deze toestand van een uittreksel bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in ExtractKind]),
                name="register_extract_kind_known",
                violation_error_message="Een uittreksel is volledig of een mutatie.",
            ),
            models.UniqueConstraint(
                fields=("number", "kind"),
                condition=Q(abandoned_at__isnull=True),
                name="register_extract_once",
                violation_error_message="Dit uittreksel is al ingelezen.",
            ),
            models.UniqueConstraint(
                fields=("state",),
                condition=Q(state=ExtractState.CURRENT),
                name="register_extract_one_current",
                violation_error_message="Er is al een uittreksel in gebruik.",
            ),
            models.UniqueConstraint(
                fields=("state",),
                condition=Q(state=ExtractState.STAGING),
                name="register_extract_one_staging",
                violation_error_message="Er wordt al een uittreksel ingelezen.",
            ),
            models.CheckConstraint(
                condition=Q(state=ExtractState.STAGING, staged_at__isnull=True)
                | Q(state__in=(ExtractState.ABANDONED, ExtractState.SWEPT))
                | (~Q(state=ExtractState.STAGING) & Q(staged_at__isnull=False)),
                name="register_extract_staged_has_moment",
                violation_error_message="Een ingelezen uittreksel heeft een tijdstip.",
            ),
            models.CheckConstraint(
                condition=Q(current_at__isnull=True, shows__isnull=True)
                | Q(current_at__isnull=False, shows__isnull=False, abandoned_at__isnull=True),
                name="register_extract_current_shows",
                violation_error_message="Een uittreksel dat in gebruik kwam, wijst naar rijen.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(ExtractState.CURRENT, ExtractState.REPLACED), current_at__isnull=False)
                | Q(
                    state__in=(ExtractState.STAGING, ExtractState.STAGED),
                    current_at__isnull=True,
                    abandoned_at__isnull=True,
                )
                | Q(state=ExtractState.ABANDONED, current_at__isnull=True, abandoned_at__isnull=False)
                | Q(state=ExtractState.SWEPT, swept_at__isnull=False),
                name="register_extract_state_needs_moment",
                violation_error_message="Bij elke toestand van een uittreksel hoort haar tijdstip.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.number} ({self.state})"


class RegisterRow(models.Model):
    """A row of an extract; `line` is where it stood in the file."""

    generation = models.SmallIntegerField()
    line = models.IntegerField()

    class Meta:
        abstract = True


def _number_between(name: str, first: int, after: int, message: str) -> models.CheckConstraint:
    condition = Q(number__gte=first, number__lt=after)
    return models.CheckConstraint(condition=condition, name=name, violation_error_message=message)


class RegisterCode(RegisterRow):
    """The meaning of a code in one language."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    pk = models.CompositePrimaryKey("generation", "category", "code", "language")
    category = models.CharField(max_length=40)
    code = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    description = models.CharField(max_length=500)

    def __str__(self) -> str:
        return f"{self.category} {self.code} {self.language}"


class RegisterEnterprise(RegisterRow):
    """An enterprise."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    pk = models.CompositePrimaryKey("generation", "number")
    number = models.BigIntegerField()
    status = models.CharField(max_length=2)
    situation = models.CharField(max_length=3)
    kind = models.CharField(max_length=1)
    form = models.CharField(max_length=3, blank=True)
    form_to_read = models.CharField(max_length=3, blank=True)
    started_on = models.DateField()

    class Meta:
        constraints = (
            _number_between(
                "register_enterprise_series",
                0,
                FIRST_ESTABLISHMENT,
                "Een ondernemingsnummer telt tien cijfers en begint met 0 of 1.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number:010d}"


class RegisterEstablishment(RegisterRow):
    """An establishment of an enterprise."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    pk = models.CompositePrimaryKey("generation", "number")
    number = models.BigIntegerField()
    enterprise = models.BigIntegerField()
    started_on = models.DateField()

    class Meta:
        constraints = (
            _number_between(
                "register_establishment_series",
                FIRST_ESTABLISHMENT,
                FIRST_BRANCH,
                "Een vestigingsnummer telt tien cijfers en begint met 2 tot 8.",
            ),
        )
        indexes = (models.Index(fields=("generation", "enterprise"), name="register_establishment_of"),)

    def __str__(self) -> str:
        return f"{self.number:010d}"


class RegisterBranch(RegisterRow):
    """A branch in Belgium of a foreign enterprise; its number is no official one."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    pk = models.CompositePrimaryKey("generation", "number")
    number = models.BigIntegerField()
    enterprise = models.BigIntegerField()
    started_on = models.DateField()

    class Meta:
        constraints = (
            _number_between(
                "register_branch_series",
                FIRST_BRANCH,
                AFTER_BRANCHES,
                "Het nummer van een bijkantoor telt tien cijfers en begint met 9.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number:010d}"


class RegisterDenomination(RegisterRow):
    """A name of an enterprise, establishment or branch."""

    PRIVACY: ClassVar = privacy.open_except(
        name=privacy.personal("a sole trader's company bears a person's name", retention=_AS_LONG),
        search_name=privacy.personal("to find a company by its name", retention=_AS_LONG),
    )

    pk = models.CompositePrimaryKey("generation", "entity", "line")
    entity = models.BigIntegerField()
    language = models.CharField(max_length=1)
    kind = models.CharField(max_length=3)
    name = models.CharField(max_length=320)
    search_name = models.CharField(max_length=SEARCHED_LETTERS)

    class Meta:
        indexes = (
            # The class of operators makes `LIKE 'bak%'` use the index on PostgreSQL whatever its language is.
            models.Index(
                fields=("generation", "search_name"),
                opclasses=["int2_ops", "varchar_pattern_ops"],
                name="register_denomination_search",
            ),
        )

    def __str__(self) -> str:
        return f"{self.entity:010d} {self.name}"


class RegisterAddress(RegisterRow):
    """An address; in Dutch where the KBO has it in Dutch, else in French. An address in Belgium has no country."""

    PRIVACY: ClassVar = privacy.open_except(
        street=privacy.personal("a sole trader may work at home", retention=_AS_LONG),
        house_number=privacy.personal("a sole trader may work at home", retention=_AS_LONG),
        box=privacy.personal("a sole trader may work at home", retention=_AS_LONG),
        extra=privacy.personal("a sole trader may work at home", retention=_AS_LONG),
    )

    pk = models.CompositePrimaryKey("generation", "entity", "line")
    entity = models.BigIntegerField()
    kind = models.CharField(max_length=4)
    country = models.CharField(max_length=100, blank=True)
    zipcode = models.CharField(max_length=20, blank=True)
    municipality = models.CharField(max_length=200, blank=True)
    street = models.CharField(max_length=200, blank=True)
    house_number = models.CharField(max_length=22, blank=True)
    box = models.CharField(max_length=20, blank=True)
    extra = models.CharField(max_length=80, blank=True)
    struck_off_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.entity:010d} {self.kind}"


class RegisterContact(RegisterRow):
    """A telephone number, e-mail address or web address."""

    PRIVACY: ClassVar = privacy.open_except(
        value=privacy.personal("to reach the company", retention=_AS_LONG),
    )

    pk = models.CompositePrimaryKey("generation", "entity", "line")
    entity = models.BigIntegerField()
    kind = models.CharField(max_length=5)
    value = models.CharField(max_length=254)

    def __str__(self) -> str:
        return f"{self.entity:010d} {self.kind}"


class RegisterActivity(RegisterRow):
    """What an enterprise or establishment does, as a NACE code in one of its versions."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    pk = models.CompositePrimaryKey("generation", "entity", "line")
    entity = models.BigIntegerField()
    group = models.CharField(max_length=3)
    version = models.SmallIntegerField()
    code = models.CharField(max_length=7)
    classification = models.CharField(max_length=4)

    def __str__(self) -> str:
        return f"{self.entity:010d} {self.version}/{self.code}"


class RegisterDeletion(models.Model):
    """An entity whose rows in one file an update takes away before it brings new ones."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    pk = models.CompositePrimaryKey("generation", "file", "entity")
    generation = models.SmallIntegerField()
    file = models.CharField(max_length=13)
    entity = models.BigIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(file__in=[f.value for f in RegisterFile]),
                name="register_deletion_file_known",
                violation_error_message="Dit bestand van een uittreksel kennen wij niet.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.entity:010d} in {self.file}"


class RegisterRejection(models.Model):
    """A row of an extract that was not taken over, and why. `entity` is empty where its number could not be read."""

    PRIVACY: ClassVar = privacy.open_except(
        found=privacy.personal("to repair the file", retention="until the extract is swept"),
        row=privacy.personal("to repair the file", retention="until the extract is swept"),
    )

    id = models.BigAutoField(primary_key=True)
    extract = models.ForeignKey(RegisterExtract, on_delete=models.CASCADE, related_name="rejections")
    file = models.CharField(max_length=40)
    line = models.PositiveIntegerField()
    column = models.CharField(max_length=40, blank=True)
    problem = models.CharField(max_length=10)
    found = models.CharField(max_length=200, blank=True)
    row = models.CharField(max_length=500, blank=True)
    entity = models.BigIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("extract", "file", "line"),
                name="register_rejection_once",
                violation_error_message="Deze rij is al afgekeurd.",
            ),
            models.CheckConstraint(
                condition=Q(problem__in=[p.value for p in RowProblem]),
                name="register_rejection_problem_known",
                violation_error_message="Deze reden om een rij af te keuren kennen wij niet.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.problem}"
