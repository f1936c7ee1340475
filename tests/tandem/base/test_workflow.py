from enum import StrEnum

import pytest

from tandem.base.verdict import NotPossible
from tandem.base.workflow import Step, Workflow, diagram


class State(StrEnum):
    DRAFT = "draft"
    SENT = "sent"
    DONE = "done"


class Move(StrEnum):
    SEND = "send"
    FINISH = "finish"
    DROP = "drop"


class Who(StrEnum):
    WRITER = "writer"
    READER = "reader"


LETTER = Workflow(
    name="letter",
    initial=State.DRAFT,
    steps=(
        Step(Move.SEND, (State.DRAFT,), State.SENT, by=Who.WRITER),
        Step(Move.FINISH, (State.SENT,), State.DONE, by=Who.READER),
        Step(Move.DROP, (State.DRAFT, State.SENT), State.DONE, by=Who.WRITER),
    ),
    owners={State.DRAFT: Who.WRITER, State.SENT: Who.READER, State.DONE: None},
)


def test_a_move_leads_from_one_state_to_the_next():
    assert LETTER.after(State.DRAFT, Move.SEND) is State.SENT
    assert LETTER.after("sent", Move.DROP) is State.DONE


def test_a_move_that_does_not_exist_says_where_it_stands_and_where_it_would():
    with pytest.raises(NotPossible) as refused:
        LETTER.after(State.DONE, Move.DROP)
    (finding,) = refused.value.verdict.unmet
    assert (finding.code, finding.found, finding.needed) == ("letter.drop.state", "done", ["draft", "sent"])


def test_the_moves_of_a_state_are_those_of_its_steps():
    assert LETTER.moves_from(State.DRAFT) == (Move.SEND, Move.DROP)
    assert LETTER.moves_from("sent") == (Move.FINISH, Move.DROP)
    assert LETTER.moves_from(State.DONE) == ()
    assert LETTER.allows(State.SENT, Move.FINISH)
    assert not LETTER.allows(State.SENT, Move.SEND)


def test_a_state_without_a_way_out_is_final():
    assert LETTER.finals == {State.DONE}
    assert LETTER.states == (State.DRAFT, State.SENT, State.DONE)


def test_one_move_from_one_state_leads_to_one_state():
    with pytest.raises(ValueError, match="letter: one move from one state leads to two states"):
        Workflow(
            name="letter",
            initial=State.DRAFT,
            steps=(
                Step(Move.DROP, (State.DRAFT, State.SENT), State.DONE, by=Who.WRITER),
                Step(Move.DROP, (State.SENT,), State.DRAFT, by=Who.READER),
            ),
            owners=LETTER.owners,
        )


def test_the_diagram_shows_every_step_with_who_takes_it():
    assert diagram(LETTER).splitlines() == [
        "stateDiagram-v2",
        "    [*] --> draft",
        "    draft --> sent: send (writer)",
        "    sent --> done: finish (reader)",
        "    draft --> done: drop (writer)",
        "    sent --> done: drop (writer)",
        "    done --> [*]",
    ]
