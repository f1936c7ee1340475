"""Words of openings, and of who guides there."""

from typing import Final

from tandem.glossary.entry import Term

WORDS: Final = (
    Term(
        code="guidance",
        nl="begeleiding op de werkplek",
        plural_nl="",
        en="guidance at the workplace",
        meaning_nl="Hoeveel lerenden een mentor tegelijk begeleidt op een vestiging, in een schooljaar. Alle"
        " openstaande werkplekken van die vestiging delen dit aantal.",
        meaning_en="How many learners a mentor guides at once at an establishment, in a school year. All openings of"
        " that establishment share this number.",
        source="TANDEM",
        see=("mentor", "opening"),
    ),
    Term(
        code="wish",
        nl="wens van de onderneming",
        plural_nl="wensen van de onderneming",
        en="wish of the company",
        plural_english="wishes of the company",
        meaning_nl="Iets wat het werk van een lerende vraagt, met de uitleg waarom. Kiezen op geslacht, afkomst,"
        " geloof, gezondheid of gezin mag niet.",
        meaning_en="Something the work asks of a learner, with the reason why. Choosing by sex, origin, belief, health"
        " or family is not allowed.",
        source="TANDEM",
        see=("opening",),
    ),
    Term(
        code="accommodation",
        nl="aanpassing op de werkplek",
        plural_nl="aanpassingen op de werkplek",
        en="accommodation at the workplace",
        plural_english="accommodations at the workplace",
        meaning_nl="Wat een werkplek doet voor een lerende die iets nodig heeft: een rustige plek, hulp bij het lezen,"
        " een ingang voor een rolstoel.",
        meaning_en="What a workplace does for a learner who needs something: a quiet place, help with reading, an"
        " entrance for a wheelchair.",
        source="TANDEM",
        see=("opening",),
    ),
    Term(
        code="opening_wish",
        nl="wens bij een openstaande werkplek",
        en="wish with an opening",
        meaning_nl="Wat het werk van één openstaande werkplek vraagt.",
        meaning_en="What the work of one opening asks.",
        source="TANDEM",
        is_internal=True,
    ),
    Term(
        code="opening_mentor",
        nl="mentor bij een openstaande werkplek",
        en="mentor of an opening",
        meaning_nl="Een mentor die de lerenden van een openstaande werkplek begeleidt.",
        meaning_en="A mentor who guides the learners of an opening.",
        source="TANDEM",
        is_internal=True,
    ),
    Term(
        code="opening_contact",
        nl="contactpersoon bij een openstaande werkplek",
        en="contact of an opening",
        meaning_nl="Wie een school kan bereiken over een openstaande werkplek.",
        meaning_en="Whom a school can reach about an opening.",
        source="TANDEM",
        is_internal=True,
    ),
)
