"""File numbers people can read aloud: a series, a year and a count without gaps or doubles."""

from tandem.base.models import Counter


def take(series: str, *, count: int = 1) -> int:
    """Reserve the next `count` numbers of the series in the current transaction; gives the first of them."""
    Counter.objects.bulk_create([Counter(series=series)], ignore_conflicts=True)
    counter = Counter.objects.select_for_update().get(pk=series)
    first = counter.last + 1
    counter.last += count
    counter.save(update_fields=["last"])
    return first


def written(series: str, number: int) -> str:
    """The number as people write it: `ERK-2026-000123`."""
    return f"{series}-{number:06d}"
