"""What the enquiries of people without a school show to who helps."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table, for_a_file
from tandem.faces.web.enquire.words import TAGS, age_words
from tandem.faces.web.language import training_name
from tandem.faces.web.learners.pages import enrolling
from tandem.faces.web.learners.pages.enrolling import FormPage
from tandem.faces.web.lists import more_url, page_size
from tandem.faces.web.recognition.pages import Fact, Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.handover.queries import enquiries as queries
from tandem.journey.handover.queries.enquiries import Part
from tandem.journey.handover.terms.enquiries import AgeGroup, EnquiryState, Situation, TakerKind
from tandem.registers.access.terms import PROVIDER_ROLES

STEP = 25


@dataclass(frozen=True)
class ListTab:
    """One part of the list; the shape that `parts/tabs.html` shows."""

    label: str
    url: str
    current: bool
    count: int


@dataclass(frozen=True)
class Row:
    """One enquiry in the list: a name only once it is opened, and that is noted."""

    url: str
    title: str
    place: str
    about: str
    tag: Tag
    waits: str


@dataclass(frozen=True)
class ListPage(Page):
    """What is in the hands of somebody."""

    tabs: tuple[ListTab, ...] = ()
    rows: tuple[Row, ...] = ()
    total: int = 0
    count_words: str = ""
    more_url: str = ""
    query: str = ""
    empty_title: str = ""


@dataclass(frozen=True)
class EnquiryPage(Page):
    """One enquiry."""

    tag: Tag | None = None
    next_words: str = ""
    facts: tuple[Fact, ...] = ()
    reach: tuple[Fact, ...] = ()
    words: str = ""
    take_url: str = ""
    ways: tuple[Link, ...] = ()
    deleted_on: str = ""
    is_minor: bool = False


def enquiries(actor: Actor, *, query: QueryDict, day: date) -> ListPage:
    """What waits for somebody, or was taken up."""
    part = part_of(query)
    counts = {one: queries.turns_for(actor, one).count() for one in Part}
    total, shown = counts[part], max(page_size(query), STEP)
    return ListPage(
        title=_title(counts[Part.WAITING]),
        lead=gettext("Mensen zonder school die duaal willen leren. U ziet ze zolang u aan de beurt bent."),
        breadcrumb=_crumbs(),
        area=_area(actor),
        tabs=tuple(ListTab(_tab(one), f"?deel={one}", current=one is part, count=counts[one]) for one in Part),
        rows=tuple(_row(turn, day=day) for turn in queries.turns_for(actor, part)[:shown]),
        total=total,
        count_words=ngettext("%(n)s hulpvraag", "%(n)s hulpvragen", total) % {"n": total},
        more_url=more_url(query, shown=shown, total=total, step=STEP),
        query=f"deel={part}",
        empty_title=gettext("Niemand wacht op u") if part is Part.WAITING else gettext("U nam nog niets op"),
    )


def table(actor: Actor, *, query: QueryDict, now: datetime) -> Table:
    """The same part of the list, to export."""
    part = part_of(query)
    rows, cut = for_a_file(queries.turns_for(actor, part))
    return Table(
        title=gettext("Hulpvragen"),
        columns=(
            gettext("Opleiding"),
            gettext("Gemeente"),
            gettext("Leeftijd"),
            gettext("Situatie"),
            gettext("Gevraagd op"),
            gettext("Bij u sinds"),
            gettext("Antwoord ten laatste op"),
        ),
        rows=(
            (
                _training(turn.enquiry),
                turn.enquiry.municipality,
                code_label(AgeGroup(turn.enquiry.age)),
                code_label(Situation(turn.enquiry.situation)),
                turn.enquiry.left_on,
                turn.since,
                turn.answers_until if turn.taken_at is None else None,
            )
            for turn in rows
        ),
        made_at=now,
        filters=[(gettext("Deel van de lijst"), _tab(part))],
        note=cut,
    )


def enquiry(actor: Actor, found: Any, *, day: date) -> EnquiryPage:
    """One enquiry, and what can be done with it."""
    turn, state = queries.turn_of(found), EnquiryState(found.state)
    is_taken = state is EnquiryState.TAKEN
    return EnquiryPage(
        title=found.name,
        lead=gettext("Zoekt hulp sinds %(day)s") % {"day": _written(found.left_on)},
        breadcrumb=_crumbs(Link(found.name, "")),
        area=_area(actor),
        tag=Tag(TAGS[state], code_label(state).lower()),
        next_words=_next_words(turn, is_taken=is_taken),
        facts=tuple(_facts(found, day=day)),
        reach=tuple(_reach(found)),
        words=found.words,
        take_url="" if is_taken else reverse("enquiries:take", args=[found.pk]),
        ways=tuple(_ways(actor, found, is_taken=is_taken)),
        deleted_on=_written(queries.deleted_on(found, day=day)),
        is_minor=found.age == AgeGroup.MINOR,
    )


def pass_on(found: Any, *, has_errors: bool) -> FormPage:
    """Give it to the next."""
    return _form(
        found,
        title=gettext("Geef deze vraag door"),
        lead=gettext("De volgende die kan helpen, krijgt ze meteen. U ziet ze daarna niet meer."),
        button=gettext("Geef de vraag door"),
        has_errors=has_errors,
    )


def close(found: Any, *, has_errors: bool) -> FormPage:
    """Close it."""
    return _form(
        found,
        title=gettext("Sluit deze vraag af"),
        lead=gettext("Wie de vraag stelde, leest dit ook. Daarna wissen wij ze na enige tijd."),
        button=gettext("Sluit de vraag af"),
        has_errors=has_errors,
    )


def enrol(found: Any, *, has_errors: bool, day: date) -> FormPage:
    """Make a track of it."""
    page = enrolling.enrol(has_errors=has_errors, day=day)
    return replace(
        page,
        title=gettext("Schrijf %(name)s in") % {"name": found.name},
        lead=gettext("Wat verteld werd, staat al ingevuld. Kijk het samen na. De hulpvraag sluit vanzelf af."),
        breadcrumb=_crumbs(Link(found.name, _url("enquiry", found)), Link(gettext("Inschrijven"), "")),
        back_url=_url("enquiry", found),
    )


def known(found: Any, *, day: date) -> dict[str, Any]:
    """What was told, as the form of a learner asks it; the first word is taken for the given name."""
    given, _space, family = found.name.partition(" ")
    told = {"given_name": given, "family_name": family or given, "email": found.email, "phone": found.phone}
    return told | {
        "municipality": found.municipality,
        "training": found.training.code if found.training else "",
        "starts_on": day,
    }


def part_of(query: QueryDict) -> Part:
    """The part that was asked for; what nobody knows is what waits."""
    asked = query.get("deel", "")
    return Part(asked) if asked in set(Part) else Part.WAITING


def _form(found: Any, *, title: str, lead: str, button: str, has_errors: bool) -> FormPage:
    return FormPage(
        title=title,
        lead=lead,
        breadcrumb=_crumbs(Link(found.name, _url("enquiry", found)), Link(title, "")),
        has_errors=has_errors,
        back_url=_url("enquiry", found),
        button=button,
    )


def _row(turn: Any, *, day: date) -> Row:
    one = turn.enquiry
    state = EnquiryState(one.state)
    return Row(
        url=reverse("enquiries:enquiry", args=[one.pk]),
        title=_training(one),
        place=one.municipality,
        about=f"{dict(age_words(day)).get(one.age, '')}, {code_label(Situation(one.situation)).lower()}",
        tag=Tag(TAGS[state], code_label(state).lower()),
        waits=_next_words(turn, is_taken=state is EnquiryState.TAKEN),
    )


def _next_words(turn: Any, *, is_taken: bool) -> str:
    if turn is None:
        return ""
    if is_taken:
        return gettext("U helpt verder. Noteer wat ervan kwam.")
    words = gettext("Neem ze op ten laatste op %(day)s. Daarna gaat ze naar de volgende.")
    return words % {"day": _written(turn.answers_until)}


def _facts(found: Any, *, day: date) -> Iterator[Fact]:
    yield Fact(gettext("Wil leren"), _training(found))
    yield Fact(gettext("Woont in"), found.municipality)
    yield Fact(gettext("Leeftijd"), dict(age_words(day)).get(found.age, ""))
    yield Fact(gettext("Situatie"), code_label(Situation(found.situation)))


def _reach(found: Any) -> Iterator[Fact]:
    yield Fact(gettext("E-mail"), found.email, url=f"mailto:{found.email}")
    if found.phone:
        yield Fact(gettext("Telefoon"), found.phone, url=f"tel:{''.join(found.phone.split())}")


def _ways(actor: Actor, found: Any, *, is_taken: bool) -> Iterator[Link]:
    if is_taken and actor.has_role(*PROVIDER_ROLES):
        yield Link(gettext("Schrijf in"), _url("enrol", found))
    if is_taken:
        yield Link(gettext("Sluit af"), _url("close", found))
    yield Link(gettext("Geef door"), _url("pass_on", found))


def _training(one: Any) -> str:
    return training_name(one.training) if one.training else gettext("Weet nog niet welke opleiding")


def _title(count: int) -> str:
    if not count:
        return gettext("Hulpvragen van mensen zonder school")
    return ngettext("%(n)s persoon zonder school wacht op u", "%(n)s mensen zonder school wachten op u", count) % {
        "n": count
    }


def _tab(part: Part) -> str:
    return {Part.WAITING: gettext("Wacht op u"), Part.TAKEN: gettext("Door u opgenomen")}[part]


def _area(actor: Actor) -> str:
    return gettext("Aanbieder") if actor.has_role(*PROVIDER_ROLES) else code_label(_kind_of(actor))


def _kind_of(actor: Actor) -> TakerKind:
    return next(kind for kind, role in queries.ROLES.items() if actor.has_role(role))


def _crumbs(*links: Link) -> tuple[Link, ...]:
    here = Link(gettext("Hulpvragen"), reverse("enquiries:list") if links else "")
    return (Link(gettext("Start"), reverse("site:home")), here, *links)


def _url(name: str, found: Any) -> str:
    return reverse(f"enquiries:{name}", args=[found.pk])


def _written(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
