"""What a reader can do with an introduction now, and what that means, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.web.introductions.frame import Reader, moment, spoken_for, written
from tandem.faces.web.introductions.own_words import ended_words
from tandem.journey.placement.policies import introductions as policies
from tandem.journey.placement.policies.introductions import IntroductionFacts
from tandem.journey.placement.queries import introductions as doors
from tandem.journey.placement.terms.introductions import IntroductionState, Origin
from tandem.journey.placement.workflow.introductions import RUNNING


@dataclass(frozen=True)
class Way:
    """One thing that can be done: a page to open, or a step to take at once."""

    label: str
    url: str
    is_post: bool = False
    is_quiet: bool = False


def ways(actor: Actor, one: Any, facts: IntroductionFacts, *, day: date) -> Iterator[Way]:
    """What this actor can do now, the most likely first."""
    if policies.may_answer(actor, facts).is_ok:
        yield from _of_company(one, day=day)
        return
    state = IntroductionState(one.state)
    for_whom = spoken_for(actor, one.track)
    is_answering = policies.may_speak(actor, facts.track).is_ok and state in RUNNING
    if is_answering:
        yield from _of_learner(one, state, name=for_whom)
    is_promised = state is IntroductionState.PROMISED
    is_own = is_answering and not for_whom  # who says no for oneself needs no second way to say it
    if state in RUNNING and not is_own and policies.may_withdraw(actor, facts.track, is_promised=is_promised).is_ok:
        yield Way(gettext("Trek in"), _url("withdraw", one), is_post=True, is_quiet=True)
    if state is IntroductionState.PLACED and for_whom:
        yield _agreement(one)
    if state is IntroductionState.PLACED and policies.may_end_place(actor, facts).is_ok:
        yield Way(gettext("De werkplek viel weg"), _url("fall_away", one), is_quiet=True)


def next_words(actor: Actor, one: Any, facts: IntroductionFacts, reader: Reader) -> str:
    """What happens now, said to this reader."""
    state = IntroductionState(one.state)
    told = {"day": written(one.answers_until), "at": moment(one.talk_starts) if one.talk_starts else ""}
    if state is not IntroductionState.PLACED and state not in RUNNING:
        return ended_words(one, reader)
    if one.awaits_learner:
        return _asked(reader) % told
    if reader is Reader.COMPANY:
        return _to_company(state) % told
    if reader is Reader.FAMILY:
        return _to_family(one, state) % told
    words = _to_school(state) % told
    if state is IntroductionState.PROMISED and not policies.may_speak(actor, facts.track).is_ok:
        words = f"{words} {gettext('De lerende antwoordt zelf, met het eigen account.')}"
    return words


def _of_company(one: Any, *, day: date) -> Iterator[Way]:
    state = IntroductionState(one.state)
    if one.awaits_learner:
        if state in RUNNING:
            yield Way(gettext("Vraag het toch niet"), _url("refuse", one), is_quiet=True)
        return
    if state is IntroductionState.PROPOSED:
        yield Way(gettext("Plan een gesprek"), _url("plan", one))
        yield Way(gettext("Zeg meteen een plaats toe"), _url("promise", one), is_post=True, is_quiet=True)
    if state is IntroductionState.PLANNED:
        yield Way(gettext("Zeg de plaats toe"), _url("promise", one), is_post=True)
        yield Way(gettext("Verplaats het gesprek"), _url("plan", one), is_quiet=True)
    if state in RUNNING:
        yield Way(gettext("Zeg nee"), _url("refuse", one), is_quiet=True)
        if doors.other_openings(one, day=day).exists():
            yield Way(gettext("Ga verder met een andere werkplek"), _url("transfer", one), is_quiet=True)
    if state is IntroductionState.PLACED:
        yield _agreement(one)
        yield Way(gettext("De werkplek viel weg"), _url("fall_away", one), is_quiet=True)


def _agreement(one: Any) -> Way:
    """The agreement that follows: the one that is there, or a new one."""
    return Way(gettext("Naar de overeenkomst"), reverse("agreements:from_introduction", args=[one.pk]), is_post=True)


def _of_learner(one: Any, state: IntroductionState, *, name: str) -> Iterator[Way]:
    """What the learner answers; `name` is the learner for whom somebody of the school does."""
    says = _for_another(name) if name else _for_oneself()
    if state is IntroductionState.PROMISED:
        yield Way(says.take, _url("accept", one), is_post=True)
    elif one.interested_at is None:
        yield Way(says.meet, _url("show_interest", one), is_post=True)
    if state is IntroductionState.PROPOSED:
        yield Way(says.change_letter if one.letter else says.write_letter, _url("letter", one), is_quiet=True)
    yield Way(says.refuse, _url("refuse", one), is_quiet=True)


@dataclass(frozen=True)
class _Says:
    """What stands on the buttons of who answers for the side of the learner."""

    take: str
    meet: str
    write_letter: str
    change_letter: str
    refuse: str


def _for_oneself() -> _Says:
    return _Says(
        take=gettext("Ja, ik neem deze plek"),
        meet=gettext("Ja, ik wil kennismaken"),
        write_letter=gettext("Schrijf een brief"),
        change_letter=gettext("Wijzig je brief"),
        refuse=gettext("Nee, liever niet"),
    )


def _for_another(name: str) -> _Says:
    who = {"name": name}
    return _Says(
        take=gettext("%(name)s neemt deze plek") % who,
        meet=gettext("%(name)s wil kennismaken") % who,
        write_letter=gettext("Schrijf een brief voor %(name)s") % who,
        change_letter=gettext("Wijzig de brief van %(name)s") % who,
        refuse=gettext("%(name)s wil liever niet") % who,
    )


def _to_company(state: IntroductionState) -> str:
    return {
        IntroductionState.PROPOSED: gettext(
            "Past deze lerende bij uw werkplek? Plan een gesprek: dan ziet u wie het is. Antwoord ten laatste op"
            " %(day)s, anders vervalt het voorstel."
        ),
        IntroductionState.PLANNED: gettext(
            "Het gesprek is op %(at)s. Zeg daarna of u de lerende een plaats geeft, ten laatste op %(day)s."
        ),
        IntroductionState.PROMISED: gettext(
            "U houdt een plaats vrij. De lerende zegt ja of nee ten laatste op %(day)s. Daarna is de plaats weer vrij."
        ),
        IntroductionState.PLACED: gettext(
            "De lerende heeft deze plaats. De school neemt contact op voor de overeenkomst."
        ),
    }[state]


def _asked(reader: Reader) -> str:
    """A company asked, and the learner has not answered."""
    return {
        Reader.COMPANY: gettext(
            "U vroeg deze lerende om kennis te maken. De lerende antwoordt ten laatste op %(day)s. Wil die kennismaken,"
            " dan plant u een gesprek en ziet u wie het is."
        ),
        Reader.FAMILY: gettext(
            "Deze onderneming las wat je over jezelf vertelt en wil je leren kennen. Ze weet niet wie je bent. Zeg ja"
            " of nee ten laatste op %(day)s. Zeg je ja, dan kan ze een gesprek plannen."
        ),
        Reader.SCHOOL: gettext(
            "Deze onderneming vond de lerende en wil kennismaken. Ze weet niet wie het is. Het antwoord is nodig ten"
            " laatste op %(day)s."
        ),
    }[reader]


def _to_family(one: Any, state: IntroductionState) -> str:
    if state is IntroductionState.PROPOSED and one.interested_at is None:
        if one.origin == Origin.COMPANY:
            return gettext(
                "De onderneming denkt dat deze werkplek beter bij je past. Zeg of je wilt kennismaken. Ze antwoordt ten"
                " laatste op %(day)s."
            )
        return gettext(
            "Je school stelt je deze werkplek voor. Zeg of je wilt kennismaken. De onderneming antwoordt ten laatste"
            " op %(day)s."
        )
    return {
        IntroductionState.PROPOSED: gettext(
            "De onderneming kijkt of het past. Je hoort het ten laatste op %(day)s. Tot dan kun je je brief wijzigen."
        ),
        IntroductionState.PLANNED: gettext(
            "Je praat met de onderneming op %(at)s. Zet het in je agenda. Daarna beslist ze, ten laatste op %(day)s."
        ),
        IntroductionState.PROMISED: gettext(
            "De onderneming houdt een plaats voor je vrij. Zeg ja of nee ten laatste op %(day)s. Zeg je ja, dan stoppen"
            " je andere kennismakingen."
        ),
        IntroductionState.PLACED: gettext(
            "Deze werkplek is voor jou. Je school vertelt je wanneer jullie de overeenkomst tekenen."
        ),
    }[state]


def _to_school(state: IntroductionState) -> str:
    return {
        IntroductionState.PROPOSED: gettext("De onderneming antwoordt ten laatste op %(day)s."),
        IntroductionState.PLANNED: gettext("Het gesprek is op %(at)s. De onderneming beslist ten laatste op %(day)s."),
        IntroductionState.PROMISED: gettext(
            "De onderneming houdt een plaats vrij. Het antwoord van de lerende is nodig ten laatste op %(day)s."
        ),
        IntroductionState.PLACED: gettext("De lerende heeft deze werkplek. Maak nu samen de overeenkomst."),
    }[state]


def _url(name: str, one: Any) -> str:
    return reverse(f"introductions:{name}", args=[one.pk])
