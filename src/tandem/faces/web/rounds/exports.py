"""Matching rounds as files."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table, for_a_file
from tandem.faces.web.language import training_name
from tandem.faces.web.rounds.forms import LinesForm
from tandem.faces.web.rounds.run_pages import filtered, not_proposed_words
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.rules.schedule import known_by, told
from tandem.journey.placement.terms.reasons import Outcome
from tandem.journey.placement.terms.rounds import PairKind, RoundState, RunRule


def rounds(actor: Actor, *, now: datetime) -> Table:
    """The rounds of this organisation."""
    rows, note = for_a_file(doors.rounds_for(actor))
    return Table(
        title=gettext("Matchronden"),
        columns=(
            gettext("Nummer"),
            gettext("Naam"),
            gettext("Leiding"),
            gettext("Schooljaar"),
            gettext("Stand"),
            gettext("Begonnen op"),
            gettext("Antwoorden voor"),
        ),
        rows=(
            (
                one.number,
                one.title,
                (one.provider or one.body).name,
                f"{one.school_year}-{one.school_year + 1}",
                code_label(RoundState(one.state)),
                one.started_at,
                one.answers_until,
            )
            for one in rows
        ),
        made_at=now,
        note=note,
    )


def pairs(actor: Actor, one: Any, *, now: datetime) -> Table:
    """What was decided beforehand about the learners this actor may know."""
    rows, note = for_a_file(doors.pairs_for(actor, one, day=day_of(now)))
    return Table(
        title=gettext("Vooraf beslist in een matchronde"),
        columns=(
            gettext("Traject"),
            gettext("Voornaam"),
            gettext("Familienaam"),
            gettext("Onderneming"),
            gettext("Gemeente"),
            gettext("Wat"),
            gettext("Waarom"),
            gettext("Op"),
        ),
        rows=(
            (
                row.track.number,
                row.track.person.given_name,
                row.track.person.family_name,
                row.opening.establishment.name,
                row.opening.establishment.municipality,
                code_label(PairKind(row.kind)),
                row.words,
                row.set_at,
            )
            for row in rows
        ),
        made_at=now,
        filters=[(gettext("Matchronde"), f"{one.number} {one.title}")],
        note=note,
    )


def lines(actor: Actor, run: Any, *, form: LinesForm, now: datetime) -> Table:
    """What a run says about the learners this actor may know."""
    form.is_valid()
    data = form.cleaned_data
    schedule = told(run.options.get("timetable"))
    rows, note = for_a_file(filtered(doors.lines_for(actor, run, day=day_of(now)), data))
    chosen = [(name, str(data[name])) for name in ("uitkomst", "opleiding", "tekst") if data.get(name)]
    return Table(
        title=gettext("Voorstellen van een matchronde"),
        columns=(
            gettext("Traject"),
            gettext("Voornaam"),
            gettext("Familienaam"),
            gettext("Opleiding"),
            gettext("Onderneming"),
            gettext("Gemeente"),
            gettext("Minuten"),
            gettext("Waarop de reistijd steunt"),
            gettext("Keuze"),
            gettext("Uitkomst"),
            gettext("Geen voorstel omdat"),
        ),
        rows=(
            (
                row.track.number,
                row.track.person.given_name,
                row.track.person.family_name,
                training_name(row.track.training),
                row.opening.establishment.name if row.opening else "",
                row.opening.establishment.municipality if row.opening else "",
                row.minutes,
                code_label(known_by(row.story.get("mode", ""), schedule)) if row.opening else "",
                row.wish or None,
                code_label(Outcome(row.outcome)),
                not_proposed_words(row),
            )
            for row in rows
        ),
        made_at=now,
        filters=[
            (gettext("Matchronde"), f"{run.round.number} {run.round.title}"),
            (gettext("Berekening"), f"{run.number}: {code_label(RunRule(run.rule))}"),
            *chosen,
        ],
        note=note,
    )
