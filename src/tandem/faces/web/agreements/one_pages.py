"""What the page of one agreement shows: who has the ball, its parts, what the rules say, who signs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import BRUSSELS, day_of
from tandem.faces.documents import agreement_checks
from tandem.faces.documents import timetable as timetable_words
from tandem.faces.documents.reasons import Reason
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.signing import queries as packages
from tandem.faces.exchange.signing import transport
from tandem.faces.exchange.terms import SubjectKind
from tandem.faces.web.agreements.checked import Amount, Checked, Social, checked, once
from tandem.faces.web.agreements.forms import LABELS
from tandem.faces.web.agreements.frame import (
    SECTIONS,
    SIGNATURE_TAGS,
    about,
    account,
    area,
    below,
    crumbs,
    tag_of,
    title_of,
    written,
)
from tandem.faces.web.agreements.outside_pages import told_outside
from tandem.faces.web.agreements.pages import waits_words
from tandem.faces.web.recognition.pages import Entry, Fact, Tag, history, looks_note, who_looked
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.agreements import policies, snapshot
from tandem.journey.agreements.policies import AgreementAccess
from tandem.journey.agreements.queries import agreements as queries
from tandem.journey.agreements.queries import life as after
from tandem.journey.agreements.rules import holidays
from tandem.journey.agreements.rules.forms import ACCOUNTS, FILLED_BY, AgreementForm
from tandem.journey.agreements.terms import (
    AgreementState,
    HolidayWhy,
    Party,
    SignatureKind,
    SignatureState,
    SignedWhere,
    Signer,
)
from tandem.journey.plans.queries import plans
from tandem.journey.plans.terms import PlanState

_RULES_SPEAK: Final = frozenset({AgreementState.DRAFT, AgreementState.SIGNING, AgreementState.SIGNED})
"""Of what ended or was given up nothing has to be put right."""


@dataclass(frozen=True)
class Part:
    """One part of an agreement, with what is filled in and what the rules say of it."""

    key: str
    title: str
    facts: tuple[Fact, ...]
    reasons: tuple[Reason, ...]
    edit_url: str = ""
    empty: str = ""
    """What stands there where nothing is filled in."""


@dataclass(frozen=True)
class Way:
    """Something that can be done now."""

    label: str
    url: str
    is_post: bool = False
    is_quiet: bool = False


@dataclass(frozen=True)
class Place:
    """A workplace of the agreement."""

    title: str
    facts: tuple[Fact, ...]
    url: str = ""
    remove_url: str = ""


@dataclass(frozen=True)
class SignatureRow:
    """One signature, and what can be done about it."""

    who: str
    name: str
    tag: Tag
    when: str
    how: str
    words: str
    ways: tuple[Way, ...] = ()
    proof_url: str = ""


@dataclass(frozen=True)
class RemarkRow:
    """Something that was remarked."""

    field: str
    words: str
    who: str
    at: str
    is_open: bool
    settle_url: str = ""


@dataclass(frozen=True)
class AgreementPage(Page):
    """One agreement."""

    kicker: str = ""
    tag: Tag | None = None
    next_words: str = ""
    said: str = ""
    ways: tuple[Way, ...] = ()
    kind: str = ""
    kind_certainty: str = ""
    kind_url: str = ""
    amounts: tuple[Amount, ...] = ()
    """What the learner gets: now, after the coming first of September, and after the next index."""
    allowance_url: str = ""
    statute: str = ""
    social: Social | None = None
    outside: tuple[Fact, ...] = ()
    """What was told of an agreement that was signed outside Tandem."""
    notes: tuple[str, ...] = ()
    """What the law asks of a new agreement and this one lacks: it was signed, so nobody has to do anything."""
    scan_url: str = ""
    new_scan_url: str = ""
    parts: tuple[Part, ...] = ()
    places: tuple[Place, ...] = ()
    place_reasons: tuple[Reason, ...] = ()
    add_place_url: str = ""
    whole: tuple[Reason, ...] = ()
    met: tuple[str, ...] = ()
    stops: int = 0
    signatures: tuple[SignatureRow, ...] = ()
    remarks: tuple[RemarkRow, ...] = ()
    remark_url: str = ""
    plan_url: str = ""
    new_plan_url: str = ""
    paper_url: str = ""
    signed_url: str = ""
    evidence_url: str = ""
    uses_title: str = ""
    premiums_url: str = ""
    dimona_url: str = ""
    calendar_url: str = ""
    history_url: str = ""
    life: Link | None = None
    """Where a signed agreement is suspended, changed and ended."""


@dataclass(frozen=True)
class HistoryPage(Page):
    """What happened, and who looked."""

    entries: tuple[Entry, ...] = ()
    looks: tuple[Entry, ...] = ()
    looks_note: str = ""
    export_door: str = ""
    export_of: Any = None


def agreement(actor: Actor, one: Any, *, day: date) -> AgreementPage:
    """Where an agreement stands, what is filled in, and what this reader can do."""
    access = queries.access_for(actor, one, day=day)
    party = policies.party_of(actor, access) or Party.LEARNER
    every = queries.workplaces_of([one.pk], with_past=True).get(one.pk, [])
    places = [row for row in every if not row.is_past]
    plan, remarks = plans.briefs_of([one.track_id]).get(one.track_id), queries.remarks_of(one)
    still_open = sum(row.settled_at is None for row in remarks)
    hand = snapshot.AtHand(places, plan=plan, remarks_open=still_open)
    facts = agreement_checks.told_to(actor, one, day=day, hand=hand)
    told, notes = _said_of(one, checked(facts, day=_paid_on(one, day), passed=after.passed_of(one)))
    may_fill = one.state == AgreementState.DRAFT
    plan_url, new_plan_url = _plan_urls(one, plan, party, may_fill=may_fill)
    outside, paid_on = queries.takeover_of(one), max(one.begins_on or day, _paid_on(one, day))
    return AgreementPage(
        title=title_of(one, actor),
        breadcrumb=crumbs(Link(title_of(one, actor), "")),
        area=area(actor),
        kicker=about(one),
        tag=tag_of(one),
        next_words=waits_words(one, actor),
        said=one.closed_words,
        ways=tuple(_ways(actor, one, access, party, is_whole=told.stops == 0)),
        kind=told.kind,
        kind_certainty="" if outside else told.kind_certainty,
        kind_url="" if outside else told.kind_url,
        amounts=told.amounts,
        statute=told.statute,
        social=told.social,
        allowance_url=f"{reverse('allowance:calculator')}?op={paid_on.isoformat()}",
        outside=tuple(told_outside(outside, one, places)) if outside else (),
        notes=notes,
        scan_url=_url("outside_scan", one) if outside and outside.scan and party is not Party.LEARNER else "",
        new_scan_url=_url("keep_scan", one) if outside and policies.may_scan(actor, access).is_ok else "",
        parts=tuple(_parts(one, party, told, may_fill=may_fill)),
        places=tuple(_place(one, row, may_fill=may_fill and party is not Party.LEARNER) for row in every),
        place_reasons=told.parts.get("werkplekken", ()),
        add_place_url=_url("add_workplace", one) if may_fill and party is not Party.LEARNER else "",
        whole=(*told.parts.get("", ()), *told.parts.get("plan", ())),
        met=told.met,
        stops=told.stops if may_fill else 0,
        signatures=tuple(_signature(actor, one, row, access, party) for row in queries.signatures_of(one)),
        remarks=tuple(_remark(one, row, may_settle=may_fill) for row in remarks),
        remark_url=_url("remark", one) if may_fill else "",
        plan_url=plan_url,
        new_plan_url=new_plan_url,
        paper_url=_url("paper", one),
        signed_url=_url("sealed", one) if one.sealed else "",
        evidence_url=_evidence_url(one),
        uses_title=gettext("Wat je ermee doet") if party is Party.LEARNER else gettext("Wat u ermee doet"),
        premiums_url=_url("premiums", one),
        dimona_url=_url("dimona", one) if policies.may_prepare(actor, access).is_ok else "",
        calendar_url=_url("calendar", one) if one.begins_on else "",
        history_url=_url("history", one),
        life=_life(one),
    )


def _said_of(one: Any, told: Checked) -> tuple[Checked, tuple[str, ...]]:
    """The reasons that still matter, and as notes what the rules say of what was signed outside."""
    if one.state not in _RULES_SPEAK:
        return replace(told, parts={}, met=()), ()
    if one.origin == SignedWhere.OUTSIDE:
        notes = tuple(once(reason.title for found in told.parts.values() for reason in found))
        return replace(told, parts={}), notes
    return told, ()


def fragment(
    actor: Actor, one: Any, form: AgreementForm, section: str, *, day: date
) -> tuple[tuple[Reason, ...], Checked]:
    """What the rules would say of a part while somebody types."""
    told = checked(agreement_checks.told_to(actor, one, day=day, form=form), day=day)
    return told.parts.get(section, ()), told


def fields_of(names: Iterable[str], one: Any, party: Party) -> list[Fact]:
    """Fields with what was filled in."""
    return [Fact(str(LABELS[name]), _value(one, name, party)) for name in names]


def history_page(actor: Actor, one: Any) -> HistoryPage:
    """What happened to an agreement, and who looked."""
    looks = who_looked(one)
    return HistoryPage(
        title=gettext("Geschiedenis"),
        lead=title_of(one, actor),
        breadcrumb=below(one, actor, gettext("Geschiedenis")),
        area=area(actor),
        entries=tuple(history([one])),
        looks=tuple(looks),
        looks_note=looks_note(looks),
        export_door="agreements:history_export",
        export_of=one.pk,
    )


def _ways(actor: Actor, one: Any, access: AgreementAccess, party: Party, *, is_whole: bool) -> Iterator[Way]:
    if one.state == AgreementState.DRAFT:
        if party is Party.PROVIDER and is_whole:
            yield Way(gettext("Bied de tekst aan om te tekenen"), _url("present", one))
        yield Way(gettext("Geef door"), _url("hand_over", one), is_quiet=party is Party.PROVIDER and is_whole)
    if one.state == AgreementState.SIGNING:
        signer = policies.signs_as(actor, access)
        asked = one.signatures.filter(state=SignatureState.ASKED, signer=signer or "").exists()
        if asked and signer is not None:
            yield Way(gettext("Lees en teken"), _url("sign", one))
            here = _url("agreement", one)
            yield from at_the_service(one, signer, ask_url=_url("sign_at_service", one), here_url=here, back_url=here)
        if party is Party.PROVIDER:
            yield Way(gettext("Neem de tekst terug"), _url("take_back", one), is_post=True, is_quiet=True)
    if one.state in {AgreementState.DRAFT, AgreementState.SIGNING} and policies.may_withdraw(actor, access).is_ok:
        yield Way(gettext("Geef deze overeenkomst op"), _url("withdraw", one), is_quiet=True)


def at_the_service(one: Any, signer: Signer, *, ask_url: str, here_url: str, back_url: str) -> Iterator[Way]:
    """Signing electronically, where the platform knows a service: asked, being prepared, or ready there."""
    if not transport.is_on():
        return
    package = packages.open_for(SubjectKind.AGREEMENT, one.pk, signer)
    if package is None:
        yield Way(gettext("Teken elektronisch"), ask_url, is_post=True, is_quiet=True)
        return
    url = packages.url_for(package, signer)
    label = gettext("Teken bij de ondertekendienst") if url else gettext("Kijk of de ondertekendienst klaar is")
    yield Way(label, f"{url}?terug={back_url}" if url else here_url, is_quiet=True)


def _parts(one: Any, party: Party, told: Checked, *, may_fill: bool) -> Iterator[Part]:
    empty = gettext("Nog niets ingevuld.") if may_fill else gettext("Niets ingevuld.")
    for key, (title, names) in SECTIONS.items():
        mine = may_fill and (party is Party.PROVIDER or any(party in FILLED_BY[name] for name in names))
        yield Part(
            key=key,
            title=str(title),
            facts=(*_known(key, one), *fields_of(_said(names, one), one, party)),
            reasons=told.parts.get(key, ()),
            edit_url=reverse("agreements:part", args=[one.pk, key]) if mine else "",
            empty=empty,
        )


def _known(key: str, one: Any) -> list[Fact]:
    """What a part says beside its fields: the hours day by day, the school holidays of the term."""
    if key == "uurrooster":
        return list(_hours(one))
    return free_time(one) if key == "vakantie" else []


def free_time(one: Any) -> list[Fact]:
    """The school holidays between the first and the last day."""
    words = gettext("%(start)s tot en met %(end)s")
    return [
        Fact(_capital(gettext(free.name)), words % {"start": written(free.first), "end": written(free.last)})
        for free in holidays.free_in(one.begins_on, one.ends_on)
    ]


def _said(names: Iterable[str], one: Any) -> list[str]:
    """The fields with something in them, but the hours; a tick that is off says nothing."""
    names = [name for name in names if name != "hours"]
    return [name for name in names if getattr(one, name) not in {"", None, False, HolidayWhy.NONE}]


def _hours(one: Any) -> Iterator[Fact]:
    for number, line in enumerate(one.hours.splitlines(), start=1):
        days = [part.strip() for part in line.split(";")]
        for day, hours in enumerate(days):
            if hours:
                subject = f"{number}.{day + 1}"
                label = timetable_words.day_words(subject, has_turns=len(one.hours.splitlines()) > 1)
                yield Fact(_capital(label), hours)
    timetable = one.form().timetable()
    if timetable is not None:
        for name, hours in timetable_words.hours_words(timetable):
            yield Fact(name, hours)
    for name, mondays in timetable_words.turn_words(one.form()):
        yield Fact(name, mondays)


def _value(one: Any, name: str, party: Party) -> str:
    value = getattr(one, name)
    if name in ACCOUNTS:
        return account(one, name, party)
    if name == "holiday_why":
        return code_label(HolidayWhy(value))
    if isinstance(value, bool):
        return gettext("ja") if value else gettext("nee")
    if isinstance(value, date):
        return written(value)
    return "" if value is None else str(value)


def _place(one: Any, row: Any, *, may_fill: bool) -> Place:
    place, mentor = row.recognition.establishment, row.mentor
    person, number = mentor.person if mentor else None, row.recognition.number
    facts = [
        Fact(gettext("Onderneming"), row.recognition.company.name),
        Fact(gettext("Plaats"), f"{place.street} {place.house_number}, {place.postal_code} {place.municipality}"),
        Fact(gettext("Erkenning"), number, reverse("workplaces:workplace", args=[number])),
        Fact(gettext("Mentor"), f"{person.given_name} {person.family_name}" if person else gettext("nog niet gekozen")),
    ]
    if row.begins_on or row.ends_on:
        facts.append(Fact(gettext("Dagen"), place_days(one, row)))
    if row.is_of_another(one):
        said = (
            gettext("ja, op %(day)s") % {"day": written(day_of(row.agreed_at))}
            if row.agreed_at
            else gettext("nog niet")
        )
        facts.append(Fact(gettext("Doet deze onderneming mee?"), said))
    return Place(
        title=gettext("%(place)s, voordien") % {"place": place.name} if row.is_past else place.name,
        facts=tuple(facts),
        url=reverse("agreements:workplace", args=[one.pk, row.pk]) if may_fill else "",
        remove_url=reverse("agreements:remove_workplace", args=[one.pk, row.pk])
        if may_fill and not row.is_lead
        else "",
    )


def place_days(one: Any, row: Any) -> str:
    """From when to when the learner works at a workplace."""
    return " - ".join(written(day) for day in row.days_in(one))


def _signature(actor: Actor, one: Any, row: Any, access: AgreementAccess, party: Party) -> SignatureRow:
    state, signer = SignatureState(row.state), Signer(row.signer)
    ways = []
    if state is SignatureState.ASKED and one.state == AgreementState.SIGNING and party is Party.PROVIDER:
        args = [one.pk, signer]
        if policies.signs_as(actor, access) is not signer:
            ways.append(Way(gettext("Getekend op papier"), reverse("agreements:scan", args=args), is_quiet=True))
        ways.append(Way(gettext("Herinner"), reverse("agreements:remind", args=args), is_post=True, is_quiet=True))
        if signer is not Signer.LEARNER:
            ways.append(Way(gettext("Iemand anders tekent"), reverse("agreements:replace", args=args), is_quiet=True))
    return SignatureRow(
        who=code_label(signer),
        name=row.name,
        tag=Tag(SIGNATURE_TAGS[state], code_label(state).lower()),
        when=date_format(row.set_at.astimezone(BRUSSELS), "DATETIME_FORMAT") if row.set_at else "",
        how=code_label(SignatureKind(row.kind)) if row.kind else "",
        words=row.words,
        ways=tuple(ways),
        proof_url=reverse("agreements:proof", args=[one.pk, signer])
        if row.proof and party in {Party.PROVIDER, Party.COMPANY}
        else "",
    )


def _remark(one: Any, row: Any, *, may_settle: bool) -> RemarkRow:
    return RemarkRow(
        field=str(LABELS.get(row.field, row.field)),
        words=row.words,
        who=code_label(Party(row.party)),
        at=written(day_of(row.written_at)),
        is_open=row.settled_at is None,
        settle_url=reverse("agreements:settle", args=[one.pk, row.pk]) if may_settle and row.settled_at is None else "",
    )


def _paid_on(one: Any, day: date) -> date:
    """The day whose amount counts: today, or the last day of what is over."""
    return min(day, one.closed_on or day, one.ends_on or day)


def _plan_urls(one: Any, plan: Any, party: Party, *, may_fill: bool) -> tuple[str, str]:
    """Where the training plan stands, for who may read it; and where the school begins one while there is none."""
    if plan is None:
        may_start = may_fill and party is Party.PROVIDER
        return "", reverse("plans:start", args=[one.track_id]) if may_start else ""
    is_read = party is Party.PROVIDER or plan.state != PlanState.DRAFT
    return reverse("plans:plan", args=[plan.plan_id]) if is_read else "", ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _life(one: Any) -> Link | None:
    label = {
        AgreementState.SIGNED: gettext("Schorsen, wijzigen of beëindigen"),
        AgreementState.ENDED: gettext("Waarom ze eindigde"),
    }.get(one.state)
    return Link(label, reverse("agreement_life:life", args=[one.pk])) if label else None


def _evidence_url(one: Any) -> str:
    is_there = one.sealed and packages.has_evidence(SubjectKind.AGREEMENT, one.pk)
    return _url("evidence", one) if is_there else ""


def _url(name: str, one: Any) -> str:
    return reverse(f"agreements:{name}", args=[one.pk])
