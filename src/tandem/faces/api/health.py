"""Is the platform up? No details for strangers (Belgif)."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tandem.base import clock, jobs


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - Django's signature
    """`UP`, `DEGRADED` when work for later piles up, `DOWN` (503) when the database does not answer."""
    try:
        connection.ensure_connection()
        late = jobs.is_late(now=clock.now())
    except DatabaseError:
        return JsonResponse({"status": "DOWN"}, status=503)
    return JsonResponse({"status": "DEGRADED" if late else "UP"})
