"""Queries in tests: a budget for each page, no column asked for by itself, and rows without an order in any order."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.query_utils import DeferredAttribute
from django.test.utils import CaptureQueriesContext

MARKS = ("SAVEPOINT", "RELEASE SAVEPOINT")
_shuffle = random.Random()
_is_on = True


@contextmanager
def query_budget(most: int) -> Iterator[CaptureQueriesContext]:
    """At most so many queries in this block; more, and the failure lists them all.

    The marks around a transaction are no questions: outside a test they are its begin and its end.
    """
    with CaptureQueriesContext(connection) as captured:
        yield captured
    asked = [query["sql"] for query in captured.captured_queries if not query["sql"].startswith(MARKS)]
    if len(asked) > most:
        listed = "\n".join(f"{n:3} {sql[:400]}" for n, sql in enumerate(asked, 1))
        raise AssertionError(f"{len(asked)} queries where {most} are allowed:\n{listed}")


def seed(value: str) -> None:
    """Start the order of one test, so that a failure can be seen again with the same seed."""
    _shuffle.seed(value)


@contextmanager
def unshuffled() -> Iterator[None]:
    """Rows as the database gives them, for a test that measures or compares the database itself."""
    global _is_on  # noqa: PLW0603 - one switch for the whole process
    _is_on = False
    try:
        yield
    finally:
        _is_on = True


def shuffle_unordered() -> None:
    """From now on a list of rows without an order comes in any order, as a database may give it."""
    fetch_all = QuerySet._fetch_all

    def _fetch_all(self: Any) -> None:
        is_fresh = self._result_cache is None
        fetch_all(self)
        if is_fresh and _is_on and not self.ordered and not self.query.is_sliced:
            _shuffle.shuffle(self._result_cache)

    QuerySet._fetch_all = _fetch_all  # type: ignore[method-assign]


def refuse_late_columns() -> None:
    """From now on a column that a query left out cannot be asked for later, one row at a time."""
    get = DeferredAttribute.__get__

    def loaded(self: Any, instance: Any, cls: Any = None) -> Any:
        name = self.field.attname
        if instance is not None and name not in instance.__dict__ and self._check_parent_chain(instance) is None:
            raise AssertionError(f"{type(instance).__name__}.{name} was left out of the query: name it in `only`")
        return get(self, instance, cls)

    DeferredAttribute.__get__ = loaded  # type: ignore[method-assign]
