"""How long an agreement is kept, with the plan that goes with it (R-PRV-05)."""

from datetime import date
from typing import Final

from tandem.base.periods import add_months
from tandem.law.norms import Norms

_MONTHS: Final = 12


def kept_until(ended_on: date, *, norms: Norms) -> date:
    """The last day on which it is kept; the next night it is erased."""
    return add_months(ended_on, norms.privacy.agreement_kept_years.value * _MONTHS)


def ended_by(day: date, *, norms: Norms) -> date:
    """What ended after this day is still kept on `day`; of what ended on it or before, `kept_until` says."""
    return add_months(day, -norms.privacy.agreement_kept_years.value * _MONTHS)
