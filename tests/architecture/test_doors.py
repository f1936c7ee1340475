"""Before a face shows a row about a person, it notes who looked.

A door is a query that gives one row; it is a personal door when that row tells something about a person. Every view
from which such a door can be reached, directly or through the functions of its face, also reaches `note_read`.
"""

import ast
from collections.abc import Iterable, Mapping

from django.db.models import Model

from tandem.base import privacy
from tests.architecture import house
from tests.architecture.house import Source

NOTES = "tandem.registers.access.actions.note_read"
SHOWS = "django.shortcuts.render"
NOT_ABOUT_SOMEBODY = {
    "Company": "a fact of the public register; its contact is shown to nobody but itself and its body",
    "Establishment": "a fact of the public register",
    "Provider": "the address of an institution",
    "User": "one's own account",
    "Event": "who acted stands in the history of a file, and the page of the file notes who looked",
    "Mail": "what we sent ourselves; listed for who runs the platform",
    "Notice": "one's own line, or one for the organisation for which one acts; nobody else's",
    "ApiToken": "one's own key",
    "Capacity": "one's own, or that of who acts for an organisation; never that of a learner or parent of another",
    "Invitation": "for who lets people in there; one to a learner or parent stands in the file, whose page notes",
    "Recognition": "public by law: a place and a training, nobody's name",
    "RegisterAddress": "a fact of the public register",
    "RegisterContact": "a fact of the public register",
    "RegisterDenomination": "a fact of the public register",
    "RegisterRejection": "a line of a file, for who imports it",
}


def personal_tables() -> set[str]:
    """The tables of which a row tells about a person more than who acted, and those whose rows belong to such a row."""
    tables = [table for table in house.tables() if table.__name__ not in NOT_ABOUT_SOMEBODY]
    found = {table for table in tables if any(not name.endswith("_by") for name in _told(table))}
    while more := {table for table in tables if table not in found and _owners(table) & found}:
        found |= more
    return {table.__name__ for table in found}


def _told(table: type[Model]) -> set[str]:
    return {name for name, given in privacy.of(table).items() if given and given.kind is not privacy.Kind.OPEN}


def _owners(table: type[Model]) -> set[type[Model]]:
    return {field.related_model for field in table._meta.concrete_fields if field.related_model and not field.null}


def personal_doors(files: Iterable[Source], tables: set[str]) -> set[str]:
    """The queries that give one such row."""
    return {
        f"{source.module}.{function.name}"
        for source in files
        if source.has_part("queries") and not source.is_in("tandem.faces")
        for function in house.functions(source)
        if not function.name.startswith("_") and _given(function) in tables
    }


def _given(function: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """The row a query gives, be it or none."""
    given = ast.unparse(function.returns) if function.returns else ""
    return given.removesuffix(" | None")


def faults(files: Iterable[Source], doors: set[str]) -> list[str]:
    """Views that open a personal door and note nothing."""
    faces = [
        source for source in files if source.is_in("tandem.faces.web", "tandem.faces.api", "tandem.faces.documents")
    ]
    calls = {
        f"{source.module}.{function.name}": _called(function, names=_imported(source), source=source)
        for source in faces
        for function in house.functions(source)
    }
    found = []
    for source in faces:
        for function in house.functions(source):
            name = f"{source.module}.{function.name}"
            reached = _reached(name, calls) if _is_view(function) else set()
            if _only_acts(function) and SHOWS not in reached:
                continue
            if reached & doors and NOTES not in reached:
                found.append(
                    f"{source.path}:{function.lineno} {function.name} opens {', '.join(sorted(reached & doors))}"
                )
    return found


def _is_view(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    names = [argument.arg for argument in function.args.args]
    return names[:1] == ["request"] and not function.name.startswith("_")


def _only_acts(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a view only takes a POST: it shows nothing unless it draws a page, and its event says who acted."""
    return any(house.dotted(mark).endswith("require_POST") for mark in function.decorator_list)


def _imported(source: Source) -> dict[str, str]:
    """What each imported name stands for: `files` is `tandem.journey.recognition.queries.files`."""
    imports = [node for node in ast.walk(source.tree) if isinstance(node, ast.ImportFrom) and node.module]
    return {alias.asname or alias.name: f"{node.module}.{alias.name}" for node in imports for alias in node.names}


def _called(function: ast.AST, *, names: Mapping[str, str], source: Source) -> set[str]:
    found = set()
    for node in ast.walk(function):
        name = house.dotted(node) if isinstance(node, ast.Name | ast.Attribute) else ""
        first, _, rest = name.partition(".")
        if name:
            found.add(".".join(filter(None, [names.get(first, f"{source.module}.{first}"), rest])))
    return found


def _reached(name: str, calls: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        for called in calls.get(waiting.pop(), ()):
            if called not in reached:
                reached.add(called)
                waiting.append(called)
    return reached


def test_every_door_to_a_person_notes_the_reading():
    found = faults(house.sources(), personal_doors(house.sources(), personal_tables()))
    assert not found, house.lines(found)


def test_the_personal_doors_are_found():
    doors = personal_doors(house.sources(), personal_tables())

    assert "tandem.registers.people.queries.person_for" in doors
    assert "tandem.journey.recognition.queries.files.request_for" in doors


def test_no_exception_outlives_its_table():
    assert set(NOT_ABOUT_SOMEBODY) <= {table.__name__ for table in house.tables()}


DOOR = house.written(
    "def mentor_for(actor, mentor_id) -> Mentor: ...\ndef mentors_for(actor) -> QuerySet[Mentor]: ...",
    module="tandem.journey.example.queries",
)
VIEW = """
from django.shortcuts import redirect, render
from tandem.journey.example import queries
from tandem.registers.access import actions as access

def mentor(request, mentor_id):
    return show(_open(request, mentor_id))

def _open(request, mentor_id):
    {note}
    return queries.mentor_for(request.actor, mentor_id)

def mentors(request):
    return show(queries.mentors_for(request.actor))

@require_POST
def remove(request, mentor_id):
    actions.remove(queries.mentor_for(request.actor, mentor_id))
    return redirect("mentors")

@require_POST
def correct(request, mentor_id):
    return render(request, queries.mentor_for(request.actor, mentor_id))
"""


def test_a_view_that_notes_nothing_is_found():
    doors = personal_doors([DOOR], {"Mentor"})
    silent = house.written(VIEW.format(note="pass"), module="tandem.faces.web.example.views")
    noting = house.written(VIEW.format(note="access.note_read(actor=1)"), module="tandem.faces.web.example.views")

    assert doors == {"tandem.journey.example.queries.mentor_for"}
    assert [fault.split()[1] for fault in faults([silent], doors)] == ["mentor", "correct"]
    assert [fault.split()[1] for fault in faults([noting], doors)] == ["correct"]
