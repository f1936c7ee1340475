"""Every factory makes a row that the database accepts, by default and in each of its situations."""

import importlib
from typing import Any

import pytest

from tests.architecture.test_tables import factories


def _situations() -> list[Any]:
    found = []
    for names in factories().values():
        for name in names:
            module, _, factory = name.rpartition(".")
            kind = getattr(importlib.import_module(module), factory)
            found += [
                pytest.param(kind, trait, id=f"{factory}-{trait or 'by default'}") for trait in (None, *_traits(kind))
            ]
    return found


def _traits(kind: Any) -> list[str]:
    return sorted(kind._meta.parameters)


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "trait"), _situations())
def test_a_factory_makes_a_row_that_is_accepted(kind, trait):
    row = kind(**({trait: True} if trait else {}))

    row.refresh_from_db()
    row.validate_constraints()


def test_situations_are_tried_too():
    names = {parameter.id for parameter in _situations()}

    assert {"RecognitionRequestFactory-granted", "RecognitionRequestFactory-by default"} <= names
