"""Natural persons: the least we must know of them, and who acts for whom while they are minors."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.people.rules import PersonForm

_KEPT = "as long as a file in which the person has a part"


class Person(Table):
    """A natural person, with or without an account, in the files of one organisation.

    The same human being in the files of two organisations is two rows; only an account of their own can tie them.
    """

    PRIVACY: ClassVar = {
        "id": privacy.OPEN,
        "user": privacy.OPEN,
        "kept_by": privacy.OPEN,
        "given_name": privacy.personal("to name the person in a file", retention=_KEPT),
        "family_name": privacy.personal("to name the person in a file", retention=_KEPT),
        "birth_date": privacy.personal("to check a minimum age (R-MEN-01)", retention=_KEPT),
        "email": privacy.personal("to reach the person", retention=_KEPT),
        "phone": privacy.personal("to reach the person", retention=_KEPT),
        "number_mark": privacy.personal("to know a learner again by a number that itself is not kept", retention=_KEPT),
        "created_at": privacy.OPEN,
    }

    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="persons")
    kept_by = models.UUIDField(null=True)
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    birth_date = models.DateField(null=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    number_mark = models.CharField(max_length=64, blank=True)
    """What a national number leaves behind: it is known again, and cannot be read back or compared between schools."""
    created_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(birth_date__isnull=True) | models.Q(birth_date__gte="1900-01-01"),
                name="person_birth_date_plausible",
                violation_error_message="Deze geboortedatum ligt voor 1900.",
            ),
            models.CheckConstraint(
                condition=~models.Q(given_name="") & ~models.Q(family_name=""),
                name="person_has_names",
                violation_error_message="Een persoon heeft een voornaam en een familienaam.",
            ),
            models.UniqueConstraint(
                fields=("user", "kept_by"),
                condition=models.Q(user__isnull=False),
                name="person_once_per_account",
                violation_error_message="Deze account hoort in deze bestanden al bij een andere persoon.",
            ),
            models.UniqueConstraint(
                fields=("kept_by", "number_mark"),
                condition=~models.Q(number_mark=""),
                name="person_once_per_number",
                violation_error_message="Dit rijksregisternummer hoort in deze bestanden al bij een andere persoon.",
            ),
        )
        indexes = (models.Index(fields=("kept_by",), name="person_kept_by"),)

    def __str__(self) -> str:
        return f"person {self.pk}"

    def form(self) -> PersonForm:
        """What is known of this person."""
        return PersonForm(self.given_name, self.family_name, self.birth_date, self.email, self.phone)

    def tell(self, told: PersonForm) -> None:
        """Take over what is told; nothing is stored yet."""
        self.given_name, self.family_name, self.birth_date = told.given_name, told.family_name, told.birth_date
        self.email, self.phone = told.email, told.phone


class GuardianshipQuerySet(models.QuerySet["Guardianship"]):
    """Guardianships, by fact."""

    def valid_on(self, day: date) -> Self:
        """Guardianships that hold on that day, whatever the age of the child."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), valid_from__lte=day)


class Guardianship(Table):
    """A parent or guardian acts for a child, in a period; by law only while the child is a minor."""

    PRIVACY: ClassVar = {
        "id": privacy.OPEN,
        "child": privacy.personal("to know for whom the guardian acts (R-AGR-02)", retention=_KEPT),
        "guardian": privacy.personal("to know who acts for the child (R-AGR-02)", retention=_KEPT),
        "valid_from": privacy.OPEN,
        "valid_until": privacy.OPEN,
        "noted_at": privacy.OPEN,
        "noted_by": privacy.personal("to show who noted it", retention=_KEPT),
        "ended_at": privacy.OPEN,
        "ended_by": privacy.personal("to show who ended it", retention=_KEPT),
    }

    child = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="guardianships")
    guardian = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="wards")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    objects = GuardianshipQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(child=F("guardian")),
                name="guardianship_of_another",
                violation_error_message="Niemand is voogd van zichzelf.",
            ),
            models.UniqueConstraint(
                fields=("child", "guardian"),
                condition=Q(valid_until__isnull=True),
                name="guardianship_once_open",
                violation_error_message="Deze persoon is al ouder of voogd van dit kind.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="guardianship_dates_in_order",
                violation_error_message="Het einde van een periode ligt niet voor het begin.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, valid_until__isnull=False),
                name="guardianship_ended_has_end",
                violation_error_message="Een beëindigd ouderlijk gezag heeft een einddatum.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.guardian_id} for {self.child_id} from {self.valid_from}"
