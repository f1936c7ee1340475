"""The parts of an agreement in words, one section each: kind, term, hours, pay, insurance, holidays, premiums."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.formats import number_format
from django.utils.translation import gettext

from tandem.faces.documents.allowance import amount_words, basis_words, category_words, euro_words, success_words
from tandem.faces.documents.amendment_words import FIELDS, shown
from tandem.faces.documents.law import style
from tandem.faces.documents.letter import Fact
from tandem.faces.documents.recognition import address_line, written_day
from tandem.faces.documents.timetable import hours_words, turn_words
from tandem.faces.documents.words import code_label, written_number
from tandem.journey.agreements.rules import holidays, pay
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.rules.kinds import Kind
from tandem.journey.agreements.rules.social import Social
from tandem.journey.agreements.terms import KindReason
from tandem.journey.plans.queries.plans import Edition
from tandem.law import allowance, catalogue, words
from tandem.law import norms as law
from tandem.law.norms import Norms
from tandem.law.values import Certainty, Value
from tandem.registers.reference.terms import AgreementType

_ADULT: Final = (AgreementType.ODO, AgreementType.ODOS)


@dataclass(frozen=True)
class Section:
    """One part of the text: what is said first, then lines of facts, then on what it stands."""

    title: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    grounds: tuple[str, ...] = ()


def name_of(person: Any) -> str:
    """The name of a person as it is signed."""
    return f"{person.given_name} {person.family_name}"


def hours(number: float) -> str:
    """A number of hours, without decimals where there are none."""
    decimals = 0 if float(number).is_integer() else 2
    return gettext("%(n)s uur") % {"n": number_format(number, decimal_pos=decimals)}


def ground(value: Value[Any]) -> str:
    """On what a sentence stands: the rule, its source, and how sure it is."""
    told = {
        "rule": f"{gettext(catalogue.parameter(value.key).name)} ({value.rule})",
        "source": catalogue.source_line(value, style=style()),
        "certainty": gettext(words.CERTAINTY[Certainty(value.certainty)].name),
    }
    if not told["source"]:
        return gettext("Regel: %(rule)s. Zekerheid: %(certainty)s.") % told
    return gettext("Regel: %(rule)s. Bron: %(source)s. Zekerheid: %(certainty)s.") % told


def kind_section(kind: Kind | None, name: str) -> Section:
    """Which agreement it is, and why: nobody chooses it."""
    title = gettext("Soort overeenkomst")
    if kind is None:
        return Section(title, (gettext("De soort volgt uit de uren. Die zijn nog niet ingevuld."),))
    facts = (Fact(gettext("Soort"), f"{code_label(kind.type)}: {name}"), Fact(gettext("Waarom"), code_label(kind.why)))
    grounds = () if kind.why is KindReason.AS_SIGNED else (ground(kind.ground),)
    return Section(title, facts=facts, grounds=grounds)


def outside_section(told: Any, agreement: Any, *, is_placed: bool) -> Section:
    """What was told of an agreement that was signed outside Tandem; the place where no recognition is known."""
    place, work_hours = told.establishment, agreement.work_hours
    facts = [Fact(gettext("Getekend op"), written_day(agreement.signed_on))]
    if told.old_number:
        facts.append(Fact(gettext("Oud nummer"), told.old_number))
    if not is_placed:
        facts.append(Fact(gettext("Vestiging"), f"{place.name} ({written_number(place.number)})"))
        facts.append(Fact(gettext("Adres"), address_line(place)))
    if told.mentor_name:
        facts.append(Fact(gettext("Mentor, zoals in het bestand"), told.mentor_name))
    if work_hours is not None:
        facts.append(Fact(gettext("Uren per week op de werkplek"), hours(float(work_hours))))
    return Section(gettext("Getekend buiten Tandem"), facts=tuple(facts))


def workplace_section(one: Any, title: str) -> Section:
    """Where the learner works, under which recognition, with which mentor."""
    row, place = one.recognition, one.recognition.establishment
    facts = [
        Fact(gettext("Onderneming"), f"{row.company.name} ({written_number(row.company.number)})"),
        Fact(gettext("Plaats van uitvoering"), f"{place.name}, {address_line(place)}"),
        Fact(gettext("Vestigingsnummer"), written_number(place.number)),
        Fact(gettext("Erkenningsnummer"), row.number),
        Fact(gettext("Mentor"), gettext("nog niet gekend") if one.mentor is None else name_of(one.mentor.person)),
    ]
    if one.begins_on is not None:
        facts.append(Fact(gettext("Op deze werkplek vanaf"), written_day(one.begins_on)))
    if one.ends_on is not None:
        facts.append(Fact(gettext("Op deze werkplek tot en met"), written_day(one.ends_on)))
    return Section(title, facts=tuple(facts))


def term_section(form: AgreementForm) -> Section:
    """From when until when, and why it is signed late where it is."""
    unknown = gettext("nog niet ingevuld")
    facts = [
        Fact(gettext("Eerste dag"), written_day(form.begins_on) if form.begins_on else unknown),
        Fact(gettext("Laatste dag"), written_day(form.ends_on) if form.ends_on else unknown),
    ]
    if form.late_reason:
        facts.append(Fact(gettext("Waarom er na het begin getekend wordt"), form.late_reason))
    return Section(gettext("Duur"), facts=tuple(facts))


def hours_section(form: AgreementForm) -> Section:
    """The hours a week on average; day by day they stand in the annex."""
    timetable, title = form.timetable(), gettext("Uren")
    if timetable is None:
        return Section(title, (gettext("Het uurrooster is nog niet ingevuld."),))
    facts = [Fact(label, told) for label, told in hours_words(timetable)]
    if form.lesson_hours is not None:
        facts.append(Fact(gettext("Lesuren per schooljaar"), str(form.lesson_hours)))
    facts += [Fact(label, told) for label, told in turn_words(form)]
    text = gettext("Gemiddeld. De uren van elke dag staan in bijlage 1.")
    if form.turns() is not None:
        text += " " + gettext("Schoolvakanties en feestdagen tellen niet mee in het gemiddelde.")
    return Section(title, (text,), tuple(facts))


def pay_section(form: AgreementForm, kind: AgreementType | None, *, day: date, norms: Norms) -> Section:
    """What the learner gets, now and after the changes that come; who is not paid reads so."""
    title = gettext("Vergoeding")
    if kind is None:
        return Section(title, (gettext("De vergoeding volgt uit de soort overeenkomst."),))
    if kind is AgreementType.OAO:
        return _allowance(form, title, day=day)
    if kind in _ADULT:
        return _hourly(kind, title, norms=norms)
    if kind is AgreementType.DA:
        text = gettext("De onderneming betaalt loon voor de uren op het werk, volgens de cao van de sector.")
        return Section(title, (text,), grounds=(ground(norms.agreement.da_covers_work_only),))
    if kind is AgreementType.ODOW:
        text = gettext("De cursist blijft werknemer: het loon loopt door. Er is geen leervergoeding.")
        return Section(title, (text,), grounds=(ground(norms.adult.odow_pay),))
    told = [gettext("De onderneming betaalt geen leervergoeding.")]
    if norms.agreement.sao_expenses_possible.value:
        told.append(gettext("Zij mag onkosten terugbetalen."))
    return Section(title, (" ".join(told),), grounds=(ground(norms.agreement.paid_types),))


def _allowance(form: AgreementForm, title: str, *, day: date) -> Section:
    found = pay.pay_of(form, day=day)
    norms = law.at(found.now.since)
    why = ", ".join(success_words(one, norms=norms) for one in found.successes)
    step = category_words(found.now.allowance.category)
    facts = [
        Fact(gettext("Categorie"), gettext("%(step)s: %(why)s") % {"step": step, "why": why} if why else step),
        _amount(gettext("Vanaf %(day)s"), found.now),
    ]
    if found.when_passed is not None:
        facts.append(_amount(gettext("Vanaf %(day)s, als de lerende dit jaar slaagt"), found.when_passed))
    if found.indexed is not None:
        facts.append(_amount(gettext("Vanaf %(day)s, door de index"), found.indexed))
    index = gettext(
        "Het bedrag volgt het gewaarborgd minimumloon. De dag en het bedrag van een volgende index zijn niet vooraf "
        "gekend: wat hier als raming staat, is geen toezegging."
    )
    fixed = gettext("De leervergoeding is een vast bedrag per maand, voor school en werk samen.")
    grounds = tuple(dict.fromkeys((ground(found.now.allowance.ground), ground(norms.allowance.moves_up_on))))
    return Section(title, (fixed, index), tuple(facts), grounds)


def _amount(label: str, told: pay.Amount) -> Fact:
    month = gettext("%(amount)s per maand. %(basis)s") % {
        "amount": amount_words(told.allowance),
        "basis": basis_words(told.allowance),
    }
    return Fact(label % {"day": written_day(told.since)}, month)


def _hourly(kind: AgreementType, title: str, *, norms: Norms) -> Section:
    amount = allowance.adult_hourly(norms=norms)
    least = gettext("niet gekend") if amount is None else euro_words(amount)
    facts = (Fact(gettext("Minstens, per uur"), least),)
    if kind is AgreementType.ODOS:
        text = gettext("Welke uren betaald worden, vonden wij in geen bron. Spreek het af en schrijf het bij de tekst.")
        return Section(title, (text,), facts, (ground(norms.adult.hourly_minimum),))
    text = gettext("Alleen de uren op de werkplek worden betaald.")
    if norms.adult.odo_pay_may_be_waived.value:
        text += " " + gettext("De cursist mag er geheel of gedeeltelijk afstand van doen.")
    return Section(title, (text,), facts, (ground(norms.adult.odo_paid_hours),))


def work_section(form: AgreementForm, *, norms: Norms, is_minor: bool) -> Section:
    """The joint committee, the insurances, the medical examination and the work rules."""
    unknown = gettext("nog niet ingevuld")
    facts = (
        Fact(gettext("Paritair comité"), form.joint_committee or unknown),
        Fact(gettext("Arbeidsongevallen"), _policy(form.accident_insurer, form.accident_policy)),
        Fact(gettext("Burgerlijke aansprakelijkheid"), _policy(form.liability_insurer, form.liability_policy)),
        Fact(gettext("Medisch onderzoek"), _medical(form, is_minor=is_minor)),
        Fact(gettext("Arbeidsreglement"), gettext("De lerende krijgt het arbeidsreglement en tekent het.")),
    )
    social = norms.social
    medical = social.medical_for_minors if is_minor else social.medical_where_risks
    return Section(
        gettext("Werk en veiligheid"), facts=facts, grounds=(ground(medical), ground(social.work_rules_signed))
    )


def _policy(insurer: str, policy: str) -> str:
    if not insurer and not policy:
        return gettext("nog niet ingevuld")
    return gettext("%(insurer)s, polis %(policy)s") % {"insurer": insurer or "?", "policy": policy or "?"}


def _medical(form: AgreementForm, *, is_minor: bool) -> str:
    if form.asks_medical:
        return gettext("Ja, door de externe dienst, voor de eerste werkdag.")
    if form.asks_medical is False:
        return gettext("De onderneming vond geen risico dat een onderzoek vraagt.")
    if is_minor:
        return gettext("Voor een minderjarige is het de regel. De onderneming vraagt het na bij haar externe dienst.")
    return gettext("Als een risico van het werk het vraagt.")


def social_section(found: Social, verdict_lines: tuple[str, ...]) -> Section:
    """What social security makes of it: the learner statute, the declaration and the contributions."""
    said = {
        True: gettext("Aan de zes voorwaarden van het statuut van leerling is voldaan."),
        False: gettext("Het statuut van leerling in de sociale zekerheid geldt niet."),
        None: gettext("Het statuut van leerling is nog niet zeker: er is nog iets na te kijken."),
    }[found.is_learner]
    facts = [Fact(gettext("Na te kijken"), one) for one in verdict_lines]
    grounds = []
    if found.dimona is not None:
        facts.append(Fact(gettext("Dimona, type"), str(found.dimona.value)))
        grounds.append(ground(found.dimona))
    elif found.no_dimona is not None:
        facts.append(Fact(gettext("Dimona, type"), gettext("geen aangifte van dit soort")))
        grounds.append(ground(found.no_dimona))
    else:
        facts.append(Fact(gettext("Dimona, type"), gettext("onze bronnen noemen geen type voor deze soort")))
    if found.limited_until is not None:
        facts.append(Fact(gettext("Beperkte bijdragen tot en met"), written_day(found.limited_until)))
        grounds.append(ground(found.limited))
    return Section(gettext("Sociale zekerheid"), (said,), tuple(facts), tuple(grounds))


def holiday_section(form: AgreementForm, kind: AgreementType | None, *, norms: Norms) -> Section:
    """When the learner is free, and what was agreed otherwise."""
    rule = holidays.rule_for(kind, norms=norms)
    if rule is None:
        told = [gettext("Voor deze soort overeenkomst vonden wij geen regel over de schoolvakanties.")]
    elif rule.value:
        told = [gettext("De lerende is vrij in elke schoolvakantie. De overeenkomst is dan geschorst.")]
        told.append(gettext("Betaalde vakantiedagen neemt de lerende in een schoolvakantie op."))
    else:
        told = [gettext("De lerende is vrij op de betaalde en onbetaalde vakantiedagen, in de schoolvakanties.")]
    free = holidays.free_in(form.begins_on, form.ends_on) if rule is not None and rule.value else ()
    facts = tuple(
        Fact(
            gettext(one.name),
            gettext("van %(first)s tot en met %(last)s")
            % {"first": written_day(one.first), "last": written_day(one.last)},
        )
        for one in free
    )
    facts = (*facts, *_agreed(form))
    grounds: list[Value[Any]] = [rule] if rule is not None else []
    if form.holiday_paid:
        grounds.append(norms.holiday.max_paid_days)
    if form.holiday_recovered and norms.holiday.recovered_in_same_school_year is not None:
        grounds.append(norms.holiday.recovered_in_same_school_year)
    return Section(gettext("Vakantie"), tuple(told), facts, tuple(ground(one) for one in grounds))


def _agreed(form: AgreementForm) -> Iterator[Fact]:
    """What the parties agreed about the holidays, as far as they did."""
    told: dict[str, Any] = {
        "holiday_paid": form.holiday_paid,
        "holiday_works": form.holiday_works,
        "holiday_why": form.holiday_why if form.holiday_works else "",
        "holiday_recovered": form.holiday_recovered,
        "holiday_approved": form.holiday_approved,
        "holiday_words": form.holiday_words,
    }
    return (Fact(str(FIELDS[name]), shown(name, value)) for name, value in told.items() if value not in {None, ""})


def premium_section(form: AgreementForm) -> Section:
    """Who agreed that a premium is asked; no number of an account stands here."""
    said = {True: gettext("ja"), False: gettext("neen"), None: gettext("nog niet gezegd")}
    return Section(
        gettext("Premies"),
        (
            gettext(
                "Een premie wordt alleen gevraagd voor wie dat wil. Rekeningnummers staan niet in deze tekst: elke "
                "partij ziet alleen haar eigen nummer, in Tandem."
            ),
        ),
        (
            Fact(gettext("De onderneming vraagt de premie"), said[form.company_asks_premium]),
            Fact(gettext("De lerende vraagt de premie"), said[form.learner_asks_premium]),
        ),
    )


def privacy_section(*, norms: Norms) -> Section:
    """What happens with the data of this agreement."""
    return Section(
        gettext("Gegevensbescherming"),
        (
            gettext(
                "De drie partijen zien deze gegevens om de overeenkomst te maken, te tekenen en uit te voeren. De "
                "overheid krijgt wat zij voor de registratie en de premies nodig heeft. De overeenkomst wordt "
                "%(years)s jaar na het einde bewaard en dan gewist, met het opleidingsplan. De lerende mag de eigen "
                "gegevens bekijken en laten verbeteren: in Tandem, of bij de school."
            )
            % {"years": norms.privacy.agreement_kept_years.value},
        ),
    )


def annex_section(*, norms: Norms, plan: Edition | None) -> Section:
    """What belongs to the agreement and is signed with it."""
    words = gettext("Bijlage 2: het opleidingsplan. Het is nog niet gemaakt.")
    if plan is not None:
        words = gettext(
            "Bijlage 2: het opleidingsplan, versie %(number)s. Het staat volledig in deze tekst en wordt samen met "
            "deze overeenkomst getekend."
        ) % {"number": plan.number}
    mark = () if plan is None else (Fact(gettext("Kenmerk van het opleidingsplan (SHA-256)"), plan.digest),)
    grounds = (ground(norms.agreement.timetable_annex_required), ground(norms.agreement.plan_annex_required))
    return Section(gettext("Bijlagen"), (gettext("Bijlage 1: het uurrooster."), words), mark, grounds=grounds)
