"""Write the locks: every package with its version and hashes, no address of any registry."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {
    "runtime.lock": ("pyproject.toml",),
    "dev.lock": ("pyproject.toml", "--group", "dev"),
    "installer.lock": ("--group", "installer"),
}
RESOLVE = ("pip", "compile", "-q", "--universal", "--python-version", "3.11", "--generate-hashes")


def main(arguments: list[str]) -> int:
    """Write each lock; `--upgrade` takes newer packages where the pins allow it."""
    uv = shutil.which("uv") or ROOT / ".venv" / "bin" / "uv"
    for name, source in LOCKS.items():
        target = ROOT / "requirements" / name
        # The lock names the command that a person types, not the one with the paths of this machine.
        command = [uv, *RESOLVE, "--custom-compile-command", "make lock", *source, "-o", target, *arguments]
        if subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode:
            return 1
        if "://" in target.read_text():
            print(f"lock: {target.relative_to(ROOT)} names an address; it may not", file=sys.stderr)
            return 1
        print(f"lock: {target.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
