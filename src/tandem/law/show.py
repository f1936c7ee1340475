"""A parameter in words, for the command line and for pages: value, since, until, source, certainty."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tandem.law import book, words
from tandem.law.errors import UnknownKey
from tandem.law.norms import effect_of
from tandem.law.values import EVERYONE, DayOfYear, Parameter, Scope, Source, Unit, Value


@dataclass(frozen=True)
class Style:
    """How texts, numbers and days are written in a language."""

    translate: Callable[[str], str]
    number: Callable[[int | Decimal], str]
    day: Callable[[date], str]


DUTCH = Style(translate=str, number=words.dutch_number, day=words.dutch_day)


@dataclass(frozen=True)
class ShownValue:
    """One value in words."""

    text: str
    since: str
    until: str
    scope: str
    certainty: str
    certainty_meaning: str
    effect: str
    article: str
    note: str
    sources: tuple[Source, ...]
    value: Value[Any]


@dataclass(frozen=True)
class Shown:
    """A parameter on one day, in words; `value` is None when it has none that day."""

    key: str
    rule: str
    name: str
    explanation: str
    unit: str
    day: date
    day_text: str
    first_since: str
    value: ShownValue | None
    variants: tuple[ShownValue, ...]


def shown(key: str, *, day: date, scope: Scope = EVERYONE, style: Style = DUTCH) -> Shown:
    """The parameter on that day; `variants` are the values that hold that day for others."""
    parameter = book.book().parameters.get(key)
    if parameter is None:
        raise UnknownKey(key)
    value = parameter.at(day, scope=scope)
    others = (other for other in parameter.all_at(day) if other is not value)
    say = style.translate
    return Shown(
        parameter.key,
        parameter.rule if value is None else value.rule,
        say(parameter.name),
        say(parameter.explanation),
        say(words.UNIT[parameter.unit]),
        day,
        style.day(day),
        style.day(min(held.since for held in parameter.values)),
        None if value is None else shown_value(parameter, value, style=style),
        tuple(shown_value(parameter, other, style=style) for other in others),
    )


def shown_value(parameter: Parameter, value: Value[Any], *, style: Style = DUTCH) -> ShownValue:
    """One value of a parameter, in words."""
    say, law = style.translate, book.book()
    since = style.day(value.since)
    certainty = words.CERTAINTY[value.certainty]
    last_day = None if value.until is None else date.fromordinal(value.until.toordinal() - 1)
    return ShownValue(
        value_text(parameter, value, style=style),
        say(words.ASSUMED).format(day=since) if value.is_since_assumed else since,
        say(words.STILL) if last_day is None else style.day(last_day),
        scope_text(value.scope, style=style),
        say(certainty.name),
        say(certainty.meaning),
        say(words.EFFECT[effect_of(value)].name),
        value.article or "",
        say(value.note) if value.note else "",
        tuple(law.sources[code] for code in value.source),
        value,
    )


def value_text(parameter: Parameter, value: Value[Any], *, style: Style = DUTCH) -> str:
    """The value itself in words: "14 kalenderdagen", "ja", "1 september"."""
    say, held = style.translate, value.value
    if held is None:
        return say(words.UNKNOWN)
    if parameter.unit is Unit.CODES:
        return "; ".join(say(parameter.words[code]) for code in held) or say(words.NONE_LISTED)
    if parameter.unit is Unit.CODE:
        return say(parameter.words[held])
    return _plain(parameter.unit, held, style=style)


def scope_text(scope: Scope, *, style: Style = DUTCH) -> str:
    """For whom a value holds, in words; empty when it holds for everyone."""
    say, found = style.translate, []
    if scope.sector is not None:
        found.append(say(words.FOR_SECTOR).format(sector=say(sector_name(scope.sector))))
    if scope.joint_committee is not None:
        found.append(say(words.FOR_COMMITTEE).format(number=scope.joint_committee))
    return ", ".join(found)


def sector_name(code: str) -> str:
    """The Dutch name of a sector."""
    return book.book().parameters["power.sector_partnerships"].words.get(code, code)


def source_text(source: Source, *, style: Style = DUTCH) -> str:
    """A source with its date."""
    say = style.translate
    title = say(source.title)
    return title if source.date is None else say(words.SOURCE).format(title=title, date=say(source.date))


def as_text(held: Shown, *, style: Style = DUTCH) -> str:
    """Plain lines for the command line."""
    say = style.translate
    lines = [f"{held.name} ({held.key})", held.explanation, ""]
    on_day = say(words.ON_DAY).format(day=held.day_text)
    if held.value is None:
        lines += [f"{on_day}: {say(words.NO_VALUE)}", f"{say(words.FIRST_VALUE)}: {held.first_since}"]
    else:
        lines += [f"{on_day}: {held.value.text}", *_about(held.value, style=style)]
    lines.append(f"{say(words.RULE)}: {held.rule}")
    lines += [f"{say(words.ELSE)} {other.scope}: {other.text}" for other in held.variants if other.scope]
    return "\n".join(lines)


def as_dict(held: Shown, *, style: Style = DUTCH) -> dict[str, Any]:
    """The same as plain data, for JSON."""
    return {
        "key": held.key,
        "rule": held.rule,
        "name": held.name,
        "explanation": held.explanation,
        "day": held.day.isoformat(),
        "version": book.version(),
        "value": None if held.value is None else _data(held.value, style=style),
        "variants": [_data(other, style=style) for other in held.variants],
    }


def _about(held: ShownValue, *, style: Style) -> list[str]:
    say = style.translate
    rows = [
        (words.SINCE, held.since),
        (words.UNTIL, held.until),
        (words.CERTAIN, f"{held.certainty}. {held.certainty_meaning}"),
        (words.ARTICLE, held.article),
        *((words.SOURCES, source_text(source, style=style)) for source in held.sources),
        (words.NOTE, held.note),
    ]
    return [f"{say(label)}: {text}" for label, text in rows if text]


def _data(held: ShownValue, *, style: Style) -> dict[str, Any]:
    value = held.value
    return {
        "value": plain_data(value.value),
        "text": held.text,
        "unit": str(value.unit),
        "since": value.since.isoformat(),
        "since_is_assumed": value.is_since_assumed,
        "until": None if value.until is None else value.until.isoformat(),
        "sector": value.scope.sector,
        "joint_committee": value.scope.joint_committee,
        "certainty": str(value.certainty),
        "effect": str(effect_of(value)),
        "article": value.article,
        "note": held.note or None,
        "sources": [
            {"code": source.code, "title": source_text(source, style=style), "address": list(source.address)}
            for source in held.sources
        ],
    }


def plain_data(held: Any) -> Any:
    """A value as JSON can carry it; exact numbers become text."""
    if held is None or isinstance(held, bool | int | str):
        return held
    if isinstance(held, tuple):
        return list(held)
    if isinstance(held, DayOfYear):
        return f"{held.month:02}-{held.day:02}"
    if isinstance(held, time):
        return held.isoformat(timespec="minutes")
    return held.isoformat() if isinstance(held, date) else str(held)


def _plain(unit: Unit, held: Any, *, style: Style) -> str:
    say = style.translate
    if isinstance(held, bool):
        return say(words.YES if held else words.NO)
    if isinstance(held, int | Decimal):
        one = words.ONE.get(unit) if held == 1 else None
        return say(one) if one else say(words.MANY[unit]).format(n=style.number(held))
    if isinstance(held, time):
        return say(words.CLOCK).format(hour=held.hour, minute=f"{held.minute:02}")
    if isinstance(held, DayOfYear):
        return say(words.DAY_WITHOUT_YEAR).format(day=held.day, month=say(words.MONTHS[held.month - 1]))
    if isinstance(held, Fraction):
        return f"{held.numerator}/{held.denominator}"
    return style.day(held) if isinstance(held, date) else str(held)
