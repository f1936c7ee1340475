"""The sentences of a verdict: what is wrong, what was found, what is needed, and what somebody can do next.

A face passes its own `translate` (gettext) and its own `show` (days and numbers as its reader writes them).
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Final

from tandem.base.periods import day_of
from tandem.base.verdict import Finding
from tandem.glossary import labels
from tandem.glossary.worded import (
    access,
    activation,
    advice,
    agreement_checks,
    agreement_life,
    agreements,
    attachments,
    clocks,
    enquiries,
    forms,
    free_days,
    handovers,
    holidays,
    importing,
    intake,
    introductions,
    mandates,
    mentors,
    needs,
    openings,
    organisations,
    plan_modules,
    plans,
    premiums,
    profiles,
    readiness,
    referrals,
    registers,
    rounds,
    run_ups,
    screening,
    signing,
    social,
    steps,
    takeovers,
    timetables,
    together,
    travel,
    wishes,
    workplaces,
)
from tandem.glossary.wording import NOTHING, Pair, Wording

Translate = Callable[[str], str]
Show = Callable[[Any], str]

ALL: Final[tuple[Wording, ...]] = (
    *forms.WORDINGS,
    *workplaces.WORDINGS,
    *mentors.WORDINGS,
    *openings.WORDINGS,
    *clocks.WORDINGS,
    *wishes.WORDINGS,
    *introductions.WORDINGS,
    *rounds.WORDINGS,
    *profiles.WORDINGS,
    *enquiries.WORDINGS,
    *handovers.WORDINGS,
    *advice.WORDINGS,
    *run_ups.WORDINGS,
    *activation.WORDINGS,
    *referrals.WORDINGS,
    *attachments.WORDINGS,
    *registers.WORDINGS,
    *organisations.WORDINGS,
    *free_days.WORDINGS,
    *travel.WORDINGS,
    *mandates.WORDINGS,
    *access.WORDINGS,
    *intake.WORDINGS,
    *importing.WORDINGS,
    *readiness.WORDINGS,
    *screening.WORDINGS,
    *needs.WORDINGS,
    *together.WORDINGS,
    *timetables.WORDINGS,
    *agreements.WORDINGS,
    *agreement_checks.WORDINGS,
    *agreement_life.WORDINGS,
    *plan_modules.WORDINGS,
    *plans.WORDINGS,
    *premiums.WORDINGS,
    *signing.WORDINGS,
    *social.WORDINGS,
    *holidays.WORDINGS,
    *steps.WORDINGS,
    *takeovers.WORDINGS,
)

YES: Final[Pair] = ("ja", "yes")
NO: Final[Pair] = ("nee", "no")
ALL_OF: Final[Pair] = ("{first} en {last}", "{first} and {last}")
ONE_OF: Final[Pair] = ("{first} of {last}", "{first} or {last}")
WORDS: Final = (YES, NO, ALL_OF, ONE_OF)
"""The small words that a value is shown with."""

_BY_CODE: Final = {wording.code: wording for wording in ALL}
_MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True)
class Sentence:
    """What a page shows of one finding; a part that has nothing to say is empty."""

    title: str
    needed: str
    found: str
    next: str


def sentence(finding: Finding, *, translate: Translate = str, show: Show | None = None) -> Sentence:
    """The sentences of this finding; one that is met only names its condition."""
    wording = wording_of(finding.code)
    writer = _Writer(translate, show or plain)
    values = {
        "found": writer.written(finding.found, wording.found_as, joined=ALL_OF),
        "needed": writer.written(finding.needed, wording.needed_as, joined=ONE_OF),
    }

    def say(pair: Pair) -> str:
        return translate(pair[0]).format_map(values) if pair[0] else ""

    found = wording.missing if "{found}" in wording.found[0] and _is_nothing(finding.found) else wording.found
    if finding.is_met:
        name = wording.name if wording.name != NOTHING else wording.title
        return Sentence(say(name), needed=say(wording.needed), found=say(found), next="")
    return Sentence(say(wording.title), needed=say(wording.needed), found=say(found), next=say(wording.next))


def wording_of(code: str) -> Wording:
    """The sentences with this code; a finding without sentences is a defect."""
    return _BY_CODE[code]


def plain(value: Any) -> str:
    """A day or a number as it is written in Dutch."""
    if isinstance(value, datetime):
        return f"{plain(day_of(value))}, {value:%H:%M}" if value.tzinfo else plain(value.date())
    if isinstance(value, date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return str(value)


@dataclass(frozen=True)
class _Writer:
    """Writes the values of a finding for one reader."""

    translate: Translate
    show: Show

    def written(self, value: Any, kind: str, *, joined: Pair) -> str:
        if value is None:
            return ""
        if isinstance(value, Collection) and not isinstance(value, str | bytes):
            return self._list([self._one(item, kind) for item in value], joined=joined)
        return self._one(value, kind)

    def _one(self, value: Any, kind: str) -> str:
        if isinstance(value, bool):
            return self.translate((YES if value else NO)[0])
        if isinstance(value, Enum):
            return self.translate(labels.label(value))
        if kind == "bytes":
            return f"{self.show(round(value / _MEGABYTE, 1))} MB"
        if kind == "day" and isinstance(value, str):
            return self.show(date.fromisoformat(value[:10]))
        if kind and labels.knows(f"{kind}.{value}"):
            return self.translate(labels.text(f"{kind}.{value}"))
        return self.show(value)

    def _list(self, parts: list[str], *, joined: Pair) -> str:
        if len(parts) < 2:  # noqa: PLR2004 - one thing is no list
            return "".join(parts)
        return self.translate(joined[0]).format(first=", ".join(parts[:-1]), last=parts[-1])


def _is_nothing(value: Any) -> bool:
    return value is None or (isinstance(value, Collection) and not value)
