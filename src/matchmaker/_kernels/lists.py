"""The holders of a pool as a list: the first one, who comes after whom, who before."""

from matchmaker._kernels.compiled import inlined


@inlined
def let_go(learner, pool, first, after, before):
    """Take a learner out of the list of holders of a pool."""
    if before[learner] >= 0:
        after[before[learner]] = after[learner]
    else:
        first[pool] = after[learner]
    if after[learner] >= 0:
        before[after[learner]] = before[learner]


@inlined
def take_in(learner, pool, first, after, before):
    """Put a learner in front of the list of holders of a pool."""
    after[learner] = first[pool]
    before[learner] = -1
    if first[pool] >= 0:
        before[first[pool]] = learner
    first[pool] = learner
