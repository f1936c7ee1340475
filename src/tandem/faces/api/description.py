"""The description of the API as files: OpenAPI 3.1 for everybody, 3.0.3 for tools that do not know 3.1 yet."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from tandem.faces.api import older, standards
from tandem.faces.api.v1.main import api


@cache
def newest() -> dict[str, Any]:
    """The description in OpenAPI 3.1."""
    return standards.applied(dict(api.get_openapi_schema(path_prefix="")))


@require_safe
def show(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - Django's signature
    """The description itself."""
    return JsonResponse(newest())


def files() -> dict[str, str]:
    """The text of each file by its name."""
    return {"openapi-3.1.json": _as_text(newest()), "openapi-3.0.json": _as_text(older.as_3_0(newest()))}


def write(folder: str, only_check: bool) -> list[str]:  # noqa: FBT001 - the flag of the command
    """Write the files, or only compare; gives the names of those that were not up to date."""
    stale = []
    for name, text in files().items():
        path = Path(folder) / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not only_check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return stale if only_check else []


def _as_text(description: dict[str, Any]) -> str:
    return json.dumps(description, indent=2, ensure_ascii=False) + "\n"
