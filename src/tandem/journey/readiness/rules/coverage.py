"""How much of the activity list of a training happens at a company, or at several together.

An activity stands in several lists; where the words are the same, it is taken to be the same activity. Whether it is
compulsory is often unknown: then it counts as compulsory, and whoever shows it says so.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar
from uuid import UUID

from tandem.registers.reference.terms import Certainty, Safety

Site = TypeVar("Site")

WHOLE: Final = 100


@dataclass(frozen=True)
class Listed:
    """One activity of a list."""

    code: str
    text_nl: str
    text_en: str
    key: str
    """What activities of other lists share that are the same."""
    certainty: Certainty
    is_compulsory: bool | None = None
    phase: int | None = None
    safety: Safety | None = None

    @property
    def counts(self) -> bool:
        """Whether it has to be taught; what nobody knows counts."""
        return self.is_compulsory is not False


@dataclass(frozen=True)
class TrainingList:
    """The activity list of a training, as it counts that day."""

    training: UUID
    code: str
    version: int
    certainty: Certainty
    activities: tuple[Listed, ...]

    @property
    def compulsory(self) -> tuple[Listed, ...]:
        """What has to be taught, as far as we know."""
        return tuple(one for one in self.activities if one.counts)

    @property
    def assumed(self) -> int:
        """Of how many activities nobody knows whether they are compulsory."""
        return sum(one.is_compulsory is None for one in self.activities)


@dataclass(frozen=True)
class Coverage:
    """What happens at a company of what a training asks."""

    listed: TrainingList
    had: tuple[Listed, ...]
    missing: tuple[Listed, ...]
    also_had: tuple[Listed, ...]
    """What happens there and is not compulsory."""
    not_needed: tuple[Listed, ...]
    """What does not happen there and is not compulsory."""

    @property
    def percent(self) -> int | None:
        """The share of what is compulsory, rounded down: only everything is 100. None where nothing is compulsory."""
        whole = len(self.had) + len(self.missing)
        return WHOLE * len(self.had) // whole if whole else None

    @property
    def is_whole(self) -> bool:
        """Whether nothing compulsory is missing."""
        return not self.missing and bool(self.had)


def coverage(listed: TrainingList, worked: Collection[str]) -> Coverage:
    """What a company that does this `worked`, by the keys of its activities, covers of a list."""
    keys = frozenset(worked)
    parts: dict[tuple[bool, bool], list[Listed]] = {}
    for one in listed.activities:
        parts.setdefault((one.counts, one.key in keys), []).append(one)

    def part(counts: bool, had: bool) -> tuple[Listed, ...]:  # noqa: FBT001 - the two sides of a table
        return tuple(parts.get((counts, had), ()))

    return Coverage(listed, part(True, True), part(True, False), part(False, True), part(False, False))


def by_coverage(found: Iterable[Coverage], *, names: Mapping[UUID, str]) -> list[Coverage]:
    """The most covered training first, then by name."""
    return sorted(found, key=lambda one: (-(one.percent or 0), names[one.listed.training], str(one.listed.training)))


def completing(missing: Sequence[Listed], bringing: Mapping[str, frozenset[Site]]) -> frozenset[Site]:
    """The sites that bring every missing activity alone; none where nothing is missing."""
    found: frozenset[Site] | None = None
    for one in missing:
        sites = bringing.get(one.key, frozenset())
        found = sites if found is None else found & sites
        if not found:
            return frozenset()
    return found or frozenset()


def at_least(count: int, *, group: int) -> int | None:
    """A number of learners as it may be told: in steps of the smallest group, None where there are fewer than that.

    So nobody learns from two circles, one a little wider, that somebody lives between them.
    """
    return count // group * group or None
