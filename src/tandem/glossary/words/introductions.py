"""Words of introductions."""

from typing import Final

from tandem.glossary.entry import Term

WORDS: Final = (
    Term(
        code="introduction",
        nl="kennismaking",
        plural_nl="kennismakingen",
        en="introduction",
        meaning_nl="Een lerende en een openstaande werkplek leren elkaar kennen: van het voorstel, over het gesprek en"
        " de toezegging, tot beide ja zeggen. Wie de lerende is, ziet de onderneming pas als ze antwoordt.",
        meaning_en="A learner and an opening get to know each other: from the proposal, over the talk and the promise,"
        " until both say yes. The company only sees who the learner is once it answers.",
        source="TANDEM",
        see=("opening", "learner", "seat"),
    ),
    Term(
        code="seat",
        nl="toegezegde plaats",
        plural_nl="toegezegde plaatsen",
        en="promised seat",
        meaning_nl="Eén plaats van een openstaande werkplek die de onderneming voor één lerende vrijhoudt. Dezelfde"
        " plaats wordt nooit twee keer toegezegd.",
        meaning_en="One place of an opening that the company keeps for one learner. The same place is never promised"
        " twice.",
        source="TANDEM",
        see=("opening", "introduction", "mentor"),
    ),
    Term(
        code="passed_over",
        nl="niet gevraagde lerende",
        plural_nl="niet gevraagde lerenden",
        en="learner not asked",
        plural_english="learners not asked",
        meaning_nl="Een lerende die gevonden wil worden en bij een openstaande werkplek past, en die de onderneming"
        " niet vraagt. Ze kiest een reden uit een lijst, en weet niet wie het is.",
        meaning_en="A learner who wants to be found and fits an opening, and whom the company does not ask. It chooses"
        " a reason from a list, and does not know who it is.",
        source="TANDEM",
        see=("opening", "learner_profile"),
    ),
)
