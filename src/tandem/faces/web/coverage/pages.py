"""What the page shows on which a company tells what happens there: by a word, by a trade, in a text, or from before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.faces.web import language
from tandem.faces.web.coverage.asking import Asked, text_of
from tandem.faces.web.coverage.written import written
from tandem.faces.web.language import in_language, training_name
from tandem.faces.web.site.pages import Link, Page, below_home
from tandem.journey.readiness.queries import work as queries
from tandem.journey.readiness.queries.work import Trade
from tandem.journey.readiness.rules.coverage import Listed
from tandem.journey.readiness.rules.finding import Meant
from tandem.journey.recognition import policies
from tandem.journey.recognition.queries import offers
from tandem.registers.reference.terms import Certainty

MOST_CHIPS = 60


@dataclass(frozen=True)
class Tick:
    """One activity to tick."""

    code: str
    text: str
    is_ticked: bool
    mark: str
    note: str = ""


@dataclass(frozen=True)
class TradeChoice:
    """A trade to open, and how much of it was ticked."""

    code: str
    name: str
    count: str
    is_open: bool


@dataclass(frozen=True)
class Earlier:
    """What a company ticked in a request of its own."""

    label: str
    count: str
    url: str


@dataclass(frozen=True)
class StartPage(Page):
    """What happens at the company."""

    word: str = ""
    place_text: str = ""
    mode_name: str = ""
    minutes: str = ""
    question: str = ""
    found_title: str = ""
    ticks: tuple[Tick, ...] = ()
    shown: str = ""
    nothing: str = ""
    related: tuple[TradeChoice, ...] = ()
    trades: tuple[TradeChoice, ...] = ()
    done: tuple[Link, ...] = ()
    done_title: str = ""
    more_done: int = 0
    note: str = ""
    earlier: tuple[Earlier, ...] = ()
    results_url: str = ""
    paste_url: str = ""
    empty_url: str = ""


@dataclass(frozen=True)
class Suggestion:
    """An activity that a text seems to tell of, and the sentence that says so."""

    tick: Tick
    because: str


@dataclass(frozen=True)
class PastePage(Page):
    """A text, and what it seems to tell."""

    word: str = ""
    sure: tuple[Suggestion, ...] = ()
    perhaps: tuple[Suggestion, ...] = ()
    shown: str = ""
    was_read: bool = False
    back_url: str = ""
    kept: tuple[tuple[str, str], ...] = ()


def start(asked: Asked, *, actor: Actor) -> StartPage:
    """What happens at the company: what was found or opened, what was ticked."""
    listed, title = _shown(asked)
    related = queries.find_trades(asked.work, asked.question, language=language.code()) if asked.question else []
    done = asked.done()
    return StartPage(
        title=gettext("Wat gebeurt er in uw onderneming?"),
        lead=gettext("Duid aan wat u doet. Dan ziet u voor welke opleidingen u kunt opleiden, en wat nog ontbreekt."),
        breadcrumb=below_home(gettext("Maximaal duaal")),
        word=asked.word,
        place_text=asked.place_text,
        mode_name=asked.mode_name if asked.place_text else "",
        minutes=str(asked.minutes) if asked.place_text else "",
        question=asked.question,
        found_title=title,
        ticks=tuple(_tick(one, asked) for one in listed),
        shown=written([one.code for one in listed for one in asked.work.by_key[one.key]]),
        nothing=_nothing(asked) if asked.question and not listed else "",
        related=tuple(_choice(one, asked) for one in related),
        trades=tuple(_choice(one, asked) for one in asked.work.trades.values()),
        done=tuple(Link(text_of(one), asked.without(one).at(vak=asked.trade, q=asked.question)) for one in done)[
            :MOST_CHIPS
        ],
        done_title=_done_title(len(done)),
        more_done=max(0, len(done) - MOST_CHIPS),
        note=_note(asked),
        earlier=tuple(_earlier(asked, actor=actor)),
        results_url=asked.at("coverage:trainings") if done else "",
        paste_url=asked.at("coverage:paste"),
        empty_url=reverse("coverage:start"),
    )


def paste(asked: Asked, found: Sequence[tuple[Listed, Meant]] | None, *, has_errors: bool = False) -> PastePage:
    """A text, and what it seems to tell: the sure ones are ticked already."""
    told = [] if found is None else [(one, said) for one, said in found if not asked.does(one)]
    suggestions = [
        (said.is_sure, Suggestion(_tick(one, asked, is_ticked=said.is_sure), said.because)) for one, said in told
    ]
    return PastePage(
        title=gettext("Plak een tekst over uw onderneming"),
        lead=gettext("Van uw website, uit een vacature of in uw eigen woorden. Wij zoeken er de activiteiten in."),
        breadcrumb=(*below_home("")[:1], _start_link(asked), Link(gettext("Plak een tekst"), "")),
        has_errors=has_errors,
        word=asked.word,
        sure=tuple(one for is_sure, one in suggestions if is_sure),
        perhaps=tuple(one for is_sure, one in suggestions if not is_sure),
        shown=written([one.code for one, _ in told]),
        was_read=found is not None,
        back_url=asked.at(),
        kept=tuple((name, value) for name, value in asked.query().items() if name != "w"),
    )


def mark_of(listed: Listed) -> str:
    """How sure an activity belongs to its list, where that is not official."""
    return "" if listed.certainty is Certainty.OFFICIAL else str(listed.certainty)


def _shown(asked: Asked) -> tuple[list[Listed], str]:
    """The activities to tick now, and what they are."""
    if asked.trade:
        trade = asked.work.trades[asked.trade]
        return list(trade.activities), in_language(trade.name, trade.name_en)
    if asked.question:
        found = queries.find(asked.work, asked.question, language=language.code())
        return found, gettext("Gevonden voor “%(words)s”") % {"words": asked.question}
    return [], ""


def _tick(one: Listed, asked: Asked, *, is_ticked: bool = False) -> Tick:
    others = [other for other in asked.work.by_key[one.key] if other.code != one.code]
    note = ""
    if others and not asked.trade:
        note = ngettext("staat in %(n)s lijst", "staat in %(n)s lijsten", len(others) + 1) % {"n": len(others) + 1}
    return Tick(one.code, text_of(one), is_ticked or asked.does(one), mark_of(one), note)


def _choice(trade: Trade, asked: Asked) -> TradeChoice:
    had = sum(asked.does(one) for one in trade.activities)
    words = gettext("%(n)s van %(total)s") % {"n": had, "total": len(trade.activities)} if had else ""
    return TradeChoice(trade.code, in_language(trade.name, trade.name_en), words, trade.code == asked.trade)


def _nothing(asked: Asked) -> str:
    words = gettext("Geen activiteit lijkt op “%(words)s”. Probeer een ander woord, of kies hieronder een vak.")
    return words % {"words": asked.question}


def _done_title(count: int) -> str:
    if not count:
        return gettext("U duidde nog niets aan")
    return ngettext("U duidde %(n)s activiteit aan", "U duidde %(n)s activiteiten aan", count) % {"n": count}


def _note(asked: Asked) -> str:
    if not asked.unknown:
        return ""
    return ngettext(
        "%(n)s activiteit uit deze link kennen wij niet meer: de lijst is veranderd. De rest staat er nog.",
        "%(n)s activiteiten uit deze link kennen wij niet meer: de lijst is veranderd. De rest staat er nog.",
        asked.unknown,
    ) % {"n": asked.unknown}


def _earlier(asked: Asked, *, actor: Actor) -> Iterable[Earlier]:
    """What the company of who signed in ticked before; what was all ticked here is not asked again."""
    company = actor.organisation_id
    if company is None or not policies.may_see_company(actor, company).is_ok:
        return
    for told in offers.told_by_company(actor, company):
        codes = [code for code in told.codes if code in asked.work.by_code]
        fresh = asked.having(codes)
        if len(fresh.done()) > len(asked.done()):
            yield Earlier(_told_label(told.request), _activities(len(codes)), fresh.at())


def _told_label(request: Any) -> str:
    return f"{training_name(request.training)}, {request.establishment.name}"


def _activities(count: int) -> str:
    return ngettext("%(n)s activiteit", "%(n)s activiteiten", count) % {"n": count}


def _start_link(asked: Asked) -> Link:
    return Link(gettext("Maximaal duaal"), asked.at())
