"""Which company asks which trainings at which of its establishments, so that the total is what the figures say."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from tandem.faces.demo.days import Chance
from tandem.faces.demo.market import Candidate

Wish = tuple[int, str]
"""The place of an establishment in the list of its company, and the code of a training."""

MOST_PER_COMPANY: Final = 40
OTHER_PLACES: Final = 0.35
"""How keen a company is at its other establishments, against its first."""


def wishes(candidates: Sequence[Candidate], *, total: int, first: date, chance: Chance) -> Mapping[str, list[Wish]]:
    """Every company asks one training at least; the rest goes to the keenest, by chance.

    Establishments that were opened after the first day of the region, and after the company itself, ask nothing.
    """
    found: dict[str, list[Wish]] = {one.number: [(_oldest(one), _first(one, chance))] for one in candidates}
    keys: list[tuple[float, str, Wish]] = []
    for one in candidates:
        known = set(found[one.number])
        for spot, place in enumerate(one.spots):
            if place.since > max(first, one.since):
                continue
            for position, training in enumerate(one.trade.trainings):
                if (spot, training) in known:
                    continue
                weight = one.trade.keen / (1 + 0.5 * position) * (1 if spot == _oldest(one) else OTHER_PLACES)
                keys.append((chance.share() ** (1 / weight), one.number, (spot, training)))
    keys.sort(reverse=True)
    counts: defaultdict[str, int] = defaultdict(lambda: 1)
    left = total - len(found)
    for _, number, wish in keys:
        if left <= 0:
            break
        if counts[number] < MOST_PER_COMPANY:
            found[number].append(wish)
            counts[number] += 1
            left -= 1
    return found


def _oldest(one: Candidate) -> int:
    """The place in the list of the establishment that was there first."""
    return min(range(len(one.spots)), key=lambda n: one.spots[n].since)


def _first(one: Candidate, chance: Chance) -> str:
    likely = one.trade.trainings[:2]
    return chance.weighted(likely, [3, 1][: len(likely)])
