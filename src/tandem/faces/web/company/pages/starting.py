"""What somebody sees who wants to start with a company: what the register says of it."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.errors import NotFound
from tandem.faces.documents.words import written_number
from tandem.faces.web.company.forms.joining import FindForm
from tandem.faces.web.company.pages.frame import area, crumbs, here, place_label, written
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Link, Page
from tandem.registers.organisations import rules
from tandem.registers.organisations.queries import register

MOST_PLACES_SHOWN = 30


@dataclass(frozen=True)
class StartPage(Page):
    """How a company starts to take part."""

    hits: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    places: tuple[str, ...] = ()
    more_places: str = ""
    number: str = ""
    is_demo: bool = False
    has_register: bool = True
    back: str = ""
    """Where the visitor goes on once the company is found; empty where nowhere in particular."""


def start(form: FindForm, *, is_demo: bool, back: str = "") -> StartPage:
    """How a company starts; what the register says of the number or name that was asked."""
    page = StartPage(
        title=gettext("Start met uw onderneming"),
        lead=gettext("Zoek uw onderneming op. Wij halen de gegevens uit het ondernemingsregister."),
        breadcrumb=crumbs(here(gettext("Starten"))),
        area=area(),
        is_demo=is_demo,
        back=back,
    )
    if not form.is_bound or not form.is_valid():
        return replace(page, has_errors=form.is_bound)
    text = form.cleaned_data["nummer"]
    try:
        number = _number_in(text)
        hits = [] if number else register.search_register(text)
        if number or len(hits) == 1:
            return _with_company(page, register.company_in_register(number or hits[0].number))
    except NotFound:
        hits = []
        if register.current_extract() is None:
            return replace(page, has_register=False)
    if not hits:
        form.add_error("nummer", _why_not_found(text))
        return replace(page, has_errors=True)
    return replace(page, hits=tuple(_hit(one, back=back) for one in hits))


def _number_in(text: str) -> str:
    """The enterprise number that was typed, or nothing where it was something else."""
    try:
        return rules.normal_enterprise_number(text)
    except rules.NotANumberError:
        return ""


def _why_not_found(text: str) -> str:
    digits = sum(sign.isdigit() for sign in text)
    if digits * 2 < len(text.strip()):
        words = gettext("Wij vinden geen onderneming die begint met “%(text)s”. Probeer het ondernemingsnummer.")
        return words % {"text": text[:60]}
    try:
        rules.normal_enterprise_number(text)
    except rules.NotANumberError as problem:
        filled = {key: gettext(word) if key in rules.WORDED else word for key, word in problem.words.items()}
        return gettext(rules.REASONS[problem.problem]).format_map(filled)
    words = gettext("Het register kent geen actieve onderneming met nummer %(text)s. Kijk het nummer na.")
    return words % {"text": text[:20]}


def _hit(one: register.RegisterHit, *, back: str) -> Link:
    where = f", {one.municipality}" if one.municipality else ""
    told = urlencode({"nummer": one.number} | ({"terug": back} if back else {}))
    return Link(f"{one.name}{where} ({written_number(one.number)})", f"{reverse('company:start')}?{told}")


def _with_company(page: StartPage, company: register.CompanyInRegister) -> StartPage:
    facts = company.facts
    seat = f"{company.seat.postal_code} {company.seat.municipality}".strip() if company.seat else ""
    lines = (
        Fact(gettext("Naam"), facts.name),
        Fact(gettext("Ondernemingsnummer"), written_number(facts.number)),
        Fact(gettext("Rechtsvorm"), company.legal_form),
        Fact(gettext("Zetel"), seat),
        Fact(gettext("Toestand"), company.situation),
        Fact(gettext("Bron"), gettext("ondernemingsregister van %(day)s") % {"day": written(company.snapshot_on)}),
    )
    rest = len(facts.establishments) - MOST_PLACES_SHOWN
    more = ngettext("en nog %(n)s andere", "en nog %(n)s andere", rest) % {"n": rest} if rest > 0 else ""
    return replace(
        page,
        facts=tuple(line for line in lines if line.value),
        places=tuple(place_label(place) for place in facts.establishments[:MOST_PLACES_SHOWN]),
        more_places=more,
        number=facts.number,
    )
