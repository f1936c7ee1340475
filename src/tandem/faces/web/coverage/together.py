"""What is asked and shown where several workplaces cover a training together: the page, its file and its PDF."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.documents.partnership import PaperMember, PaperMonth, PlanPaper
from tandem.faces.exchange.tables import Table
from tandem.faces.web import language
from tandem.faces.web.coverage.asking import Asked, text_of
from tandem.faces.web.coverage.training_pages import ActivityLine, lines, minutes_words, place_note, shortage_words
from tandem.faces.web.language import training_name
from tandem.faces.web.lists import Option
from tandem.faces.web.site.pages import Link, Page, below_home
from tandem.journey.readiness.queries.partners import MOST_SITES, Answer, Found, Member, Wanted, Why, plans_for
from tandem.journey.readiness.rules.partnership import Share
from tandem.journey.readiness.terms import NoPlan
from tandem.registers.reference import queries as reference

SITES: Final = tuple(range(2, MOST_SITES + 1))
_MOST_LEFT_OUT: Final = 20
_ANY_YEAR: Final = 2000


@dataclass(frozen=True)
class Together:
    """The question: which training, with at most how many workplaces, which of the plans, who said no."""

    asked: Asked
    training: Any
    most: int
    place: int
    """Which plan is shown, the best is 0."""
    without: tuple[UUID, ...]

    def query(self, **other: str) -> dict[str, str | list[str]]:
        """What the address carries."""
        told: dict[str, str | list[str]] = dict(self.asked.query())
        if self.most != MOST_SITES:
            told["hoogstens"] = str(self.most)
        if self.place:
            told["plan"] = str(self.place + 1)
        if self.without:
            told["zonder"] = [str(key) for key in self.without]
        return {name: value for name, value in (told | other).items() if value}

    def at(self, name: str = "coverage:together", *more: str, **other: str) -> str:
        """The address of a page with this question."""
        query = urlencode(self.query(**other), doseq=True)
        return f"{reverse(name, args=[self.training.slug, *more])}{'?' if query else ''}{query}"


@dataclass(frozen=True)
class MonthRow:
    """One month of a learner."""

    month: str
    place: str
    learns: tuple[str, ...]
    is_first: bool
    """Whether the learner comes there anew."""


@dataclass(frozen=True)
class MemberCard:
    """One workplace of a plan."""

    name: str
    company: str
    where: str
    role: str
    is_lead: bool
    minutes: str
    teaches: tuple[ActivityLine, ...]
    brings: str
    recognitions_url: str
    without_url: str


@dataclass(frozen=True)
class TogetherPage(Page):
    """Who covers a training together."""

    name: str = ""
    slug: str = ""
    has_list: bool = True
    has_place: bool = False
    place_text: str = ""
    place_note: str = ""
    modes: tuple[Option, ...] = ()
    minutes: tuple[Option, ...] = ()
    sites: tuple[Option, ...] = ()
    word: str = ""
    carried: tuple[tuple[str, str], ...] = ()
    summary: str = ""
    members: tuple[MemberCard, ...] = ()
    months: tuple[MonthRow, ...] = ()
    order_words: str = ""
    at_school: tuple[ActivityLine, ...] = ()
    others: tuple[Link, ...] = ()
    why: tuple[str, ...] = ()
    exits: tuple[Link, ...] = ()
    shortage: str = ""
    query: str = ""
    pdf_url: str = ""
    file_url: str = ""
    tick_url: str = ""
    all_again: str = ""
    back_url: str = ""
    here: str = ""
    assumed: int = 0


def question(asked: Asked, slug: str, query: QueryDict) -> Together:
    """What the address asks; a training that is not there is not found."""
    training = next((one for one in asked.work.trainings.values() if one.slug == slug), None)
    if training is None:
        raise NotFound(slug)
    most, place = query.get("hoogstens", ""), query.get("plan", "")
    return Together(
        asked=asked,
        training=training,
        most=int(most) if most in {str(n) for n in SITES} else MOST_SITES,
        place=int(place) - 1 if place in {"1", "2", "3", "4", "5"} else 0,
        without=tuple(_keys(query.getlist("zonder")[:_MOST_LEFT_OUT])),
    )


def answer(together: Together, *, actor: Actor, day: date) -> Answer | None:
    """The plans; None where there is no list or no place to look from."""
    listed = together.asked.work.lists.get(together.training.pk)
    around = together.asked.around()
    if listed is None or around is None:
        return None
    own = together.asked.work.keys_of(together.asked.codes)
    besides = frozenset(together.without)
    wanted = Wanted(listed, around, own, most=together.most, besides=besides, company=actor.organisation_id)
    return plans_for(wanted, day=day)


def page(together: Together, found: Answer | None, *, here: str, day: date) -> TogetherPage:
    """The plan that is shown, the others, or why there is none."""
    asked, training = together.asked, together.training
    name = training_name(training)
    chosen = chosen_plan(together, found)
    listed = asked.work.lists.get(training.pk)
    return TogetherPage(
        title=gettext("Samen opleiden: %(training)s") % {"training": name},
        lead=gettext("Wat één leerwerkplek niet heeft, heeft een buur. Samen dekt u de hele lijst."),
        breadcrumb=(
            *below_home("")[:1],
            Link(gettext("Maximaal duaal"), asked.at()),
            Link(name, asked.at("coverage:training", training.slug)),
            Link(gettext("Samen opleiden"), ""),
        ),
        name=name,
        slug=training.slug,
        has_list=listed is not None,
        has_place=asked.place is not None,
        place_text=asked.place_text,
        place_note=place_note(asked, day=day),
        modes=tuple(asked.mode_options()),
        minutes=tuple(asked.minute_options()),
        sites=tuple(_site_option(n, together) for n in SITES),
        word=asked.word,
        carried=tuple(("zonder", str(key)) for key in together.without),
        summary=_summary(chosen) if chosen else "",
        members=tuple(_members(chosen, together)) if chosen else (),
        months=tuple(month_rows(chosen)) if chosen else (),
        order_words=order_words(chosen) if chosen else "",
        at_school=lines(chosen.plan.at_school) if chosen else (),
        others=tuple(_others(together, found)) if found else (),
        why=tuple(why_words(one) for one in found.why) if found else (),
        exits=tuple(_exits(together)) if found and found.why else (),
        shortage=shortage_words(reference.shortage_years(training.pk)),
        query=urlencode(together.query(), doseq=True),
        pdf_url=together.at("coverage:together_pdf") if chosen else "",
        tick_url=asked.at(),
        file_url=together.at("joint:new") if chosen and chosen.plan.lead.site.establishment is None else "",
        all_again=together.at(zonder="", plan="") if together.without else "",
        back_url=asked.at("coverage:training", training.slug),
        here=here,
        assumed=listed.assumed if listed else 0,
    )


def chosen_plan(together: Together, found: Answer | None) -> Found | None:
    """The plan that is shown: the one asked for, or the best; None where there is none."""
    if found is None or not found.plans:
        return None
    return found.plans[min(together.place, len(found.plans) - 1)]


def member_name(site: Member, places: Mapping[UUID, Any]) -> str:
    """What a workplace is called; the company that asks is called by what it is."""
    if site.establishment is None:
        return gettext("Uw onderneming")
    return str(places[site.establishment].name)


def month_rows(found: Found) -> Iterator[MonthRow]:
    """Each month of a school year."""
    before = None
    for month in found.plan.months:
        yield MonthRow(
            month=date_format(date(_ANY_YEAR, month.month, 1), "F"),
            place=member_name(month.site, found.places),
            learns=tuple(text_of(one) for one in month.learns),
            is_first=month.site != before,
        )
        before = month.site


def why_words(one: Why) -> str:
    """Why there is no plan, in a sentence."""
    words = {
        NoPlan.NOT_OFFERED: gettext("“%(activity)s”: geen enkele erkende vestiging biedt dit aan."),
        NoPlan.OUT_OF_REACH: gettext(
            "“%(activity)s”: wie dit aanbiedt, ligt te ver. De dichtste op %(minutes)s minuten."
        ),
        NoPlan.LEFT_OUT: gettext("“%(activity)s”: alleen wie u wegliet, biedt dit aan."),
        NoPlan.ONLY_OWN: gettext("“%(activity)s”: alleen een andere vestiging van uw eigen onderneming biedt dit aan."),
        NoPlan.NO_WAY_THERE: gettext(
            "“%(activity)s”: wie dit aanbiedt, is niet te bereiken met wat u koos, of wij weten niet waar die ligt."
        ),
        NoPlan.TOO_MANY_WORKPLACES: gettext(
            "Alles wordt in de buurt aangeboden, maar er zijn meer dan %(sites)s vestigingen voor nodig."
        ),
        NoPlan.NOTHING_COMPULSORY: gettext("Niets op deze lijst is verplicht: één leerwerkplek volstaat."),
    }
    told = {"activity": text_of(one.activity) if one.activity else "", "minutes": one.minutes, "sites": one.sites}
    said = words[one.code] % told
    if not one.left_out or one.code is NoPlan.LEFT_OUT:
        return said
    return f"{said} {gettext('Wie u wegliet (%(n)s), telt niet mee.') % {'n': one.left_out}}"


def order_words(found: Found) -> str:
    """Where the learner begins and ends: at the lead, unless the lead has too little to teach to come back to."""
    if found.plan.months[-1].site == found.plan.lead.site:
        return gettext(
            "Een voorstel: de lerende begint en eindigt bij de trekker, en blijft overal zo lang als er te leren valt."
        )
    return gettext(
        "Een voorstel: de lerende begint bij de trekker, en blijft overal zo lang als er te leren valt. "
        "Bij de trekker is er te weinig te leren om er ook te eindigen."
    )


def _members(found: Found, together: Together) -> Iterator[MemberCard]:
    for share in found.plan.shares:
        yield _member(share, found, together)


def _member(share: Share[Member], found: Found, together: Together) -> MemberCard:
    site = share.site
    whole = len(found.plan.listed.activities)
    place = found.places.get(site.establishment) if site.establishment else None
    without = [*together.without, site.establishment] if site.establishment else []
    return MemberCard(
        name=member_name(site, found.places),
        company=place.company.name if place and place.company.name != place.name else "",
        where=place.municipality if place else "",
        role=gettext("trekker") if share.is_lead else gettext("partner"),
        is_lead=share.is_lead,
        minutes=minutes_words(site.minutes) if place else "",
        teaches=lines(share.teaches),
        brings=gettext("%(n)s van %(total)s activiteiten") % {"n": share.brings, "total": whole},
        recognitions_url=f"{reverse('workplaces:search')}?{urlencode({'wat': place.name})}" if place else "",
        without_url=_without_url(together, without) if place else "",
    )


def _without_url(together: Together, without: Sequence[UUID]) -> str:
    query = together.query(plan="") | {"zonder": [str(key) for key in without]}
    return f"{reverse('coverage:together', args=[together.training.slug])}?{urlencode(query, doseq=True)}"


def _others(together: Together, found: Answer) -> Iterator[Link]:
    shown = min(together.place, len(found.plans) - 1)
    for number, one in enumerate(found.plans):
        if number != shown:
            names = ", ".join(member_name(share.site, one.places) for share in one.plan.shares)
            yield Link(f"{names} ({minutes_words(one.minutes)})", together.at(plan=str(number + 1) if number else ""))


def _exits(together: Together) -> Iterator[Link]:
    farther = next((n for n in (45, 60) if n > together.asked.minutes), None)
    if farther is not None:
        label = gettext("Kijk tot %(n)s minuten ver") % {"n": farther}
        yield Link(label, together.at(min=str(farther)))
    if together.most < MOST_SITES:
        yield Link(gettext("Laat %(n)s vestigingen toe") % {"n": MOST_SITES}, together.at(hoogstens=""))
    if together.without:
        yield Link(gettext("Neem iedereen weer mee"), together.at(zonder=""))
    yield Link(gettext("Vraag raad aan het aanspreekpunt"), reverse("site:contact"))


def _summary(found: Found) -> str:
    count, whole = len(found.plan.shares), len(found.plan.listed.compulsory)
    if count == 1:
        return gettext("Eén leerwerkplek dekt alle %(total)s verplichte activiteiten.") % {"total": whole}
    return ngettext(
        "%(n)s leerwerkplek dekt samen alle %(total)s verplichte activiteiten.",
        "%(n)s leerwerkplekken dekken samen alle %(total)s verplichte activiteiten.",
        count,
    ) % {"n": count, "total": whole}


def _site_option(count: int, together: Together) -> Option:
    label = ngettext("%(n)s vestiging", "%(n)s vestigingen", count) % {"n": count}
    return Option(str(count), label, count == together.most)


def _keys(texts: Sequence[str]) -> Iterator[UUID]:
    for text in texts:
        try:
            yield UUID(text)
        except ValueError:
            continue


def paper(together: Together, found: Found, *, url: str, day: date) -> PlanPaper:
    """The plan as it is printed."""
    return PlanPaper(
        title=gettext("Samen opleiden: %(training)s") % {"training": training_name(together.training)},
        lead=_summary(found),
        place=place_note(together.asked, day=day),
        members=tuple(
            PaperMember(one.name, ", ".join(part for part in (one.where, one.minutes) if part), one.role, _texts(one))
            for one in _members(found, together)
        ),
        months=tuple(PaperMonth(one.month, one.place, one.learns) for one in month_rows(found)),
        at_school=tuple(text_of(one) for one in found.plan.at_school),
        note=note_words(found),
        url=url,
        day=day,
        language=language.code(),
    )


def note_words(found: Found) -> str:
    """What the reader should know of the plan."""
    words = gettext("Dit is een voorstel. Vraag elke vestiging of ze meedoet; de bevoegde instantie beslist.")
    if not found.plan.listed.assumed:
        return words
    return f"{words} {gettext('Waar niet bekend is of een activiteit verplicht is, tellen wij ze als verplicht.')}"


def table(together: Together, found: Found | None, *, now: datetime, day: date) -> Table:
    """The plan month by month as a file: one row for each activity."""
    rows = []
    if found is not None:
        for month, told in zip(found.plan.months, month_rows(found), strict=True):
            lead = month.site == found.plan.lead.site
            role = gettext("trekker") if lead else gettext("partner")
            rows += [(told.month, told.place, role, one.code, text_of(one)) for one in month.learns]
        rows += [("", gettext("op school"), "", one.code, text_of(one)) for one in found.plan.at_school]
    filters = [(gettext("Opleiding"), training_name(together.training))]
    if together.asked.place is not None:
        filters.append((gettext("Waar"), place_note(together.asked, day=day)))
    return Table(
        title=gettext("Samen opleiden"),
        columns=(gettext("Maand"), gettext("Waar"), gettext("Rol"), gettext("Code"), gettext("Activiteit")),
        rows=rows,
        made_at=now,
        filters=filters,
        note=note_words(found) if found else gettext("Er is geen plan dat alles dekt."),
    )


def _texts(card: MemberCard) -> tuple[str, ...]:
    return tuple(one.text for one in card.teaches)
