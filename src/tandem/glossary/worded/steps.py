"""Sentences for a step that is not possible where a file stands now: `<process>.<move>.state`."""

from typing import Final

from tandem.glossary.wording import Pair, Wording, stands_at


def _request(move: str, title: Pair) -> Wording:
    return stands_at(f"recognition_request.{move}.state", title=title, states="recognition.State")


def _recognition(move: str, title: Pair) -> Wording:
    return stands_at(f"recognition.{move}.state", title=title, states="recognition.RecognitionState")


def _part(move: str, title: Pair) -> Wording:
    return stands_at(f"joint_part.{move}.state", title=title, states="recognition.PartState")


def _extract(move: str, title: Pair) -> Wording:
    return stands_at(f"register_extract.{move}.state", title=title, states="organisations.ExtractState")


WORDINGS: Final = (
    _request("submit", ("Deze aanvraag kan niet ingediend worden", "This request cannot be submitted")),
    _request("ask_completion", ("U kunt nu geen aanvulling vragen", "You cannot ask for completion now")),
    _request("resubmit", ("Deze aanvraag kan niet opnieuw ingediend worden", "This request cannot be submitted again")),
    _request("declare_complete", ("U kunt dit nu niet volledig verklaren", "You cannot declare this complete now")),
    _request("take_up", ("U kunt deze aanvraag nu niet in behandeling nemen", "You cannot take this request up now")),
    _request("grant", ("U kunt deze aanvraag nu niet erkennen", "You cannot recognise this request now")),
    _request("refuse", ("U kunt deze aanvraag nu niet weigeren", "You cannot refuse this request now")),
    _request("withdraw", ("Deze aanvraag kan niet meer ingetrokken worden", "This request can no longer be withdrawn")),
    _recognition("expire", ("Deze erkenning kan niet verlopen", "This recognition cannot expire")),
    _recognition("lift", ("Deze erkenning kan niet opgeheven worden", "This recognition cannot be lifted")),
    _part("agree", ("Op deze vraag is al geantwoord", "This question was answered already")),
    _part("file", ("Dit deel is al ingediend of doet niet mee", "This part is filed already or takes no part")),
    _part("recognise", ("Dit deel is niet ingediend", "This part is not filed")),
    _part("end", ("Dit deel doet al niet meer mee", "This part takes part no more already")),
    _extract("finish", ("Dit uittreksel van de KBO is al klaargezet", "This KBO extract is already staged")),
    _extract(
        "make_current", ("Dit uittreksel van de KBO kan niet in gebruik", "This KBO extract cannot be put in use")
    ),
    _extract("replace", ("Dit uittreksel van de KBO is niet in gebruik", "This KBO extract is not in use")),
    _extract("abandon", ("Dit uittreksel van de KBO kan niet weg", "This KBO extract cannot be abandoned")),
    _extract("sweep", ("Dit uittreksel van de KBO kan niet opgeruimd worden", "This KBO extract cannot be swept")),
)
