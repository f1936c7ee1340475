"""Words of matching rounds."""

from typing import Final

from tandem.glossary.entry import Term

WORDS: Final = (
    Term(
        code="matching_round",
        nl="matchronde",
        plural_nl="matchronden",
        en="matching round",
        meaning_nl="Lerenden die zoeken en werkplekken die openstaan naast elkaar gelegd, met voor elke lerende een"
        " voorstel en de reden. Mensen beslissen.",
        meaning_en="Learners who search and workplaces that stand open held against each other, with a proposal and the"
        " reason for each learner. People decide.",
        source="TANDEM",
        see=("round_run",),
    ),
    Term(
        code="round_run",
        nl="berekening",
        plural_nl="berekeningen",
        en="calculation",
        meaning_nl="Eén antwoord van een matchronde: wie zou naar welke werkplek gaan, en waarom. Elke berekening"
        " bewaart waarop ze steunt.",
        meaning_en="One answer of a matching round: who would go to which workplace, and why. Each calculation keeps"
        " what it rests on.",
        source="TANDEM",
        see=("matching_round",),
    ),
    Term(
        code="round_member",
        nl="deelname aan een matchronde",
        en="part in a matching round",
        meaning_nl="Of een aanbieder gevraagd is voor een matchronde, en of haar lerenden meedoen.",
        meaning_en="Whether a provider was asked for a matching round, and whether its learners take part.",
        source="TANDEM",
        is_internal=True,
    ),
    Term(
        code="round_pair",
        nl="beslissing vooraf in een matchronde",
        en="earlier decision in a matching round",
        meaning_nl="Een lerende en een werkplek die in een matchronde vastliggen, of niet samen mogen.",
        meaning_en="A learner and a workplace that are fixed in a matching round, or kept apart.",
        source="TANDEM",
        is_internal=True,
    ),
    Term(
        code="run_line",
        nl="wat een berekening over een lerende zegt",
        en="what a calculation says about a learner",
        meaning_nl="Het voorstel voor één lerende in één berekening, met de redenen zoals ze verteld worden.",
        meaning_en="The proposal for one learner in one calculation, with the reasons as they are told.",
        source="TANDEM",
        is_internal=True,
    ),
)
