"""The matching engine: arrays in, arrays and reasons out."""

from matchmaker.check import Bound, Verdict, blocking_edges, bound, check
from matchmaker.explain import Decided, Explained, Limit, Outcome, Reason, Told, explain
from matchmaker.options import RULES, Options
from matchmaker.problem import Finding, InvalidProblemError, Problem, read
from matchmaker.solve import Result, solve

__all__ = [
    "RULES",
    "Bound",
    "Decided",
    "Explained",
    "Finding",
    "InvalidProblemError",
    "Limit",
    "Options",
    "Outcome",
    "Problem",
    "Reason",
    "Result",
    "Told",
    "Verdict",
    "blocking_edges",
    "bound",
    "check",
    "explain",
    "read",
    "solve",
]
