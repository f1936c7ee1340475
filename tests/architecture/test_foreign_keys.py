"""A foreign key is an import too: it points to the same room or to a lower one, never up."""

from collections.abc import Iterable

from django.apps.registry import Apps
from django.db import models
from django.db.models import Model

from tandem.journey.recognition.models import Recognition
from tests.architecture import house


def faults(tables: Iterable[type[Model]], order: house.Order) -> list[str]:
    found = []
    for table in tables:
        for field in (*table._meta.fields, *table._meta.many_to_many):
            target = field.related_model
            if target is None or not target.__module__.startswith("tandem."):
                continue
            if not order.allows(table.__module__, target.__module__):
                found.append(f"{house.label(table)}.{field.name} points up, to {house.label(target)}")
    return found


def test_foreign_keys_run_down():
    found = faults(house.tables(), house.order())
    assert not found, house.lines(found)


def test_a_foreign_key_that_points_up_is_found():
    class Meta:
        apps = Apps()
        app_label = "accounts"

    up = models.ForeignKey(Recognition, on_delete=models.CASCADE, related_name="+")
    account = type("Account", (Model,), {"__module__": "tandem.registers.accounts.models", "Meta": Meta, "up": up})

    assert faults([account], house.order()) == ["accounts.Account.up points up, to recognition.Recognition"]


def test_the_order_of_the_house_is_the_one_of_the_import_contracts():
    order = house.order()

    assert order.allows("tandem.journey.recognition.models", "tandem.registers.mandates.models")
    assert order.allows("tandem.registers.access.models", "tandem.registers.accounts.models")
    assert order.allows("tandem.journey.recognition.models.a", "tandem.journey.recognition.models.b")
    assert order.allows("tandem.registers.geo.models", "tandem.base.models")
    assert not order.allows("tandem.registers.accounts.models", "tandem.registers.access.models")
    assert not order.allows("tandem.base.models", "tandem.registers.geo.models")
    assert not order.allows("tandem.journey.recognition.models", "tandem.network.events.models")
