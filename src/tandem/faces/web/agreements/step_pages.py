"""What the forms around an agreement say."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.errors import NotPossible
from tandem.faces.documents.reasons import Reason, line, reasons_of
from tandem.faces.documents.words import code_label
from tandem.faces.web.agreements.checked import Checked, checked
from tandem.faces.web.agreements.forms import PartForm
from tandem.faces.web.agreements.frame import SECTIONS, about, area, below, is_family, learner_name, written
from tandem.faces.web.agreements.one_pages import Way, at_the_service, fields_of, free_time
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.queries import agreements as queries
from tandem.journey.agreements.queries import papers
from tandem.journey.agreements.rules.forms import FILLED_BY
from tandem.journey.agreements.terms import Signer


@dataclass(frozen=True)
class StepPage(Page):
    """A form with what has to be known before it is sent."""

    kicker: str = ""
    text: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    reasons: tuple[Reason, ...] = ()
    paper_url: str = ""
    button: str = ""
    back_url: str = ""
    other_url: str = ""
    other_label: str = ""
    ways: tuple[Way, ...] = ()
    """What else can be done instead, each by a button of its own."""
    is_stop: bool = False
    is_upload: bool = False


@dataclass(frozen=True)
class PartPage(Page):
    """A part of an agreement, with what the rules say of it and what others fill in."""

    kicker: str = ""
    known: tuple[Fact, ...] = ()
    """The school holidays of the term, where the part is about them."""
    others: tuple[Fact, ...] = ()
    others_by: str = ""
    reasons: tuple[Reason, ...] = ()
    told: Checked | None = None
    check_url: str = ""
    back_url: str = ""
    is_hours: bool = False


def begin(actor: Actor, track: Any, *, day: date, has_errors: bool) -> StepPage:  # noqa: ARG001 - as its neighbours
    """Begin an agreement."""
    name = f"{track.person.given_name} {track.person.family_name}"
    back = reverse("learners:track", args=[track.pk])
    return StepPage(
        title=gettext("Begin een overeenkomst voor %(name)s") % {"name": name},
        lead=gettext("Met welke erkende werkplek? De rest vult u daarna aan, samen met de onderneming."),
        breadcrumb=(
            Link(gettext("Start"), reverse("site:home")),
            Link(name, back),
            Link(gettext("Overeenkomst"), ""),
        ),
        area=area(actor),
        has_errors=has_errors,
        button=gettext("Begin"),
        back_url=back,
    )


def part(actor: Actor, one: Any, section: str, *, form: PartForm, day: date) -> PartPage:
    """Fill in a part."""
    title, names = SECTIONS[section]
    party = queries.party_of(actor, one, day=day)
    others = [name for name in names if name not in form.names and name != "hours"]
    told = checked(snapshot.of_a_part(actor, one, day=day), day=day)
    by = {code_label(who) for name in others for who in FILLED_BY[name]}
    return PartPage(
        title=str(title),
        lead=gettext("De regels kijken mee terwijl u typt.") if not is_family(actor) else "",
        breadcrumb=below(one, actor, str(title)),
        area=area(actor),
        has_errors=bool(form.errors),
        kicker=about(one),
        known=tuple(free_time(one)) if section == "vakantie" else (),
        others=tuple(fields_of(others, one, party)),
        others_by=gettext("Dit vult een andere partij in: %(who)s.") % {"who": ", ".join(sorted(by)).lower()}
        if others
        else "",
        reasons=told.parts.get(section, ()),
        told=told,
        check_url=reverse("agreements:check", args=[one.pk, section]),
        back_url=reverse("agreements:agreement", args=[one.pk]),
        is_hours=form.weeks > 0,
    )


def refuse_part(form: PartForm, refusal: NotPossible) -> None:
    """Show each reason at the field it is about; what is about the hours stands above the form."""
    for finding, reason in zip(refusal.verdict.unmet, reasons_of(refusal.verdict), strict=True):
        form.add_error(finding.subject if finding.subject in form.fields else None, line(reason))


def add_workplace(actor: Actor, one: Any, *, has_errors: bool) -> StepPage:
    """A second workplace."""
    lead = gettext(
        "Leert de lerende op meer dan één plek? Elke werkplek is erkend voor deze opleiding. Is ze van een andere "
        "onderneming, dan vragen wij haar of ze meedoet: pas dan kan iemand tekenen."
    )
    return _page(actor, one, gettext("Voeg een werkplek toe"), lead, gettext("Voeg toe"), has_errors=has_errors)


def workplace(actor: Actor, one: Any, *, has_errors: bool, may_choose: bool) -> StepPage:
    """The mentor and the days of a workplace; of another company only the days."""
    if not may_choose:
        lead = gettext("Deze werkplek is van een andere onderneming. Zij kiest zelf haar mentor en zegt of ze meedoet.")
        return _page(actor, one, gettext("Dagen"), lead, gettext("Bewaar"), has_errors=has_errors)
    lead = gettext("Kies wie de lerende hier begeleidt.")
    return _page(actor, one, gettext("Mentor en dagen"), lead, gettext("Bewaar"), has_errors=has_errors)


def hand_over(actor: Actor, one: Any, *, has_errors: bool) -> StepPage:
    """Let another party go on."""
    lead = gettext("Wie aan zet is, krijgt een bericht en vult verder aan.")
    return _page(actor, one, gettext("Geef de overeenkomst door"), lead, gettext("Geef door"), has_errors=has_errors)


def remark(actor: Actor, one: Any, *, has_errors: bool) -> StepPage:
    """Say something to the others."""
    lead = gettext("De drie partijen lezen wat hier staat.")
    return _page(actor, one, gettext("Schrijf een opmerking"), lead, gettext("Verstuur"), has_errors=has_errors)


def withdraw(actor: Actor, one: Any, *, has_errors: bool) -> StepPage:
    """Give up."""
    lead = gettext("Wie al tekende, hoort dat de overeenkomst er niet komt. Dit kan niet ongedaan gemaakt worden.")
    page = _page(actor, one, gettext("Geef deze overeenkomst op"), lead, gettext("Geef op"), has_errors=has_errors)
    return StepPage(**{**vars(page), "is_stop": True})


def present(actor: Actor, one: Any, *, day: date, has_errors: bool) -> StepPage:
    """Say that the text is ready."""
    told = checked(snapshot.told_to(actor, one, day=day), day=day)
    reasons = tuple(reason for found in told.parts.values() for reason in found)
    lead = gettext("Vanaf nu staat de tekst vast. Elke partij krijgt om de beurt de vraag om te tekenen.")
    page = _page(actor, one, gettext("Bied de tekst aan"), lead, gettext("Bied aan"), has_errors=has_errors)
    paper = reverse("agreements:paper", args=[one.pk])
    return StepPage(**{**vars(page), "reasons": reasons, "paper_url": paper})


def sign(actor: Actor, one: Any, *, has_errors: bool) -> StepPage:
    """Read and sign."""
    own = is_family(actor)
    lead = (
        gettext("Lees de tekst, met het uurrooster en het opleidingsplan. Wat je tekent, is precies dit document.")
        if own
        else gettext("Lees de tekst, met het uurrooster en het opleidingsplan. Wat u tekent, is precies dit document.")
    )
    page = _page(actor, one, gettext("Lees en teken"), lead, gettext("Teken"), has_errors=has_errors)
    return StepPage(
        **{
            **vars(page),
            "facts": tuple(sign_facts(one)),
            "paper_url": reverse("agreements:paper", args=[one.pk]),
            "other_url": reverse("agreements:refuse", args=[one.pk]),
            "other_label": gettext("Ik teken niet"),
        }
    )


def sign_by_link(row: Any, secret: str, *, has_errors: bool) -> StepPage:
    """The same for who came in by the mailed link."""
    one, name = row.agreement, row.name
    ask, here, back = reverse("sign:at_service", args=[secret]), reverse("sign:sign", args=[secret]), "sign:returned"
    ways = at_the_service(one, Signer(row.signer), ask_url=ask, here_url=here, back_url=reverse(back))
    return StepPage(
        title=gettext("Lees en teken"),
        lead=gettext(
            "Dag %(name)s. Lees de tekst, met het uurrooster en het opleidingsplan. Wat u tekent, is precies dit "
            "document."
        )
        % {"name": name},
        breadcrumb=(Link(gettext("Start"), reverse("site:home")), Link(gettext("Teken een overeenkomst"), "")),
        has_errors=has_errors,
        facts=tuple(sign_facts(one)),
        paper_url=reverse("sign:paper", args=[secret]),
        button=gettext("Teken"),
        other_url=reverse("sign:refuse", args=[secret]),
        other_label=gettext("Ik teken niet"),
        ways=tuple(ways),
    )


def refuse_by_link(secret: str, *, has_errors: bool) -> StepPage:
    """Do not sign, come in by the mailed link."""
    return StepPage(
        title=gettext("Teken niet"),
        lead=gettext("De tekst gaat terug naar de school. De anderen lezen waarom."),
        breadcrumb=(Link(gettext("Start"), reverse("site:home")), Link(gettext("Teken een overeenkomst"), "")),
        has_errors=has_errors,
        button=gettext("Teken niet"),
        back_url=reverse("sign:sign", args=[secret]),
        is_stop=True,
    )


def refuse(actor: Actor, one: Any, *, has_errors: bool) -> StepPage:
    """Do not sign."""
    lead = gettext("De tekst gaat terug naar de school. De anderen lezen waarom.")
    page = _page(actor, one, gettext("Teken niet"), lead, gettext("Teken niet"), has_errors=has_errors)
    return StepPage(**{**vars(page), "is_stop": True})


def scan(actor: Actor, one: Any, signer: Signer, *, has_errors: bool) -> StepPage:
    """Keep the scan of a signed paper."""
    title = gettext("Getekend op papier: %(who)s") % {"who": code_label(signer).lower()}
    lead = gettext("Druk de tekst af, laat hem tekenen en bewaar hier de scan. Het papier bewaart u op school.")
    page = _page(actor, one, title, lead, gettext("Bewaar de scan"), has_errors=has_errors)
    return StepPage(**{**vars(page), "is_upload": True, "paper_url": reverse("agreements:paper", args=[one.pk])})


def outside_scan(actor: Actor, one: Any, *, has_errors: bool) -> StepPage:
    """Keep the scan of what was signed outside Tandem."""
    title = gettext("Bewaar een scan van wat getekend is")
    lead = gettext("Het papier zelf bewaart u op school. Een nieuwe scan komt in de plaats van een vorige.")
    page = _page(actor, one, title, lead, gettext("Bewaar de scan"), has_errors=has_errors)
    return StepPage(**{**vars(page), "is_upload": True})


def replace(actor: Actor, one: Any, signer: Signer, *, has_errors: bool) -> StepPage:
    """Let somebody else sign."""
    title = gettext("Iemand anders tekent: %(who)s") % {"who": code_label(signer).lower()}
    lead = gettext("Die persoon krijgt per mail een link om te lezen en te tekenen.")
    return _page(actor, one, title, lead, gettext("Bewaar"), has_errors=has_errors)


def sign_facts(one: Any) -> list[Fact]:
    """What an agreement comes down to, for who signs."""
    plan = papers.plan_in(one)
    annex = () if plan is None else (Fact(gettext("Opleidingsplan"), plan_words(plan)),)
    return [
        Fact(gettext("Nummer"), one.number),
        Fact(gettext("Lerende"), learner_name(one)),
        Fact(gettext("Onderneming"), one.company.name),
        Fact(gettext("School"), one.track.provider.name),
        Fact(gettext("Soort"), one.kind),
        Fact(gettext("Eerste dag"), written(one.begins_on)),
        Fact(gettext("Laatste dag"), written(one.ends_on)),
        Fact(gettext("Tekenen ten laatste op"), written(one.sign_until)),
        *annex,
        Fact(gettext("Controlegetal van de tekst"), f"{one.paper[:16]}…"),
    ]


def plan_words(plan: Any) -> str:
    """Which training plan stands in the text."""
    told = {"number": plan.number, "mark": f"{plan.digest[:16]}…"}
    return gettext("Versie %(number)s, volledig in de tekst als bijlage 2 (kenmerk %(mark)s)") % told


def _page(actor: Actor, one: Any, title: str, lead: str, button: str, *, has_errors: bool) -> StepPage:
    return StepPage(
        title=title,
        lead=lead,
        breadcrumb=below(one, actor, title),
        area=area(actor),
        has_errors=has_errors,
        kicker=about(one),
        button=button,
        back_url=reverse("agreements:agreement", args=[one.pk]),
    )


def done(*, is_signed: bool) -> Page:
    """After signing or refusing by link: the link is used up."""
    return Page(
        title=gettext("Getekend. Bedankt.") if is_signed else gettext("Genoteerd. De tekst gaat terug naar de school."),
        lead=gettext("U kunt dit venster sluiten. De school bezorgt iedereen de tekst met alle handtekeningen.")
        if is_signed
        else gettext("U kunt dit venster sluiten."),
        breadcrumb=(Link(gettext("Start"), reverse("site:home")), Link(gettext("Teken een overeenkomst"), "")),
    )


def returned() -> Page:
    """Back from the signing service, come in by the mailed link: the link itself was not told to the service."""
    return Page(
        title=gettext("Terug van de ondertekendienst"),
        lead=gettext(
            "Tekende u? Dan hoort de school het binnen enkele minuten en hoeft u niets meer te doen. Tekende u nog "
            "niet? Open dan opnieuw de link uit de mail."
        ),
        breadcrumb=(Link(gettext("Start"), reverse("site:home")), Link(gettext("Teken een overeenkomst"), "")),
    )
