"""Who signs an agreement and how it went, and what the parties remark on its text while it is made."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.agreements.models.agreement import KEPT, Agreement
from tandem.journey.agreements.rules.forms import LONGEST_REMARK
from tandem.journey.agreements.terms import Party, SignatureKind, SignatureState, Signer
from tandem.registers.people.models import Person

_SIGN = "to show who agreed, how and when (R-AGR-02, R-AGR-03)"


def _named(name: str) -> str:
    return f"%(class)s_{name}"


class Asked(Table):
    """A signature that is asked of somebody: set or refused, on the screen, by a link, on paper or at the service.

    `paper` is the SHA-256 of the text that was signed; `proof` that of the signed document or the scan.
    """

    PRIVACY: ClassVar = privacy.open_except(
        person=privacy.personal(_SIGN, retention=KEPT),
        user=privacy.personal(_SIGN, retention=KEPT),
        name=privacy.personal(_SIGN, retention=KEPT),
        email=privacy.personal("to ask for the signature", retention=KEPT),
        strength=privacy.personal(_SIGN, retention=KEPT),
        set_by=privacy.personal(_SIGN, retention=KEPT),
        words=privacy.personal("to say why somebody does not sign", retention=KEPT),
    )

    signer = models.CharField(max_length=10)
    turn = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default=SignatureState.WAITING)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    user = models.UUIDField(null=True)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(null=True)
    reminded_on = models.DateField(null=True)
    kind = models.CharField(max_length=10, blank=True)
    strength = models.CharField(max_length=60, blank=True)
    """How the signer had signed in, as the identity provider says it; how the service knew the signer."""
    set_at = models.DateTimeField(null=True)
    set_by = models.UUIDField(null=True)
    paper = models.CharField(max_length=64, blank=True)
    proof = models.CharField(max_length=64, blank=True)
    proof_media_type = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=LONGEST_REMARK, blank=True)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(signer__in=[s.value for s in Signer], state__in=[s.value for s in SignatureState]),
                name=_named("words_known"),
                violation_error_message="Deze ondertekenaar of stand bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(state=SignatureState.WAITING, asked_at__isnull=True)
                | (~Q(state=SignatureState.WAITING) & Q(asked_at__isnull=False)),
                name=_named("asked_has_moment"),
                violation_error_message="Een gevraagde handtekening heeft een tijdstip.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=SignatureState.SIGNED, set_at__isnull=False, kind__in=[k.value for k in SignatureKind]
                )
                & ~Q(paper="")
                | Q(state=SignatureState.REFUSED, set_at__isnull=False, kind="", proof="")
                | Q(
                    state__in=[SignatureState.WAITING, SignatureState.ASKED],
                    set_at__isnull=True,
                    set_by__isnull=True,
                    kind="",
                    paper="",
                    proof="",
                    words="",
                ),
                name=_named("set_is_whole"),
                violation_error_message="Een handtekening heeft een tijdstip, een soort en de tekst die getekend is.",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[SignatureKind.SERVICE, SignatureKind.SCAN]) | ~Q(proof=""),
                name=_named("paper_has_proof"),
                violation_error_message="Een getekend document wordt bewaard.",
            ),
        )


class Signature(Asked):
    """One signature that an agreement needs, asked in its turn."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatures")

    class Meta:
        constraints = (
            *Asked.Meta.constraints,
            models.UniqueConstraint(
                fields=("agreement", "signer"),
                name="signature_once_per_signer",
                violation_error_message="Deze partij tekent één keer.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.signer} of {self.agreement_id} ({self.state})"


class Remark(Table):
    """What one party says to the others about a field of an agreement, until it is settled."""

    PRIVACY: ClassVar = privacy.open_except(
        words=privacy.personal("to make the agreement together", retention=KEPT),
        written_by=privacy.personal("to show who said it", retention=KEPT),
        settled_by=privacy.personal("to show who took the step", retention=KEPT),
    )

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="remarks")
    field = models.CharField(max_length=40)
    words = models.CharField(max_length=LONGEST_REMARK)
    party = models.CharField(max_length=10)
    written_at = models.DateTimeField()
    written_by = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(party__in=[p.value for p in Party]) & ~Q(words=""),
                name="remark_said_by_party",
                violation_error_message="Een opmerking heeft woorden en een partij.",
            ),
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True) | Q(settled_at__isnull=False),
                name="remark_settled_has_moment",
                violation_error_message="Wie een opmerking afhandelde en wanneer horen samen.",
            ),
        )

    def __str__(self) -> str:
        return f"remark on {self.field} of {self.agreement_id}"
