"""The lists of who runs the platform, as files."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from tandem.base import events, jobs
from tandem.base.actor import Actor
from tandem.base.models import JobState
from tandem.base.verdict import Effect
from tandem.faces.documents.words import code_label, event_label
from tandem.faces.exchange.tables import Table, for_a_file
from tandem.faces.outbox import queries as outbox
from tandem.law import catalogue
from tandem.registers.mandates import queries as mandates
from tandem.registers.organisations.queries import companies, providers


def jobs_table(state: str, *, now: datetime) -> Table:
    """The jobs in one state, or all."""
    chosen = state if state in JobState.values else ""
    rows, note = for_a_file(jobs.listed(state=chosen))
    return Table(
        title=gettext("Taken"),
        columns=(gettext("Taak"), gettext("Staat"), gettext("Vanaf"), gettext("Pogingen"), gettext("Laatste fout")),
        rows=((one.name, code_label(JobState(one.state)), one.run_at, one.attempts, one.last_error) for one in rows),
        made_at=now,
        filters=[(gettext("Staat"), code_label(JobState(chosen)))] if chosen else [],
        note=note,
    )


def mails_table(actor: Actor, *, now: datetime) -> Table:
    """The mails with their fate."""
    rows, note = for_a_file(outbox.mails(actor))
    return Table(
        title=gettext("Mails"),
        columns=(gettext("Onderwerp"), gettext("Aan"), gettext("Waarover"), gettext("Verstuurd")),
        rows=((one.subject, one.recipient, event_label(one.code), one.sent_at) for one in rows),
        made_at=now,
        note=note,
    )


def chains_table(*, now: datetime) -> Table:
    """The daily seals over the events."""
    rows, note = for_a_file(events.anchors())
    return Table(
        title=gettext("Ketens"),
        columns=(gettext("Verzegeld op"), gettext("Gebeurtenissen"), gettext("Zegel")),
        rows=((one.at, one.count, one.digest) for one in rows),
        made_at=now,
        note=note,
    )


def doubts_table(actor: Actor, *, now: datetime) -> Table:
    """What companies say is wrong in the register."""
    rows, note = for_a_file(companies.open_doubts(actor))
    return Table(
        title=gettext("Opmerkingen over het register"),
        columns=(gettext("Onderneming"), gettext("Opmerking"), gettext("Gemeld op")),
        rows=((one.company.name, one.explanation, one.raised_at) for one in rows),
        made_at=now,
        note=note,
    )


def rules_table(body_id: UUID, *, now: datetime) -> Table:
    """The choices of this body on rules that are only known retold."""
    return Table(
        title=gettext("Keuzes van uw instantie"),
        columns=(
            gettext("Regel"),
            gettext("Sleutel"),
            gettext("Wat ze doet"),
            gettext("Van"),
            gettext("Tot"),
        ),
        rows=[
            (
                gettext(catalogue.parameter(row.key).name),
                row.key,
                code_label(Effect(row.effect)),
                row.valid_from,
                row.valid_until,
            )
            for row in mandates.rule_settings(body_id)
        ],
        made_at=now,
    )


def batches_table(actor: Actor, *, now: datetime) -> Table:
    """The files of providers that were taken over."""
    rows, note = for_a_file(providers.batches_for(actor))
    return Table(
        title=gettext("Ingevoerde bestanden"),
        columns=(gettext("Bestand"), gettext("Ingevoerd"), gettext("Ongedaan gemaakt")),
        rows=((one.source, one.applied_at, one.undone_at) for one in rows),
        made_at=now,
        note=note,
    )
