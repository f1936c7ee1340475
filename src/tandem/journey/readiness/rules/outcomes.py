"""What a training leads to: which certificate, and what can come after."""

from collections.abc import Sequence
from dataclasses import dataclass

from tandem.journey.readiness.rules.scans import Text
from tandem.law.values import Certainty


@dataclass(frozen=True)
class Outcome:
    """What trainings of this grade and form lead to; empty stands for any."""

    grade: str
    form: str
    certificate: Text
    after: tuple[Text, ...]
    certainty: Certainty

    def fits(self, *, grade: str, form: str) -> bool:
        """Whether it is about trainings of this grade and form."""
        return self.grade in {"", grade} and self.form in {"", form}


def outcome_of(known: Sequence[Outcome], *, grade: str, form: str) -> Outcome:
    """The outcome that says most about this grade and form; one that is about every training always fits."""
    fitting = [one for one in known if one.fits(grade=grade, form=form)]
    return max(fitting, key=lambda one: (bool(one.grade), bool(one.form)))
