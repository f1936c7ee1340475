"""Every process is whole: each state is reached and has an owner, and where it ends it is meant to end."""

import importlib
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

import pytest

from tandem.base.workflow import Step, Workflow
from tests.architecture import house


def workflows() -> list[Workflow]:
    modules = [
        source.module for source in house.sources() if source.has_part("workflow") and not source.is_in("tandem.base")
    ]
    members = [vars(importlib.import_module(module)).values() for module in modules]
    return [member for group in members for member in group if isinstance(member, Workflow)]


def faults(workflow: Workflow) -> Iterator[str]:
    """What is not whole in this process."""
    states, owners = set(type(workflow.initial)), workflow.owners
    for state in sorted(states - set(owners)):
        yield f"{state} is missing in the table of owners"
    for state in sorted({s for step in workflow.steps for s in (*step.origins, step.target)} - states):
        yield f"{state} is a state of another process"
    for state in sorted(states - _reached(workflow)):
        yield f"{state} is never reached"
    for state, owner in owners.items():
        if owner is None and state not in workflow.finals:
            yield f"{state} has no owner, and the process goes on from it"
        if owner is not None and state in workflow.finals:
            yield f"{state} has an owner who cannot do anything: is it meant to be final?"
    for move in sorted(set(type(workflow.steps[0].move)) - {step.move for step in workflow.steps}):
        yield f"{move} is a move that no step takes"


def _reached(workflow: Workflow) -> set[StrEnum]:
    reached: set[StrEnum] = set()
    waiting = [workflow.initial]
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            waiting += [step.target for step in workflow.steps if state in step.origins]
    return reached


@pytest.mark.parametrize("workflow", workflows(), ids=lambda workflow: workflow.name)
def test_the_process_is_whole(workflow):
    found = list(faults(workflow))
    assert not found, house.lines(found)


def test_the_processes_of_the_house_are_found():
    assert {"recognition", "recognition_request"} <= {workflow.name for workflow in workflows()}


def test_no_two_processes_share_a_name():
    names = [workflow.name for workflow in workflows()]

    assert len(names) == len(set(names))


class State(StrEnum):
    OPEN = "open"
    BUSY = "busy"
    LOST = "lost"
    DONE = "done"


class Move(StrEnum):
    START = "start"
    FINISH = "finish"
    FORGET = "forget"


class Who(StrEnum):
    CLERK = "clerk"


WHOLE = Workflow(
    name="example",
    initial=State.OPEN,
    steps=(
        Step(Move.START, (State.OPEN,), State.BUSY, by=Who.CLERK),
        Step(Move.FINISH, (State.BUSY,), State.DONE, by=Who.CLERK),
        Step(Move.FORGET, (State.OPEN, State.BUSY), State.LOST, by=Who.CLERK),
    ),
    owners={State.OPEN: Who.CLERK, State.BUSY: Who.CLERK, State.LOST: None, State.DONE: None},
)


def test_a_whole_process_has_no_faults():
    assert list(faults(WHOLE)) == []


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        (replace(WHOLE, owners={State.OPEN: Who.CLERK, State.BUSY: Who.CLERK, State.DONE: None}), "lost is missing"),
        (replace(WHOLE, owners={**WHOLE.owners, State.BUSY: None}), "busy has no owner"),
        (replace(WHOLE, owners={**WHOLE.owners, State.DONE: Who.CLERK}), "done has an owner who cannot"),
        (replace(WHOLE, steps=WHOLE.steps[:2]), "lost is never reached"),
        (replace(WHOLE, steps=WHOLE.steps[:2]), "forget is a move that no step takes"),
    ],
)
def test_a_broken_process_is_found(broken, expected):
    assert any(fault.startswith(expected) for fault in faults(broken)), list(faults(broken))
