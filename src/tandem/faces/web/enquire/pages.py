"""What somebody without a school sees: the question, what becomes of it, and the way to withdraw it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.faces.documents.words import code_label, role_label
from tandem.faces.web.enquire.words import TAGS, age_words, outcome_words, taker_name
from tandem.faces.web.language import training_name
from tandem.faces.web.recognition.pages import Fact, Step, Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.handover.queries.enquiries import Followed, Turn
from tandem.journey.handover.terms.enquiries import EnquiryState
from tandem.law import norms
from tandem.registers.access import queries as access
from tandem.registers.reference import queries as reference

ENQUIRY = "handover.enquiry"


@dataclass(frozen=True)
class AskPage(Page):
    """The question."""

    confirm_days: int = 0
    answer_days: int = 0
    kept_days: int = 0


@dataclass(frozen=True)
class FollowPage(Page):
    """What became of it."""

    tag: Tag | None = None
    next_words: str = ""
    reach: tuple[Fact, ...] = ()
    confirm_url: str = ""
    withdraw_url: str = ""
    told: tuple[Fact, ...] = ()
    steps: tuple[Step, ...] = ()
    looked: tuple[str, ...] = ()
    exits: tuple[Link, ...] = ()
    deleted_on: str = ""


def trainings(day: date) -> list[tuple[str, str]]:
    """What somebody can ask for."""
    return [(one.code, training_name(one)) for one in reference.trainings_on(day)]


def code_of(slug: str, *, day: date) -> str:
    """The training of which somebody comes from the page; empty where there is none of that name."""
    return next((one.code for one in reference.trainings_on(day) if one.slug == slug), "")


def start(*, has_errors: bool, day: date) -> AskPage:
    """Ask for help."""
    held = norms.at(day).handover
    return AskPage(
        title=gettext("Geen school? Wij zoeken wie je helpt"),
        lead=gettext("Wil je werken en leren, en ga je nergens naar school? Vertel kort wat je zoekt."),
        breadcrumb=_crumbs(Link(gettext("Zonder school"), "")),
        has_errors=has_errors,
        confirm_days=held.confirm_days.value,
        answer_days=held.answer_days.value,
        kept_days=held.kept_days.value,
    )


def sent(*, day: date) -> AskPage:
    """Look in your mailbox."""
    return AskPage(
        title=gettext("Kijk nu in je mailbox"),
        lead=gettext("Je kreeg een mail met een link. Open die om je vraag te bevestigen."),
        breadcrumb=_crumbs(Link(gettext("Zonder school"), reverse("enquire:start")), Link(gettext("Verstuurd"), "")),
        confirm_days=norms.at(day).handover.confirm_days.value,
    )


def follow(found: Followed, *, secret: str, day: date) -> FollowPage:
    """What became of it."""
    is_left = found.state is EnquiryState.LEFT
    is_running = found.state in {EnquiryState.LEFT, EnquiryState.WAITING, EnquiryState.TAKEN}
    is_late = is_left and day > found.confirm_by
    return FollowPage(
        title=_title(found),
        breadcrumb=_crumbs(Link(gettext("Zonder school"), reverse("enquire:start")), Link(gettext("Je vraag"), "")),
        tag=Tag(TAGS[found.state], code_label(found.state).lower()),
        next_words=_next_words(found, is_late=is_late),
        reach=tuple(_reach(found)),
        confirm_url=reverse("enquire:confirm", args=[secret]) if is_left and not is_late else "",
        withdraw_url=reverse("enquire:withdraw", args=[secret]) if is_running else "",
        told=tuple(_told(found, day=day)) if found.name else (),
        steps=tuple(_steps(found)),
        looked=tuple(_looked(found)),
        exits=_exits(found, is_late=is_late),
        deleted_on=_written(found.deleted_on),
    )


def _title(found: Followed) -> str:
    return {
        EnquiryState.LEFT: gettext("Klopt dit? Bevestig je vraag"),
        EnquiryState.WAITING: gettext("Wij zochten wie je kan helpen"),
        EnquiryState.TAKEN: gettext("Iemand helpt je verder"),
        EnquiryState.CLOSED: gettext("Je vraag is afgesloten"),
        EnquiryState.WITHDRAWN: gettext("Je vraag is ingetrokken"),
    }[found.state]


def _next_words(found: Followed, *, is_late: bool) -> str:
    turn = found.turns[-1] if found.turns else None
    if is_late:
        return gettext("Deze link is verlopen. Stel je vraag opnieuw; wat je vertelde, wissen wij.")
    if found.state is EnquiryState.LEFT:
        return gettext("Bevestig ten laatste op %(day)s. Voor je dat doet, leest niemand je vraag.") % {
            "day": _written(found.confirm_by)
        }
    if found.state is EnquiryState.WITHDRAWN:
        return gettext("Wat je vertelde, is gewist. Niemand ziet het nog.")
    if found.state is EnquiryState.CLOSED or turn is None:
        return outcome_words(found.outcome)
    words = {"who": _taker(turn), "day": _written(turn.answers_until)}
    if found.state is EnquiryState.TAKEN:
        return gettext("%(who)s heeft je vraag opgenomen en neemt contact met je op.") % words
    return gettext("%(who)s heeft je vraag. Krijg je ten laatste op %(day)s niets, dan vragen wij de volgende.") % words


def _reach(found: Followed) -> Iterator[Fact]:
    """How to reach who helps."""
    turn = found.turns[-1] if found.turns else None
    if turn is None or found.state is not EnquiryState.TAKEN:
        return
    if turn.email:
        yield Fact(gettext("E-mail"), turn.email, url=f"mailto:{turn.email}")
    if turn.phone:
        yield Fact(gettext("Telefoon"), turn.phone)


def _told(found: Followed, *, day: date) -> Iterator[Fact]:
    yield Fact(gettext("Naam"), found.name)
    yield Fact(gettext("Leeftijd"), dict(age_words(day)).get(found.age, ""))
    yield Fact(gettext("Situatie"), code_label(found.situation))
    yield Fact(gettext("Gemeente"), found.municipality)
    yield Fact(
        gettext("Wat je wilt leren"),
        training_name(found.training) if found.training else gettext("Je weet het nog niet"),
    )
    if found.words:
        yield Fact(gettext("Wat je erbij vertelde"), found.words)


def _steps(found: Followed) -> Iterator[Step]:
    """The timeline: what you did, and who had your question."""
    yield Step("you", "done", gettext("Vraag gesteld"), found.left_on)
    if found.state is EnquiryState.LEFT:
        yield Step("you", "now", gettext("Vraag bevestigen"), found.confirm_by)
    for turn in found.turns:
        yield Step("us", "now" if turn.end is None else "done", _taker(turn), turn.since, note=_note(turn))
    if found.outcome is not None:
        yield Step("both", "done", gettext("Afgesloten"), note=code_label(found.outcome))


def _taker(turn: Turn) -> str:
    return taker_name(turn.kind, turn.provider)


def _note(turn: Turn) -> str:
    """How the turn stands: taken up, still waiting, or how it ended."""
    if turn.end is not None:
        return code_label(turn.end)
    if turn.is_taken:
        return gettext("helpt je nu")
    return gettext("antwoordt ten laatste op %(day)s") % {"day": _written(turn.answers_until)}


def _looked(found: Followed) -> Iterator[str]:
    """Who opened the question, in words: the role, the organisation and the day."""
    for look in access.who_looked(subject_kind=ENQUIRY, subject_id=found.id):
        who = ", ".join(part for part in (role_label(look.role), look.organisation) if part)
        yield f"{_written(look.at.date())}: {who}"


def _exits(found: Followed, *, is_late: bool) -> tuple[Link, ...]:
    if found.state in {EnquiryState.WAITING, EnquiryState.TAKEN} or (found.state is EnquiryState.LEFT and not is_late):
        return ()
    return (
        Link(gettext("Stel een nieuwe vraag"), reverse("enquire:start")),
        Link(gettext("Vind een opleiding"), reverse("trainings:search")),
        Link(gettext("Vraag raad aan het aanspreekpunt"), reverse("site:contact")),
    )


def _crumbs(*links: Link) -> tuple[Link, ...]:
    return (Link(gettext("Start"), reverse("site:home")), *links)


def _written(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
