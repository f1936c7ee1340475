"""One public face."""

from types import FunctionType

import matchmaker


def test_the_public_face_is_what_it_says_and_no_module_hides_a_function() -> None:
    shown = {name for name in vars(matchmaker) if not name.startswith("_") and name[0].isupper()}
    deciding = {"read", "solve", "what_if", "check", "blocking_edges", "bound"}
    telling = {"explain", "may_be_shown", "counterfactual", "cost_of_lock"}
    assert shown | deciding | telling == set(matchmaker.__all__)
    assert all(isinstance(getattr(matchmaker, name), FunctionType) for name in deciding | telling)


def test_looking_at_the_engine_compiles_nothing_and_loads_no_solver() -> None:
    import subprocess
    import sys

    program = "import sys, matchmaker; print([n for n in ('numba', 'ortools', 'scipy') if n in sys.modules])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
