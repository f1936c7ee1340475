"""Every field says whether it tells something about a person, and then what for, on what ground, for how long."""

from collections.abc import Iterable
from typing import ClassVar

from django.apps.registry import Apps
from django.db import models
from django.db.models import Model

from tandem.base import privacy
from tests.architecture import house

ORGANISATIONS = {"people.Person.kept_by"}
"""Fields that read like a person and hold an organisation."""


def faults(tables: Iterable[type[Model]]) -> list[str]:
    return [f"{house.label(table)}.{fault}" for table in tables for fault in _faults_of(table)]


def _faults_of(table: type[Model]) -> Iterable[str]:
    classes = privacy.of(table)
    for name in set(getattr(table, "PRIVACY", {})) - set(classes) - {"*"}:
        yield f"{name} is classified, and is no field"
    for name, given in classes.items():
        if given is None:
            yield f"{name} is not classified"
        elif given.kind is not privacy.Kind.OPEN and not (given.purpose and given.ground and given.retention):
            yield f"{name} does not say what for, on what ground or for how long"
        elif (
            given.kind is privacy.Kind.OPEN
            and name.endswith("_by")
            and f"{house.label(table)}.{name}" not in ORGANISATIONS
        ):
            yield f"{name} says who did it: that is personal"


def test_every_field_is_classified():
    found = faults(house.tables())
    assert not found, house.lines(found)


def test_each_way_to_forget_it_is_found():
    class Meta:
        apps = Apps()
        app_label = "people"

    vague = privacy.FieldPrivacy(privacy.Kind.SENSITIVE, purpose="to help")
    namespace = {
        "__module__": __name__,
        "Meta": Meta,
        "PRIVACY": {"id": privacy.OPEN, "gone": privacy.OPEN, "health": vague, "seen_by": privacy.OPEN},
        "health": models.TextField(),
        "seen_by": models.UUIDField(),
        "birth_date": models.DateField(),
    }
    careless = type("Careless", (Model,), namespace)

    assert sorted(faults([careless])) == [
        "people.Careless.birth_date is not classified",
        "people.Careless.gone is classified, and is no field",
        "people.Careless.health does not say what for, on what ground or for how long",
        "people.Careless.seen_by says who did it: that is personal",
    ]


def test_a_table_that_was_forgotten_is_found():
    class Forgotten(Model):
        objects: ClassVar = models.Manager()
        name = models.TextField()

        class Meta:
            apps = Apps()
            app_label = "people"

        def __str__(self):
            return self.name

    assert faults([Forgotten]) == ["people.Forgotten.id is not classified", "people.Forgotten.name is not classified"]
