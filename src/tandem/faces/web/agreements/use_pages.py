"""What people get out of an agreement: the premiums with their days, and what the employer declares."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.documents import agreement_dates as dates
from tandem.faces.documents import dimona
from tandem.faces.documents.agreement_dates import PremiumYear
from tandem.faces.documents.reasons import Reason
from tandem.faces.exchange.tables import Table
from tandem.faces.web.agreements.frame import about, area, below, is_family, title_of, written
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Page
from tandem.journey.agreements.terms import AgreementState


@dataclass(frozen=True)
class PremiumsPage(Page):
    """The premiums of one agreement, year by year, and every day it has."""

    kicker: str = ""
    years: tuple[PremiumYear, ...] = ()
    days: tuple[Fact, ...] = ()
    calendar_url: str = ""
    back_url: str = ""


@dataclass(frozen=True)
class DimonaPage(Page):
    """What the employer declares of one agreement, what is missing, and the six criteria."""

    kicker: str = ""
    note: str = ""
    facts: tuple[Fact, ...] = ()
    why: str = ""
    missing: tuple[str, ...] = ()
    copy: str = ""
    statute: str = ""
    statute_state: str = ""
    criteria: tuple[Reason, ...] = ()
    others: tuple[Reason, ...] = ()
    export_of: Any = None
    back_url: str = ""


def premiums(actor: Actor, one: Any, *, day: date) -> PremiumsPage:
    """Which premiums there can be, what is missing, and until when."""
    title = gettext("Welke premies er zijn")
    lead = gettext("Per schooljaar, voor jou en voor de onderneming.")
    return PremiumsPage(
        title=title,
        lead=lead if is_family(actor) else gettext("Per schooljaar, voor de onderneming en voor de lerende."),
        breadcrumb=below(one, actor, title),
        area=area(actor),
        kicker=f"{title_of(one, actor)} · {about(one)}",
        years=dates.premium_years(one, day=day),
        days=tuple(Fact(written(found.day), found.words) for found in dates.dates_of(one)),
        calendar_url=reverse("agreements:calendar", args=[one.pk]) if one.begins_on else "",
        back_url=reverse("agreements:agreement", args=[one.pk]),
    )


def declaration(actor: Actor, one: Any, *, day: date) -> DimonaPage:
    """The record, ready to copy, with the criteria it stands on."""
    title, found = gettext("Dimona en DmfA voorbereiden"), dimona.prepared(one, day=day)
    record, lines = found.record, dimona.lines_of(found.record)
    unknown = gettext("niet gekend")
    return DimonaPage(
        title=title,
        lead=gettext("Wat de werkgever of zijn sociaal secretariaat aangeeft van deze overeenkomst."),
        breadcrumb=below(one, actor, title),
        area=area(actor),
        kicker=f"{title_of(one, actor)} · {about(one)}",
        note=record.note,
        facts=tuple(Fact(label, value or unknown) for label, value in lines),
        why=record.why,
        missing=record.missing,
        copy="\n".join(f"{label}: {value}" for label, value in lines if value),
        statute=_statute(is_learner=record.is_learner_statute),
        statute_state={True: "ok", False: "stop", None: "info"}[record.is_learner_statute],
        criteria=tuple(_linked(reason, one) for reason in found.criteria),
        others=found.others,
        export_of=one.pk,
        back_url=reverse("agreements:agreement", args=[one.pk]),
    )


def declaration_table(actor: Actor, one: Any, *, day: date, now: datetime) -> Table:
    """The same record as a file, one row."""
    record = dimona.record_of(one, day=day)
    lines = dimona.lines_of(record)
    return Table(
        title=gettext("Voorbereiding van Dimona en DmfA; geen aangifte"),
        columns=[*(label for label, _ in lines), gettext("Ontbreekt")],
        rows=[[*(value for _, value in lines), "; ".join(record.missing)]],
        made_at=now,
        filters=[(gettext("Overeenkomst"), title_of(one, actor))],
        note=record.note,
    )


def _statute(*, is_learner: bool | None) -> str:
    return {
        True: gettext("Het statuut van leerling geldt: aan de zes voorwaarden is voldaan."),
        False: gettext("Het statuut van leerling geldt niet: er is een voorwaarde niet vervuld."),
        None: gettext("Of het statuut van leerling geldt, is nog niet zeker: er ontbreekt een gegeven."),
    }[is_learner]


def _linked(reason: Reason, one: Any) -> Reason:
    """The reason with where its answer is filled in, while that can be done."""
    if not reason.todo or one.state != AgreementState.DRAFT:
        return reason
    url = reverse("agreements:agreement", args=[one.pk])
    return replace(reason, todo_url=url, todo_link=gettext("Naar de overeenkomst"))
