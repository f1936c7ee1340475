"""Only faces know the time: they read one clock and pass `now` or `day` down."""

import ast
from collections.abc import Iterable, Iterator

import pytest

from tests.architecture import house
from tests.architecture.house import Source

CLOCKS = {
    "datetime": {"now", "today", "utcnow"},
    "date": {"today"},
    "timezone": {"now", "localtime", "localdate"},
    "time": {"time", "time_ns", "localtime", "gmtime"},
}
OUR_CLOCK = {"clock.now", "clock.today"}
OWN_CLOCK = {
    "tandem.base.clock": "this is the clock",
    "tandem.base.ids": "an identifier sorts by the moment it was made",
}


def faults(files: Iterable[Source]) -> list[str]:
    """Each place that reads a clock and may not."""
    return [fault for source in files if source.module not in OWN_CLOCK for fault in _faults_of(source)]


def _faults_of(source: Source) -> Iterator[str]:
    is_face = source.is_in("tandem.faces")
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute):
            name = house.dotted(node)
            owner, _, read = name.rpartition(".")
            if read in CLOCKS.get(owner.rpartition(".")[2], ()):
                yield f"{source.path}:{node.lineno} reads the time with {name}"
            elif name in OUR_CLOCK and not is_face:
                yield f"{source.path}:{node.lineno} reads {name}; a face passes the time down"
        elif isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            yield f"{source.path}:{node.lineno} lets the table read the time ({node.arg})"
        elif isinstance(node, ast.ImportFrom) and not is_face:
            names = {alias.name for alias in node.names}
            if (node.module == "tandem.base.clock" and names) or (node.module == "time" and names & CLOCKS["time"]):
                yield f"{source.path}:{node.lineno} brings a clock in"


def unplaced(files: Iterable[Source]) -> list[str]:
    """Moments (`…_at`) that are written as they lie in the database: in London time, not in ours."""
    return [
        f"{source.path}:{node.lineno} writes {house.dotted(node.args[0])} without saying where"
        for source in files
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and house.dotted(node.func).rpartition(".")[2] in {"date_format", "time_format"}
        and node.args
        and isinstance(node.args[0], ast.Attribute)
        and node.args[0].attr.endswith("_at")
    ]


def test_only_faces_read_the_clock():
    found = faults(house.sources())
    assert not found, house.lines(found)


@pytest.mark.parametrize(
    "code",
    [
        "datetime.now(UTC)",
        "datetime.datetime.utcnow()",
        "date.today()",
        "timezone.now()",
        "time.time()",
        "clock.now()",
        "handler(clock=clock.now)",
        "from tandem.base.clock import now",
        "created = models.DateTimeField(auto_now_add=True)",
        "created = models.DateTimeField(default=timezone.now)",
    ],
)
def test_a_clock_below_the_faces_is_found(code):
    assert len(faults([house.written(code, module="tandem.journey.example.actions")])) == 1


def test_a_face_reads_the_one_clock_and_no_other():
    assert faults([house.written("clock.now()", module="tandem.faces.web.company.views")]) == []
    assert len(faults([house.written("datetime.now(UTC)", module="tandem.faces.web.company.views")])) == 1


def test_a_moment_is_written_in_the_time_of_brussels():
    found = unplaced(house.sources())
    assert not found, house.lines(found)
    code = "date_format(run.asked_at, 'H:i'); date_format(day_of(run.asked_at)); date_format(one.starts_on)"
    assert len(unplaced([house.written(code, module="tandem.faces.web.rounds.pages")])) == 1
