"""One place to write: nobody but an action changes a row, and nobody anywhere sets a state but a step of a workflow."""

import ast
from collections.abc import Iterable, Iterator

import pytest

from tests.architecture import house
from tests.architecture.house import Source

ALWAYS_A_WRITE = {"bulk_create", "bulk_update", "get_or_create", "update_or_create", "acreate", "asave", "adelete"}
WRITES_OF_A_ROW = {"save", "delete", "create", "update"}
NO_ROWS = {"session", "storage", "cache"}
"""What else can be saved and deleted: the session of a visitor, a file in a store, a cache."""

STATES = {"state", "phase"}
"""What a table calls where its process stands."""

STATES_OF_NO_PROCESS = {"tandem.base.jobs": "a job is not a process of the field; its states are those of the queue"}


def may_write(source: Source) -> bool:
    """Whether rows may be written here: in actions of a room or a face, on the ground floor; settings hold no rows."""
    return source.has_part("actions") or source.is_in("tandem.base", "tandem.config")


def write_faults(files: Iterable[Source]) -> list[str]:
    """Each place that writes rows and may not."""
    return [
        f"{source.path}:{call.lineno} writes rows with {call.func.attr}()"
        for source in files
        if not may_write(source)
        for call in house.calls(source.tree)
        if isinstance(call.func, ast.Attribute) and _is_write(call, call.func)
    ]


def _is_write(call: ast.Call, function: ast.Attribute) -> bool:
    if function.attr in ALWAYS_A_WRITE:
        return True
    if function.attr not in WRITES_OF_A_ROW or house.dotted(function.value).rpartition(".")[2] in NO_ROWS:
        return False
    # A row or a set of rows takes its values by name; a dictionary, a digest, a workbook or a file by position.
    is_by_name = not call.args
    return is_by_name and (function.attr in {"save", "delete"} or bool(call.keywords))


def state_faults(files: Iterable[Source]) -> list[str]:
    """Each place that sets a state to something else than what a workflow says."""
    return [
        fault for source in files if source.module not in STATES_OF_NO_PROCESS for fault in _state_faults_of(source)
    ]


def _state_faults_of(source: Source) -> Iterator[str]:
    for function in house.functions(source):
        steps = {target.id for target, value in _assigned(function) if isinstance(target, ast.Name) and _is_step(value)}
        for target, value in _assigned(function):
            if isinstance(target, ast.Attribute) and target.attr in STATES and not _is_allowed(value, steps):
                yield f"{source.path}:{target.lineno} sets a state by assignment"
        for call in house.calls(function):
            if not isinstance(call.func, ast.Attribute) or call.func.attr not in {"update", "create"}:
                continue
            for keyword in call.keywords:
                if keyword.arg in STATES and not _is_allowed(keyword.value, steps):
                    yield f"{source.path}:{call.lineno} sets a state with {call.func.attr}()"


def _assigned(function: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    yield from zip(target.elts, node.value.elts, strict=False)
                else:
                    yield target, node.value


def _is_allowed(value: ast.expr, steps: set[str]) -> bool:
    return _is_step(value) or (isinstance(value, ast.Name) and value.id in steps)


def _is_step(value: ast.expr) -> bool:
    """`WORKFLOW.after(…)`, or the state in which a process begins."""
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Attribute) and value.func.attr == "after"
    return isinstance(value, ast.Attribute) and value.attr == "initial"


def test_only_actions_write():
    found = write_faults(house.sources())
    assert not found, house.lines(found)


def test_only_a_step_sets_a_state():
    found = state_faults(house.sources())
    assert not found, house.lines(found)


@pytest.mark.parametrize(
    "code",
    [
        "company.save()",
        "company.save(update_fields=['name'])",
        "Company.objects.create(name=name)",
        "dossier.requests.create(training=training)",
        "Company.objects.filter(name='').update(name='x')",
        "company.delete()",
        "Company.objects.bulk_create(rows)",
        "Company.objects.get_or_create(number=number)",
    ],
)
def test_a_write_outside_an_action_is_found(code):
    assert len(write_faults([house.written(code, module="tandem.faces.web.company.views")])) == 1
    assert len(write_faults([house.written(code, module="tandem.journey.example.queries")])) == 1
    assert write_faults([house.written(code, module="tandem.journey.example.actions.filing")]) == []


@pytest.mark.parametrize(
    "code",
    [
        "digest.update(chunk)",
        "names.update({'a': 1})",
        "workbook.save(path)",
        "request.session.save()",
        "default_storage.delete(name)",
        "actions.draft(actor=actor)",
    ],
)
def test_what_writes_no_row_is_no_write(code):
    assert write_faults([house.written(code, module="tandem.faces.web.company.views")]) == []


@pytest.mark.parametrize(
    "line",
    [
        "request.state = State.GRANTED",
        "request.state, request.decided_at = State.GRANTED, now",
        "Request.objects.filter(pk=pk).update(state=State.GRANTED)",
        "Request.objects.create(state='granted')",
        "request.state = other.state",
        "track.phase = Phase.PLACED",
        "Track.objects.filter(pk=pk).update(phase=Phase.PLACED)",
    ],
)
def test_a_state_set_by_assignment_is_found(line):
    code = f"def grant(request, now):\n    {line}\n"

    assert len(state_faults([house.written(code, module="tandem.journey.example.actions")])) == 1


@pytest.mark.parametrize(
    "lines",
    [
        "request.state = WORKFLOW.after(request.state, Move.GRANT)",
        "request.state, request.decided_at = WORKFLOW.after(request.state, Move.GRANT), now",
        "after = WORKFLOW.after(request.state, Move.GRANT); request.state = after",
        "Request.objects.create(state=WORKFLOW.initial)",
        "Request.objects.filter(state=State.GRANTED).update(warned_on=day)",
    ],
)
def test_a_step_sets_a_state(lines):
    code = f"def grant(request, now):\n    {lines}\n"

    assert state_faults([house.written(code, module="tandem.journey.example.actions")]) == []
