"""How a round is to be decided: the rules, in words for somebody of fifteen, and what can be chosen."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from matchmaker.exact import EFFORT, GOALS
from matchmaker.problem import Finding

RULES: Final[Mapping[str, str]] = {
    "stable": (
        "You make a list. We ask your first place. It keeps the people it ranks highest, up to its seats. If it says "
        "no, we ask your next one, until somebody keeps you or your list ends. Between equals the nearest goes first, "
        "then the lottery. Where that gives one more person a place, equals move over for each other. Nobody can swap "
        "with a place that would rather have them."
    ),
    "levels": (
        "It starts as in “stable”. If everybody on your list said no, you start again with a star, and people with a "
        "star go first. So as many people as possible get a place. Then some change places where fewer people are "
        "passed over that way, and we give out the stars anew, as few as explain it all. Now and then somebody with "
        "more stars gets a place you wanted: we tell you so, and if there ever is another reason, we tell you that."
    ),
    "min_minutes": (
        "As many people as possible get a place, and all of you together travel as little as can be. It does not look "
        "at who likes whom. So you may get a place far down your list because that saves others a long trip."
    ),
    "fair": (
        "As many people as possible get a place. Then we make the longest trip of all as short as can be, so that "
        "nobody travels very far to save others a little. Then all of you together travel as little as can be."
    ),
    "exact": (
        "For a small group we look at every answer there is, in a clever order. We take the one in which nobody can "
        "swap with a place that would rather have them and the most people have a place, and we can prove it."
    ),
}
"""What each rule does, for somebody of fifteen."""

ENDS: Final = ("stable", "min_minutes")
"""Between these two every rule chooses: only who likes whom, or only the travel."""

LEVELS: Final = 10
PROMOTIONS: Final = 1
MOST_STAGES: Final = 256
MOST_SEED: Final = 2**64 - 1
MOST_THREADS: Final = 1024


@dataclass(frozen=True)
class Options:
    """How to decide a round."""

    rule: str = "levels"
    seed: int = 0
    """Of the lottery: 0 to 2**64 - 1."""
    levels: int = LEVELS
    """How often who is refused everywhere starts again with priority, in `levels`."""
    promotions: int = PROMOTIONS
    """How often who is refused everywhere goes first among equals; in a calmed `stable` equals move over instead."""
    is_finished: bool = False
    """Whether `min_minutes` and `fair` go on until no such answer has less travel."""
    goal: str = "most_stable"
    """What `exact` looks for, see `exact.GOALS`."""
    effort: float = EFFORT
    """How long `exact` looks, in units of work."""
    is_compared: bool = True
    """Whether the two ends are worked out too, so that people see the price of the choice."""
    is_calmed: bool = True
    """Whether `levels` goes on along chains of moves until fewer pairs block, and `stable` until more have a place
    (instead of by promotions). What they find depends on chance: to compare two answers, leave them out."""
    threads: int = 2
    """How many loops run at a time, those of the ends among them; no answer depends on it."""

    def findings(self) -> Iterator[Finding]:
        """What is wrong with these options."""
        for name, known in (("rule", RULES), ("goal", GOALS)):
            given = getattr(self, name)
            if not isinstance(given, str) or given not in known:
                yield Finding(name, None, f"“{given}”", f"one of {', '.join(known)}")
        for name, most in (("seed", MOST_SEED), ("levels", MOST_STAGES), ("promotions", MOST_STAGES)):
            yield from _count(name, getattr(self, name), 0, most)
        yield from _count("threads", self.threads, 1, MOST_THREADS)
        if all(_is_whole(count) for count in (self.levels, self.promotions)) and self._stages > MOST_STAGES:
            found = f"{self.levels} levels, {self.promotions} promotions"
            yield Finding("levels", None, found, f"(levels + 1) x (promotions + 1) at most {MOST_STAGES}")
        is_number = isinstance(self.effort, (int, float)) and not isinstance(self.effort, bool)
        if not is_number or not math.isfinite(self.effort) or self.effort <= 0:
            yield Finding("effort", None, str(self.effort), "more than 0 units of work")

    @property
    def _stages(self) -> int:
        return (self.levels + 1) * (self.promotions + 1)


def _count(name: str, given: Any, least: int, most: int) -> Iterator[Finding]:
    if not _is_whole(given) or not least <= given <= most:
        yield Finding(name, None, f"{given!r:.60}", f"a whole number from {least} to {most}")


def _is_whole(given: Any) -> bool:
    return isinstance(given, int) and not isinstance(given, bool)
