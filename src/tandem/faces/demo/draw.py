"""Draws the files of a company: which forms it filed when, and what became of each request."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from tandem.base.periods import day_of
from tandem.faces.demo import texts
from tandem.faces.demo.calibration import Calibration
from tandem.faces.demo.days import Chance, Days, Seasons, is_working_day
from tandem.faces.demo.firms import Firm
from tandem.faces.demo.mentoring import Mentoring
from tandem.faces.demo.paper import paper_for
from tandem.faces.demo.wishes import Wish
from tandem.journey.recognition.actions.past.facts import (
    PER_SECTION,
    PastContact,
    PastDossier,
    PastFiles,
    PastMentor,
    PastQuestion,
    PastRequest,
)
from tandem.journey.recognition.terms import PER_DOSSIER, Outcome

Activities = Callable[[str], Sequence[str]]
"""The codes of the activity list of a training."""

_SOON: Final = timedelta(minutes=15)
_WISHES_PER_MENTOR: Final = 4
_MOST_MENTORS: Final = 4
_MOST_FORMS: Final = 4


@dataclass(frozen=True)
class Form:
    """What a company asks in one form, and the day on which it begins to fill it in."""

    day: date
    wishes: tuple[Wish, ...]


@dataclass(frozen=True)
class Steps:
    """When the body did what with a form, had nothing come between."""

    submitted_at: datetime
    reviewed_at: datetime
    taken_up_at: datetime
    decided_at: datetime


@dataclass
class Drawer:
    """Draws files from one source of chance."""

    days: Days
    seasons: Seasons
    figures: Calibration
    chance: Chance
    mentoring: Mentoring
    activities: Activities

    def forms(self, wishes: Sequence[Wish], *, since: date) -> list[Form]:
        """The wishes as they come up over the years, each part with the day on which a form for it begins."""
        mixed = [wishes[0], *self.chance.shuffled(wishes[1:])]
        count = min(1 + self.chance.between(0, len(mixed) // 2), _MOST_FORMS)
        cuts = sorted(self.chance.between(1, len(mixed)) for _ in range(count - 1))
        parts = [mixed[a:b] for a, b in pairwise([0, *cuts, len(mixed)]) if a < b]
        days = sorted(self.seasons.day(self.chance, since=since) for _ in parts)
        return [Form(day, tuple(part)) for day, part in zip(days, parts, strict=True)]

    def files(self, firm: Firm, forms: Sequence[Form]) -> PastFiles:
        """All files of this company."""
        mentors: list[PastMentor] = []
        dossiers: list[PastDossier] = []
        before = firm.joined_on
        for form in forms:
            there = max(firm.places[place].since for place, _ in form.wishes)
            day = max(form.day, there, before + timedelta(days=1))
            if day < self.days.today - timedelta(days=1):
                started_at = self.chance.shop_hour(day)
                dossiers.append(self._dossier(firm, form.wishes, started_at=started_at, mentors=mentors))
                before = day
        return PastFiles(firm.company_id, firm.boss, tuple(mentors), tuple(dossiers))

    def _dossier(
        self, firm: Firm, wishes: Sequence[Wish], *, started_at: datetime, mentors: list[PastMentor]
    ) -> PastDossier:
        chance = self.chance
        named = self._mentors(firm, wishes, mentors, at=started_at)
        submitted_at = self._handed_in(started_at, sections=2 * len(wishes) + 3)
        steps = self._steps(submitted_at) if submitted_at is not None else None
        requests = []
        for n, (place, training) in enumerate(wishes):
            request = PastRequest(
                establishment_id=firm.places[place].id,
                training=training,
                activities=tuple(self._offered(training)),
                mentors=(chance.pick(named),),
            )
            if steps is not None and not chance.happens(self.figures.approved):
                request = self._weak(request, firm=firm, mentors=mentors, at=started_at - 2 * _SOON)
            requests.append(request if steps is None else self._treated(request, steps, n=n))
        contact = PastContact(firm.contact.name, firm.contact.email, remarks=chance.pick(texts.REMARKS))
        answers = dict.fromkeys(PER_DOSSIER, True)
        paper = paper_for(firm.trade.sector)
        return PastDossier(started_at, contact, answers, tuple(requests), submitted_at, paper)

    def _handed_in(self, started_at: datetime, *, sections: int) -> datetime | None:
        """When the form was handed in: at once, or a day or two later; None where that is not before today."""
        filled_in = started_at + sections * PER_SECTION
        if self.chance.happens(0.6):
            found = filled_in + timedelta(minutes=self.chance.between(5, 40))
        else:
            found = self.chance.shop_hour(day_of(filled_in) + timedelta(days=self.chance.between(1, 2)))
        return found if found < self.days.end else None

    def _mentors(self, firm: Firm, wishes: Sequence[Wish], mentors: list[PastMentor], *, at: datetime) -> Sequence[int]:
        """The places in the list of those who guide these wishes, newly named where there are too few."""
        places = tuple(place.id for place in firm.places)
        usable = [n for n, mentor in enumerate(mentors) if mentor.extracts]
        wanted = min(1 + len(wishes) // _WISHES_PER_MENTOR, _MOST_MENTORS)
        while len(usable) < wanted:
            mentors.append(self.mentoring.named(at - 2 * _SOON, establishments=places))
            usable.append(len(mentors) - 1)
        for n in usable:
            mentors[n] = self.mentoring.with_extract(mentors[n], at - _SOON)
        return usable

    def _offered(self, training: str) -> Sequence[str]:
        listed = self.activities(training)
        if not listed:
            return ()
        least = max(1, math.ceil(0.6 * len(listed)))
        return self.chance.some(listed, self.chance.between(least, len(listed)))

    def _steps(self, submitted_at: datetime) -> Steps:
        chance, figures = self.chance, self.figures
        reviewed_at = self._office_after(submitted_at, chance.between(0, 4))
        taken_up_at = reviewed_at + timedelta(minutes=chance.between(4, 45))
        needed = chance.around(figures.days_to_decide["median"], figures.days_to_decide["spread"])
        decided_at = self._office_after(taken_up_at, max(1, round(needed)))
        return Steps(submitted_at, reviewed_at, taken_up_at, decided_at)

    def _treated(self, request: PastRequest, steps: Steps, *, n: int) -> PastRequest:
        """What became of a request; what would have come after today did not happen yet."""
        chance, figures, later = self.chance, self.figures, timedelta(minutes=n)
        if chance.happens(figures.withdrawn):
            withdrawn_at = chance.shop_hour(day_of(steps.submitted_at) + timedelta(days=1))
            return replace(request, withdrawn_at=self._past(withdrawn_at), motive="")
        completed_at, taken_up_at, decided_at = (
            moment + later for moment in (steps.reviewed_at, steps.taken_up_at, steps.decided_at)
        )
        question = None
        if chance.happens(figures.questioned):
            asked, asked_at = chance.pick(texts.QUESTIONS), completed_at
            answered_at = chance.shop_hour(day_of(asked_at) + timedelta(days=chance.between(1, 9)))
            if asked_at < self.days.end:
                question = PastQuestion(asked.items, asked.words, asked_at, self._past(answered_at))
            completed_at = self._office_after(answered_at, chance.between(0, 2))
            taken_up_at = completed_at + timedelta(minutes=chance.between(4, 45))
            decided_at = self._office_after(taken_up_at, max(1, (steps.decided_at - steps.reviewed_at).days))
        is_decided = decided_at < self.days.end
        is_weak = bool(request.motive)
        return replace(
            request,
            question=question,
            completed_at=self._past(completed_at),
            taken_up_at=self._past(taken_up_at),
            decided_at=self._past(decided_at),
            outcome=(Outcome.REFUSED if is_weak else Outcome.GRANTED) if is_decided else None,
            motive=(request.motive or chance.pick(texts.WELCOME)) if is_decided else "",
        )

    def _weak(self, request: PastRequest, *, firm: Firm, mentors: list[PastMentor], at: datetime) -> PastRequest:
        """The same request with something that does not meet the conditions, and the words that will refuse it."""
        if self.chance.happens(0.5):
            return replace(request, has_equipment=False, motive=texts.NO_EQUIPMENT)
        mentors.append(self.mentoring.beginner(at, establishments=tuple(place.id for place in firm.places)))
        return replace(request, mentors=(len(mentors) - 1,), motive=texts.MENTOR_TOO_YOUNG)

    def _past(self, moment: datetime) -> datetime | None:
        return moment if moment < self.days.end else None

    def _office_after(self, moment: datetime, days: int) -> datetime:
        """A moment at which a body works, so many days after another, and after it."""
        found = self.chance.office_hour(day_of(moment) + timedelta(days=days))
        if found <= moment:
            following = day_of(moment) + timedelta(days=1)
            while not is_working_day(following):
                following += timedelta(days=1)
            found = self.chance.office_hour(following)
        return found
