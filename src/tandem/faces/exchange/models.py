"""Files that somebody handed in to import, kept between looking at what they would do and doing it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.faces.exchange.terms import FileKind, PackageState, SubjectKind
from tandem.faces.exchange.workflow import OPEN

MOST_BYTES = 20_000_000


class Upload(Table):
    """One file to import, kept for a short time."""

    PRIVACY: ClassVar = privacy.open_except(
        uploaded_by=privacy.personal("to show who handed the file in", retention="thirty days"),
        name=privacy.personal("to know the file again", retention="thirty days"),
    )

    kind = models.CharField(max_length=20, default=FileKind.PROVIDERS)
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    uploaded_at = models.DateTimeField()
    uploaded_by = models.UUIDField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in FileKind]),
                name="upload_kind_known",
                violation_error_message="Dit soort bestand bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(size__gt=0, size__lte=MOST_BYTES),
                name="upload_size_in_bounds",
                violation_error_message="Een bestand is niet leeg en hoogstens 20 MB.",
            ),
        )

    def __str__(self) -> str:
        return f"upload {self.pk}"


_SHORTLY = "seven days at most, and gone at once when every row went in"
_A_YEAR = "a year"


class KeptFile(Table):
    """Rows that a provider reads in: the file under seal for a few days, and what became of it without names."""

    provider_id = models.UUIDField()
    name = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    sealed = models.TextField(blank=True)
    """The file itself, sealed; empty once it is thrown away."""
    capacity_id = models.UUIDField(null=True)
    agreed = models.JSONField(default=dict)
    """Of each line that may go in, the fingerprint of what was shown."""
    results = models.JSONField(default=dict)
    """What happened with each of these lines, and with which row of ours."""
    uploaded_at = models.DateTimeField()
    uploaded_by = models.UUIDField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.UUIDField(null=True)
    done_at = models.DateTimeField(null=True)
    wiped_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class EnrolmentFile(KeptFile):
    """Pupils that a provider reads in."""

    PRIVACY: ClassVar = privacy.open_except(
        name=privacy.personal("to know the file again", retention=_A_YEAR),
        sealed=privacy.sensitive("to look at what the file does, and do it", retention=_SHORTLY),
        answers=privacy.personal("what was said about rows that are not clear", retention=_SHORTLY),
        uploaded_by=privacy.personal("to show who handed the file in", retention=_A_YEAR),
        coach_id=privacy.personal("who guides the new learners", retention=_A_YEAR),
        confirmed_by=privacy.personal("to show who let the rows go in", retention=_A_YEAR),
        invited_by=privacy.personal("to show who invited the new learners", retention=_A_YEAR),
    )

    answers = models.JSONField(default=dict)
    coach_id = models.UUIDField(null=True)
    invited_at = models.DateTimeField(null=True)
    invited_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="enrolment_file_confirmed_whole",
                violation_error_message="Wie een bestand laat inlezen, doet dat op een moment.",
            ),
            models.CheckConstraint(
                condition=Q(invited_at__isnull=True, invited_by__isnull=True)
                | Q(invited_at__isnull=False, invited_by__isnull=False),
                name="enrolment_file_invited_whole",
                violation_error_message="Wie uitnodigt, doet dat op een moment.",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(confirmed_at__isnull=False),
                name="enrolment_file_done_after_confirmed",
                violation_error_message="Een bestand is pas ingelezen nadat iemand dat liet doen.",
            ),
            models.CheckConstraint(
                condition=Q(wiped_at__isnull=True) & ~Q(sealed="") | Q(wiped_at__isnull=False, sealed=""),
                name="enrolment_file_there_or_wiped",
                violation_error_message="Een bestand is er, of het is weg.",
            ),
        )
        indexes = (models.Index(fields=("provider_id", "uploaded_at"), name="enrolment_file_of_provider"),)

    def __str__(self) -> str:
        return f"pupils {self.pk}"


class AgreementFile(KeptFile):
    """Agreements signed outside Tandem that a provider takes over."""

    PRIVACY: ClassVar = privacy.open_except(
        name=privacy.personal("to know the file again", retention=_A_YEAR),
        sealed=privacy.sensitive("to look at what the file does, and do it", retention=_SHORTLY),
        uploaded_by=privacy.personal("to show who handed the file in", retention=_A_YEAR),
        confirmed_by=privacy.personal("to show who let the rows go in", retention=_A_YEAR),
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="agreement_file_confirmed_whole",
                violation_error_message="Wie een bestand laat overnemen, doet dat op een moment.",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(confirmed_at__isnull=False),
                name="agreement_file_done_after_confirmed",
                violation_error_message="Een bestand is pas overgenomen nadat iemand dat liet doen.",
            ),
            models.CheckConstraint(
                condition=Q(wiped_at__isnull=True) & ~Q(sealed="") | Q(wiped_at__isnull=False, sealed=""),
                name="agreement_file_there_or_wiped",
                violation_error_message="Een bestand is er, of het is weg.",
            ),
        )
        indexes = (models.Index(fields=("provider_id", "uploaded_at"), name="agreement_file_of_provider"),)

    def __str__(self) -> str:
        return f"agreements {self.pk}"


_UNTIL_SIGNED = "until the paper is signed, refused or withdrawn"
_TEN_YEARS = "ten years after the agreement ended"


class SigningPackage(Table):
    """One paper on its way through a signing service. Who signs is only kept as long as it is open."""

    PRIVACY: ClassVar = privacy.open_except(
        title=privacy.personal("to tell the signer what the paper is", retention=_UNTIL_SIGNED),
        signers=privacy.personal("to ask for the signatures", retention=_UNTIL_SIGNED),
        urls=privacy.personal("to lead the signer to the service", retention=_UNTIL_SIGNED),
        asked_by=privacy.personal("to show who took the step", retention=_TEN_YEARS),
    )

    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=20)
    subject_id = models.UUIDField()
    title = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, default=PackageState.ASKED)
    reference = models.CharField(max_length=100, blank=True)
    """What the service calls it."""
    paper = models.CharField(max_length=64)
    """The SHA-256 of the paper that was sent; with its size, by which it is known again in what comes back."""
    size = models.PositiveIntegerField()
    text = models.CharField(max_length=64)
    """The SHA-256 of the text that is signed: the paper, before anybody signed it."""
    signed = models.CharField(max_length=64, blank=True)
    """The SHA-256 of what came back last."""
    signers = models.JSONField(default=list)
    """Key, name, address, order and level of each; empty once it ended."""
    urls = models.JSONField(default=dict)
    """Where each signer signs, as the service tells."""
    taken = models.JSONField(default=list)
    """The keys of the signers whose signature was taken over."""
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often in a row the service was silent."""
    last_error = models.CharField(max_length=200, blank=True)
    expires_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    looked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in SubjectKind])
                & Q(state__in=[state.value for state in PackageState]),
                name="signing_package_words_known",
                violation_error_message="Dit soort document of deze stand bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, ended_at__isnull=True) | (~Q(state__in=OPEN) & Q(ended_at__isnull=False)),
                name="signing_package_ended_has_moment",
                violation_error_message="Een document dat niet meer loopt, heeft een tijdstip.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[PackageState.SENT, PackageState.SIGNED]) | ~Q(reference=""),
                name="signing_package_sent_has_reference",
                violation_error_message="Wat verstuurd is, heeft een kenmerk bij de dienst.",
            ),
            models.CheckConstraint(
                condition=~Q(state=PackageState.SIGNED) | ~Q(signed=""),
                name="signing_package_signed_has_hash",
                violation_error_message="Van een ondertekend document is bekend welk bestand het is.",
            ),
        )
        indexes = (models.Index(fields=("kind", "subject_id"), name="signing_package_subject"),)

    def __str__(self) -> str:
        return f"{self.key} ({self.state})"


class SealedPaper(Table):
    """A paper on which all signatures stand, under the seal of the platform."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    kind = models.CharField(max_length=20)
    subject_id = models.UUIDField()
    paper = models.CharField(max_length=64)
    """The SHA-256 of the text that everybody signed."""
    sealed = models.CharField(max_length=64)
    """The SHA-256 of the file with all signatures and the seal, under which it is kept."""
    evidence = models.CharField(max_length=64, blank=True)
    """The SHA-256 of the sealed file that says who signed how; empty while it is still to be made."""
    sealed_at = models.DateTimeField()
    stamped_until = models.DateTimeField(null=True)
    """Until when the certificate of the last stamp over the evidence holds; None while nobody looked."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "subject_id", "paper"),
                name="sealed_paper_once",
                violation_error_message="Dit document is al verzegeld.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in SubjectKind]) & ~Q(paper="") & ~Q(sealed=""),
                name="sealed_paper_is_whole",
                violation_error_message="Een verzegeld document heeft een soort, een tekst en een bestand.",
            ),
        )

    def __str__(self) -> str:
        return f"sealed {self.kind} {self.subject_id}"
