"""Natural persons: the least we must know of them."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.people.rules import PersonForm

_KEPT = "as long as a file in which the person has a part"


class Person(Table):
    """A natural person, with or without an account, in the files of one organisation.

    The same human being in the files of two organisations is two rows: nothing here ties them together.
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
        "created_at": privacy.OPEN,
    }

    user = models.OneToOneField(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="person")
    kept_by = models.UUIDField(null=True)
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    birth_date = models.DateField(null=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
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
