"""A property of a model tells what the row holds; what asks the database is a method or a query."""

import ast
import importlib
from collections.abc import Iterable, Iterator
from functools import cached_property

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from tests.architecture import house
from tests.architecture.house import Source
from tests.architecture.test_tables import factories

ASKS = {
    *("aggregate", "all", "annotate", "count", "exclude", "exists", "filter", "first", "last", "latest", "objects"),
    *("values", "values_list"),
}


def faults(files: Iterable[Source]) -> list[str]:
    """Properties of models that ask the database."""
    return [fault for source in files if source.has_part("models") for fault in _faults_of(source)]


def _faults_of(source: Source) -> Iterator[str]:
    for function in house.functions(source):
        marks = {house.dotted(mark).rpartition(".")[2] for mark in function.decorator_list}
        asked = {node.attr for node in ast.walk(function) if isinstance(node, ast.Attribute)} & ASKS
        if asked and marks & {"property", "cached_property"}:
            asks = ", ".join(sorted(asked))
            yield f"{source.path}:{function.lineno} the property {function.name} asks the database ({asks})"


def properties(table: type[Model]) -> list[str]:
    """The properties that the classes of the product give to a row."""
    own = [kind for kind in table.__mro__ if kind.__module__.startswith("tandem.")]
    return [
        name for kind in own for name, member in vars(kind).items() if isinstance(member, property | cached_property)
    ]


def test_no_property_asks_the_database():
    found = faults(house.sources())
    assert not found, house.lines(found)


@pytest.mark.django_db
@pytest.mark.parametrize("table", factories(), ids=house.label)
def test_a_row_tells_itself_without_a_query(table):
    module, _, factory = factories()[table][0].rpartition(".")
    row = table._base_manager.get(pk=getattr(importlib.import_module(module), factory)().pk)

    with CaptureQueriesContext(connection) as asked:
        told = {name: getattr(row, name) for name in properties(table)}
        str(row)

    assert len(asked) == 0, f"{told}: {asked.captured_queries}"


@pytest.mark.parametrize(
    "body", ["self.requests.count()", "Recognition.objects.get(pk=self.pk)", "self.mentors.first()"]
)
def test_a_property_that_asks_is_found(body):
    code = f"class Company:\n    @property\n    def found(self):\n        return {body}\n"

    assert len(faults([house.written(code, module="tandem.journey.example.models")])) == 1


def test_a_property_that_tells_is_fine():
    code = "class Company:\n    @property\n    def is_gone(self):\n        return self.gone_since is not None\n"

    assert faults([house.written(code, module="tandem.journey.example.models")]) == []
