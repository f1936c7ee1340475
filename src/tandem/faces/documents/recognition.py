"""The letters of a recognition: receipt, question for completion, decision, certificate."""

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import formats
from django.utils.translation import get_language, gettext

from tandem.base.periods import day_of
from tandem.base.verdict import Verdict
from tandem.faces.documents.letter import Certificate, Fact, Letter
from tandem.faces.documents.reasons import named, reasons_of
from tandem.faces.documents.words import code_label, written_number
from tandem.journey.recognition import snapshot
from tandem.journey.recognition.terms import CompletionItem, Extent, Outcome
from tandem.law import norms
from tandem.registers.reference import queries as reference


def receipt(dossier: Any, requests: list[Any]) -> Letter:
    """We received the form: its number, what was asked, who treats it, what comes next."""
    day = day_of(dossier.submitted_at)
    lines = tuple(
        Fact(request.establishment.name, f"{request.training.name} · {request.competent_body.name}")
        for request in requests
    )
    return Letter(
        sender="Tandem",
        receiver=company_lines(dossier.company),
        place_and_day=written_day(day),
        reference=dossier.number,
        subject=gettext("Wij kregen uw aanvraag %(number)s") % {"number": dossier.number},
        day=day,
        language=language(),
        paragraphs=(
            gettext("U vroeg een erkenning als leeronderneming voor de opleidingen en vestigingen hieronder."),
        ),
        facts=lines,
        closing=(
            gettext(
                "De bevoegde instantie kijkt eerst of alles er is. Dan begint de termijn: %(days)s kalenderdagen. "
                "U krijgt een bericht met de laatste dag."
            )
            % {"days": norms.at(day).recognition.decision_term_days.value},
            gettext("Sluit nog geen overeenkomst voor u de beslissing hebt."),
        ),
        foot=gettext("Ontvangstbewijs"),
    )


def completion(request: Any, question: Any) -> Letter:
    """What is missing, in the words of who asks."""
    day = day_of(question.asked_at)
    items = ", ".join(code_label(CompletionItem(item)) for item in question.items)
    return Letter(
        sender=request.competent_body.name,
        receiver=company_lines(request.dossier.company),
        place_and_day=written_day(day),
        reference=request.dossier.number,
        subject=gettext("Vul uw aanvraag aan: %(training)s") % {"training": request.training.name},
        day=day,
        language=language(),
        paragraphs=(
            gettext("Wij kunnen uw aanvraag nog niet behandelen. Dit ontbreekt: %(items)s.") % {"items": items},
            *question.words.split("\n\n"),
        ),
        facts=place_facts(request),
        closing=(gettext("Zolang de aanvraag niet volledig is, loopt de beslissingstermijn niet."),),
        signed=request.competent_body.name,
        foot=gettext("Vraag om aanvulling"),
    )


def decision(request: Any, *, outcome: Outcome, verdict: Verdict, motive: str, day: date, recognition: Any) -> Letter:
    """The decision: what, on what ground, under which mandate, for every unmet condition the rule, and the appeal."""
    law = norms.at(day)
    granted = outcome is Outcome.GRANTED
    subject = gettext("U bent erkend: %(training)s") if granted else gettext("Geen erkenning: %(training)s")
    validity: tuple[Fact, ...] = ()
    if recognition is not None:
        validity = (
            Fact(gettext("Erkenningsnummer"), recognition.number),
            Fact(gettext("Geldig van"), written_day(recognition.valid_from)),
            Fact(gettext("Geldig tot"), written_day(granted_until(recognition))),
        )
    closing = _after_grant(law) if granted else _after_refusal(law)
    return Letter(
        sender=request.competent_body.name,
        receiver=company_lines(request.dossier.company),
        place_and_day=written_day(day),
        reference=request.dossier.number or "",
        subject=subject % {"training": request.training.name},
        day=day,
        language=language(),
        paragraphs=(_opening(request, granted=granted), *(part for part in motive.split("\n\n") if part.strip())),
        facts=(
            *place_facts(request),
            *_limit(request),
            *validity,
            Fact(gettext("Bevoegdheid"), mandate_line(request)),
        ),
        reasons=tuple(
            reason
            for reason in named(reasons_of(verdict), mentor_names(request))
            if not granted or reason.state == "wait"
        ),
        closing=closing,
        signed=request.competent_body.name,
        foot=gettext("Regels versie %(version)s") % {"version": norms.version()[:12]},
    )


def draft(request: Any, *, outcome: Outcome, motive: str, day: date) -> Letter:
    """The decision as it would be if it were taken that day; it changes nothing."""
    _, verdict = snapshot.assess(request, day=day)
    return decision(request, outcome=outcome, verdict=verdict, motive=motive, day=day, recognition=None)


def decided(request: Any) -> Letter:
    """The decision as it was taken, from its own row: facts, findings and mandate of that moment."""
    taken = request.decision
    return decision(
        request,
        outcome=Outcome(taken.outcome),
        verdict=snapshot.stored_verdict(taken),
        motive=taken.motive,
        day=day_of(taken.taken_at),
        recognition=getattr(request, "recognition", None),
    )


def certificate(recognition: Any, *, today: date) -> Certificate:
    """The certificate, with the address of the public entry."""
    place = recognition.establishment
    url = settings.BASE_URL + reverse("workplaces:workplace", args=[recognition.number])
    return Certificate(
        number=recognition.number,
        company=recognition.company.name,
        establishment=place.name,
        address=address_line(place),
        training=recognition.training.name,
        body=recognition.body.name,
        mandate=mandate_line(recognition.request),
        valid_from=written_day(recognition.valid_from),
        valid_until=written_day(recognition.valid_until),
        url=url,
        title=gettext("Erkende leerwerkplek"),
        lead=gettext("Deze vestiging mag lerenden opleiden in duaal leren.")
        if recognition.extent == Extent.WHOLE
        else gettext("Deze vestiging mag lerenden een deel van deze opleiding aanleren."),
        facts=(
            Fact(gettext("Erkenningsnummer"), recognition.number),
            Fact(gettext("Vestigingsnummer"), written_number(place.number)),
            *_limit(recognition.request),
            Fact(gettext("Geldig van"), written_day(recognition.valid_from)),
            Fact(gettext("Geldig tot"), written_day(recognition.valid_until)),
            Fact(gettext("Beslist door"), recognition.body.name),
            Fact(gettext("Bevoegdheid"), mandate_line(recognition.request)),
        ),
        scan=gettext("Scan de code: het openbare register zegt of deze erkenning nu geldt."),
        foot=gettext("Alleen het openbare register bewijst dat een erkenning vandaag geldt."),
        day=today,
        language=language(),
    )


def granted_until(recognition: Any) -> date:
    """Until when it was granted, also where it was lifted later."""
    if recognition.lifting_decided_on is None:
        return recognition.valid_until
    return recognition.lifting.would_end_on


def extent_words(recognition: Any) -> str:
    """To how much of the training a recognition is limited; empty where it is for the whole training."""
    if recognition.extent == Extent.WHOLE:
        return ""
    words = {"n": recognition.taught, "total": recognition.listed}
    return gettext("beperkt tot %(n)s van de %(total)s activiteiten") % words


def limit_of(request: Any) -> tuple[str, ...]:
    """The activities to which a limited request is limited, and so its recognition; none where it is for the whole."""
    if request.extent == Extent.WHOLE:
        return ()
    found = reference.activities_by_id(one.activity_id for one in request.activities.all())
    listed = sorted(found.values(), key=lambda one: one.code)
    return tuple(one.text_en if one.text_en and language() == "en" else one.text_nl for one in listed)


def mentor_names(request: Any) -> dict[str, str]:
    """The names of the mentors of a request, by the id that a finding is about."""
    mentors = [nomination.mentor for nomination in request.nominations.all()]
    return {str(one.pk): f"{one.person.given_name} {one.person.family_name}" for one in mentors}


def mandate_line(request: Any) -> str:
    """Under which mandate the body decides, or why the agency's desk does."""
    if request.mandate is None:
        return gettext("agentschap, omdat geen instantie alleen bevoegd is")
    mandate = request.mandate
    words = {"body": mandate.holder.name, "day": written_day(mandate.valid_from)}
    line = gettext("erkennen, gedelegeerd aan %(body)s sinds %(day)s") % words
    return f"{line} ({mandate.agreement.reference})" if mandate.agreement else line


def address_line(place: Any) -> str:
    """The address on one line."""
    street = " ".join(part for part in (place.street, place.house_number) if part)
    return (
        f"{street}, {place.postal_code} {place.municipality}" if street else f"{place.postal_code} {place.municipality}"
    )


def written_day(day: date) -> str:
    """A day as a letter writes it."""
    return formats.date_format(day, "DATE_FORMAT")


def _opening(request: Any, *, granted: bool) -> str:
    words = {
        "company": request.dossier.company.name,
        "training": request.training.name,
        "establishment": request.establishment.name,
    }
    if granted and request.extent == Extent.LIMITED:
        text = gettext(
            "Wij erkennen %(company)s om lerenden een deel van de opleiding %(training)s aan te leren bij "
            "%(establishment)s: alleen de activiteiten hieronder. Voor de rest heeft een lerende een andere "
            "leerwerkplek of de school nodig."
        )
    elif granted:
        text = gettext("Wij erkennen %(company)s om lerenden op te leiden voor %(training)s bij %(establishment)s.")
    else:
        text = gettext("Wij geven %(company)s geen erkenning voor %(training)s bij %(establishment)s.")
    return text % words


def _after_grant(law: norms.Norms) -> tuple[str, ...]:
    term = law.mentor.training_term_months
    training: tuple[str, ...] = ()
    if term is not None:
        text = gettext("Een mentor die de mentoropleiding nog niet volgde, doet dat binnen %(months)s maanden.")
        training = (text % {"months": term.value},)
    return (
        gettext("Vanaf nu mag u een overeenkomst sluiten met een lerende en een school."),
        *training,
        gettext("Verandert uw mentor, uw adres of uw activiteit? Meld het ons."),
    )


def _after_refusal(law: norms.Norms) -> tuple[str, ...]:
    days = law.recognition.appeal_term_days.value
    return (
        gettext(
            "Gaat u niet akkoord? Dan kan de onderneming binnen %(days)s dagen na ontvangst van deze brief in "
            "beroep gaan, met een aangetekende brief of een e-mail waarin staat waarom."
        )
        % {"days": days},
        gettext("Is alles in orde gebracht? Dan kunt u ook een nieuwe aanvraag indienen."),
    )


def place_facts(request: Any) -> tuple[Fact, ...]:
    """What for, and where."""
    place = request.establishment
    return (
        Fact(gettext("Opleiding"), request.training.name),
        Fact(gettext("Vestiging"), f"{place.name} ({written_number(place.number)})"),
        Fact(gettext("Adres"), address_line(place)),
    )


def _limit(request: Any) -> tuple[Fact, ...]:
    named = "; ".join(limit_of(request))
    return (Fact(gettext("Alleen voor"), named),) if named else ()


def company_lines(company: Any) -> str:
    """To whom a letter goes."""
    return f"{company.name}\n{written_number(company.number)}"


def language() -> str:
    """In which language a letter is written."""
    return get_language() or settings.LANGUAGE_CODE
