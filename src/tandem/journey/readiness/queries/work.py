"""The activities of every list, as a company finds, ticks and compares them. All of it is public."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, Literal
from uuid import UUID

import yaml

from tandem.journey.readiness.rules.coverage import Coverage, Listed, TrainingList, by_coverage, coverage
from tandem.journey.readiness.rules.finding import Index, Meant, Said
from tandem.journey.readiness.rules.words import same_words
from tandem.registers.reference import queries as reference
from tandem.registers.reference.terms import Certainty, Safety

Language = Literal["nl", "en"]

_DATA: Final = Path(__file__).parent.parent / "data"
FEW: Final = 15


@dataclass(frozen=True)
class Trade:
    """One list with its activities, and what the trainings are called that use it."""

    code: str
    name: str
    name_en: str
    activities: tuple[Listed, ...]
    trainings: tuple[str, ...]


@dataclass(frozen=True)
class Work:
    """All that can happen at a company, as far as the lists of a day tell."""

    trainings: Mapping[UUID, Any]
    lists: Mapping[UUID, TrainingList]
    trades: Mapping[str, Trade]

    @cached_property
    def by_code(self) -> dict[str, Listed]:
        """Every activity by its code."""
        return {one.code: one for trade in self.trades.values() for one in trade.activities}

    @cached_property
    def by_key(self) -> dict[str, tuple[Listed, ...]]:
        """The activities that are the same, by what they share; the first of them speaks for all."""
        found: defaultdict[str, list[Listed]] = defaultdict(list)
        for one in self.by_code.values():
            found[one.key].append(one)
        return {key: tuple(same) for key, same in found.items()}

    @cached_property
    def without(self) -> tuple[Any, ...]:
        """The trainings of which we know no list, by name."""
        return tuple(training for key, training in self.trainings.items() if key not in self.lists)

    def keys_of(self, codes: Iterable[str]) -> frozenset[str]:
        """What these activities share with others; a code we do not know is left out."""
        return frozenset(self.by_code[code].key for code in codes if code in self.by_code)

    def covered(self, codes: Iterable[str]) -> list[Coverage]:
        """Every training with a list, the most covered first."""
        worked = self.keys_of(codes)
        names = {key: training.name for key, training in self.trainings.items()}
        return by_coverage((coverage(one, worked) for one in self.lists.values()), names=names)


def work_on(day: date) -> Work:
    """What the lists of that day hold."""
    trainings = {one.pk: one for one in reference.trainings_on(day)}
    in_force = {key: found for key, found in reference.lists_in_force(day).items() if key in trainings}
    activities: dict[UUID, tuple[Listed, ...]] = {}
    names: defaultdict[UUID, list[str]] = defaultdict(list)
    lists = {}
    for training, found in in_force.items():
        held = found.list
        if held.pk not in activities:
            activities[held.pk] = tuple(_listed(row) for row in found.activities)
        names[held.pk] += [trainings[training].name, trainings[training].name_en]
        certainty = Certainty(held.certainty)
        lists[training] = TrainingList(training, held.code, held.version, certainty, activities[held.pk])
    held_by = {found.list.code: found.list for found in in_force.values()}
    trades = {
        code: Trade(code, held.name, held.name_en, activities[held.pk], tuple(names[held.pk]))
        for code, held in sorted(held_by.items(), key=lambda pair: (pair[1].name, pair[0]))
    }
    return Work(trainings, lists, trades)


def find(work: Work, text: str, *, language: Language = "nl", limit: int = FEW) -> list[Listed]:
    """The activities that answer a typed text, the best first; of those that are the same only one."""
    hits = _activities(work, language).find(text, limit=limit)
    return [work.by_key[hit.key][0] for hit in hits]


def find_trades(work: Work, text: str, *, language: Language = "nl", limit: int = 3) -> list[Trade]:
    """The lists whose name, or whose training, answers a typed text."""
    said = tuple(
        (f"{code} {place}", name)
        for code, trade in work.trades.items()
        for place, name in enumerate(
            (_in(language, trade.name, trade.name_en), *trade.trainings[language == "en" :: 2])
        )
    )
    codes = dict.fromkeys(hit.key.partition(" ")[0] for hit in _index(said).find(text))
    return [work.trades[code] for code in codes][:limit]


def meant(work: Work, text: str, *, language: Language = "nl") -> list[tuple[Listed, Meant]]:
    """The activities that a longer text seems to tell of, the surest first, each with the sentence that says so."""
    return [(work.by_key[one.key][0], one) for one in _activities(work, language).meant(text)]


def _activities(work: Work, language: Language) -> Index:
    said = ((key, _in(language, same[0].text_nl, same[0].text_en)) for key, same in work.by_key.items())
    return _index(tuple(said))


def _in(language: Language, nl: str, en: str) -> str:
    return en if language == "en" else nl


@lru_cache(maxsize=8)
def _index(said: tuple[tuple[str, str], ...]) -> Index:
    """Made once for the same texts: another list, another index."""
    return Index((Said(key, text) for key, text in said), synonyms=synonyms())


@cache
def synonyms() -> Sequence[Sequence[str]]:
    """Words that people use for the same thing."""
    raw = yaml.safe_load((_DATA / "synonyms.yaml").read_text(encoding="utf-8"))
    return tuple(tuple(group) for group in raw["groups"])


def _listed(row: Any) -> Listed:
    return Listed(
        code=row.code,
        text_nl=row.text_nl,
        text_en=row.text_en,
        key=key_of(row.text_nl),
        certainty=Certainty(row.certainty),
        is_compulsory=row.is_compulsory,
        phase=row.phase,
        safety=Safety(row.safety) if row.safety else None,
    )


@lru_cache(maxsize=20_000)
def key_of(text_nl: str) -> str:
    """What an activity with these words shares with others that are the same."""
    return same_words(text_nl)
