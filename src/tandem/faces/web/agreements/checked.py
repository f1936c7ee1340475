"""What the rules say of an agreement, for a page and while somebody types: reasons, kind, pay, social security."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext

from tandem.faces.documents import timetable as timetable_words
from tandem.faces.documents.allowance import amount_words, basis_words, category_words
from tandem.faces.documents.dimona import statute_words
from tandem.faces.documents.reasons import Reason, met_lines, reason_of
from tandem.faces.web.agreements.frame import section_of, written
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.rules import checks, pay, social
from tandem.journey.agreements.rules.checks import AgreementFacts
from tandem.journey.agreements.rules.kinds import Kind
from tandem.registers.reference.terms import AgreementType

_MONEY_FROM: Final = AgreementType.OAO


@dataclass(frozen=True)
class Amount:
    """What the learner gets a month from a day on, on what it stands, and how sure that is."""

    label: str
    words: str
    basis: str
    certainty: str
    url: str


@dataclass(frozen=True)
class Social:
    """What social security makes of it: the type to declare, why, and the six criteria."""

    declares: str
    certainty: str
    url: str
    criteria: tuple[Reason, ...]


@dataclass(frozen=True)
class Checked:
    """What the rules say of an agreement, ordered for a page."""

    parts: Mapping[str, tuple[Reason, ...]]
    met: tuple[str, ...]
    stops: int
    kind: str
    """Which agreement it is and why; empty while no hours decide it."""
    kind_certainty: str
    kind_url: str
    amounts: tuple[Amount, ...]
    statute: str
    social: Social | None


def checked(facts: AgreementFacts, *, day: date, passed: Collection[date] = ()) -> Checked:
    """What the rules say of these facts, each reason with the part it is about; the amounts are those of `day`."""
    law = snapshot.norms_for(facts)
    verdict, kind = checks.check(facts, norms=law), checks.kind_of(facts, norms=law)
    found = None if kind is None else social.social(facts, norms=law)
    parts: dict[str, list[Reason]] = {}
    for finding in verdict.unmet:
        reason = reason_of(finding)
        if finding.code.startswith("timetable."):
            has_turns = len(facts.form.hours.splitlines()) > 1
            reason = replace(reason, subject=timetable_words.day_words(finding.subject, has_turns=has_turns))
        parts.setdefault(section_of(finding.code), []).append(reason)
    return Checked(
        parts={key: tuple(found) for key, found in parts.items()},
        met=tuple(once(met_lines(one for one in verdict.findings if one.code not in verdict.codes()))),
        stops=sum(one.blocks for one in verdict.unmet),
        kind="" if kind is None else timetable_words.kind_words(kind),
        kind_certainty="" if kind is None else str(kind.ground.certainty),
        kind_url="" if kind is None else reverse("law:rule", args=[kind.ground.key]),
        amounts=tuple(_amounts(facts, kind, day=day, passed=passed)),
        statute="" if found is None else statute_words(is_learner=found.is_learner),
        social=None if found is None else _social(found),
    )


def _amounts(facts: AgreementFacts, kind: Kind | None, *, day: date, passed: Collection[date]) -> Iterator[Amount]:
    """What the learner gets a month, now and after the changes that come, where the agreement pays an allowance."""
    if kind is None or kind.type is not _MONEY_FROM:
        return
    found = pay.pay_of(facts.form, day=day, passed=passed)
    if found.is_passed:
        moves = gettext("Vanaf %(day)s, want de lerende is dit jaar geslaagd")
    else:
        moves = gettext("Vanaf %(day)s, als de lerende dit jaar slaagt")
    for label, told in (
        (gettext("Vanaf %(day)s") if found.now.since > day else gettext("Op %(day)s"), found.now),
        (moves, found.when_passed),
        (gettext("Vanaf %(day)s, door de index"), found.indexed),
    ):
        if told is not None:
            paid = told.allowance
            yield Amount(
                label=label % {"day": written(told.since)},
                words=f"{amount_words(paid)} ({category_words(paid.category)})",
                basis=basis_words(paid),
                certainty=str(paid.ground.certainty),
                url=reverse("law:rule", args=[paid.ground.key]),
            )


def _social(found: social.Social) -> Social:
    """The type to declare and the six criteria, in words."""
    ground = found.dimona or found.no_dimona
    if found.dimona is not None:
        declares = gettext("Dimona, type %(type)s") % {"type": found.dimona.value}
    elif ground is not None:
        declares = gettext("geen Dimona van dit type")
    else:
        declares = gettext("onze bronnen noemen geen type voor deze soort overeenkomst")
    six = social.CRITERIA | social.ASKED
    return Social(
        declares=declares,
        certainty="" if ground is None else str(ground.certainty),
        url="" if ground is None else reverse("law:rule", args=[ground.key]),
        criteria=tuple(reason_of(one) for one in found.verdict.findings if one.code in six),
    )


def once(lines: Iterable[str]) -> list[str]:
    """Each line once, in order."""
    return list(dict.fromkeys(lines))
