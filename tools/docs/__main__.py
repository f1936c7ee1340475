"""`python -m tools.docs write | check`: the pages of docs/reference that are made from the code.

Writing also writes the description of the API; whether that is up to date, `tandem openapi --check` tells.
"""

import os
import sys
from types import ModuleType

import django

API_FOLDER = "docs/reference"
"""Where the description of the API stands, as `tandem openapi` writes it."""


def main(arguments: list[str]) -> int:
    """Write the pages, or say which ones are stale."""
    if arguments not in (["write"], ["check"]):
        print(__doc__)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tandem.config.settings")
    django.setup()
    from tools.docs import licences, pages, processing

    try:
        return _run(pages, writes=arguments == ["write"])
    except (licences.RefusedLicenceError, processing.UntranslatedError) as refused:
        print(refused)
        return 1


def _run(pages: ModuleType, *, writes: bool) -> int:
    if writes:
        from tandem.faces.api import description

        for name in pages.write():
            print(f"docs: {name}")
        description.write(API_FOLDER, only_check=False)
        return 0
    stale = pages.stale()
    for fault in stale:
        print(fault)
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
