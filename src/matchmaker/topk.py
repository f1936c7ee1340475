"""The best places for one learner and the best learners for one pool, at once and without a compiler.

Make a `Finder` once and keep it; each question then looks at a few hundred rows. The answer is the one that
`candidates` gives: the same conditions, the same totals, the same order.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from matchmaker.hard import Rows
from matchmaker.problem import Whole
from matchmaker.region import Region
from matchmaker.score import Weights, parts
from matchmaker.search import (
    Search,
    Shelf,
    best_on,
    columns_of,
    learner_aim,
    learner_shelf,
    minutes_of,
    pool_aim,
    pool_shelf,
    total_of,
)


@dataclass(frozen=True, eq=False)
class Best:
    """The best for one learner or one pool, the best first: at most `k`."""

    index: Whole
    """The pools, or the learners."""
    total: Whole
    minutes: Whole
    parts: Mapping[str, Whole]
    """What each criterion adds to the total."""


@dataclass(frozen=True, eq=False)
class Finder:
    """A region that answers questions about one learner or one pool."""

    search: Search
    standing: "tuple[Shelf, Region] | None" = None
    """The pools on the shelf of another finder, where they stand already."""

    def for_others(self, search: Search) -> "Finder":
        """A finder for other learners among the same places and pools, which need not be put on a shelf again."""
        shelf, shelved = self.pools
        return Finder(search, (shelf, replace(search.region, pools=shelved.pools)))

    @cached_property
    def pools(self) -> "tuple[Shelf, Region]":
        """The pools on their shelf."""
        return self.standing or pool_shelf(self.search)

    @cached_property
    def learners(self) -> "tuple[Shelf, Region]":
        """The learners on their shelf."""
        return learner_shelf(self.search)

    def best_pools(self, learner: int, k: int) -> Best:
        """The `k` pools with the highest totals to which this learner may go; equals by minutes, then by number."""
        shelf, shelved = self.pools
        found, keys = best_on(shelf, pool_aim(self.search, shelf, shelved, learner), k)
        index = shelf.order[found]
        return self._best(self.search.weights, index, keys, np.array(learner), index)

    def best_learners(self, pool: int, k: int) -> Best:
        """The `k` learners who may come to this pool whom its place ranks highest; equals by minutes, then number."""
        shelf, shelved = self.learners
        found, keys = best_on(shelf, learner_aim(self.search, shelf, shelved, pool), k)
        index = shelf.order[found]
        return self._best(self.search.place_weights, index, keys, index, np.array(pool))

    def _best(self, weights: Weights, index: Whole, keys: Whole, learner: Whole, pool: Whole) -> Best:
        minutes = minutes_of(keys)
        rows = Rows(self.search.region, self.search.rules, learner, pool, minutes)
        return Best(index, total_of(keys), minutes, parts(weights, columns_of(rows, weights)))
