"""The allowance in words: what gives a category, how much it is a month, and on what the amount stands."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from tandem.law.allowance import Allowance, Basis, Category, Success
from tandem.law.norms import Norms


def euro_words(amount: Decimal) -> str:
    """An amount with its cents."""
    return gettext("€ %(amount)s") % {"amount": number_format(amount, decimal_pos=2, force_grouping=True)}


def amount_words(told: Allowance) -> str:
    """How much it is a month; that nobody knows, where nobody does."""
    return gettext("niet gekend") if told.amount is None else euro_words(told.amount)


def category_words(step: Category) -> str:
    """Which category."""
    return gettext("categorie %(n)s") % {"n": int(step)}


def basis_words(told: Allowance) -> str:
    """On what an amount stands, in one sentence."""
    if told.is_capped:
        return gettext("Begrensd door de kinderbijslag: de formule gaf meer.")
    return {
        Basis.PUBLISHED: gettext("Zo gepubliceerd."),
        Basis.COMPUTED: gettext("Berekend met de formule, niet gepubliceerd."),
        Basis.FORECAST: gettext("Een raming: het bedrag van deze dag is niet gevonden. Het kan meer zijn."),
        Basis.UNKNOWN: gettext("Het bedrag van deze dag is niet gevonden."),
    }[told.basis]


def success_words(one: Success, *, norms: Norms) -> str:
    """What raises a learner to a category."""
    law = norms.allowance
    years = {
        Success.ALTERNATING_YEAR: law.category_2_years.value,
        Success.ALTERNATING_YEARS: law.category_3_years.value,
        Success.FINISHED_TRAINING: law.category_3_training_length_years.value,
    }.get(one, 0)
    return {
        Success.SECOND_GRADE: gettext("de tweede graad van het secundair onderwijs is af"),
        Success.ALTERNATING_YEAR: _passed(years),
        Success.FIRST_YEAR_OF_THIRD_GRADE: gettext("het eerste jaar van de derde graad is geslaagd"),
        Success.QUALIFICATION_PHASE_OV3: gettext("de kwalificatiefase van OV3 is geslaagd"),
        Success.ALTERNATING_YEARS: _passed(years),
        Success.FINISHED_TRAINING: ngettext(
            "een alternerende opleiding van minstens %(n)s jaar is af",
            "een alternerende opleiding van minstens %(n)s jaar is af",
            years,
        )
        % {"n": years},
    }[one]


def _passed(years: int) -> str:
    words = ngettext(
        "%(n)s jaar alternerende opleiding is geslaagd", "%(n)s jaar alternerende opleiding is geslaagd", years
    )
    return words % {"n": years}
