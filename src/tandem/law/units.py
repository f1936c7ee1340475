"""How a value of each unit is written in YAML, and the type it has in code."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from tandem.law.checker import Checker
from tandem.law.values import DayOfYear, Unit

_WHOLE: Final = frozenset(
    {
        Unit.CALENDAR_DAYS,
        Unit.TRAINING_DAYS,
        Unit.LESSON_DAYS,
        Unit.WEEKS,
        Unit.MONTHS,
        Unit.YEARS,
        Unit.MINUTES,
        Unit.LESSON_HOURS,
        Unit.COUNT,
    }
)


def held(raw: Any, *, unit: Unit, check: Checker) -> Any:
    """The value as this unit holds it; one that does not fit is noted as a mistake."""
    if raw is None:
        return None
    try:
        return _reader(unit)(raw)
    except (TypeError, ValueError, ArithmeticError):
        check.wrong(f"value is {raw!r}, which does not fit unit {unit}")
        return None


def _reader(unit: Unit) -> Callable[[Any], Any]:
    if unit in _WHOLE:
        return _whole
    return _READERS.get(unit, _decimal)


def _whole(raw: Any) -> int:
    if type(raw) is not int:
        raise TypeError
    return raw


def _decimal(raw: Any) -> Decimal:
    if type(raw) not in {int, Decimal}:
        raise TypeError
    return Decimal(raw)


def _boolean(raw: Any) -> bool:
    if type(raw) is not bool:
        raise TypeError
    return raw


def _text(raw: Any) -> str:
    if type(raw) is not str:
        raise TypeError
    return raw


def _codes(raw: Any) -> tuple[str, ...]:
    if type(raw) is not list or len(set(raw)) != len(raw):
        raise TypeError
    return tuple(_text(code) for code in raw)


def _date(raw: Any) -> date:
    if type(raw) is not date:
        raise TypeError
    return raw


def _day_of_year(raw: Any) -> DayOfYear:
    month, _, day = _text(raw).partition("-")
    found = DayOfYear(int(month), int(day))
    found.in_year(2001)  # a year without 29 February: a day that returns every year
    return found


def _fraction(raw: Any) -> Fraction:
    return Fraction(_text(raw))


def _time(raw: Any) -> time:
    return time.fromisoformat(_text(raw))


_READERS: Final[dict[Unit, Callable[[Any], Any]]] = {
    Unit.BOOLEAN: _boolean,
    Unit.TEXT: _text,
    Unit.CODE: _text,
    Unit.CODES: _codes,
    Unit.DATE: _date,
    Unit.DAY_OF_YEAR: _day_of_year,
    Unit.FRACTION: _fraction,
    Unit.TIME: _time,
}


_TYPES: Final[dict[Unit, type]] = {
    Unit.BOOLEAN: bool,
    Unit.TEXT: str,
    Unit.CODE: str,
    Unit.CODES: tuple,
    Unit.DATE: date,
    Unit.DAY_OF_YEAR: DayOfYear,
    Unit.FRACTION: Fraction,
    Unit.TIME: time,
}


def python_type(unit: Unit) -> type:
    """The type a value of this unit has in code."""
    if unit in _WHOLE:
        return int
    return _TYPES.get(unit, Decimal)
