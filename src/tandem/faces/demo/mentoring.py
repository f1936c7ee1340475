"""Draws the mentors of a company: who they are, when their extract was seen, when they were trained."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from tandem.base.periods import day_of
from tandem.faces.demo import texts
from tandem.faces.demo.calibration import Calibration
from tandem.faces.demo.days import Chance, Days
from tandem.faces.demo.people import People
from tandem.journey.recognition.actions.mentors import MentorForm
from tandem.journey.recognition.actions.past.facts import PastExtract, PastMentor, PastTraining
from tandem.journey.recognition.terms import ExtractModel, ExtractOutcome, MentorExemption, MentorProof

_FRESH: Final = timedelta(days=200)
"""An extract is asked anew when the last one is older."""


@dataclass
class Mentoring:
    """Draws mentors from one source of chance."""

    days: Days
    figures: Calibration
    chance: Chance
    people: People

    def named(self, at: datetime, *, establishments: tuple[UUID, ...], is_trained: bool | None = None) -> PastMentor:
        """A mentor who meets the conditions, named at this moment; the extract follows with each form.

        Whether the person was trained before or soon after is drawn, unless it is told.
        """
        chance, person, day = self.chance, self.people.someone(), day_of(at)
        birth = self.people.born(by=day)
        years = chance.between(6, max(7, day.year - birth.year - 20))
        form = MentorForm(
            given_name=person.given,
            family_name=person.family,
            birth_date=birth,
            email=person.email,
            experience_years=years,
            proof=MentorProof.CERTIFICATE if chance.happens(0.1) else MentorProof.NONE,
            exemption=MentorExemption.PEDAGOGICAL_DIPLOMA if chance.happens(0.05) else MentorExemption.NONE,
        )
        return PastMentor(form, establishments, at, training=self._training(at, is_trained=is_trained))

    def beginner(self, at: datetime, *, establishments: tuple[UUID, ...]) -> PastMentor:
        """A mentor who does not meet the conditions yet: too young, with too little experience."""
        person = self.people.someone()
        birth = date(day_of(at).year - 21, self.chance.between(1, 12), self.chance.between(1, 28))
        form = MentorForm(person.given, person.family, birth, email=person.email, experience_years=1)
        return PastMentor(form, establishments, at)

    def with_extract(self, mentor: PastMentor, at: datetime) -> PastMentor:
        """The mentor, with an extract that is fresh at this moment."""
        day = day_of(at)
        if mentor.extracts and day - mentor.extracts[-1].issued_on < _FRESH:
            return mentor
        issued_on = day - timedelta(days=self.chance.between(4, 45))
        extract = PastExtract(ExtractModel.MINORS, issued_on, ExtractOutcome.IN_ORDER, at)
        return replace(mentor, extracts=(*mentor.extracts, extract))

    def _training(self, named_at: datetime, *, is_trained: bool | None) -> PastTraining | None:
        """When the mentor training was followed: before, soon after, or not in time."""
        chance, day = self.chance, day_of(named_at)
        organiser = chance.pick(texts.ORGANISERS)
        if is_trained is False or (is_trained is None and chance.happens(self.figures.untrained_mentors)):
            return None
        if is_trained or chance.happens(0.4):
            trained_on = day - timedelta(days=chance.between(20, 700))
            return PastTraining(trained_on, organiser, named_at + timedelta(minutes=5))
        trained_on = day + timedelta(days=chance.between(30, 95))
        noted_at = chance.shop_hour(trained_on + timedelta(days=chance.between(1, 6)))
        return PastTraining(trained_on, organiser, noted_at) if noted_at < self.days.end else None
