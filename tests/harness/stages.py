"""A request of the bakery, brought to any state through the actions that people use."""

from tandem.journey.recognition.actions import desk, filing
from tandem.journey.recognition.models import RecognitionRequest
from tandem.journey.recognition.terms import CompletionItem, State
from tests.harness.bakery import World

QUESTION = "Vink aan welke gebakken u maakt."
MOTIVE = "De mentor werkt nog te kort in het beroep."


def brought_to(world: World, state: State) -> RecognitionRequest:
    """The request in this state."""
    if state is State.DRAFT:
        return world.draft()[1]
    was_treated = state in {State.IN_TREATMENT, State.GRANTED, State.REFUSED}
    request = world.in_treatment() if was_treated else world.submitted()
    _step(world, request, state)
    return world.again(request)


def _step(world: World, request: RecognitionRequest, state: State) -> None:
    given = {"actor": world.manager(request), "request_id": request.pk, "now": world.now}
    if state is State.INCOMPLETE:
        desk.ask_completion(**given, items=[CompletionItem.ACTIVITIES], words=QUESTION)
    elif state is State.COMPLETE:
        desk.declare_complete(**given)
    elif state is State.GRANTED:
        desk.grant(**given)
    elif state is State.REFUSED:
        desk.refuse(**given, motive=MOTIVE)
    elif state is State.WITHDRAWN:
        filing.withdraw(actor=world.boss, request_id=request.pk, now=world.now)
