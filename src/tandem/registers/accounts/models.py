"""Who can sign in. An account knows a person's key at the identity provider, nothing of what the person does."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.accounts import rules
from tandem.registers.accounts.terms import LinkPurpose

_KEPT = "until the account has been closed for a year"


class UserManager(BaseUserManager["User"]):
    """Finds an account by its key."""

    def with_identity(self, issuer: str, subject: str) -> "User | None":
        """The account of this person at this identity provider."""
        return self.filter(issuer=issuer, subject=subject).exclude(issuer="").first()

    def opened_by_link(self, email: str) -> "User | None":
        """The open account that has no identity and is reached through this address."""
        return self.filter(email=email, issuer="", is_active=True).first()


class User(Table, AbstractBaseUser):
    """One account, keyed on `(issuer, subject)` of the identity provider; an e-mail address is never the key."""

    PRIVACY: ClassVar = {
        "id": privacy.OPEN,
        "password": privacy.OPEN,
        "last_login": privacy.personal("security of the account", retention=_KEPT),
        "issuer": privacy.OPEN,
        "subject": privacy.personal("to know the person again at sign-in", retention=_KEPT),
        "email": privacy.personal("to send notices", retention=_KEPT),
        "name": privacy.personal("to show who did what", retention=_KEPT),
        "language": privacy.OPEN,
        "is_active": privacy.OPEN,
        "is_demo": privacy.OPEN,
        "created_at": privacy.OPEN,
        "closed_at": privacy.OPEN,
        "closed_by": privacy.personal("to show who closed the account", retention=_KEPT),
    }

    issuer = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="nl")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)

    USERNAME_FIELD = "id"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("issuer", "subject"),
                condition=~Q(subject=""),
                name="user_one_per_identity",
                violation_error_message="Deze aanmelding hoort al bij een andere account.",
            ),
            models.CheckConstraint(
                condition=Q(issuer="", subject="") | (~Q(issuer="") & ~Q(subject="")),
                name="user_identity_paired",
                violation_error_message="Een aanmelding heeft een uitgever en een sleutel, of geen van beide.",
            ),
            models.CheckConstraint(
                condition=Q(language__in=["nl", "en"]),
                name="user_language_known",
                violation_error_message="Deze taal kennen wij niet.",
            ),
            models.UniqueConstraint(
                fields=("email",),
                condition=Q(issuer="", is_active=True),
                name="user_one_per_address_without_identity",
                violation_error_message="Er is al een account zonder eID met dit e-mailadres.",
            ),
            models.CheckConstraint(
                condition=Q(is_active=True, closed_at__isnull=True, closed_by__isnull=True)
                | Q(is_active=False, closed_at__isnull=False),
                name="user_closed_has_moment",
                violation_error_message="Een gesloten account heeft een tijdstip van sluiting.",
            ),
        )
        indexes = (models.Index(fields=("email",), name="user_email"),)

    def __str__(self) -> str:
        return f"account {self.pk}"


class SignInLink(Table):
    """A link by mail that opens one account once, for a short time.

    Only the hash of its secret is kept; the secret itself is made again from the key of the installation.
    """

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=20, default=LinkPurpose.SIGN_IN)
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(purpose__in=[p.value for p in LinkPurpose]),
                name="sign_in_link_purpose_known",
                violation_error_message="Dit doel van een link bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("created_at")),
                name="sign_in_link_dates_in_order",
                violation_error_message="Een link vervalt na het moment waarop hij gemaakt is.",
            ),
        )
        indexes = (models.Index(fields=("user", "expires_at"), name="sign_in_link_user"),)

    def __str__(self) -> str:
        return f"link {self.pk} for {self.purpose}"

    def facts(self) -> rules.LinkFacts:
        """What the rules look at."""
        return rules.LinkFacts(self.expires_at, self.used_at, is_account_open=self.user.is_active)
