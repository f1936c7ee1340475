"""What the forms around a change say: read and agree, keep a scan, refuse; signed in or come by a mailed link."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.documents.amendment_words import differences
from tandem.faces.documents.words import code_label
from tandem.faces.web.agreements.frame import is_family
from tandem.faces.web.agreements.step_pages import StepPage
from tandem.faces.web.agreements_after.pages import about, area, crumbs, day_words, url
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.agreements.terms import Signer


def agree(actor: Actor, row: Any, *, has_errors: bool) -> StepPage:
    """Read the text and say yes to it."""
    title = gettext("Lees en ga akkoord")
    return StepPage(
        title=title,
        lead=gettext("Lees de tekst. Waarmee je akkoord gaat, is precies dit document.")
        if is_family(actor)
        else gettext("Lees de tekst. Waarmee u akkoord gaat, is precies dit document."),
        facts=tuple(_facts(row)),
        button=gettext("Ga akkoord"),
        **_around(actor, row, title, has_errors=has_errors),
    )


def scan(actor: Actor, row: Any, signer: Signer, *, has_errors: bool) -> StepPage:
    """Keep the scan of a paper on which somebody agreed."""
    title = gettext("Akkoord op papier: %(who)s") % {"who": code_label(signer).lower()}
    return StepPage(
        title=title,
        lead=gettext("Druk de tekst af, laat hem tekenen en bewaar hier de scan. Het papier bewaart u op school."),
        button=gettext("Bewaar de scan"),
        is_upload=True,
        **_around(actor, row, title, has_errors=has_errors),
    )


def replace_signer(actor: Actor, row: Any, signer: Signer, *, has_errors: bool) -> StepPage:
    """Let somebody else decide."""
    title = gettext("Iemand anders beslist: %(who)s") % {"who": code_label(signer).lower()}
    return StepPage(
        title=title,
        lead=gettext("Die persoon krijgt per mail een link om te lezen en ja of nee te zeggen."),
        button=gettext("Bewaar"),
        **_around(actor, row, title, has_errors=has_errors),
    )


def agree_by_link(one: Any, secret: str, *, has_errors: bool) -> StepPage:
    """Read and agree, for who came in by the mailed link."""
    return StepPage(
        title=gettext("Lees en ga akkoord"),
        lead=gettext("Dag %(name)s. Lees de tekst. Waarmee u akkoord gaat, is precies dit document.")
        % {"name": one.name},
        breadcrumb=_crumbs(),
        has_errors=has_errors,
        facts=tuple(_facts(one.amendment)),
        paper_url=reverse("agree:paper", args=[secret]),
        button=gettext("Ga akkoord"),
        other_url=reverse("agree:refuse", args=[secret]),
        other_label=gettext("Ik ga niet akkoord"),
    )


def refuse_by_link(secret: str, *, has_errors: bool) -> StepPage:
    """Say no, come in by the mailed link."""
    return StepPage(
        title=gettext("Weiger de wijziging"),
        lead=gettext("Dan verandert er niets. De anderen lezen waarom."),
        breadcrumb=_crumbs(),
        has_errors=has_errors,
        button=gettext("Weiger de wijziging"),
        back_url=reverse("agree:agree", args=[secret]),
        is_stop=True,
    )


def done(*, is_agreed: bool) -> Page:
    """After saying yes or no by link: the link is used up."""
    return Page(
        title=gettext("Het akkoord is genoteerd") if is_agreed else gettext("De wijziging is geweigerd"),
        lead=gettext("U kunt dit venster sluiten. De school bezorgt iedereen de tekst waarmee allen akkoord gingen.")
        if is_agreed
        else gettext("Er verandert niets. U kunt dit venster sluiten."),
        breadcrumb=_crumbs(),
    )


def _facts(row: Any) -> Iterable[Fact]:
    """What a change comes down to, for who says yes."""
    yield Fact(gettext("Overeenkomst"), row.agreement.number)
    yield Fact(gettext("Wijziging"), str(row.number))
    yield Fact(gettext("Vanaf"), day_words(row.from_on))
    for one in differences(row):
        yield Fact(gettext("%(part)s, nu") % {"part": one.label}, one.before)
        yield Fact(gettext("%(part)s, straks") % {"part": one.label}, one.after)
    if row.words:
        yield Fact(gettext("Waarom het verandert"), row.words)
    yield Fact(gettext("Controlegetal van de tekst"), f"{row.paper[:16]}…")


def _around(actor: Actor, row: Any, title: str, *, has_errors: bool) -> dict[str, Any]:
    one = row.agreement
    return {
        "breadcrumb": crumbs(one, title),
        "area": area(actor),
        "kicker": about(one),
        "has_errors": has_errors,
        "paper_url": url("amendment_paper", one, row.pk),
        "back_url": url("amendment", one, row.pk),
    }


def _crumbs() -> tuple[Link, ...]:
    return (Link(gettext("Start"), reverse("site:home")), Link(gettext("Beslis over een wijziging"), ""))
