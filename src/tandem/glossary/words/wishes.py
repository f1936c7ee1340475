"""Words of what learners choose."""

from typing import Final

from tandem.glossary.entry import Term

WORDS: Final = (
    Term(
        code="saved_opening",
        nl="bewaarde werkplek",
        plural_nl="bewaarde werkplekken",
        en="saved workplace",
        meaning_nl="Een openstaande werkplek die een lerende wil onthouden. De beste tien krijgen een volgorde; daar"
        " kijkt Tandem het eerst naar.",
        meaning_en="An opening that a learner wants to remember. The best ten get an order; Tandem looks at those"
        " first.",
        source="TANDEM",
        see=("opening", "learner"),
    ),
    Term(
        code="veto",
        nl="hier niet",
        plural_nl="",
        en="not here",
        meaning_nl="Een vestiging waar een lerende niet wil werken. Tandem stelt haar niet voor. Waarom, zien alleen de"
        " lerende, de trajectbegeleider van die lerende en wie het schreef.",
        meaning_en="An establishment where a learner does not want to work. Tandem does not propose it. Only the"
        " learner, the coach of that learner and who wrote it see why.",
        source="TANDEM",
        see=("establishment", "learner"),
    ),
)
