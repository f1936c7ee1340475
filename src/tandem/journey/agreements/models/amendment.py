"""A change of a signed agreement that one party proposes and the others accept or refuse."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.agreements.models.agreement import KEPT, Agreement
from tandem.journey.agreements.models.signing import Asked
from tandem.journey.agreements.rules.forms import LONGEST_WORDS
from tandem.journey.agreements.terms import AmendmentState, Party
from tandem.journey.agreements.workflow import AMENDING

_CHANGE = "to change an agreement together"
_STEPS = ("proposed", "closed")


def _who_needs_when(name: str) -> Q:
    return Q(**{f"{name}_by__isnull": True}) | Q(**{f"{name}_at__isnull": False})


class Amendment(Table):
    """What changes from which day, and what stood before.

    `changes` and `before` hold fields of the agreement by name; under `workplaces` the recognition and the mentor of
    each workplace that changes, by the id of its row. `paper` is the SHA-256 of the text to which everybody says yes.
    """

    PRIVACY: ClassVar = privacy.open_except(
        changes=privacy.personal(_CHANGE, retention=KEPT),
        before=privacy.personal(_CHANGE, retention=KEPT),
        words=privacy.personal("to say why", retention=KEPT),
        closed_words=privacy.personal("to say why", retention=KEPT),
        **{f"{name}_by": privacy.personal("to show who took the step", retention=KEPT) for name in _STEPS},
    )

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="amendments")
    number = models.PositiveSmallIntegerField()
    """Which change of its agreement it is, refused ones counted."""
    state = models.CharField(max_length=10, default=AmendmentState.PROPOSED)
    side = models.CharField(max_length=10)
    from_on = models.DateField()
    changes = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    words = models.TextField(max_length=LONGEST_WORDS, blank=True)
    paper = models.CharField(max_length=64, blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)
    closed_words = models.TextField(max_length=LONGEST_WORDS, blank=True)
    applied_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in AmendmentState], side__in=[p.value for p in Party]),
                name="amendment_words_known",
                violation_error_message="Deze stand of partij bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(state=AmendmentState.APPLIED, applied_on__isnull=False)
                | (~Q(state=AmendmentState.APPLIED) & Q(applied_on__isnull=True)),
                name="amendment_applied_has_day",
                violation_error_message="Wat toegepast is, heeft een dag.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[AmendmentState.REFUSED, AmendmentState.WITHDRAWN, AmendmentState.LAPSED],
                    closed_at__isnull=False,
                )
                | (
                    Q(
                        state__in=[AmendmentState.PROPOSED, AmendmentState.AGREED, AmendmentState.APPLIED],
                        closed_at__isnull=True,
                    )
                    & Q(closed_words="")
                ),
                name="amendment_closed_has_moment",
                violation_error_message="Wat niet doorging, heeft een tijdstip.",
            ),
            models.CheckConstraint(
                condition=_who_needs_when("closed"),
                name="amendment_who_needs_when",
                violation_error_message="Wie een stap zette en wanneer horen samen.",
            ),
            models.UniqueConstraint(
                fields=("agreement", "number"),
                name="amendment_number_once",
                violation_error_message="Dit nummer heeft al een wijziging.",
            ),
            models.CheckConstraint(
                condition=~Q(paper="", state=AmendmentState.PROPOSED),
                name="amendment_proposed_has_paper",
                violation_error_message="Wie ja zegt, zegt het op een tekst.",
            ),
            models.UniqueConstraint(
                fields=("agreement",),
                condition=Q(state__in=[s.value for s in AMENDING]),
                name="amendment_one_at_a_time",
                violation_error_message="Er is al een wijziging voorgesteld.",
            ),
        )
        indexes = (models.Index(fields=("state", "from_on"), name="amendment_state_from"),)

    def __str__(self) -> str:
        return f"change of {self.agreement_id} from {self.from_on} ({self.state})"


class Acceptance(Asked):
    """The yes of one party to a change, with how it was given; all are asked at once."""

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="acceptances")

    class Meta:
        constraints = (
            *Asked.Meta.constraints,
            models.UniqueConstraint(
                fields=("amendment", "signer"),
                name="acceptance_once_per_signer",
                violation_error_message="Deze partij zegt één keer ja.",
            ),
        )

    def __str__(self) -> str:
        return f"yes of {self.signer} to {self.amendment_id} ({self.state})"
