"""Where a visitor goes next: only ever to a page of ours."""

from django.utils.http import url_has_allowed_host_and_scheme


def ours(target: str) -> str:
    """The address where it is a page of this site, written from its root; nothing where it leads elsewhere."""
    is_ours = target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return target if is_ours else ""
