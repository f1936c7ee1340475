"""The region's own extracts of the KBO, read in through the importer that real ones come through."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime
from pathlib import Path

from tandem.base.actor import SYSTEM
from tandem.faces.demo.kbo.company import Company, Inventor
from tandem.faces.demo.kbo.files import Edition, write_update
from tandem.faces.demo.kbo.updates import Chapter, Kind
from tandem.faces.demo.market import EXTRACT_NUMBER
from tandem.faces.exchange.kbo import importer
from tandem.faces.exchange.kbo.facts import Report
from tandem.faces.exchange.kbo.importer import Wishes
from tandem.registers.organisations.rules import written


def read_in(path: Path, *, at: datetime) -> Report:
    """Import an extract as if it had been done at that moment."""
    return importer.import_extract(path, actor=SYSTEM, clock=lambda: at, wishes=Wishes())


def closing(folder: Path, *, seed: int, establishments: int, number: str, day: date) -> Path:
    """An update in which the first establishment of this company is gone."""
    company = _found(number, Inventor(seed).companies(establishments=establishments))
    before = deepcopy(company)
    company.places = company.places[1:]
    chapter = Chapter(1)
    chapter.tell(Kind.CLOSE, before, company, before.places[0])
    edition = Edition(EXTRACT_NUMBER + 1, "update", day)
    path = folder / edition.file_name
    write_update(path, gone=chapter.gone, fresh=chapter.fresh, edition=edition)
    return path


def _found(number: str, companies: Iterator[Company]) -> Company:
    return next(one for one in companies if written(one.number) == number)
