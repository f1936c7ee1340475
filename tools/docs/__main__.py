"""`python -m tools.docs write | check`: the pages of docs/reference that are made from the code."""

import os
import sys
from types import ModuleType

import django


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
        for name in pages.write():
            print(f"docs: {name}")
        return 0
    stale = pages.stale()
    for fault in stale:
        print(fault)
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
