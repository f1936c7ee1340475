"""Mentors of a company: name, correct, note the extract somebody saw, note the training, let go."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.recognition import policies, rules
from tandem.journey.recognition.models import ExtractCheck, Mentor, MentorPosting
from tandem.journey.recognition.queries import mentors as doors
from tandem.journey.recognition.terms import ExtractModel, ExtractOutcome, Happened, MentorExemption, MentorProof
from tandem.law import norms
from tandem.registers.organisations.queries import companies
from tandem.registers.people import actions as people


@dataclass(frozen=True)
class MentorForm:
    """What a company tells of a mentor."""

    given_name: str
    family_name: str
    birth_date: date | None
    email: str = ""
    phone: str = ""
    experience_years: int = 0
    proof: MentorProof = MentorProof.NONE
    exemption: MentorExemption = MentorExemption.NONE

    def person(self) -> people.PersonForm:
        """The part that is about the person alone."""
        return people.PersonForm(
            given_name=self.given_name,
            family_name=self.family_name,
            birth_date=self.birth_date,
            email=self.email,
            phone=self.phone,
        )


@transaction.atomic
def name_mentor(
    *, actor: Actor, company_id: UUID, form: MentorForm, establishments: Collection[UUID], now: datetime
) -> Mentor:
    """Name a person as mentor, at one or more establishments (R-REC-08)."""
    policies.may_file(actor, company_id).or_raise()
    company = companies.company_for(actor, company_id)
    _sound(form, day=day_of(now)).or_raise()
    person = people.add_person(actor=actor, form=form.person(), kept_by=company.pk, now=now)
    mentor = Mentor(
        company=company,
        person=person,
        experience_years=form.experience_years,
        proof=form.proof,
        exemption=form.exemption,
        named_at=now,
    )
    mentor.save(force_insert=True)
    _post(mentor, actor=actor, establishments=establishments)
    _note(Happened.MENTOR_NAMED, mentor, actor=actor, now=now, data={"company": company.pk})
    return mentor


@transaction.atomic
def change_mentor(
    *, actor: Actor, mentor_id: UUID, form: MentorForm, establishments: Collection[UUID], now: datetime
) -> Mentor:
    """Correct what is known of a mentor."""
    mentor = _to_change(actor, mentor_id)
    _sound(form, day=day_of(now)).or_raise()
    people.correct_person(actor=actor, person_id=mentor.person_id, form=form.person(), now=now)
    before = {name: str(getattr(mentor, name)) for name in ("experience_years", "proof", "exemption")}
    mentor.experience_years, mentor.proof, mentor.exemption = form.experience_years, form.proof, form.exemption
    mentor.save(update_fields=["experience_years", "proof", "exemption"])
    _post(mentor, actor=actor, establishments=establishments)
    changed = sorted(name for name, value in before.items() if value != str(getattr(mentor, name)))
    _note(Happened.MENTOR_CHANGED, mentor, actor=actor, now=now, data={"changed": changed})
    return mentor


@transaction.atomic
def note_extract(
    *,
    actor: Actor,
    mentor_id: UUID,
    model: ExtractModel,
    issued_on: date,
    outcome: ExtractOutcome,
    now: datetime,
) -> ExtractCheck:
    """Note that the actor saw the extract. The extract itself is never kept (R-MEN-05, R-MEN-06)."""
    mentor = _to_change(actor, mentor_id)
    day = day_of(now)
    valid_until = rules.extract_valid_until(issued_on, norms=norms.at(day))
    Verdict(
        (
            Finding("extract.issued_in_past", issued_on <= day, found=issued_on, needed=day),
            Finding("extract.still_fresh", day < valid_until, found=issued_on, effect=Effect.WARN),
        )
    ).or_raise()
    check = ExtractCheck(
        mentor=mentor,
        model=model,
        issued_on=issued_on,
        outcome=outcome,
        valid_until=valid_until,
        seen_at=now,
        seen_by=actor.user_id,
    )
    check.save(force_insert=True)
    data = {"check": check.pk, "model": model, "valid_until": valid_until}
    _note(Happened.EXTRACT_SEEN, mentor, actor=actor, now=now, data=data)
    return check


@transaction.atomic
def note_training(*, actor: Actor, mentor_id: UUID, trained_on: date, organiser: str, now: datetime) -> Mentor:
    """Note that the mentor followed the mentor training (R-MEN-07, R-MEN-13)."""
    mentor = _to_change(actor, mentor_id)
    day, birth = day_of(now), mentor.person.birth_date
    Verdict(
        (
            Finding("mentor.training_in_past", trained_on <= day, found=trained_on, needed=day),
            Finding("mentor.training_in_life", birth is None or trained_on > birth, trained_on, birth),
            Finding("mentor.training_organiser", bool(organiser.strip())),
        )
    ).or_raise()
    mentor.trained_on, mentor.training_organiser = trained_on, organiser.strip()
    mentor.save(update_fields=["trained_on", "training_organiser"])
    _note(Happened.MENTOR_TRAINED, mentor, actor=actor, now=now, data={"trained_on": trained_on})
    return mentor


@transaction.atomic
def deactivate(*, actor: Actor, mentor_id: UUID, now: datetime) -> Mentor:
    """The person no longer trains learners here."""
    mentor = _to_change(actor, mentor_id)
    Verdict((Finding("mentor.is_active", mentor.deactivated_at is None),)).or_raise()
    mentor.deactivated_at, mentor.deactivated_by = now, actor.user_id
    mentor.save(update_fields=["deactivated_at", "deactivated_by"])
    _note(Happened.MENTOR_DEACTIVATED, mentor, actor=actor, now=now)
    return mentor


@transaction.atomic
def reactivate(*, actor: Actor, mentor_id: UUID, now: datetime) -> Mentor:
    """The person trains learners here again."""
    mentor = _to_change(actor, mentor_id)
    Verdict((Finding("mentor.is_inactive", mentor.deactivated_at is not None),)).or_raise()
    mentor.deactivated_at = mentor.deactivated_by = None
    mentor.save(update_fields=["deactivated_at", "deactivated_by"])
    _note(Happened.MENTOR_REACTIVATED, mentor, actor=actor, now=now)
    return mentor


def _to_change(actor: Actor, mentor_id: UUID) -> Mentor:
    mentor = doors.mentor_for(actor, mentor_id, lock=True)
    policies.may_file(actor, mentor.company_id).or_raise()
    return mentor


def _sound(form: MentorForm, *, day: date) -> Verdict:
    birth = form.birth_date
    return Verdict(
        (
            Finding("mentor.has_name", bool(form.given_name.strip() and form.family_name.strip())),
            Finding("mentor.birth_date", birth is not None and birth < day, found=birth, needed=day),
        )
    )


def _post(mentor: Mentor, *, actor: Actor, establishments: Collection[UUID]) -> None:
    places = [companies.establishment_for(actor, place) for place in sorted(set(establishments))]
    Verdict((Finding("mentor.has_establishment", bool(places), found=0, needed=1),)).or_raise()
    MentorPosting.objects.filter(mentor=mentor).delete()
    MentorPosting.objects.bulk_create(MentorPosting(mentor=mentor, establishment=place) for place in places)


def _note(
    code: Happened, mentor: Mentor, *, actor: Actor, now: datetime, data: dict[str, object] | None = None
) -> None:
    events.record(code, actor=actor, subject=mentor, at=now, data=data)
