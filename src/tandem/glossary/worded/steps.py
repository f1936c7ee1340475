"""Sentences for a step that is not possible where the file stands now: `<process>.<move>.state`."""

from typing import Final

from tandem.glossary.wording import Pair, Wording

_RELOAD: Pair = (
    "Laad de pagina opnieuw. Misschien deed iemand anders al iets met dit dossier.",
    "Load the page again. Somebody else may have done something with this file.",
)


def _request(move: str, title: Pair) -> Wording:
    return Wording(
        code=f"recognition_request.{move}.state",
        title=title,
        found=("Stand: {found}", "State: {found}"),
        found_as="recognition.State",
        needed=("Stand: {needed}", "State: {needed}"),
        needed_as="recognition.State",
        next=_RELOAD,
    )


def _recognition(move: str, title: Pair) -> Wording:
    return Wording(
        code=f"recognition.{move}.state",
        title=title,
        found=("Stand: {found}", "State: {found}"),
        found_as="recognition.RecognitionState",
        needed=("Stand: {needed}", "State: {needed}"),
        needed_as="recognition.RecognitionState",
        next=_RELOAD,
    )


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
)
