"""The reasons in a refusal: what was wrong in the message, and the findings of rules, policies and workflows."""

import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from django.utils.translation import gettext, gettext_noop
from pydantic.alias_generators import to_camel

from tandem.base.verdict import Finding, Verdict
from tandem.faces.api.problems import FINDING, InputFault, Issue, Kind, Refused, RuleSource
from tandem.faces.documents.law import style
from tandem.glossary import findings as sentences
from tandem.law import catalogue
from tandem.law.norms import Value

LONGEST_VALUE: Final = 200
_UNKNOWN_TYPES: Final = {"extra_forbidden"}
_SCHEMA_TYPES: Final = {"missing", "json_invalid"}
_OF_WHAT_WAS_SENT: Final = (
    "attachment.kind",
    "attachment.not_empty",
    "attachment.size",
    "attachment.is_what_it_says",
    "attachment.no_active_content",
    "attachment.not_locked",
    "attachment.no_virus",
    "attachment.pixels",
    "activities.unknown",
    "company.establishment_unknown",
    "completion.says_what",
    "decision.refusal_has_motive",
    "extract.issued_in_past",
    "form.condition_per_request",
    "introduction.fallen_reason",
    "introduction.reason",
    "joint_committee.unknown",
    "lifting.before_end",
    "lifting.grounds",
    "lifting.guidance_first",
    "lifting.motive",
    "lifting.not_in_past",
    "mentor.birth_date",
    "mentor.has_establishment",
    "mentor.has_name",
    "mentor.training_in_life",
    "mentor.training_in_past",
    "mentor.training_organiser",
    "rule_setting.unknown_rule",
    "scan.answers",
    "scan.version",
    "upload.not_empty",
    "upload.size",
)
"""Findings that the sender mends in the message itself; the others are about where things stand."""

UNREADABLE: Final = gettext_noop("Dit is geen geldige JSON.")
NOT_KNOWN: Final = gettext_noop("Dit veld kennen wij niet.")
NEEDED: Final = gettext_noop("Dit veld is nodig.")
WRONG: Final = gettext_noop("Deze waarde past hier niet.")


def of_errors(errors: Iterable[Mapping[str, Any]], *, sent: Mapping[str, Any]) -> list[Issue]:
    """One issue for every fault that was found in path, query and body."""
    return [_of_error(error, sent=sent) for error in errors]


def unknown_query(names: Iterable[str], *, sent: Mapping[str, Any]) -> list[Issue]:
    """One issue for every parameter of the query that the description does not name."""
    return [
        Issue(
            type=InputFault.UNKNOWN,
            where="query",
            name=name[:LONGEST_VALUE],
            value=_echo(sent.get(name)),
            title=gettext(NOT_KNOWN),
        )
        for name in names
    ]


def unreadable_body() -> list[Issue]:
    """The body is no JSON."""
    return [Issue(type=InputFault.SCHEMA, where="body", title=gettext(UNREADABLE))]


def refusal_of(verdict: Verdict) -> Refused:
    """A verdict as a refusal: forbidden, wrong in what was sent, or not possible now."""
    codes = [finding.code for finding in verdict.unmet if finding.blocks]
    if any(".may_" in code for code in codes):
        kind = Kind.MISSING_PERMISSION
    elif all(code in _OF_WHAT_WAS_SENT for code in codes):
        kind = Kind.BAD_REQUEST
    else:
        kind = Kind.NOT_POSSIBLE
    return Refused(kind, issues=[of_finding(finding) for finding in verdict.unmet])


def of_finding(finding: Finding) -> Issue:
    """A finding with its sentence in the language of the reader, its rule and source."""
    words = sentences.sentence(finding, translate=gettext)
    return Issue(
        type=FINDING,
        title=words.title,
        detail=" · ".join(part for part in (words.found, words.needed) if part),
        code=finding.code,
        found=plain(finding.found),
        needed=plain(finding.needed),
        effect=str(finding.effect),
        subject=finding.subject or None,
        rule=rule_source(finding),
        next=words.next or None,
    )


def rule_source(finding: Finding) -> RuleSource | None:
    """The dated parameter a finding was measured against."""
    ground = finding.ground
    if not isinstance(ground, Value):
        return None
    return RuleSource(
        key=ground.key,
        rule=ground.rule,
        article=ground.article,
        source=catalogue.source_line(ground, style=style()),
        since=ground.since.isoformat(),
        certainty=str(ground.certainty),
    )


def plain(value: Any) -> Any:
    """A found or needed value as JSON carries it."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(str(plain(item)) for item in value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return str(value)


def _of_error(error: Mapping[str, Any], *, sent: Mapping[str, Any]) -> Issue:
    where, *path = error["loc"]
    if where == "body" and path:
        path = path[1:]  # the name of our own argument
    kind = error["type"]
    type_, title = InputFault.SCHEMA, gettext(WRONG)
    if kind in _UNKNOWN_TYPES:
        type_, title = InputFault.UNKNOWN, gettext(NOT_KNOWN)
    elif kind in _SCHEMA_TYPES:
        title = gettext(NEEDED)
    name = ".".join(str(part) for part in path)[:LONGEST_VALUE]
    value = sent.get(name) if where in {"query", "path"} else None
    return Issue(
        type=type_,
        where={"form": "body", "file": "body"}.get(str(where), str(where)),
        name=(to_camel(name) if where == "path" else name) or None,
        value=_echo(value),
        title=title,
        detail=str(error["msg"])[:LONGEST_VALUE],
    )


def _echo(value: Any) -> Any:
    return None if value is None else str(value)[:LONGEST_VALUE]
