"""One public face."""

import matchmaker


def test_the_public_face_is_what_it_says_and_is_sorted() -> None:
    shown = {name for name in vars(matchmaker) if not name.startswith("_") and name[0].isupper()}
    functions = {"blocking_edges", "bound", "check", "explain", "read", "solve"}
    assert shown | functions == set(matchmaker.__all__)
    assert all(callable(getattr(matchmaker, name)) for name in functions)


def test_looking_at_the_engine_compiles_nothing_and_loads_no_solver() -> None:
    import subprocess
    import sys

    program = "import sys, matchmaker; print([n for n in ('numba', 'ortools', 'scipy') if n in sys.modules])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
