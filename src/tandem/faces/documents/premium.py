"""A premium in words: how much, what is still missing, and until when it can be arranged."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from tandem.faces.documents.allowance import euro_words
from tandem.faces.documents.reasons import Reason, met_lines, reasons_of
from tandem.journey.agreements.rules.premiums import Premium


@dataclass(frozen=True)
class PremiumTold:
    """One premium as people read it."""

    title: str
    amount: str
    outcome: str
    state: str
    certainty: str
    key: str
    missing: tuple[Reason, ...]
    in_order: tuple[str, ...]


def company_told(found: Premium, *, today: date) -> PremiumTold:
    """The premium of the company."""
    return _told(found, gettext("Premie voor de onderneming"), today=today)


def learner_told(found: Premium, *, today: date) -> PremiumTold:
    """The premium of the learner."""
    return _told(found, gettext("Premie voor de lerende"), today=today)


def _told(found: Premium, title: str, *, today: date) -> PremiumTold:
    state = "ok" if not found.verdict.unmet else "wait" if found.verdict.is_ok else "stop"
    return PremiumTold(
        title=title,
        amount=euro_words(found.amount),
        outcome=_outcome(found, state, today=today),
        state={"ok": "ok", "wait": "info", "stop": "stop"}[state],
        certainty=str(found.ground.certainty),
        key=found.ground.key,
        missing=tuple(reasons_of(found.verdict)),
        in_order=tuple(met_lines(found.verdict.findings)),
    )


def _outcome(found: Premium, state: str, *, today: date) -> str:
    if state == "ok":
        return gettext("Alle voorwaarden zijn vervuld.")
    if state == "stop":
        return gettext("Zo is er geen premie: er is een voorwaarde niet vervuld.")
    left = (found.register_by - today).days
    if "premium.register_by" not in found.verdict.codes():
        return gettext("Er kan een premie zijn. Kijk na wat nog niet gekend is.")
    words = ngettext(
        "Er kan een premie zijn. Registreer de overeenkomst ten laatste op %(day)s: nog %(n)s dag.",
        "Er kan een premie zijn. Registreer de overeenkomst ten laatste op %(day)s: nog %(n)s dagen.",
        left,
    )
    return words % {"day": date_format(found.register_by, "DATE_FORMAT"), "n": left}
