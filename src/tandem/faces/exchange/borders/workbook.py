"""Reads the rows of the first sheet of a small workbook."""

from pathlib import Path

from tandem.faces.exchange import workbooks
from tandem.faces.exchange.borders import messages
from tandem.faces.exchange.borders.facts import UnreadableError


def rows(path: Path) -> list[tuple[str, ...]]:
    """The rows of the first sheet as texts, empty cells as empty texts."""
    if not path.is_file():
        raise UnreadableError(messages.not_found(path.name))
    try:
        (_title, first), *_others = workbooks.pages(path.name, path.read_bytes())
    except workbooks.BombError as error:
        raise UnreadableError(messages.bomb(path.name, reason=error.reason)) from error
    except (workbooks.UnreadableError, OSError) as error:
        raise UnreadableError(messages.no_workbook(path.name)) from error
    return first
