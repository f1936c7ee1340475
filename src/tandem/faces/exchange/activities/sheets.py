"""The table of a file of activity lists: one row for each activity, with what holds for its whole list."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext_noop

from tandem.faces.exchange.sheets import CellError, Column, Sheet, day, heading_key, text
from tandem.registers.reference.terms import Certainty, Safety

MOST_NUMBER: Final = 99
MOST_PHASE: Final = 3
_MOST_DIGITS: Final = 4
_LIST: Final = re.compile(r"[A-Za-z]{3}")
_TRAINING: Final = re.compile(r"[^\s,;|]+")

MARKS: Final = {
    "o": Certainty.OFFICIAL,
    "officieel": Certainty.OFFICIAL,
    "s": Certainty.RETOLD,
    "naverteld": Certainty.RETOLD,
    "onzeker": Certainty.UNCERTAIN,
    "g": Certainty.INVENTED,
    "verzonnen": Certainty.INVENTED,
}
"""How sure an activity belongs to its list: as it is written in a file."""
WRITTEN_MARKS: Final = {
    Certainty.OFFICIAL: "officieel",
    Certainty.RETOLD: "S",
    Certainty.UNCERTAIN: "onzeker",
    Certainty.INVENTED: "G",
}
SAFETY: Final = {"minderjarige": Safety.MINOR, "pbm": Safety.PPE, "geen": Safety.NONE}
YES_OR_NO: Final = {"ja": True, "nee": False}


@dataclass(frozen=True)
class Row:
    """One activity as it stands in the file; what holds for its list may stand in the first row of the list alone."""

    list: str
    version: int
    number: int
    text_nl: str
    text_en: str = ""
    name: str = ""
    trainings: tuple[str, ...] = ()
    valid_from: date | None = None
    source: str = ""
    certainty: Certainty = Certainty.UNCERTAIN
    is_compulsory: bool | None = None
    phase: int | None = None
    safety: Safety | None = None


def _list_code(cell: str) -> str:
    if _LIST.fullmatch(cell) is None:
        raise CellError(gettext_noop("een code van drie letters, zoals BAK"))
    return cell.upper()


def _whole(most: int, needed: str) -> Any:
    def read(cell: str) -> int:
        plain = cell.removesuffix(".0")
        is_short = plain.isdecimal() and plain.isascii() and len(plain) <= _MOST_DIGITS
        if not (is_short and 1 <= int(plain) <= most):
            raise CellError(needed)
        return int(plain)

    return read


def _number(cell: str) -> int:
    """The number of an activity; `BAK-07` is 7."""
    return int(_whole(MOST_NUMBER, gettext_noop("een nummer van 1 tot 99"))(cell.rpartition("-")[2].lstrip("0")))


def _trainings(cell: str) -> tuple[str, ...]:
    return tuple(code.upper() for code in _TRAINING.findall(cell))


def _word_of(words: dict[str, Any], needed: str) -> Any:
    def read(cell: str) -> Any:
        found = words.get(heading_key(cell))
        if found is None and heading_key(cell) not in words:
            raise CellError(needed)
        return found

    return read


SHEETS: Final = (
    Sheet(
        "activiteiten",
        "activities",
        (
            Column("lijst", "list", _list_code),
            Column("versie", "version", _whole(999, gettext_noop("een nummer van 1 tot 999"))),
            Column("nummer", "number", _number),
            Column("activiteit", "text_nl", text(160)),
            Column("activiteit (Engels)", "text_en", text(160), is_required=False),
            Column("naam van de lijst", "name", text(120), is_required=False),
            Column("opleidingen", "trainings", _trainings, is_required=False),
            Column("geldig van", "valid_from", day, is_required=False),
            Column("bron", "source", text(200), is_required=False),
            Column(
                "merk",
                "certainty",
                _word_of(MARKS, gettext_noop("officieel, S (naverteld), onzeker of G (verzonnen)")),
                is_required=False,
            ),
            Column(
                "verplicht",
                "is_compulsory",
                _word_of(YES_OR_NO, gettext_noop("ja, nee, of niets als u het niet weet")),
                is_required=False,
            ),
            Column("fase", "phase", _whole(MOST_PHASE, gettext_noop("1, 2 of 3")), is_required=False),
            Column(
                "veiligheid",
                "safety",
                _word_of(SAFETY, gettext_noop("minderjarige, pbm, geen, of niets als u het niet weet")),
                is_required=False,
            ),
        ),
        Row,
    ),
)
