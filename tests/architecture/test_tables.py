"""Every table refuses in Dutch, names one row, leaves its order to the page, and has a factory and a term."""

import importlib
import re
from collections.abc import Container, Iterable, Iterator

from django.apps.registry import Apps
from django.db import models
from django.db.models import CheckConstraint, Model, Q
from factory.django import DjangoModelFactory

from tandem.glossary import terms
from tests.architecture import house

DUTCH = {
    *("al", "begint", "bestaat", "de", "deze", "die", "dit", "een", "en", "er", "geen", "heeft", "het", "hoort"),
    *("horen", "is", "kan", "kennen", "niet", "niets", "of", "van", "voor", "wij", "zijn"),
}
ENGLISH = {"already", "and", "are", "constraint", "has", "have", "must", "not", "should", "the", "this", "violated"}


def ordering_faults(tables: Iterable[type[Model]]) -> list[str]:
    return [
        f"{house.label(table)} has an order of its own; order where you show"
        for table in tables
        if table._meta.ordering
    ]


def name_faults(tables: Iterable[type[Model]]) -> list[str]:
    return [f"{house.label(table)} does not say which row it is" for table in tables if table.__str__ is Model.__str__]


def message_faults(tables: Iterable[type[Model]]) -> Iterator[str]:
    """Constraints that refuse in no words, or not in a Dutch sentence."""
    for table in tables:
        for constraint in table._meta.constraints:
            said = str(constraint.violation_error_message)
            words = set(re.findall(r"[a-zéëï]+", said.lower()))
            if said == str(constraint.default_violation_error_message):
                yield f"{house.label(table)}: {constraint.name} refuses without saying why"
            elif not words & DUTCH or words & ENGLISH or not re.match(r"[A-ZÉ].*\.$", said):
                yield f"{house.label(table)}: {constraint.name} does not speak a Dutch sentence: {said}"


def factories() -> dict[type[Model], list[str]]:
    """The factories of each table."""
    found: dict[type[Model], list[str]] = {}
    for source in house.workshop():
        if source.is_in("tests.factories") and source.module != "tests.factories":
            module = importlib.import_module(source.module)
            for member in vars(module).values():
                is_factory = isinstance(member, type) and issubclass(member, DjangoModelFactory)
                if is_factory and member.__module__ == module.__name__ and member._meta.model:
                    found.setdefault(member._meta.model, []).append(f"{module.__name__}.{member.__name__}")
    return found


def unbroken(tables: Iterable[type[Model]], tests: str) -> list[str]:
    """Constraints that no test breaks: none names them."""
    return [
        f"{house.label(table)}: {constraint.name}"
        for table in tables
        for constraint in table._meta.constraints
        if f'"{constraint.name}"' not in tests and f"[{constraint.name}]" not in tests
    ]


def code_of(table: type[Model]) -> str:
    """The name of the concept in code: `RecognitionRequest` is `recognition_request`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", table.__name__).lower()


def has_term(code: str, known: Container[str]) -> bool:
    """Whether the glossary knows this word, or the two words that a table of links joins."""
    parts = code.split("_")
    cuts = [("_".join(parts[:cut]), "_".join(parts[cut:])) for cut in range(1, len(parts))]
    return code in known or any(one in known and other in known for one, other in cuts)


def test_no_table_has_an_order_of_its_own():
    found = ordering_faults(house.tables())
    assert not found, house.lines(found)


def test_every_row_can_be_named():
    found = name_faults(house.tables())
    assert not found, house.lines(found)


def test_every_constraint_refuses_in_a_dutch_sentence():
    found = list(message_faults(house.tables()))
    assert not found, house.lines(found)


def test_every_constraint_is_broken_by_a_test():
    tests = "".join(path.read_text(encoding="utf-8") for path in (house.ROOT / "tests" / "tandem").rglob("test_*.py"))
    found = unbroken(house.tables(), tests)
    assert not found, house.lines(found)
    assert unbroken(house.tables(), "")


def test_every_table_has_one_factory():
    known = factories()
    found = [
        f"{house.label(table)}: {known.get(table, 'none')}"
        for table in house.tables()
        if len(known.get(table, ())) != 1
    ]
    assert not found, house.lines(found)


def test_every_table_has_a_term():
    known = {term.code for term in terms.ALL}
    codes = {house.label(table): code_of(table) for table in house.tables()}
    found = [f"{name}: {code}" for name, code in codes.items() if not has_term(code, known)]
    assert not found, house.lines(found)


def test_a_table_without_manners_is_found():
    class Meta:
        apps = Apps()
        app_label = "people"
        ordering = ("id",)
        constraints = (
            CheckConstraint(condition=Q(id__gt=0), name="silent"),
            CheckConstraint(condition=Q(id__gt=1), name="english", violation_error_message="The number is not valid."),
            CheckConstraint(condition=Q(id__gt=2), name="unfinished", violation_error_message="een nummer is te laag"),
            CheckConstraint(condition=Q(id__gt=3), name="polite", violation_error_message="Dit nummer is te laag."),
        )

    table = type("Rude", (Model,), {"__module__": __name__, "Meta": Meta, "id": models.IntegerField(primary_key=True)})

    assert ordering_faults([table]) == ["people.Rude has an order of its own; order where you show"]
    assert name_faults([table]) == ["people.Rude does not say which row it is"]
    assert [fault.split()[1] for fault in message_faults([table])] == ["silent", "english", "unfinished"]


def test_a_table_without_a_term_is_found():
    known = {"training", "activity_list"}

    assert has_term("training", known)
    assert has_term("training_activity_list", known)
    assert not has_term("vacancy", known)
    assert not has_term("training_site", known)


def test_a_concept_has_one_name_in_code():
    names = {"RecognitionRequest": "recognition_request", "Company": "company"}

    assert {name: code_of(type(name, (), {})) for name in names} == names
