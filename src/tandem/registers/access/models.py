"""Capacities: which person may act for which organisation in which role, since when. Everything else is denied."""

from datetime import date, datetime
from typing import ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.access.rules import InvitationFacts, TokenFacts
from tandem.registers.access.terms import BODY_ROLES, COMPANY_ROLES, FAMILY_ROLES, PROVIDER_ROLES, Role, Sight
from tandem.registers.accounts.rules import plain_email
from tandem.registers.mandates.models import Body
from tandem.registers.organisations.models import Company, Provider
from tandem.registers.people.models import Person

_ROLES = sorted(r.value for r in Role if r not in {Role.PUBLIC, Role.SYSTEM})
_FREE = sorted(r for r in _ROLES if r not in COMPANY_ROLES | PROVIDER_ROLES | BODY_ROLES)
_KEPT = "five years after the capacity ended"


def _once_open(field: str) -> models.UniqueConstraint:
    """Nobody holds the same open-ended role twice for one organisation; an ended one can be given again."""
    return models.UniqueConstraint(
        fields=("user", "role", field),
        condition=Q(valid_until__isnull=True, **{f"{field}__isnull": False}),
        name=f"capacity_once_open_per_{field}",
        violation_error_message="Deze persoon heeft deze rol al in deze organisatie.",
    )


def _organisation_fits_role(name: str) -> models.CheckConstraint:
    def only(*names: str) -> Q:
        return Q(**{f"{field}__isnull": field not in names for field in ("company", "provider", "body")})

    return models.CheckConstraint(
        condition=(Q(role__in=sorted(COMPANY_ROLES)) & only("company"))
        | (Q(role__in=sorted(PROVIDER_ROLES)) & only("provider"))
        | (Q(role__in=sorted(BODY_ROLES)) & only("body"))
        | (Q(role__in=_FREE) & only()),
        name=name,
        violation_error_message="Deze rol hoort bij een ander soort organisatie.",
    )


class CapacityQuerySet(models.QuerySet["Capacity"]):
    """Capacities, by fact."""

    def valid_on(self, day: date) -> Self:
        """Capacities that hold on that day."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), valid_from__lte=day)

    def in_organisation(self, organisation_id: UUID | None) -> Self:
        """Capacities for this organisation, of whatever kind; for None those that belong to no organisation."""
        if organisation_id is None:
            return self.filter(company__isnull=True, provider__isnull=True, body__isnull=True)
        return self.filter(Q(company=organisation_id) | Q(provider=organisation_id) | Q(body=organisation_id))

    def named(self) -> Self:
        """Capacities with their person and organisation at hand."""
        return self.select_related("user", "company", "provider", "body__sector")

    def to_act(self) -> Self:
        """Capacities with no more than who acts needs: the role, and the name and sector of the organisation."""
        names = ("company__name", "provider__name", "body__name", "body__sector__code")
        return self.select_related("company", "provider", "body__sector").only("user", "role", *names)


class Capacity(Table):
    """One person may act for one organisation in one role, in a period."""

    PRIVACY: ClassVar = privacy.open_except(
        user=privacy.personal("to know who may act", retention=_KEPT),
        given_by=privacy.personal("to show who gave the capacity", retention=_KEPT),
        ended_by=privacy.personal("to show who ended the capacity", retention=_KEPT),
    )

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="capacities")
    role = models.CharField(max_length=30)
    company = models.ForeignKey(Company, null=True, on_delete=models.CASCADE, related_name="+")
    provider = models.ForeignKey(Provider, null=True, on_delete=models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, null=True, on_delete=models.CASCADE, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    given_at = models.DateTimeField()
    given_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    objects = CapacityQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=_ROLES),
                name="capacity_role_known",
                violation_error_message="Deze rol bestaat niet.",
            ),
            _organisation_fits_role("capacity_organisation_fits_role"),
            _once_open("company"),
            _once_open("provider"),
            _once_open("body"),
            models.UniqueConstraint(
                fields=("user", "role"),
                condition=Q(valid_until__isnull=True, company=None, provider=None, body=None),
                name="capacity_once_open_without_organisation",
                violation_error_message="Deze persoon heeft deze rol al.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="capacity_dates_in_order",
                violation_error_message="Het einde van een periode ligt niet voor het begin.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, valid_until__isnull=False),
                name="capacity_ended_has_end",
                violation_error_message="Een beëindigde hoedanigheid heeft een einddatum.",
            ),
        )
        indexes = (
            models.Index(fields=("company", "role"), name="capacity_company_role"),
            models.Index(fields=("body", "role"), name="capacity_body_role"),
        )

    def __str__(self) -> str:
        return f"{self.role} of {self.user_id}"

    @property
    def organisation_id(self) -> UUID | None:
        """The one organisation this capacity stands for, or None."""
        return self.company_id or self.provider_id or self.body_id

    def organisation_name(self) -> str:
        """The name of that organisation; needs `named()` to ask nothing more of the database."""
        organisation = self.company or self.provider or self.body
        return organisation.name if organisation else ""


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations, by fact."""

    def open_at(self, now: datetime) -> Self:
        """Invitations that can still be accepted."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now)

    def in_organisation(self, organisation_id: UUID | None) -> Self:
        """Invitations for this organisation, of whatever kind; for None those that belong to no organisation."""
        if organisation_id is None:
            return self.filter(company__isnull=True, provider__isnull=True, body__isnull=True)
        return self.filter(Q(company=organisation_id) | Q(provider=organisation_id) | Q(body=organisation_id))

    def named(self) -> Self:
        """Invitations with their organisation at hand."""
        return self.select_related("company", "provider", "body")


class Invitation(Table):
    """A capacity offered by e-mail; the secret itself is in the mail only."""

    PRIVACY: ClassVar = privacy.open_except(
        email=privacy.personal("to send the invitation", retention="one year"),
        name=privacy.personal("to fill in the name of who accepts", retention="one year"),
        person=privacy.personal("to know who accepts", retention="one year"),
        invited_by=privacy.personal("to show who invited", retention="one year"),
        accepted_by=privacy.personal("to show who accepted", retention="one year"),
        withdrawn_by=privacy.personal("to show who withdrew", retention="one year"),
    )

    email = models.EmailField()
    name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=30)
    company = models.ForeignKey(Company, null=True, on_delete=models.CASCADE, related_name="+")
    provider = models.ForeignKey(Provider, null=True, on_delete=models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, null=True, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField()
    invited_by = models.UUIDField(null=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=_ROLES),
                name="invitation_role_known",
                violation_error_message="Deze rol bestaat niet.",
            ),
            _organisation_fits_role("invitation_organisation_fits_role"),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(role__in=sorted(FAMILY_ROLES)),
                name="invitation_person_fits_role",
                violation_error_message="Een persoon hoort bij een uitnodiging als lerende of als ouder.",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_accepted_paired",
                violation_error_message="Wie een uitnodiging aanvaardt en wanneer horen samen.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False, accepted_at__isnull=True),
                name="invitation_withdrawn_paired",
                violation_error_message="Een aanvaarde uitnodiging kan niet meer ingetrokken worden.",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("invited_at")),
                name="invitation_dates_in_order",
                violation_error_message="Een uitnodiging vervalt na het moment waarop ze verstuurd is.",
            ),
        )

    def __str__(self) -> str:
        return f"invitation {self.pk} as {self.role}"

    @property
    def organisation_id(self) -> UUID | None:
        """The one organisation the invitation is for, or None."""
        return self.company_id or self.provider_id or self.body_id

    def organisation_name(self) -> str:
        """The name of that organisation; needs `named()` to ask nothing more of the database."""
        organisation = self.company or self.provider or self.body
        return organisation.name if organisation else ""

    def facts(self) -> InvitationFacts:
        """What the rules look at."""
        return InvitationFacts(self.expires_at, self.accepted_at, self.withdrawn_at, self.is_at_own_address())

    def is_at_own_address(self) -> bool:
        """Whether it went to the address that its person has now; needs the person at hand."""
        return self.person is None or plain_email(self.person.email) == self.email


class ReadNote(models.Model):
    """Who looked at which personal file, in which capacity, when; also who was turned away."""

    PRIVACY: ClassVar = privacy.open_except(
        user_id=privacy.personal("so that people can see who looked", retention="five years"),
    )

    id = models.BigAutoField(primary_key=True)
    user_id = models.UUIDField(null=True)
    role = models.CharField(max_length=30)
    organisation_id = models.UUIDField(null=True)
    subject_kind = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    page = models.CharField(max_length=80)
    sight = models.CharField(max_length=10, default=Sight.SEEN)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(sight__in=[s.value for s in Sight]),
                name="read_note_sight_known",
                violation_error_message="Deze afloop van een inzage kennen wij niet.",
            ),
        )
        indexes = (models.Index(fields=("subject_kind", "subject_id", "at"), name="read_note_subject"),)

    def __str__(self) -> str:
        return f"{self.sight} {self.subject_kind} {self.subject_id} at {self.at}"


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Keys for the API, by fact."""

    def open_at(self, now: datetime) -> Self:
        """Keys that still open the API."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=now)


class ApiToken(Table):
    """A key with which a program acts in one capacity of one person; only the hash of its secret is kept."""

    PRIVACY: ClassVar = privacy.open_except(
        issued_by=privacy.personal("to show who made the key", retention="one year after it expired"),
        revoked_by=privacy.personal("to show who revoked the key", retention="one year after it expired"),
    )

    capacity = models.ForeignKey(Capacity, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    secret_hash = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    issued_by = models.UUIDField(null=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.UUIDField(null=True)
    last_used_on = models.DateField(null=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("issued_at")),
                name="api_token_dates_in_order",
                violation_error_message="Een sleutel vervalt na het moment waarop hij gemaakt is.",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="api_token_revoked_paired",
                violation_error_message="Wie een sleutel introk en wanneer horen samen.",
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="api_token_has_name",
                violation_error_message="Een sleutel heeft een naam.",
            ),
        )

    def __str__(self) -> str:
        return f"key {self.pk} of capacity {self.capacity_id}"

    def facts(self) -> TokenFacts:
        """What the rules look at."""
        return TokenFacts(self.expires_at, self.revoked_at)
