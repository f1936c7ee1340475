"""May this company open a place for a learner? Facts and dated parameters in, findings out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any, Final

from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.placement.terms.openings import Accommodation, WishKind, WishLanguage, WorkDay
from tandem.law.norms import Norms, Value, effect_of

MOST_PLACES: Final = 50
"""More than this at one place for one training is a typing mistake, or two openings."""
MOST_GUIDED: Final = 20
"""More learners than this at once no mentor guides: a typing mistake."""
MOST_HOURS: Final = 60
"""More hours than this in a week is a typing mistake."""
YOUNGEST: Final = 15
OLDEST: Final = 25
ADULT: Final = 18
"""Work that the law keeps from minors can be asked from this age on; above it no rule is known to us."""
LATEST_MINUTE: Final = 24 * 60 - 1

UNLAWFUL: Final[Mapping[str, str]] = {
    "sex": r"jongens?|meisjes?|mannen|mannelijke?|vrouwen|vrouwelijke?|meneer|juffrouw",
    "origin": r"autochto\w*|allochto\w*|vlaamse (?:origine|afkomst|roots)|belgische (?:origine|afkomst|nationaliteit)"
    r"|blanken?|migratie\w*|buitenlanders?",
    "belief": r"moslims?|katholie\w*|christen\w*|joods\w*|hoofddoek\w*|gelovigen?",
    "family": r"zwanger\w*|kinderwens|ongehuwd\w*|alleenstaand\w*",
    "health": r"kerngezond|geen (?:ziektes?|beperking\w*|handicap)|fysiek gezond",
}
"""Words that often go with a wish that the law forbids; a text with one of them is looked at again, never refused."""


@dataclass(frozen=True)
class Guide:
    """A mentor named for an opening, and what stands in the way of guiding there.

    `learners` is how many this mentor guides at once at this establishment in the school year, `elsewhere` how many at
    the other establishments of the company.
    """

    mentor: str
    learners: int
    elsewhere: int = 0
    is_active: bool = True
    works_here: bool = True
    has_clean_extract: bool | None = None
    training_due: date | None = None


@dataclass(frozen=True)
class Wish:
    """One thing the work asks, and why."""

    kind: WishKind
    why: str
    age: int | None = None
    language: WishLanguage = WishLanguage.NONE


@dataclass(frozen=True)
class OpeningFacts:
    """What is known of an opening on `day`."""

    day: date
    sector: str
    school_year: int
    starts_on: date
    ends_on: date
    expires_on: date
    places: int
    recognised_from: date
    recognised_until: date
    is_recognised: bool
    is_in_register: bool
    lifted_from: date | None = None
    """From which day on the recognition is lifted, where that was decided."""
    first_minute: int | None = None
    hours_per_week: Decimal | None = None
    work_days: tuple[str, ...] = ()
    has_contact: bool = True
    words: str = ""
    wishes: tuple[Wish, ...] = ()
    accommodations: tuple[str, ...] = ()
    guides: tuple[Guide, ...] = ()
    places_beside: int = 0
    """Places of the other openings of the same establishment in the same school year."""
    guided_beside: int = 0
    """Learners that mentors who are not named here guide at once in those other openings."""
    has_twin: bool = False


@dataclass(frozen=True)
class UsualPeriod:
    """The days a company fills in when it opens a place, as we propose them."""

    starts_on: date
    ends_on: date
    expires_on: date


def may_open(facts: OpeningFacts, *, norms: Norms) -> Verdict:
    """Whether this opening can stand open; every reason why not is a finding."""
    return Verdict(
        (
            *_workplace(facts, norms=norms),
            *_period(facts),
            *_places(facts),
            *_guides(facts, norms=norms),
            *_hours(facts, norms=norms),
            *_wishes(facts),
            Finding("opening.contact", facts.has_contact),
        )
    )


def school_year_of(day: date) -> int:
    """The first calendar year of the school year in which this day falls."""
    return day.year if day >= date(day.year, 9, 1) else day.year - 1


def year_meant(starts_on: date, ends_on: date) -> int:
    """The school year that a company means who names these days: who starts in the summer and goes on, the next one."""
    year = school_year_of(starts_on)
    goes_on = starts_on >= date(year + 1, 7, 1) and ends_on >= date(year + 1, 9, 1)
    return year + 1 if goes_on else year


def year_to_open(day: date) -> int:
    """The school year for which a company opens places on this day: from March on the next one."""
    year = school_year_of(day)
    return year + 1 if date(year + 1, 3, 1) <= day else year


def year_to_take_over(school_year: int, *, day: date, is_live: bool) -> int:
    """For which school year a place of that year is opened again: one that still stands open, for another one."""
    year = year_to_open(day)
    return year + 1 if is_live and year == school_year else year


def start_taken_over(starts_on: date, *, years: int, day: date) -> date:
    """The first day of a place that is opened again so many years later: the same day, or today where that is over."""
    return max(a_year_later(starts_on, years=years), day)


def a_year_later(day: date, *, years: int = 1) -> date:
    """The same day some years later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def usual_period(school_year: int, *, day: date, until: date | None = None) -> UsualPeriod:
    """The whole school year, from today where it has begun; shown until the end of the year, or for three months.

    `until` is the day after the last of the recognition: the period never runs on after it.
    """
    last = date(school_year + 1, 6, 30)
    if until is not None and until - timedelta(days=1) < last:
        last = max(until - timedelta(days=1), day)
    start = min(max(date(school_year, 9, 1), day), last)
    shown = max(date(school_year, 12, 31), day + timedelta(days=90))
    return UsualPeriod(start, last, min(shown, last))


def doubtful_words(text: str) -> tuple[str, ...]:
    """The words in a text that often go with a wish the law forbids, in the order in which they stand."""
    every = "|".join(UNLAWFUL.values())
    found = re.findall(rf"(?<!\w)(?:{every})(?!\w)", text.casefold())
    return tuple(dict.fromkeys(found))


def _workplace(facts: OpeningFacts, *, norms: Norms) -> Iterator[Finding]:
    valid = facts.is_recognised and facts.recognised_from <= facts.starts_on < facts.recognised_until
    yield Finding("opening.recognised", valid, found=facts.recognised_until, needed=facts.starts_on)
    throughout = facts.ends_on < facts.recognised_until
    yield Finding(
        "opening.recognised_throughout",
        throughout or not valid,
        found=facts.recognised_until,
        needed=facts.ends_on,
        effect=Effect.WARN,
    )
    lifted = facts.lifted_from
    if lifted is not None:
        # The night ends every opening under it: no learner begins where the agreement ends again (R-SAN-03).
        yield _by_law("opening.not_lifted", norms.sanction.lifting_blocks_new_agreements, is_met=False, found=lifted)
    yield Finding("opening.in_register", facts.is_in_register)
    yield Finding("opening.no_twin", not facts.has_twin, effect=Effect.WARN)


def _period(facts: OpeningFacts) -> Iterator[Finding]:
    first, last = date(facts.school_year, 9, 1), date(facts.school_year + 1, 8, 31)
    inside = first <= facts.starts_on and facts.ends_on <= last
    yield Finding("opening.dates_in_order", facts.starts_on <= facts.ends_on, facts.ends_on, facts.starts_on)
    year = f"{facts.school_year}-{facts.school_year + 1}"
    yield Finding("opening.in_school_year", inside, found=(facts.starts_on, facts.ends_on), needed=year)
    yield Finding("opening.not_over", facts.day <= facts.ends_on, found=facts.ends_on, needed=facts.day)
    yield Finding("opening.expires_later", facts.day < facts.expires_on, found=facts.expires_on, needed=facts.day)
    yield Finding(
        "opening.expires_in_period", facts.expires_on <= facts.ends_on, found=facts.expires_on, needed=facts.ends_on
    )


def _places(facts: OpeningFacts) -> Iterator[Finding]:
    yield Finding("opening.places", 1 <= facts.places <= MOST_PLACES, found=facts.places, needed=MOST_PLACES)
    guided = sum(guide.learners for guide in facts.guides)
    yield Finding("opening.places_guided", facts.places <= guided, found=facts.places, needed=guided)
    whole = guided + facts.guided_beside
    asked = facts.places + facts.places_beside
    is_enough = asked <= whole or facts.places > guided
    yield Finding("opening.workplace_guided", is_enough, found=asked, needed=whole, effect=Effect.WARN)


def _guides(facts: OpeningFacts, *, norms: Norms) -> Iterator[Finding]:
    least = norms.recognition.min_mentors
    named = len(facts.guides) >= least.value
    yield _by_law("opening.mentor_named", least, is_met=named, found=len(facts.guides), needed=least.value)
    for guide in facts.guides:
        yield Finding("opening.mentor_active", guide.is_active, subject=guide.mentor)
        yield Finding("opening.mentor_here", guide.works_here, subject=guide.mentor)
        yield Finding("opening.mentor_extract", guide.has_clean_extract is not False, subject=guide.mentor)
        due = guide.training_due
        trained = due is None or due >= facts.day
        yield Finding("opening.mentor_trained", trained, found=due, effect=Effect.WARN, subject=guide.mentor)
        counts = 1 <= guide.learners <= MOST_GUIDED
        yield Finding("opening.mentor_guides", counts, found=guide.learners, needed=MOST_GUIDED, subject=guide.mentor)
        yield from _at_once(guide, norms=norms)


def _at_once(guide: Guide, *, norms: Norms) -> Iterator[Finding]:
    """How many learners a mentor guides at once, all establishments together (R-MEN-10)."""
    total = guide.learners + guide.elsewhere
    most, advised = norms.mentor.max_learners, norms.mentor.recommended_learners
    if most.value is not None:
        yield _by_law(
            "mentor.max_learners",
            most,
            is_met=total <= most.value,
            found=total,
            needed=most.value,
            of=guide.mentor,
        )
    if advised is not None:
        yield Finding(
            "mentor.recommended_learners",
            total <= advised.value,
            found=total,
            needed=advised.value,
            effect=Effect.WARN,
            ground=advised,
            subject=guide.mentor,
        )


def _hours(facts: OpeningFacts, *, norms: Norms) -> Iterator[Finding]:
    start, hours = facts.first_minute, facts.hours_per_week
    unknown = [day for day in facts.work_days if day not in {str(known) for known in WorkDay}]
    yield Finding("opening.work_days", not unknown, found=unknown)
    yield Finding("opening.first_minute", start is None or 0 <= start <= LATEST_MINUTE, found=start)
    if hours is not None:
        most = norms.working_time.full_time_hours
        yield Finding("opening.hours", 0 < hours <= MOST_HOURS, found=hours, needed=MOST_HOURS)
        yield _by_law("opening.hours_full_time", most, is_met=hours <= most.value, found=hours, needed=most.value)
    if start is None or not 0 <= start <= LATEST_MINUTE:
        return
    night = norms.minor.night_until
    clock = time(start // 60, start % 60)
    late = norms.minor.night_from.value
    by_day = night.value <= clock < late
    adults_only = any(wish.kind is WishKind.MIN_AGE and (wish.age or 0) >= ADULT for wish in facts.wishes)
    yield Finding(
        "opening.start_for_minors",
        by_day or adults_only,
        found=f"{clock:%H:%M}",
        needed=f"{night.value:%H:%M}",
        effect=Effect.WARN,
        ground=night,
    )


def _wishes(facts: OpeningFacts) -> Iterator[Finding]:
    for wish in facts.wishes:
        yield Finding("wish.why", bool(wish.why.strip()), subject=wish.kind)
        if wish.kind is WishKind.MIN_AGE:
            age = wish.age
            inside = age is not None and YOUNGEST <= age <= OLDEST
            yield Finding("wish.age", inside, found=age, needed=f"{YOUNGEST}–{OLDEST}", subject=wish.kind)
            yield Finding(
                "wish.age_above_adult",
                not inside or age is None or age <= ADULT,
                found=age,
                needed=ADULT,
                effect=Effect.WARN,
                subject=wish.kind,
            )
        if wish.kind is WishKind.LANGUAGE:
            yield Finding("wish.language", wish.language is not WishLanguage.NONE, subject=wish.kind)
    pairs = [(wish.kind, wish.language) for wish in facts.wishes]
    yield Finding("wish.once", len(pairs) == len(set(pairs)))
    offered = {str(known) for known in Accommodation}
    unknown = [one for one in facts.accommodations if one not in offered]
    yield Finding("opening.accommodations", not unknown, found=unknown)
    texts = " ".join((facts.words, *(wish.why for wish in facts.wishes)))
    doubtful = doubtful_words(texts)
    yield Finding("opening.lawful_words", not doubtful, found=doubtful, effect=Effect.WARN)


def _by_law(
    code: str, value: Value[Any], *, is_met: bool, found: Any = None, needed: Any = None, of: str = ""
) -> Finding:
    effect = Effect(effect_of(value))
    return Finding(code, is_met, found=found, needed=needed, effect=effect, ground=value, subject=of)
