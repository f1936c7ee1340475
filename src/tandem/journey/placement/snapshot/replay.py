"""A run worked out again from what was kept of it: whether that gives the same answer, and nothing of what is in it."""

from matchmaker import Options, solve
from tandem.journey.placement.models import RoundRun
from tandem.journey.placement.queries import markets
from tandem.journey.placement.snapshot import packed


def gives_the_same(run: RoundRun) -> bool:
    """Whether the market that was kept is the one of this run, and gives the answer that was told."""
    digest, problem = packed.unpacked(markets.opened(run.inputs))
    if digest != run.inputs:
        return False
    again = solve(problem, Options(rule=run.rule, seed=run.options["seed"]))
    return packed.digest_of_answer(again.edge) == run.answer
