"""A whole agreement in words: the paper that is signed and the page on the screen are made from this one thing.

The text is Tandem's own model with the contents that the sources ask; it is not the official form. It holds no number
of an account: each party reads only its own, on the screen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext

from tandem.base.verdict import Finding, Verdict
from tandem.faces.documents import agreement_parts as parts
from tandem.faces.documents.agreement_parts import Section
from tandem.faces.documents.letter import Fact
from tandem.faces.documents.plans import PlanSheet, annex
from tandem.faces.documents.reasons import Reason, reason_of, titles
from tandem.faces.documents.recognition import written_day
from tandem.faces.documents.timetable import day_words
from tandem.faces.documents.words import code_label, written_number
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import papers
from tandem.journey.agreements.rules import checks, kinds, social, steps, weeks, written
from tandem.journey.agreements.rules.checks import AgreementFacts
from tandem.journey.agreements.rules.weeks import Timetable
from tandem.journey.agreements.terms import HoursAt, Party, SignedWhere, Signer
from tandem.journey.placement.terms.openings import WorkDay
from tandem.journey.plans.queries.plans import Edition
from tandem.law import norms as law
from tandem.law.norms import Norms
from tandem.registers.reference.terms import AgreementType

MODELS: Final[Mapping[AgreementType, int]] = {
    AgreementType.OAO: 4,
    AgreementType.SAO: 4,
    AgreementType.DA: 4,
    AgreementType.ODO: 4,
    AgreementType.ODOS: 4,
    AgreementType.ODOW: 4,
}
"""Which edition of our own model each kind has; it goes up with every change of what its text says."""


@dataclass(frozen=True)
class PaperDay:
    """One day of the timetable."""

    name: str
    work: str
    lessons: str
    total: str


@dataclass(frozen=True)
class PaperWeek:
    """One of the weeks that take turns."""

    title: str
    days: tuple[PaperDay, ...]
    total: str


@dataclass(frozen=True)
class PaperSigner:
    """Who signs, in turn."""

    signer: str
    role: str
    name: str


@dataclass(frozen=True)
class AgreementPaper:
    """An agreement as it is read and signed."""

    number: str
    title: str
    model: str
    edition: int
    """Which edition of the model of its kind it is; 0 where there is none."""
    about: str
    """That it is Tandem's own model, under which version of the rules."""
    is_ready: bool
    """Whether nothing stops it from being presented; else the paper says that it is a draft."""
    sections: tuple[Section, ...]
    weeks: tuple[PaperWeek, ...]
    plan: PlanSheet | None
    """The training plan, in full: what is signed has to be readable."""
    open: tuple[Reason, ...]
    """What the rules still say: what stops it first, then advice."""
    signers: tuple[PaperSigner, ...]
    day: date
    language: str


def paper_of(agreement: Any, *, day: date) -> AgreementPaper:
    """The agreement as it would be signed that day, in the language of the reader."""
    facts, verdict, kind = snapshot.assess(agreement, day=day, facts=snapshot.shared(agreement, day=day))
    norms, acting, plan = snapshot.norms_for(facts), doors.acting(agreement, day=day), papers.plan_in(agreement)
    is_minor = checks.is_minor(facts, norms=norms)
    type_ = None if kind is None else kind.type
    return AgreementPaper(
        number=agreement.number,
        title=title_of(type_),
        model=_model(agreement, type_),
        edition=_edition(agreement, type_),
        about=_about(agreement, norms=norms),
        is_ready=verdict.is_ok,
        sections=tuple(_sections(agreement, facts, kind, acting if is_minor else [], plan=plan, norms=norms)),
        weeks=weeks_of(facts.form.timetable()),
        plan=None if plan is None else annex(plan, learner=parts.name_of(agreement.track.person), day=day),
        open=() if agreement.origin == SignedWhere.OUTSIDE else open_reasons(verdict, facts),
        signers=() if agreement.origin == SignedWhere.OUTSIDE else _signers(agreement, acting, is_minor=is_minor),
        day=day,
        language=get_language() or "nl",
    )


def _model(agreement: Any, kind: AgreementType | None) -> str:
    """Which model this is; of what was signed outside Tandem, that it is an overview."""
    if agreement.origin == SignedWhere.OUTSIDE:
        return gettext("Overzicht")
    if kind is None:
        return gettext("Tandem-model")
    told = {"kind": code_label(kind), "n": _edition(agreement, kind)}
    return gettext("Tandem-model %(kind)s, versie %(n)s") % told


def _edition(agreement: Any, kind: AgreementType | None) -> int:
    """The edition by which it was presented, else the one that is used now."""
    if agreement.origin == SignedWhere.OUTSIDE or kind is None:
        return 0
    return agreement.model or MODELS[kind]


def _about(agreement: Any, *, norms: Norms) -> str:
    """What this text is; of what was signed outside Tandem, that it is not the text that was signed."""
    if agreement.origin == SignedWhere.OUTSIDE:
        return gettext(
            "Overzicht van een overeenkomst die op %(day)s buiten Tandem getekend is. Dit is niet de getekende tekst: "
            "wat getekend is, geldt."
        ) % {"day": written_day(agreement.signed_on)}
    return gettext(
        "Dit is het eigen model van Tandem, met de inhoud die de bronnen vragen. Het is niet het officiële "
        "formulier. Opgemaakt volgens de regels van %(day)s, versie %(version)s."
    ) % {"day": written_day(norms.day), "version": law.version()[:12]}


def title_of(kind: AgreementType | None) -> str:
    """The whole name of the agreement; of what has no kind yet, only that it is one."""
    names = {
        AgreementType.OAO: gettext("Overeenkomst van alternerende opleiding"),
        AgreementType.SAO: gettext("Stageovereenkomst alternerende opleiding"),
        AgreementType.DA: gettext("Deeltijdse arbeidsovereenkomst in een alternerende opleiding"),
        AgreementType.ODO: gettext("Overeenkomst van duale opleiding"),
        AgreementType.ODOS: gettext("Overeenkomst van duale opleiding met sociaal statuut"),
        AgreementType.ODOW: gettext("Overeenkomst van duale opleiding voor een werknemer"),
    }
    return gettext("Overeenkomst in opmaak") if kind is None else names[kind]


def open_reasons(verdict: Verdict, facts: AgreementFacts) -> tuple[Reason, ...]:
    """What is not met, in words, each with the workplace, the party or the day it is about."""
    timetable = facts.form.timetable()
    has_turns = timetable is not None and len(timetable.weeks) > 1
    return tuple(_reason(one, has_turns=has_turns) for one in verdict.unmet)


def weeks_of(timetable: Timetable | None) -> tuple[PaperWeek, ...]:
    """The timetable, day by day, for the annex."""
    found = []
    for number, week in enumerate([] if timetable is None else timetable.weeks, start=1):
        days = tuple(_day(name, spans) for name, spans in zip(WorkDay, week.days, strict=True) if spans)
        title = gettext("Week %(n)s") % {"n": number} if timetable and len(timetable.weeks) > 1 else gettext("De week")
        found.append(PaperWeek(title, days, parts.hours(week.minutes() / weeks.HOUR)))
    return tuple(found)


def _reason(finding: Finding, *, has_turns: bool) -> Reason:
    reason, at = reason_of(finding), finding.subject
    if finding.code.startswith("timetable."):
        return replace(reason, subject=day_words(at, has_turns=has_turns))
    return replace(reason, subject=code_label(Party(at)) if at in set(Party) else at)


def _day(name: WorkDay, spans: Sequence[weeks.Span]) -> PaperDay:
    def told(where: HoursAt) -> str:
        mine = [one for one in spans if one.where is where]
        return ", ".join(f"{written.clock(one.start)}-{written.clock(one.end)}" for one in mine)

    total = sum(one.minutes for one in spans) / weeks.HOUR
    return PaperDay(code_label(name), told(HoursAt.WORK), told(HoursAt.LESSONS), number_format(round(total, 2)))


def _signers(agreement: Any, acting: Sequence[Any], *, is_minor: bool) -> tuple[PaperSigner, ...]:
    track = agreement.track
    names = {
        Signer.LEARNER: parts.name_of(track.person),
        Signer.GUARDIAN: parts.name_of(acting[0]) if acting else "",
        Signer.COMPANY: agreement.company.name,
        Signer.PROVIDER: track.provider.name,
    }
    return tuple(PaperSigner(one, code_label(one), names[one]) for one in steps.signers(is_minor=is_minor))


def _sections(
    agreement: Any,
    facts: AgreementFacts,
    kind: kinds.Kind | None,
    guardians: Sequence[Any],
    *,
    plan: Edition | None,
    norms: Norms,
) -> Iterator[Section]:
    form, type_ = facts.form, None if kind is None else kind.type
    yield parts.kind_section(kind, title_of(type_))
    yield _parties(agreement, guardians)
    yield from _workplaces(agreement)
    yield parts.term_section(form)
    if form.hours or not facts.outside_kind:
        yield parts.hours_section(form)
    yield parts.pay_section(form, type_, day=facts.day, norms=norms)
    yield parts.work_section(form, norms=norms, is_minor=checks.is_minor(facts, norms=norms))
    found = social.social(facts, norms=norms)
    criteria = [one for one in found.verdict.unmet if one.code in social.CRITERIA | social.ASKED]
    yield parts.social_section(found, tuple(titles(criteria)))
    yield parts.holiday_section(form, type_, norms=norms)
    yield parts.premium_section(form)
    if form.other_words:
        yield Section(gettext("Andere afspraken"), paragraphs=tuple(form.other_words.split("\n")))
    yield parts.privacy_section(norms=norms)
    if not facts.outside_kind:
        yield parts.annex_section(norms=norms, plan=plan)


def _parties(agreement: Any, guardians: Sequence[Any]) -> Section:
    track, company = agreement.track, agreement.company
    person = track.person
    born = written_day(person.birth_date) if person.birth_date else gettext("nog niet gekend")
    return Section(
        gettext("Wie de overeenkomst sluit"),
        facts=(
            Fact(gettext("De lerende"), parts.name_of(person)),
            Fact(gettext("Geboren op"), born),
            *(Fact(gettext("Ouder of voogd"), parts.name_of(one)) for one in guardians),
            Fact(gettext("De onderneming"), f"{company.name} ({written_number(company.number)})"),
            Fact(gettext("De aanbieder"), f"{track.provider.name} ({track.provider.number})"),
            *((Fact(gettext("Vestigingsplaats"), track.location.name),) if track.location else ()),
            Fact(gettext("Trajectbegeleider"), track.coach.name if track.coach else gettext("nog niet gekend")),
            Fact(gettext("Opleiding"), track.training.name),
        ),
    )


def _workplaces(agreement: Any) -> Iterator[Section]:
    every = doors.workplaces_of([agreement.pk], with_past=True).get(agreement.pk, [])
    places = [one for one in every if not one.is_past]
    for number, one in enumerate(places, start=1):
        title = gettext("Werkplek") if len(places) == 1 else gettext("Werkplek %(n)s") % {"n": number}
        yield parts.workplace_section(one, title)
    for one in every[len(places) :]:
        yield parts.workplace_section(one, gettext("Werkplek voordien"))
    outside = doors.takeover_of(agreement)
    if outside is not None:
        yield parts.outside_section(outside, agreement, is_placed=bool(places))
