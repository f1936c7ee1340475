"""The law as the running product holds it: loaded once, checked against the groups of norms."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from tandem.law import loader, units
from tandem.law.errors import LawError
from tandem.law.groups import agreements, learning, pay, steering, travel, workplace
from tandem.law.groups.group import Group
from tandem.law.values import EVERYONE, Law, Parameter, Subject

GROUPS: Final[tuple[type[Group], ...]] = (
    workplace.RegimeNorms,
    workplace.RecognitionNorms,
    workplace.RequestNorms,
    workplace.MentorNorms,
    workplace.DutyNorms,
    workplace.SanctionNorms,
    workplace.PowerNorms,
    agreements.AgreementNorms,
    agreements.SearchNorms,
    agreements.EndingNorms,
    agreements.SuspensionNorms,
    agreements.WorkingTimeNorms,
    agreements.MinorNorms,
    agreements.HolidayNorms,
    pay.AllowanceNorms,
    pay.SocialNorms,
    pay.StartbonusNorms,
    pay.PremiumNorms,
    pay.SupportNorms,
    pay.AdultNorms,
    learning.PlanNorms,
    learning.CurriculumNorms,
    learning.EvaluationNorms,
    learning.PathNorms,
    learning.RunUpNorms,
    learning.HandoverNorms,
    learning.ActivationNorms,
    learning.DemandNorms,
    learning.SignalNorms,
    steering.ProgrammingNorms,
    steering.PublicationNorms,
    steering.PrivacyNorms,
    steering.TermNorms,
    travel.TravelNorms,
)
"""All groups, in the order of the story; the public page follows it."""


@cache
def book() -> Law:
    """The law, or `LawError` when the files are wrong or do not fit the groups of norms."""
    law = loader.load()
    mistakes = misfits(law)
    if mistakes:
        raise LawError(mistakes)
    return law


def version() -> str:
    """The version of the law; a decision stores it."""
    return book().version


def misfits(law: Law) -> list[str]:
    """Where the groups of norms and the parameter files differ, in words."""
    known = {group.SUBJECT for group in GROUPS}
    found = [f"{code}.yaml: no group of norms has this subject" for code in law.subjects if code not in known]
    for group in GROUPS:
        subject = law.subjects.get(group.SUBJECT)
        if subject is None:
            found.append(f"{group.__name__}: there is no {group.SUBJECT}.yaml")
            continue
        found.extend(_differences(group, subject))
    return found


@cache
def optional_fields(subject: str) -> Mapping[str, bool]:
    """Per field of the group of this subject whether it may be absent on a day."""
    group = next(group for group in GROUPS if subject == group.SUBJECT)
    hints = get_type_hints(group)
    return {field.name: _is_optional(hints[field.name]) for field in fields(group)}


def _differences(group: type[Group], subject: Subject) -> list[str]:
    hints = get_type_hints(group)
    declared = [field.name for field in fields(group)]
    written = {parameter.field: parameter for parameter in subject.parameters}
    found = [
        f"{group.__name__}.{name}: {subject.code}.yaml has no such key" for name in declared if name not in written
    ]
    for name, parameter in written.items():
        if name not in hints:
            found.append(f"{parameter.key}: {group.__name__} has no such field")
        elif why := _misfit(hints[name], parameter, subject):
            found.append(f"{parameter.key}: {why}")
    return found


def _misfit(hint: Any, parameter: Parameter, subject: Subject) -> str:
    may_be_absent = _is_optional(hint)
    value_hint = next(part for part in _members(hint) if part is not NoneType)
    held = _members(get_args(value_hint)[0])
    kinds = {get_origin(part) or part for part in held} - {NoneType}
    if kinds != {units.python_type(parameter.unit)}:
        return f"its unit is {parameter.unit}, which does not fit {value_hint}"
    unknown = any(value.value is None for value in parameter.values)
    if unknown and NoneType not in held:
        return "a value is not known, so the field must allow a value of None"
    gap = first_gap(parameter, subject)
    if gap is not None and not may_be_absent:
        return f"has no value for everyone on {gap}, so the field must be optional"
    return ""


def first_gap(parameter: Parameter, subject: Subject) -> date | None:
    """The first day on which the parameter has no value for everyone while its subject applies."""
    day = subject.applies_from
    for value in parameter.values:
        if value.scope != EVERYONE or value.since > day:
            continue
        if value.until is None:
            return None
        day = max(day, value.until)
    return None if subject.applies_until is not None and day >= subject.applies_until else day


def _members(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)


def _is_optional(hint: Any) -> bool:
    return NoneType in _members(hint)
