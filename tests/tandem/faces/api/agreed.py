"""The agreements of the story around the bakery, each made when first asked for."""

from datetime import date
from functools import cached_property
from secrets import token_hex
from typing import Any

from tandem.journey.agreements.models import Agreement, Amendment, PassedYear
from tandem.journey.recognition.models import Recognition


def _rows() -> Any:
    """The agreements of the story, which stand on this story themselves."""
    from tests.trust import agreement_rows

    return agreement_rows


class Agreeing:
    """What a story has of agreements."""

    @cached_property
    def agreement(self) -> Agreement:
        """The learner of the story and the bakery make an agreement."""
        one: Agreement = _rows().draft(self)
        return one

    @cached_property
    def agreement_signing(self) -> Agreement:
        """Another one, that everybody is asked to sign."""
        one: Agreement = _rows().signing(self, self.signing_secret)
        return one

    @cached_property
    def agreement_with_two(self) -> Agreement:
        """A third one, with two workplaces."""
        one: Agreement = _rows().two_places(self)
        return one

    @cached_property
    def agreement_shared(self) -> Agreement:
        """One that another company leads, with a workplace of the bakery."""
        one: Agreement = _rows().shared(self)
        return one

    @cached_property
    def agreement_signed(self) -> Agreement:
        """A fourth one, signed by all."""
        one: Agreement = _rows().signed(self)
        return one

    @cached_property
    def agreement_running(self) -> Agreement:
        """One that is signed by all and begins in January."""
        one: Agreement = _rows().running(self)
        return one

    @cached_property
    def agreement_began(self) -> Agreement:
        """Another one that runs since September."""
        one: Agreement = _rows().running(self, begins_on=date(2026, 9, 1), ends_on=date(2026, 12, 18))
        return one

    @cached_property
    def agreement_year(self) -> PassedYear:
        """A year of a longer one that ended with success."""
        row: PassedYear = _rows().passed(self)
        return row

    @cached_property
    def agreement_change(self) -> Amendment:
        """A change of a fifth one, whose three parties are asked."""
        row: Amendment = _rows().change(self, self.changing_secret)
        return row

    @cached_property
    def changing_secret(self) -> str:
        """The link by which a parent says yes to it."""
        return f"geheim-van-wie-akkoord-gaat-{token_hex(8)}"

    @cached_property
    def agreement_elsewhere(self) -> Recognition:
        """A workplace of another company, for the training of that learner."""
        found: Recognition = _rows().elsewhere(self)
        return found

    @cached_property
    def signing_secret(self) -> str:
        """The link by which a parent signs."""
        return f"geheim-van-wie-tekent-{token_hex(8)}"
