"""A verdict as people read it: what was found, what is needed, since when, on what ground, what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.verdict import Effect, Finding, Verdict
from tandem.faces.documents.law import style
from tandem.glossary import findings as sentences
from tandem.law import catalogue
from tandem.law.norms import Value

_STATES: Final = {Effect.BLOCK: "stop", Effect.WARN: "wait", Effect.NOTE: "info"}


@dataclass(frozen=True)
class Reason:
    """One finding in words; the shape that `parts/reason.html` shows."""

    state: str
    title: str
    found: str = ""
    needed: str = ""
    since: date | None = None
    rule: str = ""
    article: str = ""
    source: str = ""
    source_url: str = ""
    certainty: str = ""
    todo: str = ""
    todo_url: str = ""
    todo_link: str = ""
    subject: str = ""
    weight: str = ""
    """Whether it is required, advice or good to know, in a word; empty for what is met."""


def reasons_of(verdict: Verdict) -> list[Reason]:
    """Every unmet finding in words, those that block first."""
    return [reason_of(finding) for finding in verdict.unmet]


def reason_of(finding: Finding) -> Reason:
    """One finding in words."""
    sentence = sentences.sentence(finding, translate=gettext)
    state = "ok" if finding.is_met else _STATES[finding.effect]
    reason = Reason(
        state=state,
        title=sentence.title,
        found=sentence.found,
        needed=sentence.needed,
        todo="" if finding.is_met else sentence.next,
        subject=finding.subject,
        weight="" if finding.is_met else weight_words(finding.effect),
    )
    return grounded(reason, finding.ground) if isinstance(finding.ground, Value) else reason


def weight_words(effect: Effect) -> str:
    """What an unmet condition asks: required, advice, or good to know."""
    said = {
        Effect.BLOCK: gettext("Verplicht"),
        Effect.WARN: gettext("Advies"),
        Effect.NOTE: gettext("Goed om te weten"),
    }
    return said[effect]


def grounded(reason: Reason, ground: Value[Any]) -> Reason:
    """The reason with the rule it rests on: since when, which article, which source, how sure."""
    return replace(
        reason,
        since=ground.since,
        rule=_rule(ground),
        article=_article(ground),
        source=catalogue.source_line(ground, style=style()),
        source_url=reverse("law:rule", args=[ground.key]),
        certainty=str(ground.certainty),
    )


def _rule(ground: Value[Any]) -> str:
    """What the rule is called, with the number by which everybody can look it up."""
    return f"{gettext(catalogue.parameter(ground.key).name)} ({ground.rule})"


def _article(ground: Value[Any]) -> str:
    """The article of the law; where our sources name none, that is what we say."""
    return gettext(ground.article) if ground.article else gettext("onze bronnen noemen geen artikel")


def named(reasons: Iterable[Reason], names: Mapping[str, str]) -> list[Reason]:
    """The reasons with the name of whom or what each is about; an identifier is never shown."""
    return [replace(reason, subject=names.get(reason.subject, "")) for reason in reasons]


def line(reason: Reason) -> str:
    """What is wrong and what to do, on one line, for beside a field."""
    return " ".join(f"{reason.title}. {reason.todo}".split())


def met_lines(findings: Iterable[Finding]) -> list[str]:
    """The conditions that are met, a line each: "Leeftijd van de mentor: 41 jaar"."""
    said = [sentences.sentence(finding, translate=gettext) for finding in findings if finding.is_met]
    return [f"{sentence.title}: {sentence.found}" if sentence.found else sentence.title for sentence in said]


def titles(findings: Iterable[Finding]) -> list[str]:
    """The findings as one line each, for an error summary."""
    return [reason_of(finding).title for finding in findings]
