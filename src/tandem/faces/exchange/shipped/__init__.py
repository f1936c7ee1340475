"""The tables that the product ships, loaded in the order in which they refer to each other."""

from datetime import datetime


def load_all(*, now: datetime) -> None:
    """Bring every shipped table up to date; a second time does nothing."""
    from tandem.base.actor import SYSTEM
    from tandem.faces.exchange.shipped import geo, mandates, reference

    for table in (geo, reference, mandates):
        table.load(actor=SYSTEM, now=now)
