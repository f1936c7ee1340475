"""What a file of running agreements would do, row by row, and everything that is wrong or worth knowing in it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from uuid import UUID

from django.utils.translation import gettext as _

from tandem.base.actor import Actor
from tandem.base.verdict import Finding
from tandem.faces.documents.reasons import reason_of
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.models import AgreementFile
from tandem.faces.exchange.tables import Table
from tandem.faces.exchange.takeovers.reading import Agreements, agreements
from tandem.faces.exchange.takeovers.sheets import SHEET
from tandem.journey.agreements.actions import takeover
from tandem.journey.agreements.rules.takeover import Change, RowPlan
from tandem.journey.agreements.terms import EndReason, TakeoverFate


@dataclass(frozen=True)
class Preview:
    """What a file would do; nothing is written."""

    read: Agreements
    plans: tuple[RowPlan, ...]

    @cached_property
    def counts(self) -> Mapping[TakeoverFate, int]:
        """How many rows go which way; a row that cannot be read is stuck too."""
        found = Counter(plan.fate for plan in self.plans)
        found[TakeoverFate.STUCK] += len(self.read.wrong)
        return {fate: found[fate] for fate in TakeoverFate}

    @cached_property
    def agreed(self) -> dict[str, str]:
        """The lines that would go in, each with the fingerprint of what would be written."""
        return {str(plan.row.line): plan.fingerprint for plan in self.plans if plan.goes_in}

    @cached_property
    def seen(self) -> str:
        """The same as long as the same would be written."""
        return sha256(repr(sorted(self.agreed.items())).encode()).hexdigest()[:16]

    @cached_property
    def faults(self) -> list[tuple[int, str]]:
        """Every row that cannot go in, with why, from the top."""
        unread = [(number, " ".join(one.message for one in errors)) for number, errors in self.read.wrong.items()]
        stuck = [
            (plan.row.line, " ".join(words_of(one) for one in plan.findings)) for plan in self.of(TakeoverFate.STUCK)
        ]
        return sorted([*unread, *stuck])

    @property
    def is_anything_left(self) -> bool:
        """Whether a row cannot go in, or did not yet."""
        return bool(self.faults or self.agreed)

    def of(self, *fates: TakeoverFate) -> tuple[RowPlan, ...]:
        """The rows that go one of these ways."""
        return tuple(plan for plan in self.plans if plan.fate in fates)

    def notes(self, plan: RowPlan) -> list[str]:
        """What is worth knowing in a row, one sentence each."""
        return list(dict.fromkeys(words_of(finding) for finding in plan.notes))


@dataclass(frozen=True)
class Done:
    """What happened with a row that was let in: with which agreement, or why it was refused while it was written."""

    fate: TakeoverFate
    agreement_id: UUID | None = None
    refused_for: tuple[str, ...] = ()


def done(file: AgreementFile) -> dict[int, Done]:
    """What happened with each row of a file so far."""
    return {
        int(line): Done(TakeoverFate(fate), UUID(key) if key else None, tuple(codes))
        for line, (fate, key, *codes) in file.results.items()
    }


def counted(file: AgreementFile) -> dict[str, int]:
    """How many rows of a file went which way so far."""
    found = Counter(one.fate for one in done(file).values())
    return {fate: found[fate] for fate in TakeoverFate if found[fate]}


def preview(
    *,
    actor: Actor,
    provider_id: UUID,
    name: str,
    content: bytes,
    day: date,
    done: Mapping[int, Done] | None = None,
) -> Preview:
    """What the file would do today, but for the lines that went in already; nothing is written."""
    found, done = agreements(name, content), done or {}
    gone = {line for line, one in done.items() if one.fate is not TakeoverFate.STUCK}
    found = replace(found, rows=tuple(row for row in found.rows if row.line not in gone))
    return as_written(Preview(found, takeover.plans_for(actor, provider_id, found.rows, day=day)), done)


def as_written(looked: Preview, done: Mapping[int, Done]) -> Preview:
    """The same with the rows that could go in and were refused while they were written, and why."""
    refused = {line: one for line, one in done.items() if one.fate is TakeoverFate.STUCK}
    plans = tuple(_refused(plan, refused[plan.row.line]) if plan.row.line in refused else plan for plan in looked.plans)
    return replace(looked, plans=plans)


def _refused(plan: RowPlan, one: Done) -> RowPlan:
    """What stops it today says it best; where nothing does, what stopped it then."""
    findings = plan.findings or tuple(Finding(code, is_met=False) for code in one.refused_for)
    return replace(plan, fate=TakeoverFate.STUCK, findings=findings, changes=(), notes=())


def rest(looked: Preview, *, now: datetime) -> Table:
    """The rows that cannot go in yet, as they came, with what is wrong beside them: to correct and read in again."""
    heading, width = looked.read.heading, len(looked.read.heading)
    rows = []
    for number, words in looked.faults:
        cells = looked.read.cells[number][:width]
        rows.append((*cells, *("" for _n in range(width - len(cells))), words))
    return Table(
        title=_("Overeenkomsten die nog niet overgenomen zijn"),
        columns=(*heading, _("wat er scheelt")),
        rows=rows,
        made_at=now,
        note=_("Verbeter de rijen en lees dit bestand opnieuw in. De laatste kolom lezen wij niet."),
    )


def whole(looked: Preview, *, now: datetime) -> Table:
    """Every row with what happens to it, to look through at one's desk."""
    faults = dict(looked.faults)
    rows = []
    for plan in looked.plans:
        row = plan.row
        words = faults.get(row.line) or " ".join((*map(changed, plan.changes), *looked.notes(plan)))
        rows.append((row.line, row.family_name, row.given_name, plan.number, code_label(plan.fate), words))
    stuck = code_label(TakeoverFate.STUCK)
    rows += [(number, "", "", "", stuck, faults[number]) for number in looked.read.wrong]
    return Table(
        title=_("Wat het bestand doet"),
        columns=(
            _("Rij"),
            _("Familienaam"),
            _("Voornaam"),
            _("Overeenkomst"),
            _("Wat er gebeurt"),
            _("Wat u moet weten"),
        ),
        rows=sorted(rows),
        made_at=now,
    )


def words_of(finding: Finding) -> str:
    """What is wrong or worth knowing, with what was found and what to do."""
    reason = reason_of(finding)
    found = f" ({reason.found})" if reason.found else ""
    return f"{reason.title}{found}. {reason.todo}".strip()


def changed(one: Change) -> str:
    """One thing that becomes something else, in words."""
    words = {"field": heading_of(one.field), "before": said(one.field, one.before), "after": said(one.field, one.after)}
    told = _("%(field)s: was %(before)s, wordt %(after)s.") if one.before else _("%(field)s: wordt %(after)s.")
    return told % words


def heading_of(field: str) -> str:
    """The heading under which a field stands in the file; of what no column tells, what it is."""
    found = next((column.heading for column in SHEET.columns if column.field == field), "")
    return (found or _("erkenning van de werkplek")).capitalize()


def said(field: str, value: str) -> str:
    """A value that is kept as a code, in words."""
    return code_label(EndReason(value)).lower() if field == "ended_for" and value else value
