"""The best schedule by trying every one; nothing here is shared with the engine."""

from itertools import product
from typing import Any

Game = dict[str, Any]


def best(game: Game) -> tuple[int, ...]:
    """How many learners have one meeting at least, two, … and how well all fit: the best of all schedules."""
    slots = range(len(game["is_present"][0]))
    ways = []
    for learner, company in game["pairs"]:
        together = [slot for slot in slots if game["is_present"][learner][slot] and game["tables"][company][slot]]
        ways.append([None, *together])
    return max(worth(game, given) for given in product(*ways) if clashes(game, given) == [])


def worth(game: Game, given: tuple[int | None, ...]) -> tuple[int, ...]:
    """What a schedule is worth, compared from the left."""
    met = [learner for (learner, _), slot in zip(game["pairs"], given, strict=True) if slot is not None]
    counts = [met.count(learner) for learner in range(len(game["is_present"]))]
    fits = sum(weight for weight, slot in zip(game["weight"], given, strict=True) if slot is not None)
    return (*(sum(count >= step for count in counts) for step in range(1, game["at_least"] + 1)), fits)


def clashes(game: Game, given: tuple[int | None, ...]) -> list[str]:
    """Everything that is wrong with a schedule."""
    wrong = []
    met = [(*pair, slot) for pair, slot in zip(game["pairs"], given, strict=True) if slot is not None]
    for learner, company, slot in met:
        if not game["is_present"][learner][slot]:
            wrong.append(f"learner {learner} is absent in slot {slot}")
        if [(one, at) for one, _, at in met].count((learner, slot)) > 1:
            wrong.append(f"learner {learner} is in two places in slot {slot}")
        if [(one, at) for _, one, at in met].count((company, slot)) > game["tables"][company][slot]:
            wrong.append(f"company {company} has too few tables in slot {slot}")
    return wrong
