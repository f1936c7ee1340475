"""What the page of a track shows: where it stands, what comes next, what the learner chose."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label
from tandem.faces.web.introductions.frame import Reader
from tandem.faces.web.introductions.pages import Row, row_of
from tandem.faces.web.language import training_name
from tandem.faces.web.learner.pages.frame import Whose, crumbs, search_for, whose, written
from tandem.faces.web.learner.pages.places import PlaceCard, cards_of
from tandem.faces.web.learner.pages.searching import SearchPanel, panel
from tandem.faces.web.placement.trips import modes_of
from tandem.faces.web.recognition.pages import Fact, Step
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.handover.queries import handovers
from tandem.journey.intake.terms.tracks import LeftReason, Phase
from tandem.journey.placement.queries import introduction_lists, profiles, wishes
from tandem.journey.placement.terms.introductions import IntroductionState, Origin
from tandem.journey.placement.terms.wishes import Standing
from tandem.journey.plans.queries import plans
from tandem.registers.access.terms import Role

_SHOWN = 3


@dataclass(frozen=True)
class Choosing(Page):
    """Which track: none, or more than one."""

    tracks: tuple[tuple[str, str, str], ...] = ()
    """Address, whose or which training, where it stands."""
    is_guardian: bool = False


@dataclass(frozen=True)
class Next:
    """What comes next, with one button."""

    title: str
    text: str
    label: str = ""
    url: str = ""


@dataclass(frozen=True)
class ProfileLine:
    """The profile in one line, with the way to it."""

    text: str
    label: str
    url: str
    cv_url: str


@dataclass(frozen=True)
class TrackPage(Whose):
    """One track."""

    track_id: Any = None
    next: Next | None = None
    search: SearchPanel | None = None
    steps: tuple[Step, ...] = ()
    places: tuple[PlaceCard, ...] = ()
    places_words: str = ""
    places_url: str = ""
    search_url: str = ""
    suited_url: str = ""
    """Where the places stand that suit; empty for who does not search."""
    profile: ProfileLine | None = None
    helpers: tuple[Fact, ...] = ()
    telling_url: str = ""
    needs_url: str = ""
    looked_url: str = ""
    advice_url: str = ""
    introductions: tuple[Row, ...] = ()
    handover_url: str = ""
    """The handover that runs, which the family reads and agrees to; empty where none does."""
    plan_url: str = ""
    """The training plan, once the school shared it."""
    is_over: bool = False


def choose(actor: Actor, tracks: list[Any]) -> Choosing:
    """Which of several tracks, or how one comes to have one."""
    is_guardian = actor.has_role(Role.GUARDIAN)
    lines = [
        (
            reverse("learner:track", args=[one.pk]),
            f"{one.person.given_name}: {training_name(one.training)}" if is_guardian else training_name(one.training),
            f"{one.provider.name} · {code_label(Phase(one.phase))}",
        )
        for one in tracks
    ]
    title = gettext("Welk traject wil je zien?") if lines else gettext("Wij vinden nog geen traject voor jou")
    return Choosing(
        title=title,
        breadcrumb=(Link(gettext("Start"), reverse("site:home")), Link(gettext("Mijn traject"), "")),
        area=gettext("Mijn traject"),
        tracks=tuple(lines),
        is_guardian=is_guardian,
    )


def track(actor: Actor, found: Any, *, day: date) -> TrackPage:
    """Where a track stands, what comes next, and what the learner chose."""
    kept, told = wishes.kept_in(found, day=day), profiles.told_in(actor, found, day=day)
    running = list(introduction_lists.of_track(actor, found.pk, day=day))
    phase = Phase(found.phase)
    places_url = reverse("learner:places", args=[found.pk])
    search_url = search_for(found)
    ranked = [one for one in kept if one.rank is not None]
    modes = modes_of(told.form.travel_modes)
    handover = handovers.open_of(actor, found.pk, day=day)
    plan = plans.plan_of_track(actor, found, day=day)
    return TrackPage(
        title=_titles()[phase],
        breadcrumb=crumbs(found),
        **whose(actor, found),
        track_id=found.pk,
        next=_asked(running) or _next(found, phase, kept=kept, places_url=places_url, search_url=search_url),
        search=panel(found, day=day),
        steps=tuple(_steps(found, phase)),
        places=tuple(cards_of(found, (ranked or kept)[:_SHOWN], modes=modes, day=day)),
        places_words=_count(len(kept), len(ranked)),
        places_url=places_url,
        search_url=search_url,
        suited_url=reverse("proposals:suited", args=[found.pk]) if phase is Phase.SEARCHING else "",
        profile=_profile(found, told),
        helpers=tuple(_helpers(found)),
        telling_url=reverse("learner:telling", args=[found.pk]),
        needs_url=reverse("learner:needs", args=[found.pk]),
        looked_url=reverse("learner:looked", args=[found.pk]),
        advice_url=reverse("learner:advice", args=[found.pk]),
        introductions=tuple(row_of(one, Reader.FAMILY) for one in running),
        handover_url=reverse("handovers:handover", args=[handover.pk]) if handover else "",
        plan_url=reverse("plans:plan", args=[plan.pk]) if plan else "",
        is_over=phase is Phase.LEFT,
    )


def _profile(track: Any, told: profiles.Told) -> ProfileLine | None:
    """The profile in one line; nothing once a track is over in which nothing was told."""
    at, is_over = [track.pk], track.phase == Phase.LEFT
    if is_over and not told.is_written:
        return None
    cv_url = reverse("learner:cv", args=at)
    if not told.is_written:
        text = gettext("Vertel in een paar woorden wat je graag doet en goed kunt. Daar maak je meteen een CV mee.")
        return ProfileLine(text, gettext("Maak je profiel"), reverse("learner:profile", args=at), "")
    found, hidden = gettext("Ondernemingen kunnen je vinden."), gettext("Ondernemingen vinden je nu niet.")
    text = found if told.is_findable and track.phase == Phase.SEARCHING else hidden
    return ProfileLine(text, gettext("Bekijk je profiel"), reverse("learner:preview", args=at), cv_url)


def _titles() -> dict[Phase, str]:
    return {
        Phase.INTAKE: gettext("Je traject begint"),
        Phase.RUN_UP: gettext("Je bereidt je voor op het werk"),
        Phase.SEARCHING: gettext("Je zoekt een werkplek"),
        Phase.PLACED: gettext("Je hebt een werkplek"),
        Phase.LEFT: gettext("Dit traject is afgelopen"),
    }


def _asked(running: list[Any]) -> Next | None:
    """A company that waits for the learner comes before everything else."""
    for one in running:
        url = reverse("introductions:introduction", args=[one.pk])
        place = {"place": one.opening.establishment.name, "day": written(one.answers_until)}
        if one.state == IntroductionState.PROMISED:
            text = gettext("%(place)s houdt een plaats voor je vrij. Zeg ja of nee ten laatste op %(day)s.")
            return Next(gettext("Er is een plaats voor jou"), text % place, gettext("Bekijk en beslis"), url)
        if one.state == IntroductionState.PROPOSED and one.interested_at is None:
            title, text, label = _proposed(Origin(one.origin))
            return Next(title, text % place, label, url)
    return None


def _proposed(origin: Origin) -> tuple[str, str, str]:
    """Who asks to get to know each other: the company that found the learner or has another place, or the school."""
    if origin is Origin.INVITED:
        text = gettext(
            "%(place)s las wat je over jezelf vertelt en vraagt of je wilt kennismaken. Zeg ja of nee ten laatste op"
            " %(day)s."
        )
        return gettext("Een onderneming wil je leren kennen"), text, gettext("Bekijk de vraag")
    if origin is Origin.COMPANY:
        text = gettext("De onderneming denkt dat %(place)s beter bij je past. Wil je daar kennismaken?")
        return gettext("Een onderneming stelt een andere werkplek voor"), text, gettext("Bekijk de werkplek")
    text = gettext("Je school stelt je voor bij %(place)s. Wil je kennismaken?")
    return gettext("Je school stelt een werkplek voor"), text, gettext("Bekijk het voorstel")


def _next(track: Any, phase: Phase, *, kept: list[Any], places_url: str, search_url: str) -> Next:
    if phase is Phase.LEFT:
        why, left_on = code_label(LeftReason(track.left_reason)), written(track.left_on)
        text = gettext("Je stopte op %(day)s: %(why)s. Je lijst kun je nog bekijken.")
        return Next(gettext("Wat nu?"), text % {"day": left_on, "why": f"{why[:1].lower()}{why[1:]}"})
    if phase is Phase.PLACED:
        text = gettext(
            "Nu maken jij, je school en de onderneming samen een overeenkomst. Je school vertelt je wanneer."
        )
        return Next(gettext("Goed gedaan"), text)
    if phase is Phase.INTAKE:
        text = gettext(
            "Je school praat met jou over wat je graag doet en wat je al kunt. Vertel het hier al eens zelf."
        )
        here = reverse("learner:telling", args=[track.pk])
        return Next(gettext("Praat met je school"), text, gettext("Vertel over jezelf"), here)
    if phase is Phase.RUN_UP:
        text = gettext("Je oefent eerst wat je op het werk nodig hebt. Werkplekken bekijken en bewaren kan nu al.")
        here = reverse("learner:run_up", args=[track.pk])
        return Next(gettext("Eerst de aanloop"), text, gettext("Bekijk je aanloop"), here)
    return _next_in_search(kept, places_url=places_url, search_url=search_url)


def _next_in_search(kept: list[Any], *, places_url: str, search_url: str) -> Next:
    if not any(one.standing is Standing.OPEN for one in kept):
        text = gettext("Bewaar werkplekken die je leuk lijken. Zo weten jij en je school waar je graag naartoe wilt.")
        return Next(gettext("Zoek en bewaar"), text, gettext("Zoek een werkplek"), search_url)
    if not any(one.rank is not None for one in kept):
        text = gettext("Zet de werkplekken die je het liefst wilt in een volgorde. Daar kijkt Tandem het eerst naar.")
        return Next(gettext("Kies wat je het liefst wilt"), text, gettext("Maak je volgorde"), places_url)
    text = gettext(
        "Je trajectbegeleider zoekt mee en kijkt het eerst naar jouw volgorde. Je hoort het als er een voorstel is."
    )
    return Next(gettext("Je volgorde staat klaar"), text, gettext("Bekijk je volgorde"), places_url)


def _steps(track: Any, phase: Phase) -> Iterator[Step]:
    """The way through the training: above what the learner does, below what the school does."""
    order = [Phase.INTAKE, Phase.SEARCHING, Phase.PLACED]
    at = order.index(Phase.SEARCHING if phase is Phase.RUN_UP else Phase.INTAKE if phase is Phase.LEFT else phase)

    def state(place: int) -> str:
        if phase is Phase.LEFT:
            return "next"
        return "done" if place < at else "now" if place == at else "next"

    yield Step("us", "done", gettext("Je school schreef je in"), day_of(track.enrolled_at))
    if phase is Phase.LEFT:
        yield Step("you", "done", gettext("Je stopte met dit traject"), track.left_on)
        return
    yield Step("together", state(0), gettext("Samen kijken wat bij je past"))
    if phase is Phase.RUN_UP:
        yield Step("you", "now", gettext("De aanloop: oefenen voor het werk"))
    yield Step("you", "next" if phase is Phase.RUN_UP else state(1), gettext("Werkplekken zoeken en kiezen"))
    yield Step("together", "done" if phase is Phase.PLACED else "next", gettext("Een werkplek vinden die ja zegt"))
    yield Step("together", "now" if phase is Phase.PLACED else "next", gettext("Samen de overeenkomst tekenen"))


def _helpers(track: Any) -> Iterator[Fact]:
    coach = track.coach.name if track.coach else gettext("Iedereen die begeleidt op je school")
    yield Fact(gettext("Je trajectbegeleider"), coach, term="coach")
    yield Fact(gettext("Je school"), track.provider.name)
    if track.provider.phone:
        yield Fact(gettext("Telefoon"), track.provider.phone)


def _count(kept: int, ranked: int) -> str:
    if not kept:
        return ""
    saved = ngettext("%(n)s werkplek bewaard", "%(n)s werkplekken bewaard", kept) % {"n": kept}
    if not ranked:
        return gettext("%(saved)s, nog geen in je volgorde.") % {"saved": saved}
    return gettext("%(saved)s, waarvan %(n)s in je volgorde.") % {"saved": saved, "n": ranked}
