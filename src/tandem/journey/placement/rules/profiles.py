"""What a learner tells of oneself: how much, in which signs, and nothing by which a stranger could reach a minor."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from tandem.base.periods import add_months
from tandem.base.verdict import Finding, Verdict
from tandem.journey.placement.rules import reaching
from tandem.journey.placement.terms.profiles import DistanceBand
from tandem.registers.travel.terms import TravelMode

LONGEST: Final[Mapping[str, int]] = {
    "likes": 500,
    "can": 500,
    "experience": 800,
    "languages": 200,
    "hobbies": 400,
    "availability": 300,
}
"""The own words of a profile, and how many characters each may have."""

MONTHS_AHEAD: Final = 24
NEAR_KM: Final = 10
AROUND_KM: Final = 25
FARTHEST_KM: Final = 60
"""Farther from home than this, a company does not find a learner."""


@dataclass(frozen=True)
class ProfileForm:
    """What a learner tells; an empty text was not told."""

    likes: str = ""
    can: str = ""
    experience: str = ""
    languages: str = ""
    hobbies: str = ""
    availability: str = ""
    available_from: date | None = None
    travel_modes: tuple[TravelMode, ...] = ()

    def tidy(self) -> "ProfileForm":
        """The same without spaces around the words, and each way to travel once."""
        words = {name: getattr(self, name).replace("\r\n", "\n").strip() for name in LONGEST}
        modes = tuple(mode for mode in TravelMode if mode in self.travel_modes)
        return ProfileForm(**words, available_from=self.available_from, travel_modes=modes)

    def words(self) -> dict[str, str]:
        """What was told in own words."""
        return {name: getattr(self, name) for name in LONGEST if getattr(self, name)}

    def differences(self, other: "ProfileForm") -> list[str]:
        """The names of what changes from this to the other."""
        mine, theirs = asdict(self), asdict(other)
        return sorted(name for name in mine if mine[name] != theirs[name])


@dataclass(frozen=True)
class Names:
    """What the learner is called, so that the words do not say it."""

    given: str
    family: str


def can_be(form: ProfileForm, *, names: Names, day: date) -> Verdict:
    """Whether a profile can be kept as told."""
    found = tuple(finding for name in LONGEST for finding in _words(name, getattr(form, name), names=names))
    start, last = form.available_from, add_months(day, MONTHS_AHEAD)
    in_time = start is None or start <= last
    return Verdict((*found, Finding("profile.available_in_time", in_time, found=start, needed=last)))


def may_be_found(form: ProfileForm, *, is_running: bool) -> Verdict:
    """Whether companies can find a learner: the track runs, and the profile says something."""
    says = bool(form.likes or form.can)
    return Verdict((Finding("wish.track_running", is_running), Finding("profile.says_something", says)))


def distance_band(km: float | None) -> DistanceBand:
    """About how far, in steps so wide that nobody can tell where somebody lives."""
    if km is None:
        return DistanceBand.UNKNOWN
    if km < NEAR_KM:
        return DistanceBand.NEAR
    return DistanceBand.AROUND if km < AROUND_KM else DistanceBand.FAR


def _words(name: str, text: str, *, names: Names) -> Iterator[Finding]:
    most = LONGEST[name]
    yield Finding("profile.words_short", len(text) <= most, found=len(text), needed=most, subject=name)
    yield Finding("profile.printable", _is_printable(text), subject=name)
    yield Finding("profile.no_contact", not reaching.reaches(text), subject=name)
    yield Finding("profile.no_name", not _names_somebody(text, names), subject=name)


def _is_printable(text: str) -> bool:
    return all(sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"} for sign in text)


def _names_somebody(text: str, names: Names) -> bool:
    """Whether the own name stands in it: the family name in any way, the given name as a name is written."""
    family, given = names.family.strip(), names.given.strip()
    says_family = bool(family) and _word(family, re.IGNORECASE).search(text) is not None
    return says_family or (bool(given) and _word(given).search(text) is not None)


def _word(name: str, flags: Any = re.NOFLAG) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", flags)
