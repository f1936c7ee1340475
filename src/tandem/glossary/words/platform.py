"""Words of the platform itself: rules, history, imports, and what happens behind the screens."""

from typing import Final

from tandem.glossary.entry import Term

WORDS: Final = (
    Term(
        code="norm",
        nl="regel",
        plural_nl="regels",
        en="rule",
        meaning_nl="Een waarde uit een decreet of besluit, met een begindatum, een bron en hoe zeker wij ervan zijn.",
        meaning_en="A value from a decree or order, with a start day, a source and how sure we are of it.",
        source="TANDEM",
        also_nl=("norm", "parameter"),
        see=("certainty", "finding"),
    ),
    Term(
        code="certainty",
        nl="zekerheid",
        en="certainty",
        meaning_nl="Hoe zeker een gegeven is: officieel, naverteld door een bron, onzeker, of door ons verzonnen.",
        meaning_en="How sure a fact is: official, retold by a source, uncertain, or made up by us.",
        source="TANDEM",
    ),
    Term(
        code="finding",
        nl="vaststelling",
        plural_nl="vaststellingen",
        en="finding",
        meaning_nl="Eén voorwaarde, met wat wij vonden en wat nodig is.",
        meaning_en="One condition, with what we found and what is needed.",
        source="TANDEM",
        see=("norm",),
    ),
    Term(
        code="event",
        nl="gebeurtenis",
        plural_nl="gebeurtenissen",
        en="event",
        meaning_nl="Iets wat in een dossier gebeurde: wat, wanneer en door wie. Een gebeurtenis verandert nooit meer.",
        meaning_en="Something that happened in a file: what, when and by whom. An event never changes again.",
        source="TANDEM",
    ),
    Term(
        code="notice",
        nl="bericht",
        plural_nl="berichten",
        en="notice",
        meaning_nl="Wat wij u laten weten, op het platform of per e-mail.",
        meaning_en="What we let you know, on the platform or by e-mail.",
        source="TANDEM",
    ),
    Term(
        code="api_token",
        nl="toegangssleutel",
        plural_nl="toegangssleutels",
        en="access key",
        meaning_nl="Een geheime tekst waarmee een programma in uw naam handelt, in één hoedanigheid. Hij vervalt, en u"
        " kunt hem intrekken.",
        meaning_en="A secret text with which a program acts in your name, in one capacity. It expires, and you can"
        " revoke it.",
        source="TANDEM",
        also_nl=("API-sleutel", "token"),
        see=("capacity",),
    ),
    Term(
        code="idempotency_key",
        nl="herhaalsleutel",
        plural_nl="herhaalsleutels",
        en="idempotency key",
        meaning_nl="Een tekst die een programma bij een bericht stuurt. Komt het bericht twee keer aan, dan gebeurt het"
        " één keer.",
        meaning_en="A text that a program sends along with a message. When the message arrives twice, it happens once.",
        source="TANDEM",
        is_internal=True,
    ),
)
