"""What a run says about one learner: where it would go and why, why not elsewhere, and what keeps places out of reach.

A line is stored as it was told, so that what somebody reads never changes afterwards. Levels and scores of others are
never in it, and what the last one in has only where the group is large enough.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from tandem.journey.placement.rules.helps import Help
from tandem.journey.placement.terms.rounds import LeftOut

MOST_TOLD: Final = 12
"""Of so many places that somebody would rather have had is told why not, the best first."""

NO_WAY: Final = -1
"""Instead of minutes: so early nothing runs."""


@dataclass(frozen=True)
class Told:
    """Why one place was given or not; `reason` and `limit` are codes of the engine."""

    opening_id: str
    minutes: int
    reason: str
    limit: str
    own: int | None
    """What the learner has of what the reason compares; None where it compares nothing."""
    theirs: int | None
    """What the last one in has of it; None where that may not be shown."""


@dataclass(frozen=True)
class Hurdle:
    """One condition that alone keeps places of the training out of reach."""

    code: str
    """A code of the engine's hard conditions."""
    count: int
    """How many places it keeps out of reach, all other conditions met."""
    opening_id: str
    """The nearest of these."""
    found: int
    needed: int


@dataclass(frozen=True)
class Line:
    """What a run says about one learner."""

    outcome: str
    """A code of the engine, or of `LeftOut` for who took no part."""
    opening_id: str | None = None
    minutes: int | None = None
    mode: str = ""
    """How the learner gets there quickest."""
    wish: int = 0
    """How the learner ranks it among what it could have, 1 is best; 0 for nothing."""
    reachable: int = 0
    """How many openings were on its list."""
    parts: Mapping[str, tuple[int, int]] | None = None
    """What each criterion adds for the place it got, of how much at most."""
    kept: Told | None = None
    refused: tuple[Told, ...] = ()
    more_refused: int = 0
    """How many more places said no than are told of."""
    hurdles: tuple[Hurdle, ...] = ()
    without_training: bool = False
    """Whether nowhere an opening for the training was found."""
    helps: tuple[Help, ...] = ()
    """What one change would give; nothing for who has a place."""

    @property
    def is_placed(self) -> bool:
        """Whether the run proposes a place."""
        return self.opening_id is not None


def left_out(why: LeftOut) -> Line:
    """What is said about somebody who took no part."""
    return Line(outcome=why.value)


def stored(line: Line) -> dict[str, Any]:
    """The line as it is kept."""
    return {
        **vars(line),
        "kept": vars(line.kept) if line.kept else None,
        "refused": [vars(one) for one in line.refused],
        "hurdles": [vars(one) for one in line.hurdles],
        "helps": [vars(one) for one in line.helps],
    }


def told(raw: Mapping[str, Any]) -> Line:
    """The line that was kept."""
    known = dict(raw)
    known["parts"] = {name: (part[0], part[1]) for name, part in raw["parts"].items()} if raw["parts"] else None
    known["kept"] = Told(**raw["kept"]) if raw["kept"] else None
    known["refused"] = tuple(Told(**one) for one in raw["refused"])
    known["hurdles"] = tuple(Hurdle(**one) for one in raw["hurdles"])
    known["helps"] = tuple(Help(**one) for one in raw.get("helps", ()))
    return Line(**known)


def ids_in(line: Line) -> frozenset[UUID]:
    """The openings a line speaks of."""
    refused, hurdles = (one.opening_id for one in line.refused), (one.opening_id for one in line.hurdles)
    named = [line.opening_id, *refused, *hurdles, *(one.opening_id for one in line.helps)]
    return frozenset(UUID(one) for one in named if one is not None)
