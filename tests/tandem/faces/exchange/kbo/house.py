"""What the tests of the import share: small extracts, importing them, and a fingerprint of the mirror."""

import hashlib
from pathlib import Path

from tandem.base.actor import SYSTEM
from tandem.faces.demo.kbo.generator import Generated, generate
from tandem.faces.exchange.kbo.importer import Wishes, import_extract
from tandem.registers.organisations.actions.register_rows import COLUMNS, TABLES
from tandem.registers.organisations.models import RegisterExtract
from tests.factories.numbers import NOW

SMALL = 120
SMALL_BLOCK = 4096


def made(folder: Path, **wishes) -> Generated:
    """A small full extract with what was asked for."""
    return generate(folder, **{"establishments": SMALL, "seed": 7, **wishes})


def imported(path, *, now=NOW, progress=None, **wishes):
    """The report of an import."""
    chosen = Wishes(**{"block_size": SMALL_BLOCK, **wishes})
    return import_extract(path, actor=SYSTEM, clock=lambda: now, wishes=chosen, progress=progress)


def shown_generation():
    """The generation that everybody sees, or None."""
    return RegisterExtract.objects.current().values_list("shows", flat=True).first()


def fingerprint(*, with_lines=True, using="default"):
    """A fingerprint of all rows that everybody sees, whatever the order in which they were stored."""
    generation = RegisterExtract.objects.using(using).current().values_list("shows", flat=True).get()
    digest = hashlib.sha256()
    for file, model in TABLES.items():
        columns = COLUMNS[file] if with_lines else COLUMNS[file][1:]
        rows = model.objects.using(using).filter(generation=generation).values_list(*columns)
        for row in sorted(map(repr, rows.iterator())):
            digest.update(f"{file}{row}".encode())
    return digest.hexdigest()
