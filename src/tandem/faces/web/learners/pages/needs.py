"""What the pages of the shielded part show: what was agreed, what is kept, who looked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from tandem.base.periods import day_of
from tandem.base.verdict import Finding
from tandem.faces.documents.reasons import Reason, reason_of
from tandem.faces.documents.words import code_label
from tandem.faces.web.learners.pages.frame import area, file_crumbs, name_of, written
from tandem.faces.web.recognition import pages as shared
from tandem.faces.web.recognition.pages import Entry, Fact
from tandem.faces.web.site.pages import Page
from tandem.journey.intake.queries import needs as queries
from tandem.journey.intake.rules.needs import NOTHING, Told
from tandem.journey.intake.terms.needs import GivenBy, Need, Scope
from tandem.registers.access import queries as access
from tandem.registers.accounts import queries as accounts

SUBJECT = "intake.needsfile"
"""How a look at the shielded part is noted: apart from looks at the file."""


@dataclass(frozen=True)
class Agreement:
    """One thing to agree to, and whether somebody did."""

    scope: str
    label: str
    words: str
    is_given: bool


@dataclass(frozen=True)
class AgeRule:
    """From which age a learner agrees alone, and on what that rests."""

    words: str
    warning: str
    law: Reason


@dataclass(frozen=True)
class NeedsPage(Page):
    """The shielded part of a file."""

    agreements: tuple[Agreement, ...] = ()
    is_agreed: bool = False
    is_kept: bool = False
    kept_words: str = ""
    is_late: bool = False
    changes: tuple[Fact, ...] = ()
    looks: tuple[Entry, ...] = ()
    back_url: str = ""


@dataclass(frozen=True)
class PaperPage(Page):
    """Note who signed on paper."""

    age: AgeRule | None = None
    back_url: str = ""
    button: str = ""


def agreements(given: Mapping[Scope, Any]) -> tuple[Agreement, ...]:
    """What was agreed to, by whom, when."""
    return tuple(_agreement(scope, given.get(scope)) for scope in Scope)


def kept_words(row: Any) -> str:
    """Who wrote it down, and when."""
    if row is None:
        return gettext("Er is nog niets bewaard.")
    who = accounts.names_of([row.kept_by]).get(row.kept_by, "")
    return gettext("Bewaard op %(day)s door %(who)s.") % {"day": written(day_of(row.kept_at)), "who": who}


def changes_of(row: Any, form: Any) -> tuple[Fact, ...]:
    """The same, for a form that came too late; nothing for any other."""
    return changes(NOTHING if row is None else queries.read(row), form.written()) if form.is_late else ()


def changes(kept: Told, written: Told) -> tuple[Fact, ...]:
    """How what stands there now differs from what somebody filled in."""
    gone, added = kept.needs - written.needs, written.needs - kept.needs
    said = (
        (gettext("Staat er nu, en niet in wat u invulde"), _listed(gone)),
        (gettext("Staat er nu niet, en wel in wat u invulde"), _listed(added)),
        (gettext("De woorden die er nu staan"), kept.words if kept.words != written.words.strip() else ""),
    )
    return tuple(Fact(name, words) for name, words in said if words)


def age_rule(track: Any, *, day: date) -> AgeRule:
    """From which age this learner agrees alone, in words for who asks it at school."""
    found, law = _age(track, day=day)
    warning = ""
    if not found.is_met:
        warning = gettext(
            "Deze lerende is jonger, of de geboortedatum ontbreekt. Vraag het akkoord van een ouder of voogd."
        )
    words = gettext("Een lerende tekent zelf vanaf %(age)s jaar. Voor wie jonger is, tekent een ouder of voogd.")
    return AgeRule(words % {"age": found.needed}, warning, law)


def own_age_rule(track: Any, *, day: date) -> AgeRule:
    """The same, in words for the learner."""
    found, law = _age(track, day=day)
    warning = ""
    if not found.is_met:
        warning = gettext(
            "Je bent jonger, of we kennen je geboortedatum niet. Vraag een ouder of voogd om dit te doen."
        )
    words = gettext("Vanaf %(age)s jaar ga je zelf akkoord. Ben je jonger, dan doet een ouder of voogd dat.")
    return AgeRule(words % {"age": found.needed}, warning, law)


def _age(track: Any, *, day: date) -> tuple[Finding, Reason]:
    found = queries.age_to_agree(track, day=day)
    return found, reason_of(found)


def _listed(needs: Collection[Need]) -> str:
    return ", ".join(code_label(need) for need in Need if need in needs)


def looks(track_id: UUID) -> tuple[Entry, ...]:
    """Who opened the shielded part, the newest first."""
    rows = access.who_looked(subject_kind=SUBJECT, subject_id=track_id, limit=50)
    return tuple(shared.look(one) for one in rows)


def needs(track: Any, row: Any, given: Mapping[Scope, Any], form: Any, *, back_url: str) -> NeedsPage:
    """The shielded part, for the coach."""
    return NeedsPage(
        title=gettext("Afgeschermd: wat %(name)s nodig heeft") % {"name": track.person.given_name},
        lead=gettext("Alleen de lerende, een ouder en u zien dit. Wij noteren elke keer dat iemand het opent."),
        breadcrumb=file_crumbs(track, gettext("Afgeschermd deel")),
        area=area(),
        has_errors=bool(form.errors),
        agreements=agreements(given),
        is_agreed=Scope.KEEP in given,
        is_kept=row is not None,
        kept_words=kept_words(row),
        is_late=form.is_late,
        changes=changes_of(row, form),
        looks=looks(track.pk),
        back_url=back_url,
    )


def paper(track: Any, scope: Scope, *, day: date, has_errors: bool, back_url: str) -> PaperPage:
    """Note who signed on paper."""
    return PaperPage(
        title=gettext("Noteer een akkoord op papier"),
        lead=f"{name_of(track.person)} · {code_label(scope)}",
        breadcrumb=file_crumbs(track, gettext("Afgeschermd deel")),
        area=area(),
        has_errors=has_errors,
        age=age_rule(track, day=day),
        back_url=back_url,
        button=gettext("Noteer het akkoord"),
    )


def _agreement(scope: Scope, row: Any) -> Agreement:
    if row is None:
        return Agreement(str(scope), code_label(scope), gettext("Nog geen akkoord."), is_given=False)
    who, day = code_label(GivenBy(row.voice)), written(row.signed_on or day_of(row.given_at))
    told = gettext("%(who)s, op papier van %(day)s.") if row.signed_on else gettext("%(who)s, op %(day)s.")
    return Agreement(str(scope), code_label(scope), told % {"who": who, "day": day}, is_given=True)
