"""Words of what is asked and not met."""

from typing import Final

from tandem.glossary.entry import Term

WORDS: Final = (
    Term(
        code="unmet_demand",
        nl="onvervulde vraag",
        plural_nl="onvervulde vragen",
        en="unmet demand",
        meaning_nl="Lerenden zonder plaats en werkplekken zonder lerende, geteld per week, opleiding en gemeente,"
        " zonder iets dat naar iemand leidt.",
        meaning_en="Learners without a place and workplaces without a learner, counted by week, training and"
        " municipality, without anything that leads to somebody.",
        source="TANDEM",
        see=("opening", "matching_round"),
    ),
)
