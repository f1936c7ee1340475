"""The shape of a parameter file: raw YAML in, parameters out, with every mistake named."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from tandem.law import units
from tandem.law.checker import Checker
from tandem.law.values import Certainty, Parameter, Scope, Source, Subject, Unit, Value

RULE: Final = re.compile(r"^R-[A-Z]+-\d{2}$")
_SUBJECT_KEYS: Final = ("subject", "name", "explanation", "applies_from", "applies_until", "parameters")
_PARAMETER_KEYS: Final = ("rule", "name", "explanation", "unit", "values")
_VALUE_KEYS: Final = ("from", "until", "value", "certainty", "source")
_VALUE_MAY: Final = ("from_is", "computed", "rule", "scope", "article", "note")
_SCOPE_MAY: Final = ("sector", "joint_committee")
CODED: Final = frozenset({Unit.CODE, Unit.CODES})


def subject_of(raw: Mapping[str, Any], check: Checker, *, sources: Mapping[str, Source]) -> Subject | None:
    """The subject in one file, or None when too much is missing to go on."""
    if not check.keys(raw, must=_SUBJECT_KEYS):
        return None
    code = str(raw["subject"])
    begins = check.day(raw["applies_from"], what="applies_from")
    ends = None if raw["applies_until"] is None else check.day(raw["applies_until"], what="applies_until")
    held = raw["parameters"]
    if not isinstance(held, dict) or not held:
        check.wrong("parameters is empty")
        held = {}
    found = (
        _parameter(str(key), part, check.inside(str(key)), code=code, sources=sources) for key, part in held.items()
    )
    return Subject(
        code,
        check.text(raw["name"], what="name", ends=False),
        check.text(raw["explanation"], what="explanation", ends=True),
        begins,
        ends,
        tuple(parameter for parameter in found if parameter is not None),
    )


def _parameter(key: str, raw: Any, check: Checker, *, code: str, sources: Mapping[str, Source]) -> Parameter | None:
    if not key.startswith(f"{code}."):
        check.wrong(f"the key needs to start with {code}.")
    if not isinstance(raw, dict) or not check.keys(raw, must=_PARAMETER_KEYS, may=("words",)):
        return None
    if raw["unit"] not in set(Unit):
        check.wrong(f"unit is {raw['unit']!r}; known are {', '.join(Unit)}")
        return None
    unit = Unit(raw["unit"])
    rule = _rule(raw["rule"], check)
    rows = raw["values"] if isinstance(raw["values"], list) else []
    if not rows:
        check.wrong("values is empty")
    found = (
        _value(row, check.inside(f"value {number}"), key=key, rule=rule, unit=unit, sources=sources)
        for number, row in enumerate(rows, start=1)
    )
    values = tuple(value for value in found if value is not None)
    _no_overlap(values, check)
    words = _words(raw.get("words", {}), check)
    _same_codes(unit, values, words, check)
    return Parameter(
        key,
        code,
        rule,
        check.text(raw["name"], what="name", ends=False),
        check.text(raw["explanation"], what="explanation", ends=True),
        unit,
        words,
        values,
    )


def _words(held: Any, check: Checker) -> dict[str, str]:
    if not isinstance(held, dict):
        check.wrong(f"words is {held!r}, needed a word for each code")
        return {}
    return {str(code): check.text(word, what=f"word of {code}", ends=False) for code, word in held.items()}


def _rule(held: Any, check: Checker) -> str:
    if not isinstance(held, str) or not RULE.match(held):
        check.wrong(f"rule is {held!r}, needed something like R-MEN-01")
    return str(held)


def _value(
    raw: Any, check: Checker, *, key: str, rule: str, unit: Unit, sources: Mapping[str, Source]
) -> Value[Any] | None:
    if not isinstance(raw, dict) or not check.keys(raw, must=_VALUE_KEYS, may=_VALUE_MAY):
        return None
    since = check.day(raw["from"], what="from")
    until = None if raw["until"] is None else check.day(raw["until"], what="until")
    if until is not None and until <= since:
        check.wrong(f"ends on {until}, before it starts on {since}")
    if raw.get("from_is", "assumed") != "assumed":
        check.wrong(f"from_is is {raw['from_is']!r}; leave it out or write assumed")
    value = Value(
        units.held(raw["value"], unit=unit, check=check),
        key,
        _rule(raw["rule"], check) if "rule" in raw else rule,
        unit,
        since,
        until,
        _certainty(raw["certainty"], check),
        tuple(raw["source"]) if isinstance(raw["source"], list) else (),
        None if raw.get("article") is None else str(raw["article"]),
        check.text(raw["note"], what="note", ends=True) if raw.get("note") is not None else None,
        _scope(raw.get("scope", {}), check),
        is_since_assumed="from_is" in raw,
        is_computed=raw.get("computed") is True,
    )
    _well_sourced(value, check, sources=sources)
    return value


def _certainty(held: Any, check: Checker) -> Certainty:
    if held not in set(Certainty):
        check.wrong(f"certainty is {held!r}; known are {', '.join(Certainty)}")
        return Certainty.INVENTED
    return Certainty(held)


def _scope(held: Any, check: Checker) -> Scope:
    if not isinstance(held, dict) or not check.keys(held, must=(), may=_SCOPE_MAY):
        check.wrong(f"scope is {held!r}, needed sector or joint_committee")
        return Scope()
    return Scope(held.get("sector"), held.get("joint_committee"))


def _well_sourced(value: Value[Any], check: Checker, *, sources: Mapping[str, Source]) -> None:
    unknown = [code for code in value.source if code not in sources]
    if unknown:
        check.wrong(f"source {', '.join(unknown)} is not in sources.yaml")
    is_official = any(sources[code].kind == "official" for code in value.source if code in sources)
    if value.certainty is Certainty.OFFICIAL and not is_official and len(value.source) < 2:  # noqa: PLR2004
        check.wrong("official needs an official source, or two sources")
    if value.certainty is Certainty.RETOLD and not value.source:
        check.wrong("retold needs a source")
    if value.value is None and (value.note is None or value.certainty is not Certainty.UNCERTAIN):
        check.wrong("a value that is not known is uncertain and has a note that says so")
    if value.certainty is Certainty.INVENTED and value.note is None:
        check.wrong("invented needs a note")
    if value.certainty is Certainty.UNCERTAIN and value.note is None and not value.is_computed:
        check.wrong("uncertain needs a note that says why")


def _no_overlap(values: Iterable[Value[Any]], check: Checker) -> None:
    last: dict[Scope, Value[Any]] = {}
    for value in values:
        before = last.get(value.scope)
        if before is not None and (before.until is None or value.since < before.until):
            check.wrong(f"the value from {value.since} starts before the one from {before.since} has ended")
        last[value.scope] = value


def _same_codes(unit: Unit, values: Iterable[Value[Any]], words: Mapping[str, str], check: Checker) -> None:
    used: set[str] = set()
    for value in values:
        if unit in CODED and value.value is not None:
            used |= {value.value} if unit is Unit.CODE else set(value.value)
    if used - set(words):
        check.wrong(f"words misses {', '.join(sorted(used - set(words)))}")
    if set(words) - used:
        check.wrong(f"words has {', '.join(sorted(set(words) - used))}, which no value uses")
