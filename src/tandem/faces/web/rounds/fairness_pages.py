"""What the page on the groups of a run shows: who got a proposal and how far it is, beside the two ends."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext

from tandem.faces.documents.fairness import (
    GroupNames,
    between_words,
    nothing_stands_out,
    share_words,
    stands_out_words,
)
from tandem.faces.documents.matching import minutes_words
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table
from tandem.faces.web.rounds.run_pages import crumbs
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.placement.rules.fairness import GroupRow, Interval, Share, intervals, standing_out
from tandem.journey.placement.terms.fairness import GroupKind
from tandem.journey.placement.terms.rounds import RunRule

TWO: Final = 2
"""Of so many groups one has more exactly where the other has less."""


@dataclass(frozen=True)
class FairRow:
    """One group: this run, and what it would get at each end."""

    name: str
    of: str
    placed: str
    median: str
    ninth: str
    ends: tuple[tuple[str, str], ...]
    """The name of an end and the share there."""


@dataclass(frozen=True)
class FairTable:
    """All groups of one kind."""

    key: str
    title: str
    ends: tuple[str, ...]
    rows: tuple[FairRow, ...]


@dataclass(frozen=True)
class FairPage(Page):
    """The groups of one run."""

    said: tuple[str, ...] = ()
    """What stands out, a sentence each."""
    tables: tuple[FairTable, ...] = ()
    is_older: bool = False
    """Whether the run was worked out before these figures were kept."""
    least: int = 0
    run_id: str = ""
    run_url: str = ""
    answer: str = ""


def fairness(run: Any, rows: Sequence[GroupRow]) -> FairPage:
    """The groups of a run that may be told."""
    number = gettext("Berekening %(n)s") % {"n": run.number}
    run_url = reverse("rounds:run", args=[run.pk])
    kept = run.report.get("fairness")
    names = GroupNames(rows, day=run.day)
    return FairPage(
        title=gettext("Gelijke kansen"),
        lead=gettext("Wie kreeg een voorstel, en hoe ver is het? Per groep lerenden, naast de twee uitersten."),
        breadcrumb=crumbs(run.round, Link(number, run_url), gettext("Gelijke kansen")),
        area=gettext("Matchronden"),
        said=tuple(said_of(run, rows, names)),
        tables=tuple(table for kind in GroupKind if (table := _table(run, kind, rows, names)) is not None),
        is_older=kept is None,
        least=kept["least"] if kept else 0,
        run_id=str(run.pk),
        run_url=run_url,
        answer=run.answer[:16],
    )


def said_of(run: Any, rows: Sequence[GroupRow], names: GroupNames) -> list[str]:
    """What stands out among the groups of a run; nothing where no group is told. Of two groups only who has less."""
    kinds = Counter(row.kind for row in rows)
    said = [
        stands_out_words(one, rule=run.rule, name=names.of(one.row))
        for one in standing_out(rows, rule=run.rule)
        if one.is_less or kinds[one.row.kind] > TWO
    ]
    return said or ([nothing_stands_out()] if rows else [])


def as_table(run: Any, rows: Sequence[GroupRow], *, now: datetime) -> Table:
    """The same as a file: a line per group and way of deciding."""
    names = GroupNames(rows, day=run.day)
    between = {rule: intervals(rows, rule=rule) for rule in {rule for row in rows for rule in row.by}}
    return Table(
        title=gettext("Gelijke kansen in een matchronde"),
        columns=(
            gettext("Groep naar"),
            gettext("Groep"),
            gettext("Lerenden"),
            gettext("Manier van verdelen"),
            gettext("Met voorstel"),
            gettext("Aandeel vanaf (%)"),
            gettext("Aandeel tot (%)"),
            gettext("Helft reist hoogstens (minuten)"),
            gettext("Negen op de tien reizen hoogstens (minuten)"),
        ),
        rows=[
            (
                *(code_label(row.kind), names.of(row), row.of, code_label(RunRule(rule))),
                *_figures(share, between[rule][row.kind, row.key]),
            )
            for row in rows
            for rule, share in row.by.items()
        ],
        made_at=now,
        filters=[
            (gettext("Matchronde"), f"{run.round.number} {run.round.title}"),
            (gettext("Berekening"), f"{run.number}: {code_label(RunRule(run.rule))}"),
        ],
        note=gettext("Kleine groepen staan samen. Minuten zijn afgerond op vijf."),
    )


def _figures(share: Share, between: Interval) -> tuple[int | None, ...]:
    return share.placed, round(100 * between.low), round(100 * between.high), share.median, share.ninth


def _table(run: Any, kind: GroupKind, rows: Sequence[GroupRow], names: GroupNames) -> FairTable | None:
    own = [row for row in rows if row.kind is kind]
    if not own:
        return None
    ends, between = [rule for rule in own[0].by if rule != run.rule], intervals(rows, rule=run.rule)
    return FairTable(
        key=kind.value,
        title=code_label(kind),
        ends=tuple(code_label(RunRule(rule)) for rule in ends),
        rows=tuple(_row(run.rule, row, ends, names.of(row), between[row.kind, row.key]) for row in own),
    )


def _row(rule: str, row: GroupRow, ends: Sequence[str], name: str, between: Interval) -> FairRow:
    share = row.by[rule]
    return FairRow(
        name=name,
        of=number_format(row.of),
        placed=f"{share_words(share.placed, row.of)}; {between_words(between)}",
        median=minutes_words(share.median),
        ninth=minutes_words(share.ninth),
        ends=tuple((code_label(RunRule(end)), share_words(row.by[end].placed, row.of)) for end in ends),
    )
