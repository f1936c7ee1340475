"""What invented people write: questions, motives, remarks. Plain Dutch, as on the screen."""

from dataclasses import dataclass
from typing import Final

from tandem.journey.recognition.terms import CompletionItem


@dataclass(frozen=True)
class Question:
    """What a body asks to complete."""

    items: tuple[CompletionItem, ...]
    words: str


QUESTIONS: Final = (
    Question(
        (CompletionItem.ACTIVITIES,),
        "Welke activiteiten kan een lerende bij u oefenen? Kijk nog eens na wat u opgaf.",
    ),
    Question(
        (CompletionItem.MENTORS,),
        "Werkt de mentor op deze vestiging, en op welke dagen? Kijk na wie u voorstelt.",
    ),
    Question(
        (CompletionItem.DECLARATIONS,),
        "Kijk uw antwoord over de uitrusting na. Het past niet bij uw opmerking.",
    ),
    Question(
        (CompletionItem.CONTACT, CompletionItem.OTHER),
        "Werkt de lerende in het atelier of op verplaatsing? Bevestig dat in uw aanvraag.",
    ),
)

NO_EQUIPMENT: Final = (
    "U meldt dat de uitrusting voor deze opleiding er nog niet is. Zonder die uitrusting kan een lerende de "
    "activiteiten niet oefenen. Dien een nieuwe aanvraag in zodra alles er staat."
)
MENTOR_TOO_YOUNG: Final = (
    "De mentor die u voorstelt, is te jong en heeft te weinig praktijkervaring. Stel een andere mentor voor en dien "
    "een nieuwe aanvraag in."
)
WELCOME: Final = (
    "",
    "",
    "Het partnerschap wenst u veel succes.",
    "Een ervaren mentor en een duidelijk leerplan: dat is een goede start.",
)
"""What a body adds to a recognition, most often nothing."""

ORGANISERS: Final = (
    "Opleidingscentrum De Denkbeeldige Ladder",
    "Vormingshuis Het Bedachte Bord",
    "Leerhuis De Verzonnen Wegwijzer",
)
"""Who gives mentor trainings."""

REMARKS: Final = ("", "", "", "Wij werken met twee ploegen.", "De lerende kan ook op zaterdag meedraaien.")
