"""How long a signature, the seal and a check take on a paper as long as an agreement, against openssl.

`python -m benchmarks.signing` makes a paper, lets two people sign it and puts the seal over it, as the double of the
signing service and the platform do: PAdES with a time stamp on each, everything needed to check it in the file, and a
stamp over the whole. The stamps come from the authority for proof in this process, so no network is in the figures.
Beside each, `openssl` does what is comparable: `cms -sign -cades` of the same bytes with the same key, `cms -verify`
and `ts -verify` of the same file. A program of its own has to start each time; what a bare start takes is printed too.
All of them take turns and the medians count, of wall time and of the processor's time: where other work runs too
the second is the one to trust, so the ratios are of it. `cryptography` in this process (PKCS#7, no stamp, no PDF) shows
what the arithmetic alone takes.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROUNDS = 15
PARAGRAPHS = 90
"""About as many as an agreement with its explanations has: five pages."""


def main(arguments: list[str]) -> int:
    """Measure and print; there is no goal to miss."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.signing", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = parser.parse_args(arguments)
    program = shutil.which("openssl")
    if program is None:
        print("signing: openssl is not here, so there is nothing to compare with")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"TANDEM_VAR": folder, "TANDEM_MODE": "demo", "DJANGO_SETTINGS_MODULE": "tandem.config.settings"}
        sys.path[:0] = ["src", "."]
        import django

        django.setup()
        _measure(Path(folder), program, rounds=chosen.rounds)
    return 0


def _measure(folder: Path, program: str, *, rounds: int) -> None:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs7

    from tandem.faces.documents.sealing import authority, kit, signing, stamping, trust
    from tandem.faces.documents.sealing.checking import Original, check
    from tandem.faces.documents.sealing.kit import Kit
    from tests.harness import openssl

    now = datetime.now(UTC).replace(microsecond=0)
    service, paper = authority.made("Dienst van de meting"), _paper()
    holder = service.issue("Ann Peeters")

    def kit_at(moment: datetime) -> Kit:
        stamper = stamping.proof_stamper(service, now=moment)
        return Kit(holder.key_der, holder.der, stamper, trust.of_authority(service, now=moment))

    def signed(pdf: bytes, field: str, moment: datetime) -> bytes:
        return signing.sign(pdf, kit=kit_at(moment), field=field, now=moment)

    two = signed(signed(paper, "lerende", now), "onderneming", now + timedelta(hours=1))
    at = now + timedelta(hours=2)

    def seal() -> bytes:
        return signing.seal(two, kit=kit.of_platform(now=at), now=at, others=trust.of_authority(service, now=at))

    whole = seal()
    believed = trust.Trust((service.root_der, trust.proof_authority().root_der))
    roots = b"".join(one.root.certificate.public_bytes(Encoding.PEM) for one in (service, trust.proof_authority()))
    (folder / "paper.pdf").write_bytes(paper)
    (folder / "signer.pem").write_bytes(holder.certificate.public_bytes(Encoding.PEM))
    key = holder.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(key)
    command = [program, "cms", "-sign", "-binary", "-cades", "-in", "paper.pdf", "-signer", "signer.pem"]
    command += ["-inkey", "key.pem", "-outform", "DER", "-out", "signature.der"]
    builder = pkcs7.PKCS7SignatureBuilder().set_data(paper).add_signer(holder.certificate, holder.key, hashes.SHA256())

    def checked() -> None:
        if not check(whole, believed=believed, now=at, original=Original.of(paper)).is_ok:
            raise SystemExit("signing: what was sealed does not hold")

    def second_opinion() -> None:
        found = openssl.opinions(whole, root=roots, at=at, folder=folder)
        if not all(one.is_good and one.is_stamp_on_it_good for one in found):
            raise SystemExit("signing: openssl does not agree")

    times = _turns(
        {
            "start": lambda: _run([program, "version"], folder),
            "signature": lambda: signed(paper, "lerende", now),
            "openssl sign": lambda: _run(command, folder),
            "arithmetic": lambda: builder.sign(Encoding.DER, [pkcs7.PKCS7Options.DetachedSignature]),
            "seal": seal,
            "check": checked,
            "openssl verify": second_opinion,
        },
        rounds=rounds,
    )
    sizes = f"{len(paper) / 1024:.0f} kB, with two signatures and the seal {len(whole) / 1024:.0f} kB"
    _report(times, sizes=sizes, rounds=rounds)


def _report(times: dict[str, "Took"], *, sizes: str, rounds: int) -> None:
    print(f"a paper of {sizes}; {rounds} rounds, medians, all taking turns, where other work runs too")
    print(f"  {'':<46} {'wall':>10} {'processor':>13}")
    _told("a bare start of openssl", times["start"])
    _told("one signature with its stamp (PAdES-B-T)", times["signature"])
    _told("  openssl cms -sign of the same bytes", times["openssl sign"], times["signature"])
    _told("  cryptography, PKCS#7 in this process", times["arithmetic"], times["signature"])
    _told("the seal over two signatures (PAdES-B-LTA)", times["seal"])
    _told("  openssl cms -sign of the same bytes", times["openssl sign"], times["seal"])
    _told("a check of two signatures and the seal", times["check"])
    _told("  openssl cms and ts -verify, seven runs", times["openssl verify"], times["check"])


def _paper() -> bytes:
    """A document as the platform makes them: PDF/A and tagged."""
    import typst

    words = "\n\n".join(
        f"Artikel {number}. De onderneming, de lerende en de school spreken af wat hier staat, en tekenen ervoor."
        for number in range(1, PARAGRAPHS + 1)
    )
    made: bytes = typst.compile(
        f'#set document(title: "Overeenkomst")\n= Overeenkomst\n{words}'.encode(),
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
    )
    return made


@dataclass(frozen=True)
class Took:
    """The median seconds by the clock on the wall, and of the processor, programs that were started included."""

    wall: float
    processor: float


def _turns(calls: dict[str, Callable[[], Any]], *, rounds: int) -> dict[str, Took]:
    """What each took, one after the other in every round, after one round that does not count."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in calls}
    for _ in range(rounds + 1):
        for name, call in calls.items():
            start, spent = time.perf_counter(), _spent()
            call()
            found[name].append((time.perf_counter() - start, _spent() - spent))
    return {
        name: Took(*(statistics.median(column) for column in zip(*held[1:], strict=True)))
        for name, held in found.items()
    }


def _spent() -> float:
    """The seconds of the processor that went to this process and the programs it started."""
    started = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + started.ru_utime + started.ru_stime


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def _told(name: str, took: Took, own: Took | None = None) -> None:
    ratio = "" if own is None else f"   ours takes {own.processor / took.processor:6.1f} times as long"
    print(f"  {name:<46} {took.wall * 1000:7.1f} ms {took.processor * 1000:10.1f} ms{ratio}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
