"""What the pages of a signed agreement show: how it stands, what may be done, and before a step what follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import BRUSSELS
from tandem.faces.documents.amendment_words import Difference, differences
from tandem.faces.documents.clocks import basis
from tandem.faces.documents.reasons import Reason, reasons_of
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.signing import queries as packages
from tandem.faces.exchange.terms import SubjectKind
from tandem.faces.web.agreements.frame import SIGNATURE_TAGS
from tandem.faces.web.agreements_after.forms import AtWork
from tandem.faces.web.recognition.pages import Fact, Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.agreements import policies
from tandem.journey.agreements.actions import ending as ends
from tandem.journey.agreements.queries import agreements as queries
from tandem.journey.agreements.queries import choices
from tandem.journey.agreements.queries import life as after
from tandem.journey.agreements.rules import ending as leaving
from tandem.journey.agreements.rules import suspensions as stops
from tandem.journey.agreements.rules.amendments import side_of
from tandem.journey.agreements.terms import (
    AgreementState,
    AmendmentState,
    EndReason,
    Party,
    SignatureKind,
    SignatureState,
    Signer,
    SuspensionCause,
)
from tandem.journey.placement.queries.after_end import AfterEnd, after_end
from tandem.law import norms
from tandem.law.norms import Norms
from tandem.registers.access.terms import COMPANY_ROLES, FAMILY_ROLES, Role
from tandem.registers.people import queries as people
from tandem.registers.reference.terms import AgreementType

_AMENDMENT_TAGS = {
    AmendmentState.PROPOSED: "wait",
    AmendmentState.AGREED: "ok",
    AmendmentState.APPLIED: "ok",
    AmendmentState.REFUSED: "stop",
    AmendmentState.WITHDRAWN: "neutral",
    AmendmentState.LAPSED: "neutral",
}


@dataclass(frozen=True)
class StopRow:
    """One suspension, as far as this reader needs to know why."""

    title: str
    when: str
    pay: str = ""
    resume_url: str = ""
    strike_url: str = ""


@dataclass(frozen=True)
class PassedRow:
    """One year that ended with success."""

    words: str
    strike_url: str = ""


@dataclass(frozen=True)
class ChangeRow:
    """One proposed change."""

    title: str
    url: str
    tag: Tag


@dataclass(frozen=True)
class LifePage(Page):
    """How a signed agreement stands."""

    kicker: str = ""
    tag: Tag | None = None
    facts: tuple[Fact, ...] = ()
    ways: tuple[Link, ...] = ()
    call_off_url: str = ""
    stops: tuple[StopRow, ...] = ()
    holidays: tuple[str, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    passed: tuple[PassedRow, ...] = ()


@dataclass(frozen=True)
class StepPage(Page):
    """One form."""

    kicker: str = ""
    button: str = ""
    back_url: str = ""
    is_stop: bool = False
    checked: str = ""
    """Of which end what follows is in sight: the next click does that one, and no other."""
    facts: tuple[Fact, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class YesRow:
    """The yes of one party, and how it was given."""

    who: str
    name: str
    tag: Tag
    when: str = ""
    how: str = ""
    scan_url: str = ""
    remind_url: str = ""
    replace_url: str = ""


@dataclass(frozen=True)
class ChangePage(Page):
    """A proposed change: what differs, who said yes, what this reader can do."""

    kicker: str = ""
    tag: Tag | None = None
    facts: tuple[Fact, ...] = ()
    rows: tuple[Difference, ...] = ()
    words: str = ""
    closed_words: str = ""
    yes: tuple[YesRow, ...] = ()
    paper_url: str = ""
    sealed_url: str = ""
    evidence_url: str = ""
    agree_url: str = ""
    refuse_url: str = ""
    withdraw_url: str = ""


def life(actor: Actor, one: Any, *, day: date) -> LifePage:
    """What holds now, and what may be done."""
    holds, told = one.state == AgreementState.SIGNED, after.ending_of(one)
    facts = queries.access_of(one, day=day)
    ways = []
    if holds and policies.may_suspend(actor, facts).is_ok:
        ways.append(Link(gettext("Noteer een schorsing"), url("suspend", one)))
    may_pass = holds and policies.may_note_success(actor, facts).is_ok
    if may_pass and one.kind == AgreementType.OAO:
        ways.append(Link(gettext("Noteer dat het jaar geslaagd is"), url("passed", one)))
    if holds and after.amending(one) is None and policies.may_amend(actor, facts).is_ok:
        ways.append(Link(gettext("Stel een wijziging voor"), url("amend", one)))
    if holds and (told is None or told.is_forced) and policies.may_end(actor, facts).is_ok:
        ways.append(Link(gettext("Beëindig de overeenkomst"), url("end", one)))
    party = queries.party_of(actor, one, day=day)
    may_call_off = holds and told is not None and not told.is_forced and party in {told.side, Party.PROVIDER}
    return LifePage(
        title=gettext("Na de ondertekening"),
        lead=gettext("Schorsen, wijzigen of beëindigen: de anderen horen het altijd.")
        if holds
        else gettext("De overeenkomst is voorbij. Hier staat wat er na het tekenen gebeurde."),
        breadcrumb=crumbs(one, ""),
        area=area(actor),
        kicker=about(one),
        tag=Tag("ok" if holds else "neutral", code_label(AgreementState(one.state)).lower()),
        facts=tuple(_how_it_stands(one, told)),
        ways=tuple(ways),
        call_off_url=url("call_off", one) if may_call_off else "",
        stops=tuple(_stop(actor, one, row, day=day) for row in after.suspensions_of(one)),
        holidays=tuple(_holidays(one, day=day)),
        changes=tuple(_change(one, row) for row in after.amendments_of(one)),
        passed=tuple(_passed(one, row, may_strike=may_pass) for row in after.passed_years_of(one)),
    )


def end(actor: Actor, one: Any, *, told: ends.Told | None, day: date, has_errors: bool) -> StepPage:
    """The form of an end; once it is filled in, what the rules say and what follows."""
    checked = told is not None and not has_errors
    facts: tuple[Fact, ...] = ()
    reasons: tuple[Reason, ...] = ()
    if told is not None and checked:
        facts = tuple(_follows(after_end(one, reason=told.reason, last_day=told.last_day), told, day=day))
        reasons = tuple(reasons_of(ends.assess(one, actor=actor, told=told, day=day)))
    return StepPage(
        title=gettext("Kijk na en bevestig het einde") if checked else gettext("Beëindig de overeenkomst"),
        lead=gettext("Dit volgt als u bevestigt. De andere partijen krijgen meteen een bericht.")
        if checked
        else gettext("Zeg waarom en wanneer. Daarna ziet u eerst wat er volgt."),
        breadcrumb=crumbs(one, gettext("Beëindigen")),
        area=area(actor),
        has_errors=has_errors,
        kicker=about(one),
        button=gettext("Bevestig het einde") if checked else gettext("Kijk na wat er volgt"),
        back_url=url("life", one),
        is_stop=checked,
        checked=key(told) if told is not None and checked else "",
        facts=facts,
        reasons=reasons,
    )


def key(told: ends.Told) -> str:
    """What tells one end from another."""
    return f"{told.reason} {told.last_day} {told.noticed_on}"


def step(actor: Actor, one: Any, title: str, *, lead: str = "", has_errors: bool) -> StepPage:
    """A form with one button that says what it does."""
    return StepPage(
        title=title,
        lead=lead,
        breadcrumb=crumbs(one, title),
        area=area(actor),
        has_errors=has_errors,
        kicker=about(one),
        button=title,
        back_url=url("life", one),
    )


def change(actor: Actor, one: Any, row: Any, *, day: date) -> ChangePage:
    """What differs, who said yes and how, what this reader can do."""
    party, asked = queries.party_of(actor, one, day=day), after.acceptances_of(row)
    is_open, told = row.state == AmendmentState.PROPOSED, {"n": row.number}
    waits = [who for who in Party if who in {side for side, _ in _asked(asked)}]
    facts = [
        Fact(gettext("Vanaf"), day_words(row.from_on)),
        Fact(gettext("Voorgesteld door"), code_label(Party(row.side))),
    ]
    if row.paper:
        facts.append(Fact(gettext("Controlegetal van de tekst"), f"{row.paper[:16]}…"))
    if is_open and waits:
        facts.append(Fact(gettext("Wacht op"), ", ".join(code_label(who) for who in waits)))
    is_sealed = packages.has_evidence(SubjectKind.AMENDMENT, row.pk)
    return ChangePage(
        title=gettext("Wijziging nr. %(n)s") % told,
        breadcrumb=crumbs(one, gettext("Wijziging nr. %(n)s") % told),
        area=area(actor),
        kicker=about(one),
        tag=_tag(row),
        facts=tuple(facts),
        rows=tuple(differences(row)),
        words=row.words,
        closed_words=row.closed_words,
        yes=tuple(_yes(one, row, each, may_scan=is_open and party is Party.PROVIDER) for each in asked),
        paper_url=url("amendment_paper", one, row.pk) if row.paper else "",
        sealed_url=url("amendment_sealed", one, row.pk) if is_sealed else "",
        evidence_url=url("amendment_evidence", one, row.pk) if is_sealed else "",
        agree_url=url("agree", one, row.pk) if is_open and may_agree(actor, asked, party, one, day=day) else "",
        refuse_url=url("refuse", one, row.pk) if is_open and party != row.side else "",
        withdraw_url=url("withdraw", one, row.pk) if is_open and party == row.side else "",
    )


def may_agree(actor: Actor, asked: Iterable[Any], party: Party, one: Any, *, day: date) -> bool:
    """Whether the yes of this reader is asked; of a minor's side a parent gives it, and a company has who signs."""
    is_asked = any(side is party for side, _ in _asked(asked))
    if not is_asked or is_for_parent(actor, one, day=day):
        return False
    return policies.signs_as(actor, queries.access_for(actor, one, day=day)) is not None


def is_for_parent(actor: Actor, one: Any, *, day: date) -> bool:
    """Whether a parent speaks for this reader."""
    return actor.has_role(Role.LEARNER) and people.is_minor(one.track.person, day=day)


def _asked(rows: Iterable[Any]) -> list[tuple[Party, Any]]:
    return [(side_of(Signer(one.signer)), one) for one in rows if one.state == SignatureState.ASKED]


def _yes(one: Any, row: Any, each: Any, *, may_scan: bool) -> YesRow:
    state, signer = SignatureState(each.state), Signer(each.signer)
    is_asked = state is SignatureState.ASKED
    scan_url = url("scan_amendment", one, row.pk, signer) if may_scan and is_asked else ""
    return YesRow(
        who=code_label(signer),
        name=each.name,
        tag=Tag(
            SIGNATURE_TAGS[state], gettext("akkoord") if state is SignatureState.SIGNED else code_label(state).lower()
        ),
        when=date_format(each.set_at.astimezone(BRUSSELS), "DATETIME_FORMAT") if each.set_at else "",
        how=code_label(SignatureKind(each.kind)) if each.kind else "",
        scan_url="" if signer is Signer.PROVIDER else scan_url,
        remind_url=url("remind", one, row.pk, signer) if may_scan and is_asked else "",
        replace_url=url("replace_signer", one, row.pk, signer)
        if may_scan and is_asked and signer is not Signer.LEARNER
        else "",
    )


def at_work(actor: Actor, one: Any, *, day: date) -> Mapping[UUID, AtWork]:
    """For each workplace where this reader chooses: where else the learner could work, and who could guide."""
    found = {}
    stays = ("", gettext("blijft zoals het is"))
    for place in queries.workplaces_of([one.pk]).get(one.pk, []):
        if not queries.may_choose_at(actor, one, place, day=day):
            continue
        name = {"place": place.recognition.establishment.name}
        found[place.pk] = AtWork(
            mentor=gettext("Mentor bij %(place)s") % name,
            mentors=(stays, *choices.mentors_at(place, day=day)),
            place=gettext("Andere vestiging in plaats van %(place)s") % name,
            places=(stays, *choices.recognitions_beside(place, day=day)),
        )
    return found


def _how_it_stands(one: Any, told: Any) -> Iterable[Fact]:
    term = gettext("%(start)s tot en met %(end)s") % {"start": day_words(one.begins_on), "end": day_words(one.ends_on)}
    yield Fact(gettext("Termijn"), term)
    if one.state == AgreementState.ENDED:
        yield Fact(gettext("Laatste dag"), day_words(one.closed_on))
        yield Fact(gettext("Reden"), code_label(EndReason(one.closed_reason)))
        if one.closed_words:
            yield Fact(gettext("In eigen woorden"), one.closed_words)
    elif told is not None:
        yield Fact(gettext("Eindigt na"), day_words(told.last_day))
        yield Fact(gettext("Reden"), code_label(EndReason(told.reason)))
        yield Fact(gettext("Gemeld door"), code_label(Party(told.side)))
        if told.words:
            yield Fact(gettext("In eigen woorden"), told.words)


def _follows(ahead: AfterEnd, told: ends.Told, *, day: date) -> Iterable[Fact]:
    yield Fact(gettext("Reden"), code_label(told.reason))
    yield Fact(gettext("Laatste dag"), day_words(told.last_day))
    if told.last_day <= day:
        yield Fact(gettext("Wanneer"), gettext("meteen na uw bevestiging"))
    law = norms.at(day)
    if leaving.reported_to(told.reason, norms=law):
        yield Fact(gettext("Wie het altijd hoort"), basis(law.ending.early_end_reported_to).text)
    if not ahead.searches or ahead.count is None:
        yield Fact(gettext("De lerende"), gettext("zoekt geen nieuwe werkplek"))
        return
    days = ngettext(
        "krijgt %(n)s opleidingsdag om te zoeken", "krijgt %(n)s opleidingsdagen om te zoeken", ahead.count.total
    )
    yield Fact(gettext("De lerende"), days % {"n": ahead.count.total})
    if ahead.count.due_on:
        yield Fact(gettext("Zoekt ten laatste tot"), day_words(ahead.count.due_on))


def _passed(one: Any, row: Any, *, may_strike: bool) -> PassedRow:
    told = {"day": day_words(row.passed_on), "since": day_words(row.counts_from)}
    return PassedRow(
        words=gettext("Geslaagd op %(day)s: telt voor de leervergoeding vanaf %(since)s") % told,
        strike_url=url("strike_passed", one, row.pk) if may_strike else "",
    )


def _stop(actor: Actor, one: Any, row: Any, *, day: date) -> StopRow:
    row.agreement = one
    cause = after.cause_for(actor, row, day=day)
    may = one.state == AgreementState.SIGNED and policies.may_suspend(actor, queries.access_of(one, day=day)).is_ok
    when = gettext("sinds %(start)s") % {"start": day_words(row.begins_on)}
    if row.ends_on:
        told = {"start": day_words(row.begins_on), "end": day_words(row.ends_on)}
        when = gettext("%(start)s tot en met %(end)s") % told
    pay = ""
    if cause is not None:
        pay = _pay(cause, law=norms.at(row.begins_on))
    return StopRow(
        title=gettext("Afwezig") if cause is None else code_label(cause),
        when=when,
        pay=pay,
        resume_url=url("resume", one, row.pk) if may else "",
        strike_url=url("strike", one, row.pk) if may else "",
    )


def _pay(cause: SuspensionCause, *, law: Norms) -> str:
    if stops.is_paid(cause, norms=law):
        return gettext("de leervergoeding loopt door")
    if stops.paid_by(cause, norms=law):
        told = {"payer": basis(law.suspension.work_accident_payer).text}
        return gettext("zonder leervergoeding van de onderneming: %(payer)s betaalt meteen") % told
    return gettext("zonder leervergoeding van de onderneming")


def _holidays(one: Any, *, day: date) -> Iterable[str]:
    last = one.closed_on or one.ends_on
    for free in stops.holidays(one.begins_on, last, one.kind, norms=norms.at(one.begins_on)):
        if free.end is not None and free.end > day:
            told = {"start": day_words(free.start), "end": day_words(date.fromordinal(free.end.toordinal() - 1))}
            yield gettext("%(start)s tot en met %(end)s") % told


def _change(one: Any, row: Any) -> ChangeRow:
    title = gettext("Wijziging nr. %(n)s, vanaf %(day)s") % {"n": row.number, "day": day_words(row.from_on)}
    return ChangeRow(title, reverse("agreement_life:amendment", args=[one.pk, row.pk]), _tag(row))


def _tag(row: Any) -> Tag:
    state = AmendmentState(row.state)
    return Tag(_AMENDMENT_TAGS[state], code_label(state).lower())


def crumbs(one: Any, label: str) -> tuple[Link, ...]:
    """The path to a page of this agreement."""
    here = (Link(gettext("Na de ondertekening"), url("life", one) if label else ""),)
    home = (
        Link(gettext("Start"), reverse("site:home")),
        Link(gettext("Overeenkomsten"), reverse("agreements:list")),
        Link(one.number, reverse("agreements:agreement", args=[one.pk])),
    )
    return (*home, *here, Link(label, "")) if label else (*home, *here)


def area(actor: Actor) -> str:
    """The word beside the name of the product."""
    if actor.has_role(*COMPANY_ROLES):
        return gettext("Onderneming")
    return gettext("Mijn traject") if actor.has_role(*FAMILY_ROLES) else gettext("Aanbieder")


def about(one: Any) -> str:
    """Whose it is, with which company."""
    person = one.track.person
    return f"{one.number} · {person.given_name} {person.family_name} · {one.company.name}"


def day_words(day: date | None) -> str:
    """A day in words."""
    return date_format(day, "DATE_FORMAT") if day else ""


def url(name: str, one: Any, *more: Any) -> str:
    """The address of a page of this agreement."""
    return reverse(f"agreement_life:{name}", args=[one.pk, *more])
