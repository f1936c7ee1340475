"""What every story of the region has at hand, and how one is told: how many days ago each step was taken."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final
from uuid import UUID

from tandem.faces.demo import firms, play, texts
from tandem.faces.demo.days import Chance, Days
from tandem.faces.demo.draw import Drawer
from tandem.faces.demo.firms import Entry, Firm
from tandem.faces.demo.market import Market
from tandem.faces.demo.paper import paper_for
from tandem.faces.demo.people import People, Person
from tandem.faces.demo.personas import Cast
from tandem.faces.demo.timeline import Timeline
from tandem.journey.recognition.actions.past.facts import (
    PastContact,
    PastDossier,
    PastFiles,
    PastMentor,
    PastQuestion,
    PastRequest,
)
from tandem.journey.recognition.terms import PER_DOSSIER, MentorExemption, Outcome
from tandem.registers.reference import queries as reference

_QUARTER: Final = timedelta(minutes=15)
_FILED, _ASKED, _ANSWERED, _COMPLETE, _TAKEN_UP, _DECIDED, _WITHDRAWN = 552, 650, 700, 820, 841, 935, 1200
"""Minutes after midnight at which each step of a told story is taken, so that steps of one day stand in order."""


COMMON: Final = ("LOG-LOGISTIEK", "WIN-MEDEWERKER", "BOU-SCHILDER", "ELE-INST")
"""Trainings that a company of nearly any trade could offer."""


@dataclass(frozen=True)
class Course:
    """How one request went, each step so many days ago; a step without number was not taken."""

    filed: int | None = None
    asked: int | None = None
    question: texts.Question | None = None
    answered: int | None = None
    complete: int | None = None
    taken_up: int | None = None
    decided: int | None = None
    outcome: Outcome | None = None
    motive: str = ""
    withdrawn: int | None = None
    has_equipment: bool = True


def granted(ago: int) -> Course:
    """Recognised so many days ago, without delay."""
    course = Course(filed=ago + 12, complete=ago + 10, taken_up=ago + 9, decided=ago, outcome=Outcome.GRANTED)
    return replace(course, motive=texts.WELCOME[-1])


@dataclass
class Tale:
    """The files of one company while they are made up."""

    firm: Firm
    mentors: list[PastMentor] = field(default_factory=list)
    dossiers: list[PastDossier] = field(default_factory=list)


@dataclass
class Stage:
    """Where all stories play."""

    days: Days
    chance: Chance
    people: People
    timeline: Timeline
    cast: Cast
    market: Market
    drawer: Drawer
    firms: int = 0
    """So many companies settled for a told story."""
    requests: int = 0
    """So many requests are in the told stories."""

    def training(self, firm: Firm, place: int) -> str:
        """A training this company asks, by its place in the list of its trade; a trade with few asks common ones."""
        known = firm.trade.trainings
        return [*known, *(one for one in COMMON if one not in known)][place]

    def settle(
        self,
        *,
        nace: str,
        ago: int,
        spots: int = 1,
        boss: Person | None = None,
        user_id: UUID | None = None,
        committees: tuple[str, ...] | None = None,
    ) -> Firm:
        """A company of this trade that joined so many days ago."""
        joined_at = self.days.working_ago(ago)
        candidate = self.market.take(nace=nace, spots=spots, before=joined_at.date())
        chosen = candidate.trade.committees if committees is None else committees
        entry = Entry(candidate, boss or self.people.someone(), joined_at, chosen)
        self.firms += 1
        return firms.join(entry, user_id=user_id)

    def tell(self, tale: Tale) -> None:
        """Put the files on the timeline."""
        self.requests += sum(len(dossier.requests) for dossier in tale.dossiers)
        files = PastFiles(tale.firm.company_id, tale.firm.boss, tuple(tale.mentors), tuple(tale.dossiers))
        play.play(files, timeline=self.timeline, clerks=self.cast.clerks, sector=tale.firm.trade.sector)

    def mentor(self, tale: Tale, *, ago: int, person: Person | None = None, is_trained: bool = True) -> int:
        """A mentor named so many days ago; gives the place in the list."""
        at = self.days.working_ago(ago) - 2 * _QUARTER
        places = tuple(place.id for place in tale.firm.places)
        named = self.drawer.mentoring.named(at, establishments=places, is_trained=is_trained)
        form = named.form if is_trained else replace(named.form, exemption=MentorExemption.NONE)
        if person is not None:
            form = replace(form, given_name=person.given, family_name=person.family, email=person.email)
        tale.mentors.append(replace(named, form=form))
        return len(tale.mentors) - 1

    def beginner(self, tale: Tale, *, ago: int) -> int:
        """A mentor who does not meet the conditions; gives the place in the list."""
        at = self.days.working_ago(ago) - 2 * _QUARTER
        places = tuple(place.id for place in tale.firm.places)
        tale.mentors.append(self.drawer.mentoring.beginner(at, establishments=places))
        return len(tale.mentors) - 1

    def file(
        self, tale: Tale, *asked: tuple[int, str, Course], mentor: int, is_known: bool = True, remarks: str = ""
    ) -> None:
        """One form with these requests: at which place, for which training, how it went; the first says when."""
        first = asked[0][2].filed
        if first is None:
            raise ValueError("a form that is told was handed in")
        submitted_at = self.days.working_ago(first, minute=_FILED)
        started_at = submitted_at - timedelta(minutes=2 * (2 * len(asked) + 3) + 9)
        if is_known:
            tale.mentors[mentor] = self.drawer.mentoring.with_extract(tale.mentors[mentor], started_at - _QUARTER)
        requests = tuple(self._request(tale.firm, place, code, course, mentor) for place, code, course in asked)
        contact = PastContact(tale.firm.contact.name, tale.firm.contact.email, remarks=remarks)
        answers = dict.fromkeys(PER_DOSSIER, True)
        paper = paper_for(tale.firm.trade.sector)
        tale.dossiers.append(PastDossier(started_at, contact, answers, requests, submitted_at, paper))

    def ago(self, day: date) -> int:
        """How many days ago this day was."""
        return (self.days.today - day).days

    def _request(self, firm: Firm, place: int, training: str, course: Course, mentor: int) -> PastRequest:
        return PastRequest(
            establishment_id=firm.places[place].id,
            training=training,
            activities=tuple(activities(training, self.days.today)[:9]),
            mentors=(mentor,),
            has_equipment=course.has_equipment,
            question=self._question(course),
            completed_at=self._at(course.complete, _COMPLETE),
            taken_up_at=self._at(course.taken_up, _TAKEN_UP),
            decided_at=self._at(course.decided, _DECIDED),
            outcome=course.outcome,
            motive=course.motive,
            withdrawn_at=self._at(course.withdrawn, _WITHDRAWN),
        )

    def _question(self, course: Course) -> PastQuestion | None:
        asked_at = self._at(course.asked, _ASKED)
        if course.question is None or asked_at is None:
            return None
        asked = course.question
        return PastQuestion(asked.items, asked.words, asked_at, self._at(course.answered, _ANSWERED))

    def _at(self, ago: int | None, minute: int) -> datetime | None:
        return None if ago is None else self.days.working_ago(ago, minute=minute)


@cache
def _codes(training: str, day: date) -> tuple[str, ...]:
    asked = reference.training_by_code(training)
    listed = reference.activity_list_for(asked.pk, day)
    return tuple(activity.code for activity in listed.activities) if listed else ()


def activities(training: str, day: date) -> Sequence[str]:
    """The codes of the activity list of a training."""
    return _codes(training, day)
