"""When a request for recognition can be prepared."""

from tandem.base.verdict import Finding, Verdict


def may_prepare(*, establishments: int, trainings: int) -> Verdict:
    """Whether there is something to ask: a training, at an establishment."""
    return Verdict(
        (
            Finding("readiness.training_chosen", trainings > 0, found=trainings, needed=1),
            Finding("readiness.establishment_chosen", establishments > 0, found=establishments, needed=1),
        )
    )
