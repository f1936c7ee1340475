"""Rows of the mirror by the hundred thousand, in the way each database loads them fastest.

The one place in this room with SQL of its own. Model instances would take ten times as long as the database itself; so
rows come as plain tuples in the order of `COLUMNS` and go to `COPY` on PostgreSQL, to `executemany` elsewhere.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from django.db import connection, models

from tandem.registers.organisations.models import (
    RegisterActivity,
    RegisterAddress,
    RegisterBranch,
    RegisterCode,
    RegisterContact,
    RegisterDeletion,
    RegisterDenomination,
    RegisterEnterprise,
    RegisterEstablishment,
)
from tandem.registers.organisations.terms import RegisterFile

Values = tuple[Any, ...]

TABLES: Final[Mapping[RegisterFile, type[models.Model]]] = {
    RegisterFile.CODE: RegisterCode,
    RegisterFile.ENTERPRISE: RegisterEnterprise,
    RegisterFile.ESTABLISHMENT: RegisterEstablishment,
    RegisterFile.BRANCH: RegisterBranch,
    RegisterFile.DENOMINATION: RegisterDenomination,
    RegisterFile.ADDRESS: RegisterAddress,
    RegisterFile.CONTACT: RegisterContact,
    RegisterFile.ACTIVITY: RegisterActivity,
}

COLUMNS: Final[Mapping[RegisterFile, tuple[str, ...]]] = {
    RegisterFile.CODE: ("line", "category", "code", "language", "description"),
    RegisterFile.ENTERPRISE: ("line", "number", "status", "situation", "kind", "form", "form_to_read", "started_on"),
    RegisterFile.ESTABLISHMENT: ("line", "number", "enterprise", "started_on"),
    RegisterFile.BRANCH: ("line", "number", "enterprise", "started_on"),
    RegisterFile.DENOMINATION: ("line", "entity", "language", "kind", "name", "search_name"),
    RegisterFile.ADDRESS: (
        "line",
        "entity",
        "kind",
        "country",
        "zipcode",
        "municipality",
        "street",
        "house_number",
        "box",
        "extra",
        "struck_off_on",
    ),
    RegisterFile.CONTACT: ("line", "entity", "kind", "value"),
    RegisterFile.ACTIVITY: ("line", "entity", "group", "version", "code", "classification"),
}
"""The values of a row, in the order in which they are handed over."""

KEYS: Final[Mapping[RegisterFile, tuple[str, ...]]] = {
    RegisterFile.CODE: ("category", "code", "language"),
    RegisterFile.ENTERPRISE: ("number",),
    RegisterFile.ESTABLISHMENT: ("number",),
    RegisterFile.BRANCH: ("number",),
}
"""What occurs only once in a generation; the other files hold any number of rows per entity."""

SWEPT_AT_ONCE: Final = 20_000
LOOKED_UP_AT_ONCE: Final = 500


def load(file: RegisterFile, rows: Sequence[Values], *, generation: int) -> None:
    """Add rows to a generation, in the current transaction."""
    table, columns = _names(TABLES[file], COLUMNS[file])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # `copy` is psycopg's own, so its errors are not yet those of Django.
            statement = f"COPY {table} (generation, {columns}) FROM STDIN"
            with connection.wrap_database_errors, cursor.copy(statement) as copy:
                for row in rows:
                    copy.write_row((generation, *row))
            return
        marks = ", ".join(["%s"] * len(COLUMNS[file]))
        # The number is ours, not a user's; written out it need not be bound for every row.
        sql = f"INSERT INTO {table} (generation, {columns}) VALUES ({generation:d}, {marks})"  # noqa: S608
        cursor.executemany(sql, rows)


def note_deletions(file: RegisterFile, entities: Collection[int], *, generation: int) -> None:
    """Remember whose rows in this file an update takes away; twice the same is once."""
    rows = [RegisterDeletion(generation=generation, file=file, entity=entity) for entity in entities]
    RegisterDeletion.objects.bulk_create(rows, ignore_conflicts=True, batch_size=LOOKED_UP_AT_ONCE)


def keys_there(file: RegisterFile, keys: Collection[Values], *, generation: int) -> frozenset[Values]:
    """Which of these keys the generation holds already."""
    names = KEYS[file]
    stored = TABLES[file]._default_manager.filter(generation=generation)
    found: set[Values] = set()
    for some in in_portions(sorted(keys)):
        rows = stored.filter(**{f"{names[0]}__in": {key[0] for key in some}}).values_list(*names)
        found.update(rows.iterator())
    return frozenset(found) & frozenset(keys)


def entities_in(file: RegisterFile, *, generation: int) -> Iterator[int]:
    """Everybody who has a row in this file of a generation, in order."""
    rows = TABLES[file]._default_manager.filter(generation=generation)
    column = entity_column(file)
    yield from rows.order_by(column).values_list(column, flat=True).distinct().iterator(chunk_size=LOOKED_UP_AT_ONCE)


def take_away(file: RegisterFile, entities: Sequence[int], *, generation: int) -> None:
    """Take away all rows of these entities in this file of a generation."""
    stored = TABLES[file]._default_manager.filter(generation=generation)
    for some in in_portions(entities):
        stored.filter(**{f"{entity_column(file)}__in": some}).delete()


def take_away_all(file: RegisterFile, *, generation: int) -> None:
    """Take away all rows of a small file."""
    TABLES[file]._default_manager.filter(generation=generation).delete()


def move(file: RegisterFile, *, generation: int, to: int) -> None:
    """Let all rows of one generation belong to another."""
    TABLES[file]._default_manager.filter(generation=generation).update(generation=to)


def has_rows(model: type[models.Model], *, generation: int) -> bool:
    """Whether a generation still has rows in this table."""
    return model._default_manager.filter(generation=generation).exists()


def sweep_some(model: type[models.Model], *, generation: int) -> None:
    """Delete some rows of a generation nobody sees. The caller commits between two calls."""
    key = model._meta.pk_fields[1].attname
    rows = model._default_manager.filter(generation=generation)
    until = rows.order_by(key).values_list(key, flat=True)[SWEPT_AT_ONCE : SWEPT_AT_ONCE + 1].first()
    if until is None:
        rows.delete()
        return
    below = rows.filter(**{f"{key}__lt": until})
    # One entity may have more rows than the portion: then it goes as a whole.
    (below if below.exists() else rows.filter(**{key: until})).delete()


def entity_column(file: RegisterFile) -> str:
    """The column that says whose row it is."""
    return "number" if file in KEYS else "entity"


def in_portions(keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The keys in portions that a database takes in one question."""
    for start in range(0, len(keys), LOOKED_UP_AT_ONCE):
        yield keys[start : start + LOOKED_UP_AT_ONCE]


def _names(model: type[models.Model], columns: Sequence[str]) -> tuple[str, str]:
    quote = connection.ops.quote_name
    return quote(model._meta.db_table), ", ".join(quote(name) for name in columns)
