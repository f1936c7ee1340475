"""Mentors of a company, where they guide, and who saw which extract from the criminal record with what outcome."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.recognition.terms import ExtractModel, ExtractOutcome, MentorExemption, MentorProof
from tandem.registers.organisations.models import Company, Establishment
from tandem.registers.people.models import Person

_KEPT = "five years after the last recognition with this mentor ended"


class Mentor(Table):
    """A person who trains learners in a company."""

    PRIVACY: ClassVar = privacy.open_except(
        experience_years=privacy.personal("to check R-MEN-03", retention=_KEPT),
        proof=privacy.personal("to check R-MEN-02 and R-MEN-04", retention=_KEPT),
        exemption=privacy.personal("to check R-MEN-11", retention=_KEPT),
        trained_on=privacy.personal("to check R-MEN-07", retention=_KEPT),
        training_organiser=privacy.personal("to check R-MEN-13", retention=_KEPT),
        deactivated_by=privacy.personal("to show who took the step", retention=_KEPT),
    )

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="mentors")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mentorships")
    experience_years = models.PositiveSmallIntegerField(default=0)
    proof = models.CharField(max_length=30, blank=True, default=MentorProof.NONE)
    exemption = models.CharField(max_length=30, blank=True, default=MentorExemption.NONE)
    trained_on = models.DateField(null=True)
    training_organiser = models.CharField(max_length=200, blank=True)
    named_at = models.DateTimeField()
    training_reminded_on = models.DateField(null=True)
    deactivated_at = models.DateTimeField(null=True)
    deactivated_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("company", "person"),
                name="mentor_once_per_company",
                violation_error_message="Deze persoon is al mentor in deze onderneming.",
            ),
            models.CheckConstraint(
                condition=Q(proof__in=[p.value for p in MentorProof]),
                name="mentor_proof_known",
                violation_error_message="Dit bewijs kennen wij niet.",
            ),
            models.CheckConstraint(
                condition=Q(exemption__in=[e.value for e in MentorExemption]),
                name="mentor_exemption_known",
                violation_error_message="Deze vrijstelling kennen wij niet.",
            ),
            models.CheckConstraint(
                condition=Q(experience_years__lte=70),
                name="mentor_experience_plausible",
                violation_error_message="Meer dan zeventig jaar ervaring kan niet.",
            ),
            models.CheckConstraint(
                condition=Q(deactivated_at__isnull=True, deactivated_by__isnull=True)
                | Q(deactivated_at__isnull=False, deactivated_by__isnull=False),
                name="mentor_deactivated_paired",
                violation_error_message="Wie een mentor afmeldde en wanneer horen samen.",
            ),
        )

    def __str__(self) -> str:
        return f"mentor {self.pk}"


class MentorPosting(Table):
    """A mentor guides at an establishment."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    mentor = models.ForeignKey(Mentor, on_delete=models.CASCADE, related_name="postings")
    establishment = models.ForeignKey(Establishment, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("mentor", "establishment"),
                name="mentor_posting_once",
                violation_error_message="Deze mentor staat al op deze vestiging.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.mentor_id} at {self.establishment_id}"


class ExtractCheck(Table):
    """Somebody saw the extract. The extract itself is never stored: only who saw which model, when, and the outcome."""

    PRIVACY: ClassVar = {
        "id": privacy.OPEN,
        "mentor": privacy.OPEN,
        "model": privacy.OPEN,
        "issued_on": privacy.sensitive("to check R-MEN-06", retention="until valid_until, at most a year"),
        "outcome": privacy.sensitive("to check R-MEN-05", retention="until valid_until, at most a year"),
        "valid_until": privacy.OPEN,
        "seen_at": privacy.OPEN,
        "seen_by": privacy.personal("to show who saw it", retention=_KEPT),
    }

    mentor = models.ForeignKey(Mentor, on_delete=models.CASCADE, related_name="extract_checks")
    model = models.CharField(max_length=10)
    issued_on = models.DateField()
    outcome = models.CharField(max_length=15)
    valid_until = models.DateField()
    seen_at = models.DateTimeField()
    seen_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(model__in=[m.value for m in ExtractModel]),
                name="extract_check_model_known",
                violation_error_message="Dit model van uittreksel kennen wij niet.",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=[o.value for o in ExtractOutcome]),
                name="extract_check_outcome_known",
                violation_error_message="Een uittreksel is in orde of niet in orde.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("issued_on")),
                name="extract_check_dates_in_order",
                violation_error_message="Een uittreksel vervalt na de dag waarop het is uitgereikt.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.model} of {self.mentor_id}, seen {self.seen_at}"
