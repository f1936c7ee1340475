"""The letter that says that a recognition is lifted: why, from which day, on what ground, and how to object."""

from typing import Any, Final

from django.utils.translation import gettext

from tandem.base.periods import day_of
from tandem.faces.documents.letter import Fact, Letter
from tandem.faces.documents.reasons import Reason, grounded
from tandem.faces.documents.recognition import company_lines, language, mandate_line, place_facts, written_day
from tandem.faces.documents.words import code_label
from tandem.journey.recognition.terms import LiftGround
from tandem.law import norms
from tandem.law.norms import Norms

RULES: Final = {
    LiftGround.EQUIPMENT: "recognition.equipment_required",
    LiftGround.FINANCE: "recognition.finance_required",
    LiftGround.CONVICTIONS: "recognition.no_convictions_required",
    LiftGround.MENTOR: "recognition.min_mentors",
    LiftGround.DUTIES: "recognition.duties_commitment_required",
    LiftGround.REGION: "recognition.regions",
}
"""The rule that each ground is about."""


def lifting(request: Any) -> Letter:
    """The decision as it was taken, from its own row; the request whose recognition it is."""
    recognition = request.recognition
    row = recognition.lifting
    day = day_of(row.decided_at)
    law = norms.at(day)
    return Letter(
        sender=row.body.name,
        receiver=company_lines(request.dossier.company),
        place_and_day=written_day(day),
        reference=recognition.number,
        subject=gettext("Wij heffen uw erkenning op: %(training)s") % {"training": request.training.name},
        day=day,
        language=language(),
        paragraphs=(
            _opening(request, row),
            *(part for part in row.motive.split("\n\n") if part.strip()),
            gettext("Deze begeleiding ging vooraf: %(words)s") % {"words": row.guidance},
        ),
        facts=(
            *place_facts(request),
            Fact(gettext("Erkenningsnummer"), recognition.number),
            Fact(gettext("Opgeheven vanaf"), written_day(row.lifts_on)),
            Fact(gettext("Liep anders tot"), written_day(row.would_end_on)),
            Fact(gettext("Bevoegdheid"), mandate_line(row)),
        ),
        reasons=tuple(_reason(LiftGround(ground), law) for ground in row.grounds),
        closing=_closing(law),
        signed=row.body.name,
        foot=gettext("Regels versie %(version)s") % {"version": row.law_version[:12]},
    )


def is_lifted(request: Any) -> bool:
    """Whether it was decided to lift the recognition that came of this request."""
    recognition = getattr(request, "recognition", None)
    return recognition is not None and recognition.lifting_decided_on is not None


def uncertainties() -> tuple[str, ...]:
    """What our sources do not say of a lifting, for who decides and for who reads the letter."""
    return (
        gettext(
            "Onze bronnen noemen de voorwaarden niet die een erkenning doen opheffen: Tandem neemt die waaronder ze "
            "verleend wordt (R-REC-13)."
        ),
        gettext("Onze bronnen zeggen niet of de onderneming eerst gehoord wordt (R-SAN-06)."),
        gettext("Onze bronnen noemen geen termijn voor de eerste dag: de bevoegde instantie kiest (R-SAN-07)."),
        gettext("Onze bronnen zeggen niet of een beroep de opheffing tegenhoudt (R-REC-19)."),
    )


def _opening(request: Any, row: Any) -> str:
    text = gettext("Wij heffen de erkenning van %(company)s op voor %(training)s bij %(establishment)s, vanaf %(day)s.")
    return text % {
        "company": request.dossier.company.name,
        "training": request.training.name,
        "establishment": request.establishment.name,
        "day": written_day(row.lifts_on),
    }


def _reason(ground: LiftGround, law: Norms) -> Reason:
    return grounded(Reason("stop", code_label(ground)), law.value(RULES[ground]))


def _closing(law: Norms) -> tuple[str, ...]:
    appeal = gettext(
        "Gaat u niet akkoord? Dan kan de onderneming binnen %(days)s dagen na ontvangst van deze brief in "
        "beroep gaan, met een aangetekende brief of een e-mail waarin staat waarom."
    )
    return (
        gettext(
            "Vanaf die dag kunt u voor deze opleiding op deze vestiging geen overeenkomst meer sluiten. Overeenkomsten "
            "die nog lopen, eindigen de dag voordien."
        ),
        appeal % {"days": law.recognition.appeal_term_days.value},
        gettext("Onze bronnen zeggen niet of een beroep de opheffing tegenhoudt (R-REC-19)."),
    )
