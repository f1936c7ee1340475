"""Who may leave an enquiry, to whom it goes and in which order, and how long it waits and is kept."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from tandem.base.verdict import Finding, Verdict
from tandem.journey.handover.terms.enquiries import AgeGroup, EnquiryOutcome, Situation, TakerKind
from tandem.law.norms import Norms

LONGEST_NAME: Final = 100
LONGEST_WORDS: Final = 500
LONGEST_PHONE: Final = 30
LONGEST_ADDRESS: Final = 254
MOST_A_DAY: Final = 3
"""So many enquiries can be left for one address on one day: each sends it a mail."""
MOST_AN_HOUR: Final = 300
"""So many enquiries can be left in one hour by everybody together: who floods us reaches few people."""

ADULT_EDUCATION: Final = "CVO"
"""The kind of provider that teaches adults, and nobody else."""

_ONE_ADDRESS: Final = re.compile(r"""(?!.*=\?)[^\s\x00-\x1f\x7f@,;<>()"\\]{1,64}@[\w-]+(\.[\w-]+)+""")


@dataclass(frozen=True)
class EnquiryForm:
    """What somebody without a school tells; an empty text is not told."""

    name: str
    email: str
    age: AgeGroup
    situation: Situation
    municipality: str
    """The NIS code of where somebody lives."""
    phone: str = ""
    training: str = ""
    words: str = ""

    def tidy(self) -> "EnquiryForm":
        """The same without spaces too many; the address as it is compared."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        for name in ("name", "phone"):
            told[name] = " ".join(told[name].split())
        return EnquiryForm(**told | {"email": told["email"].strip().lower(), "words": told["words"].strip()})


@dataclass(frozen=True)
class LeftFacts:
    """What else counts when an enquiry is left."""

    is_place_known: bool
    is_training_known: bool
    today: int
    this_hour: int


@dataclass(frozen=True, order=True)
class Taker:
    """One who can take up an enquiry; a provider by its key."""

    kind: TakerKind
    provider: UUID | None = None


@dataclass(frozen=True)
class Near:
    """A provider that could help: what kind it is, how far it lies, whether it gives what somebody asks."""

    provider: UUID
    kind: str
    km: float | None
    gives: bool
    name: str = ""

    @property
    def order(self) -> tuple[bool, bool, float, str]:
        """Who gives it first, then the nearest, then by name."""
        return not self.gives, self.km is None, self.km or 0.0, self.name


def may_leave(form: EnquiryForm, facts: LeftFacts, *, norms: Norms) -> Verdict:
    """Whether an enquiry can be left: old enough for dual learning, reachable, and not too many at once.

    Who is younger is bound to go to school and finds help there: nothing is kept of somebody so young.
    """
    least = norms.path.min_age_after_two_years
    return Verdict(
        (
            Finding("enquiry.old_enough", form.age is not AgeGroup.TOO_YOUNG, needed=least.value, ground=least),
            Finding("enquiry.name", _is_line(form.name, most=LONGEST_NAME) and bool(form.name), needed=LONGEST_NAME),
            Finding("enquiry.email", len(form.email) <= LONGEST_ADDRESS and _is_address(form.email), found=form.email),
            Finding("enquiry.phone", _is_line(form.phone, most=LONGEST_PHONE), found=form.phone, needed=LONGEST_PHONE),
            Finding("enquiry.words", _is_text(form.words), found=len(form.words), needed=LONGEST_WORDS),
            Finding("enquiry.place_known", facts.is_place_known, found=form.municipality),
            Finding("enquiry.training_known", facts.is_training_known, found=form.training),
            Finding("enquiry.today", facts.today < MOST_A_DAY, found=facts.today, needed=MOST_A_DAY),
            Finding("enquiry.this_hour", facts.this_hour < MOST_AN_HOUR),
        )
    )


def route(
    *, age: AgeGroup, situation: Situation, near: Iterable[Near], staffed: Collection[TakerKind], norms: Norms
) -> tuple[Taker, ...]:
    """Who gets an enquiry, one after the other.

    A minor is bound to learn: the CLB comes first, and VDAB never. A job seeker of age needs the advice of VDAB
    (R-PATH-04), which comes first then, and last for everybody else of age. Between them the providers that give what
    is asked, the nearest first: schools as long as dual secondary education is open (R-PATH-03), adult education after
    that. Where nobody of the CLB or of VDAB takes part, their turn falls away.
    """
    most = norms.handover.most_providers.value
    fitting = sorted((one for one in near if one.gives and _teaches(one.kind, age)), key=lambda one: one.order)
    providers = [Taker(TakerKind.PROVIDER, one.provider) for one in fitting[:most]]
    clb, vdab = (_where(kind, staffed) for kind in (TakerKind.CLB, TakerKind.VDAB))
    if age in {AgeGroup.TOO_YOUNG, AgeGroup.MINOR}:
        return (*clb, *providers)
    if situation is Situation.SEEKS_WORK:
        return (*vdab, *providers)
    return (*providers, *vdab)


def next_taker(order: Iterable[Taker], *, had: Collection[Taker]) -> Taker | None:
    """Who comes next: nobody gets an enquiry twice."""
    return next((one for one in order if one not in had), None)


def answers_until(day: date, *, norms: Norms) -> date:
    """The last day on which a taker can take up an enquiry that came that day."""
    return day + timedelta(days=norms.handover.answer_days.value)


def confirm_by(day: date, *, norms: Norms) -> date:
    """The last day on which an enquiry that was left that day can be confirmed."""
    return day + timedelta(days=norms.handover.confirm_days.value)


def deleted_on(*, left_on: date, confirmed: bool, ended_on: date | None, norms: Norms) -> date:
    """The day on which an enquiry is deleted, if nothing happens before then."""
    longest = left_on + timedelta(days=norms.handover.longest_days.value)
    if ended_on is not None:
        return min(longest, ended_on + timedelta(days=norms.handover.kept_days.value))
    return longest if confirmed else confirm_by(left_on, norms=norms) + timedelta(days=1)


def may_close(outcome: EnquiryOutcome) -> Verdict:
    """Whether somebody can close an enquiry so: that nobody took it only the clock says, that somebody came a track."""
    is_told = outcome not in {EnquiryOutcome.NOBODY, EnquiryOutcome.ENROLLED}
    return Verdict((Finding("enquiry.outcome", is_told, found=outcome),))


def may_confirm(*, left_on: date, day: date, norms: Norms) -> Verdict:
    """Whether an enquiry can still be confirmed."""
    last = confirm_by(left_on, norms=norms)
    return Verdict((Finding("enquiry.confirmed_in_time", day <= last, found=day, needed=last),))


def _teaches(kind: str, age: AgeGroup) -> bool:
    """Whether a provider of this kind teaches people of this age: adult education the adults, the others the young."""
    return {AgeGroup.ADULT: kind == ADULT_EDUCATION, AgeGroup.YOUNG_ADULT: True}.get(age, kind != ADULT_EDUCATION)


def _where(kind: TakerKind, staffed: Collection[TakerKind]) -> Iterator[Taker]:
    if kind in staffed:
        yield Taker(kind)


def _is_address(text: str) -> bool:
    return _ONE_ADDRESS.fullmatch(text) is not None


def _is_line(text: str, *, most: int) -> bool:
    return len(text) <= most and not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text)


def _is_text(text: str) -> bool:
    plain = text.replace("\r", "").replace("\n", "").replace("\t", "")
    return len(text) <= LONGEST_WORDS and not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in plain)
