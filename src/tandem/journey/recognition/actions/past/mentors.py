"""Mentors of long ago: named, their extract seen, trained, reminded."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from tandem.base.actor import SYSTEM, Actor
from tandem.base.periods import day_of
from tandem.journey.recognition import rules
from tandem.journey.recognition.actions.clock import TRAINING_WARNING_MONTHS
from tandem.journey.recognition.actions.past import nights
from tandem.journey.recognition.actions.past.facts import PastMentor
from tandem.journey.recognition.actions.past.ledger import Ledger
from tandem.journey.recognition.models import ExtractCheck, Mentor, MentorPosting, Nomination, Recognition
from tandem.journey.recognition.rules import MentorFacts
from tandem.journey.recognition.terms import Happened
from tandem.law import norms
from tandem.registers.people.models import Person
from tandem.registers.people.terms import Happened as PersonHappened


@dataclass(frozen=True)
class Duty:
    """A mentor was nominated for a request that was granted: the training must follow, unless the person is exempt."""

    nomination: Nomination
    recognition: Recognition
    sector: str


@dataclass
class Named:
    """A mentor as the files go on."""

    row: Mentor
    past: PastMentor
    duties: list[Duty] = field(default_factory=list)

    def facts_at(self, moment: datetime) -> MentorFacts:
        """What was known of this mentor at that moment."""
        form, training = self.past.form, self.past.training
        seen = [extract for extract in self.past.extracts if extract.seen_at <= moment]
        last = max(seen, key=lambda extract: extract.seen_at) if seen else None
        return MentorFacts(
            mentor=str(self.row.pk),
            birth_date=form.birth_date,
            experience_years=form.experience_years,
            proof=form.proof,
            exemption=form.exemption,
            trained_on=training.trained_on if training and training.noted_at <= moment else None,
            extract_model=last.model if last else None,
            extract_issued_on=last.issued_on if last else None,
            extract_outcome=last.outcome if last else None,
        )


def name(past: PastMentor, *, company_id: UUID, actor: Actor, ledger: Ledger) -> Named:
    """The person and the mentor, with every extract that was seen and the training."""
    person = Person(kept_by=company_id, created_at=past.named_at)
    person.tell(past.form.person().tidy())
    ledger.add(person)
    ledger.tell(
        PersonHappened.PERSON_ADDED, actor=actor, subject=person, at=past.named_at, data={"kept_by": company_id}
    )
    form = past.form
    mentor = Mentor(
        company_id=company_id,
        person=person,
        experience_years=form.experience_years,
        proof=form.proof,
        exemption=form.exemption,
        named_at=past.named_at,
    )
    ledger.add(mentor, *(MentorPosting(mentor=mentor, establishment_id=place) for place in past.establishments))
    ledger.tell(Happened.MENTOR_NAMED, actor=actor, subject=mentor, at=past.named_at, data={"company": company_id})
    _extracts(mentor, past, actor=actor, ledger=ledger)
    if past.training is not None:
        training = past.training
        mentor.trained_on, mentor.training_organiser = training.trained_on, training.organiser.strip()
        data = {"trained_on": training.trained_on}
        ledger.tell(Happened.MENTOR_TRAINED, actor=actor, subject=mentor, at=training.noted_at, data=data)
    return Named(mentor, past)


def remind(named: Named, *, until: date, ledger: Ledger) -> None:
    """Remind the company once, in the night in which the training comes near or is late (R-MEN-07)."""
    found = _reminder(named)
    if found is None:
        return
    day, duty, due_on = found
    training = named.past.training
    night = nights.night_of(day)
    if day > until or (training is not None and training.noted_at <= night):
        return
    named.row.training_reminded_on = day
    data = {"due_on": due_on, "recognition": duty.recognition.pk}
    ledger.tell(Happened.MENTOR_TRAINING_DUE, actor=SYSTEM, subject=named.row, at=night, data=data)


def _extracts(mentor: Mentor, past: PastMentor, *, actor: Actor, ledger: Ledger) -> None:
    for extract in past.extracts:
        law = norms.at(day_of(extract.seen_at))
        check = ExtractCheck(
            mentor=mentor,
            model=extract.model,
            issued_on=extract.issued_on,
            outcome=extract.outcome,
            valid_until=rules.extract_valid_until(extract.issued_on, norms=law),
            seen_at=extract.seen_at,
            seen_by=actor.user_id,
        )
        ledger.add(check)
        data = {"check": check.pk, "model": extract.model, "valid_until": check.valid_until}
        ledger.tell(Happened.EXTRACT_SEEN, actor=actor, subject=mentor, at=extract.seen_at, data=data)


def _reminder(named: Named) -> tuple[date, Duty, date] | None:
    """The day whose night reminds, because of which recognition, with the day by which the training must be done."""
    dues = []
    for duty in sorted(named.duties, key=lambda one: one.nomination.pk):
        granted = day_of(duty.recognition.granted_at)
        facts = named.facts_at(duty.recognition.granted_at)
        law = norms.at(granted, sector=duty.sector or None)
        due = rules.mentor_training_due(granted, facts, norms=law)
        if due is not None:
            first = nights.first_day_within(due, months=TRAINING_WARNING_MONTHS)
            dues.append((max(first, nights.day_after(granted)), granted, due, duty))
    if not dues:
        return None
    day = min(first for first, *_ in dues)
    due, duty = min(((due, duty) for _, granted, due, duty in dues if granted < day), key=lambda pair: pair[0])
    return day, duty, due
