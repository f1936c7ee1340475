"""A change of a signed agreement on paper: the text that the parties agree to, and the evidence of it. In Dutch."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from tandem.base.periods import day_of
from tandem.faces.documents import evidence as proof
from tandem.faces.documents import pdf
from tandem.faces.documents.agreement_parts import name_of
from tandem.faces.documents.amendment_words import Difference, differences
from tandem.faces.documents.letter import Fact
from tandem.faces.documents.recognition import written_day
from tandem.faces.documents.words import code_label, written_number
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.rules import amendments as rules
from tandem.journey.agreements.rules import checks
from tandem.journey.agreements.terms import Party


@dataclass(frozen=True)
class AmendmentPaper:
    """A change as it is read and agreed to."""

    number: str
    title: str
    lead: str
    parties: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    rows: tuple[Difference, ...]
    why: str
    papers: tuple[Fact, ...]
    """The texts that it changes, each with its SHA-256."""
    signers: tuple[str, ...]
    day: date
    language: str


def unsigned(row: Any) -> bytes:
    """The whole change as it is proposed, as PDF; the same change gives the same bytes."""
    with translation.override(settings.LANGUAGE_CODE):
        return pdf.amendment_pdf(paper_of(row))


def evidence(row: Any, *, sealed: bytes, with_files: bool = True) -> bytes:
    """Who agreed to it, how and when, with the sealed text and the scans in it, as PDF."""
    with translation.override(settings.LANGUAGE_CODE):
        told = {"n": row.number, "number": row.agreement.number}
        title = gettext("Akkoorden bij wijziging nr. %(n)s bij overeenkomst %(number)s") % told
    return proof.evidence(
        number=f"{row.agreement.number} W{row.number}",
        title=title,
        paper=row.paper,
        rows=life.acceptances_of(row),
        sealed=sealed,
        with_files=with_files,
    )


def paper_of(row: Any) -> AmendmentPaper:
    """The change in words, in the language of the reader."""
    agreement, day = row.agreement, day_of(row.proposed_at)
    parents, told = doors.acting(agreement, day=day), {"n": row.number, "number": agreement.number}
    facts = snapshot.shared(agreement, day=day)
    signers = rules.signers(row.changes, is_minor=checks.is_minor(facts, norms=snapshot.norms_for(facts)))
    return AmendmentPaper(
        number=gettext("Overeenkomst %(number)s, wijziging %(n)s") % told,
        title=gettext("Wijziging nr. %(n)s bij overeenkomst %(number)s") % told,
        lead=gettext(
            "De partijen wijzigen hun overeenkomst zoals hieronder staat. Wat hier niet staat, blijft zoals het was. "
            "Ze geldt als iedereen van wie het akkoord nodig is, ja zei op precies deze tekst."
        ),
        parties=tuple(_parties(agreement, parents)),
        facts=(
            Fact(gettext("Geldt vanaf"), written_day(row.from_on)),
            Fact(gettext("Voorgesteld door"), code_label(Party(row.side))),
            Fact(gettext("Voorgesteld op"), written_day(day)),
        ),
        rows=tuple(differences(row)),
        why=row.words,
        papers=tuple(_papers(row)),
        signers=tuple(code_label(one) for one in signers),
        day=day,
        language=translation.get_language() or settings.LANGUAGE_CODE,
    )


def _parties(agreement: Any, parents: Iterable[Any]) -> list[Fact]:
    track, company = agreement.track, agreement.company
    return [
        Fact(gettext("De lerende"), name_of(track.person)),
        *(Fact(gettext("Ouder of voogd"), name_of(one)) for one in parents),
        Fact(gettext("De onderneming"), f"{company.name} ({written_number(company.number)})"),
        Fact(gettext("De aanbieder"), f"{track.provider.name} ({track.provider.number})"),
        Fact(gettext("Opleiding"), track.training.name),
    ]


def _papers(row: Any) -> list[Fact]:
    first = Fact(gettext("De tekst van de overeenkomst"), row.agreement.paper)
    taken = doors.takeover_of(row.agreement)
    if taken is not None:
        first = Fact(gettext("De scan van wat buiten Tandem getekend is"), taken.scan)
    later = [Fact(gettext("Wijziging nr. %(n)s") % {"n": one.number}, one.paper) for one in life.amended_before(row)]
    return [one for one in (first, *later) if one.value]
