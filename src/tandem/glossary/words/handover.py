"""Words of people who ask their way, and of going from one hand to another."""

from typing import Final

from tandem.glossary.entry import Term

WORDS: Final = (
    Term(
        code="enquiry",
        nl="hulpvraag",
        plural_nl="hulpvragen",
        en="enquiry",
        meaning_nl="De vraag van iemand zonder school die duaal wil leren: een aanbieder, het CLB of VDAB neemt ze op"
        " en helpt verder. Wie ze stelt, volgt ze met een link, zonder account.",
        meaning_en="The question of somebody without a school who wants dual learning: a provider, the CLB or VDAB"
        " takes it up and helps on. Whoever asks follows it by a link, without an account.",
        source="TANDEM",
        see=("provider", "CLB", "VDAB"),
    ),
    Term(
        code="enquiry_turn",
        nl="beurt van een hulpvraag",
        plural_nl="beurten van hulpvragen",
        en="turn of an enquiry",
        meaning_nl="De dagen waarin één aanbieder, het CLB of VDAB een hulpvraag kan opnemen. Daarna is de volgende aan"
        " de beurt.",
        meaning_en="The days in which one provider, the CLB or VDAB can take up an enquiry. After that it is the next"
        " one's turn.",
        source="TANDEM",
        see=("enquiry",),
    ),
)
