"""The coverage of every training as a file."""

from datetime import date, datetime

from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table, Value
from tandem.faces.web.coverage.asking import Asked, text_of
from tandem.faces.web.coverage.training_pages import learners_words, shortage_words
from tandem.faces.web.language import training_name
from tandem.journey.readiness.queries import around as queries
from tandem.registers.reference import queries as reference


def table(asked: Asked, *, actor: Actor, now: datetime, day: date) -> Table:
    """Every training with a list, then those without."""
    covered = asked.work.covered(asked.codes)
    around = asked.around()
    own = actor.organisation_id
    partners = {} if around is None else queries.one_partner_away(covered, around, day=day, besides=own)
    learners = {} if around is None else queries.looking(around, day=day)
    years = reference.shortage_years_by_training(list(asked.work.trainings))
    rows: list[tuple[Value, ...]] = []
    for one in covered:
        training = asked.work.trainings[one.listed.training]
        rows.append(
            (
                training_name(training),
                "" if one.percent is None else one.percent,
                len(one.had),
                len(one.had) + len(one.missing),
                "; ".join(text_of(listed) for listed in one.missing),
                len(partners.get(training.pk, ())) if around else "",
                learners_words(learners.get(training.pk)) if around else "",
                shortage_words(years.get(training.pk, ())),
                code_label(one.listed.certainty),
            )
        )
    for training in asked.work.without:
        shortage = shortage_words(years.get(training.pk, ()))
        rows.append((training_name(training), gettext("geen activiteitenlijst"), "", "", "", "", "", shortage, ""))
    return Table(
        title=gettext("Maximaal duaal"),
        columns=(
            gettext("Opleiding"),
            gettext("Dekking in %"),
            gettext("Activiteiten die u doet"),
            gettext("Activiteiten op de lijst"),
            gettext("Wat ontbreekt"),
            gettext("Vestigingen die alles wat ontbreekt aanbieden"),
            gettext("Lerenden die zoeken"),
            gettext("Knelpuntberoep"),
            gettext("Zekerheid van de lijst"),
        ),
        rows=rows,
        made_at=now,
        filters=_filters(asked),
        note=gettext("Waar niet bekend is of een activiteit verplicht is, tellen wij ze als verplicht."),
    )


def one_table(asked: Asked, slug: str, *, now: datetime) -> Table:
    """The activity list of one training, with what happens at the company."""
    found = next((one for one in asked.work.trainings.values() if one.slug == slug), None)
    if found is None:
        raise NotFound(slug)
    listed = asked.work.lists.get(found.pk)
    words = {None: gettext("niet bekend, telt als verplicht"), True: gettext("ja"), False: gettext("nee")}
    return Table(
        title=training_name(found),
        columns=(
            gettext("Code"),
            gettext("Activiteit"),
            gettext("Gebeurt bij u"),
            gettext("Verplicht"),
            gettext("Zekerheid"),
        ),
        rows=[
            (one.code, text_of(one), asked.does(one), words[one.is_compulsory], code_label(one.certainty))
            for one in (listed.activities if listed else ())
        ],
        made_at=now,
        filters=_filters(asked),
        note="" if listed else gettext("geen activiteitenlijst"),
    )


def _filters(asked: Asked) -> list[tuple[str, str]]:
    done = "; ".join(text_of(one) for one in asked.done()) or gettext("niets")
    lines = [(gettext("Wat er gebeurt"), done)]
    if asked.place is not None:
        words = gettext("%(place)s, hoogstens %(minutes)s minuten (%(mode)s)")
        told = {"place": asked.place.label, "minutes": asked.minutes, "mode": asked.mode_name}
        lines.append((gettext("Waar"), words % told))
    return lines
