"""Nothing is too long to read, and every line has a room."""

from collections.abc import Iterable

from tests.architecture import house
from tests.architecture.house import Source

FILE_LINES, TEST_FILE_LINES, FUNCTION_LINES, CLASS_LINES = 500, 800, 60, 250
PAGE_KINDS = {".css", ".html", ".js", ".typ"}
GROUND_FLOORS = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "lib"}
"""Names of a place for lines that have no room."""


def file_faults(files: Iterable[Source]) -> list[str]:
    """Files that are too long."""
    return [
        f"{source.path} has {count} lines, {most} is the most"
        for source in files
        for count, most in [(len(source.text.splitlines()), _most(source.path))]
        if count > most
    ]


def _most(path: str) -> int:
    return TEST_FILE_LINES if path.startswith("tests/") else FILE_LINES


def function_faults(files: Iterable[Source]) -> list[str]:
    """Functions that are too long."""
    return [
        f"{source.path}:{function.lineno} {function.name} has {length} lines, {FUNCTION_LINES} is the most"
        for source in files
        for function in house.functions(source)
        for length in [(function.end_lineno or 0) - function.lineno + 1]
        if length > FUNCTION_LINES
    ]


def name_faults(files: Iterable[Source]) -> list[str]:
    """Modules for lines that have no room."""
    return [f"{source.path}: ask style.md where these lines go" for source in files if source.has_part(*GROUND_FLOORS)]


def package_faults(files: Iterable[Source]) -> list[str]:
    """Package files of storeys, rooms and floors that are not empty."""
    return [
        f"{source.path} is not empty: importing a rule would import this too"
        for source in files
        if source.path.endswith("/__init__.py") and source.text.strip() and not _may_speak(source)
    ]


def _may_speak(source: Source) -> bool:
    """The engine has one public face; models and parts of a face that are packages may gather their modules."""
    parts = source.module.split(".")
    is_below_a_room = len(parts) > len(["tandem", "storey", "room"])
    return source.module == "matchmaker" or (is_below_a_room and (parts[1] == "faces" or parts[3:] == ["models"]))


def test_no_file_is_too_long():
    found = file_faults((*house.sources(), *house.workshop()))
    assert not found, house.lines(found)


def test_no_page_or_style_sheet_is_too_long():
    pages = [path for path in house.SRC.rglob("*") if path.suffix in PAGE_KINDS]
    found = [f"{path.name}" for path in pages if len(path.read_text(encoding="utf-8").splitlines()) > FILE_LINES]
    assert pages
    assert not found, house.lines(found)


def test_no_function_is_too_long():
    found = function_faults((*house.sources(), *house.workshop()))
    assert not found, house.lines(found)


def test_every_line_has_a_room():
    found = name_faults(house.sources())
    assert not found, house.lines(found)


def test_packages_are_empty():
    found = package_faults(house.sources())
    assert not found, house.lines(found)


def test_what_is_too_long_is_found():
    code = "def long():\n" + "    one = 1\n" * FUNCTION_LINES + "x = 1\n" * FILE_LINES

    assert len(file_faults([house.written(code)])) == 1
    assert len(function_faults([house.written(code)])) == 1
    assert function_faults([house.written(code.replace("    one = 1\n", "", 1))]) == []


def test_a_second_ground_floor_is_found():
    assert len(name_faults([house.written("", module="tandem.journey.plans.utils")])) == 1
    assert name_faults([house.written("", module="tandem.journey.plans.rules")]) == []


def test_a_package_file_that_says_something_is_found():
    said = Source(path="src/tandem/law/__init__.py", module="tandem.law", text="import django")

    assert len(package_faults([said])) == 1
