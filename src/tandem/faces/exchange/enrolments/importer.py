"""What a file of pupils would do, row by row, and everything that is asked or wrong in it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from uuid import UUID

from django.utils.translation import gettext as _

from tandem.base.actor import Actor
from tandem.base.verdict import Effect
from tandem.faces.documents.reasons import line, reason_of
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.enrolments.reading import Pupils, pupils
from tandem.faces.exchange.tables import Table
from tandem.journey.intake.queries import importing as queries
from tandem.journey.intake.rules.importing import Question, RowPlan
from tandem.journey.intake.terms.importing import Fate


@dataclass(frozen=True)
class Asked:
    """One question, and the rows it is about."""

    question: Question
    plans: tuple[RowPlan, ...]


@dataclass(frozen=True)
class Preview:
    """What a file would do; nothing is written."""

    pupils: Pupils
    plans: tuple[RowPlan, ...]

    @cached_property
    def counts(self) -> Mapping[Fate, int]:
        """How many rows go which way; a row that cannot be read is stuck too."""
        found = Counter(plan.fate for plan in self.plans)
        found[Fate.STUCK] += len(self.pupils.wrong)
        return {fate: found[fate] for fate in Fate}

    @cached_property
    def agreed(self) -> dict[str, str]:
        """The lines that would go in, each with the fingerprint of what would be written."""
        return {str(plan.row.line): plan.fingerprint for plan in self.plans if plan.goes_in}

    @cached_property
    def seen(self) -> str:
        """The same as long as the same would be written."""
        return sha256(repr(sorted(self.agreed.items())).encode()).hexdigest()[:16]

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """What only a person can say, each question once."""
        found: dict[str, tuple[Question, list[RowPlan]]] = {}
        for plan in self.plans:
            for question in plan.questions:
                found.setdefault(question.key, (question, []))[1].append(plan)
        return tuple(Asked(question, tuple(plans)) for question, plans in found.values())

    def of(self, *fates: Fate) -> tuple[RowPlan, ...]:
        """The rows that go one of these ways."""
        return tuple(plan for plan in self.plans if plan.fate in fates)

    def why(self, plan: RowPlan) -> list[str]:
        """What is wrong or worth knowing in a row, one sentence each."""
        return [line(reason_of(finding)) for finding in plan.findings]

    @cached_property
    def faults(self) -> list[tuple[int, str]]:
        """Every row that cannot go in, with why, from the top."""
        unread = [(number, " ".join(one.message for one in errors)) for number, errors in self.pupils.wrong.items()]
        stuck = [
            (plan.row.line, " ".join(line(reason_of(one)) for one in plan.findings if one.effect is Effect.BLOCK))
            for plan in self.of(Fate.STUCK)
        ]
        return sorted([*unread, *stuck])


def preview(
    *,
    actor: Actor,
    provider_id: UUID,
    name: str,
    content: bytes,
    answers: Mapping[str, str],
    day: date,
    without: Collection[int] = (),
) -> Preview:
    """What the file would do with these answers, but for the lines that went in already; nothing is written."""
    found = pupils(name, content)
    found = replace(found, rows=tuple(row for row in found.rows if row.line not in without))
    plans = queries.plans_for(actor, provider_id, found.rows, answers=answers, day=day)
    return Preview(found, plans)


def is_anything_left(looked: Preview) -> bool:
    """Whether a row is not clear yet, or cannot go in."""
    return bool(looked.pupils.wrong) or any(
        plan.fate in {Fate.STUCK, Fate.ASKS} or plan.goes_in for plan in looked.plans
    )


def rest(looked: Preview, *, now: datetime) -> Table:
    """The rows that cannot go in yet, as they came, with what is wrong beside them: to correct and read in again."""
    wrong = dict(looked.faults) | {plan.row.line: _asked(plan.questions) for plan in looked.of(Fate.ASKS)}
    heading, width = looked.pupils.heading, len(looked.pupils.heading)
    rows = []
    for number, words in sorted(wrong.items()):
        cells = looked.pupils.cells[number][:width]
        rows.append((*cells, *("" for _n in range(width - len(cells))), words))
    return Table(
        title=_("Leerlingen die nog niet ingelezen zijn"),
        columns=(*heading, _("wat er scheelt")),
        rows=rows,
        made_at=now,
        note=_("Verbeter de rijen en lees dit bestand opnieuw in. De laatste kolom lezen wij niet."),
    )


def whole(looked: Preview, *, now: datetime) -> Table:
    """Every row with what happens to it, to look through at one's desk."""
    told = {plan.row.line: (code_label(plan.fate), " ".join(looked.why(plan)), plan) for plan in looked.plans}
    rows = []
    for number in sorted([*told, *looked.pupils.wrong]):
        if number in told:
            fate, words, plan = told[number]
            rows.append((number, plan.person.family_name, plan.person.given_name, fate, words))
        else:
            errors = looked.pupils.wrong[number]
            rows.append((number, "", "", code_label(Fate.STUCK), " ".join(one.message for one in errors)))
    return Table(
        title=_("Wat het bestand doet"),
        columns=(_("Rij"), _("Familienaam"), _("Voornaam"), _("Wat er gebeurt"), _("Wat u moet weten")),
        rows=rows,
        made_at=now,
    )


def _asked(questions: Sequence[Question]) -> str:
    return " ".join(f"{code_label(question.ask)}." for question in questions)
