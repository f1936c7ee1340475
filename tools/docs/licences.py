"""The packages that the product stands on, each with its licence; one that asks for ours in return is refused."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from packaging.markers import Marker

LOCK: Final = Path(__file__).resolve().parents[2] / "requirements" / "runtime.lock"
LINUX: Final = {
    "sys_platform": "linux",
    "platform_system": "Linux",
    "os_name": "posix",
    "platform_machine": "x86_64",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
    "python_version": "3.11",
    "python_full_version": "3.11.0",
}
"""The page is about one kind of machine, so that it says the same wherever it is made."""

REFUSED: Final = re.compile(r"\b(?:A?GPL|GNU (?:Affero )?General Public|SSPL|BUSL|Commons Clause)", re.IGNORECASE)
ALLOWED_BESIDE: Final = re.compile(r"\b(?:LGPL|Lesser General Public)", re.IGNORECASE)
BY_TEXT: Final = {
    "Permission is hereby granted, free of charge": "MIT",
    "Redistribution and use in source and binary forms": "BSD",
    "Apache License": "Apache-2.0",
}
INTRO: Final = """# Licences of what we stand on

Tandem itself is licensed under the EUPL-1.2. These are the packages that a running Tandem uses on Linux, from
`requirements/runtime.lock`. A package under a licence that asks for ours in return (AGPL, GPL) makes `make check` fail;
the LGPL is fine, because nobody here changes or copies the library. The tools of developers, in
`requirements/dev.lock`, do not travel."""


class RefusedLicenceError(RuntimeError):
    """A package of the product has a licence that does not fit ours, or none that we can find."""


@dataclass(frozen=True)
class Package:
    """One package and what it says of its licence."""

    name: str
    licence: str


def page() -> str:
    """Every package with its licence; raises where one does not fit."""
    packages = [
        Package(name, licence_of(metadata.metadata(name).json, name)) for name in locked(LOCK.read_text("utf-8"))
    ]
    refused = [f"{package.name}: {package.licence or 'unknown'}" for package in packages if not fits(package.licence)]
    if refused:
        raise RefusedLicenceError(f"packages whose licence does not fit: {', '.join(refused)}")
    rows = [f"| {package.name} | {package.licence} |" for package in packages]
    return "\n\n".join([INTRO, "\n".join(["| Package | Licence |", "|---|---|", *rows])])


def locked(lock: str) -> list[str]:
    """The names in the lock that a Linux machine installs."""
    found = re.findall(r"^([\w.-]+)==\S+(?: ; (.+?))? \\$", lock, re.MULTILINE)
    return sorted({name for name, marker in found if not marker or Marker(marker).evaluate(LINUX)})


def fits(licence: str) -> bool:
    """Whether a product under the EUPL may stand on it."""
    return bool(licence) and not REFUSED.search(ALLOWED_BESIDE.sub("", licence))


def licence_of(said: Mapping[str, Any], name: str) -> str:
    """What a package says of its licence, in the shortest form it gives; empty where it says nothing."""
    expression = said.get("license_expression")
    if expression:
        return str(expression)
    lines = [line.split(" :: ") for line in said.get("classifier", ())]
    classified = [parts[-1] for parts in lines if parts[0] == "License"]
    told = [licence for licence in classified if licence != "OSI Approved"]
    if told:
        return ", ".join(sorted(told))
    short = str(said.get("license") or "").strip()
    return short if 0 < len(short) <= len("Apache Software License 2.0 or newer") else _by_text(name, short)


def _by_text(name: str, short: str) -> str:
    files = [file for file in metadata.files(name) or () if re.search(r"(?i)licen[cs]e|copying", file.name)]
    texts = [short, *(file.read_text() for file in files if file.suffix in {"", ".txt", ".md", ".rst"})]
    return next((licence for words, licence in BY_TEXT.items() if any(words in text for text in texts)), "")


if __name__ == "__main__":
    print(page())
    sys.exit()
