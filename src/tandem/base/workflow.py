"""A process as a table: states, moves, and who owns each state. The code only walks it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tandem.base.verdict import refusal


@dataclass(frozen=True)
class Step:
    """A move from some states to one state, taken by one kind of party."""

    move: StrEnum
    origins: tuple[StrEnum, ...]
    target: StrEnum
    by: StrEnum


@dataclass(frozen=True)
class Workflow:
    """The whole process; `owners` names who has the ball in each state, None where it has ended."""

    name: str
    initial: StrEnum
    steps: tuple[Step, ...]
    owners: Mapping[StrEnum, StrEnum | None]

    def __post_init__(self) -> None:
        pairs = [(step.move, origin) for step in self.steps for origin in step.origins]
        doubles = {pair for pair in pairs if pairs.count(pair) > 1}
        if doubles:
            raise ValueError(f"{self.name}: one move from one state leads to two states: {sorted(doubles)}")

    @property
    def states(self) -> tuple[StrEnum, ...]:
        """Every state, in the order of the owners' table."""
        return tuple(self.owners)

    @property
    def finals(self) -> frozenset[StrEnum]:
        """The states without a way out."""
        return frozenset(self.owners) - {origin for step in self.steps for origin in step.origins}

    def step(self, state: StrEnum | str, move: StrEnum) -> Step | None:
        """The step this move takes from this state, or None where it is not possible."""
        return next((s for s in self.steps if s.move == move and state in s.origins), None)

    def allows(self, state: StrEnum | str, move: StrEnum) -> bool:
        """Whether the move exists from this state."""
        return self.step(state, move) is not None

    def moves_from(self, state: StrEnum | str) -> tuple[StrEnum, ...]:
        """The moves that exist from this state."""
        return tuple(step.move for step in self.steps if state in step.origins)

    def after(self, state: StrEnum | str, move: StrEnum) -> StrEnum:
        """The state after the move; `NotPossible` names the state found and the states needed."""
        step = self.step(state, move)
        if step is None:
            needed = sorted({str(o) for s in self.steps if s.move == move for o in s.origins})
            refusal(f"{self.name}.{move}.state", found=str(state), needed=needed).or_raise()
            raise AssertionError("unreachable")
        return step.target


def diagram(workflow: Workflow) -> str:
    """The process as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {workflow.initial}"]
    for step in workflow.steps:
        lines += [f"    {origin} --> {step.target}: {step.move} ({step.by})" for origin in step.origins]
    lines += [f"    {state} --> [*]" for state in workflow.states if state in workflow.finals]
    return "\n".join(lines)
