"""A process that takes a step with an agreement and kills itself at a beat: `python -m tests.trust.dying_agreement`.

It reads a line `WHAT BEAT AGREEMENT ACTOR ORGANISATION` for each time, and says `dead` when the process that did it is
gone: each is a fork. The beats are the things that happen on the way, each after it was written down; `never` dies of
nothing.
"""

import os
import signal
import sys
from datetime import datetime
from typing import Any
from uuid import UUID


def main() -> None:
    """Do each line in a process of its own, until there are no more."""
    import django

    django.setup()
    for line in sys.stdin:
        what, beat, agreement, actor, organisation = line.split()
        child = os.fork()
        if child == 0:
            _arm(beat)
            _act(what, UUID(agreement), UUID(actor), UUID(organisation))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print("dead" if os.WIFSIGNALED(status) else "done", flush=True)


def _act(what: str, agreement: UUID, user: UUID, organisation: UUID) -> None:
    from tandem.base.actor import Actor
    from tandem.faces.exchange.signing.actions import handling as sealing
    from tandem.faces.worker.handlers import HANDLERS
    from tandem.journey.agreements.actions import amendments, ending, signing
    from tandem.journey.agreements.actions.ending import Told
    from tandem.journey.agreements.models import Agreement, Amendment
    from tandem.journey.agreements.terms import EndReason, Signer
    from tandem.registers.access.terms import Role

    now = datetime.fromisoformat(os.environ["NOW"])
    given: dict[str, Any] = {"actor": Actor(user, Role.COACH, organisation), "agreement_id": agreement, "now": now}
    if what == "sign":
        shown = Agreement.objects.get(pk=agreement).paper
        signing.sign(**given, signer=Signer.PROVIDER, shown=shown, strength="test")
    elif what == "agree":
        row = Amendment.objects.get(agreement=agreement)
        given.pop("agreement_id")
        amendments.agree(**given, amendment_id=row.pk, shown=row.paper, strength="test")
    elif what == "seal":
        HANDLERS[sealing.SEAL](kind="agreement", subject_id=str(agreement), now=now)
    else:
        ending.end(**given, told=Told(EndReason.MUTUAL, last_day=now.date(), noticed_on=now.date()))


def _arm(beat: str) -> None:
    from tandem.base import events

    record = events.record

    def dies(code: Any, **told: Any) -> Any:
        event = record(code, **told)
        if code == beat:
            os.kill(os.getpid(), signal.SIGKILL)
        return event

    events.record = dies


if __name__ == "__main__":
    main()
