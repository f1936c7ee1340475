"""Makes extracts of any size in the real form of the KBO, from invented companies; same seed, same files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from tandem.faces.demo.kbo.company import Company, Inventor
from tandem.faces.demo.kbo.files import Edition, write_full, write_update
from tandem.faces.demo.kbo.updates import Story, Told

FIRST_EXTRACT: Final = 140
FIRST_DAY: Final = date(2026, 11, 1)
CHANGES_PER_UPDATE: Final = 21
PICKED: Final = 40
"""Companies kept at hand per update, to let things happen to."""


@dataclass(frozen=True)
class Generated:
    """The files that were made, in the order in which they are to be imported, and what the updates tell."""

    full: Path
    updates: tuple[Path, ...]
    next_full: Path | None
    told: tuple[Told, ...]


def generate(
    folder: Path,
    *,
    establishments: int,
    seed: int = 1,
    updates: int = 0,
    changes: int = CHANGES_PER_UPDATE,
    number: int = FIRST_EXTRACT,
    with_next_full: bool = False,
) -> Generated:
    """A full extract, so many updates on the days after, and if asked the full extract that says the same as all."""
    folder.mkdir(parents=True, exist_ok=True)
    inventor = Inventor(seed)
    pool: list[Company] = []
    full = Edition(number, "full", FIRST_DAY)
    companies = inventor.companies(establishments=establishments)
    write_full(folder / full.file_name, _picking(companies, pool, most=PICKED * updates), full)
    story = Story(inventor, pool)
    paths, told = [], []
    for n in range(1, updates + 1):
        chapter = story.next(n, changes=changes)
        edition = Edition(number + n, "update", FIRST_DAY + timedelta(days=n))
        write_update(folder / edition.file_name, gone=chapter.gone, fresh=chapter.fresh, edition=edition)
        paths.append(folder / edition.file_name)
        told += chapter.told
    last = None
    if with_next_full:
        edition = Edition(number + updates, "full", FIRST_DAY + timedelta(days=updates))
        last = folder / edition.file_name if updates else folder / f"Next_{edition.file_name}"
        again = Inventor(seed).companies(establishments=establishments)
        write_full(last, story.final(again), edition)
    return Generated(folder / full.file_name, tuple(paths), last, tuple(told))


def _picking(companies: Iterable[Company], pool: list[Company], *, most: int) -> Iterator[Company]:
    """The companies, while some that have an establishment and no branch abroad are kept aside."""
    for company in companies:
        if len(pool) < most and company.places and company.branch is None:
            pool.append(company)
        yield company
