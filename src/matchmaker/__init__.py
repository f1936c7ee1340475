"""The matching engine: arrays in, arrays and reasons out."""

from matchmaker.check import Bound, Verdict, blocking_edges, bound, check
from matchmaker.counterfactual import cost_of_lock, counterfactual
from matchmaker.explain import Decided, Explained, Limit, Outcome, Reason, Story, Told, explain, may_be_shown
from matchmaker.options import RULES, Options
from matchmaker.problem import Finding, InvalidProblemError, Problem, read
from matchmaker.solve import Result, solve
from matchmaker.whatif import what_if

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
    "Story",
    "Told",
    "Verdict",
    "blocking_edges",
    "bound",
    "check",
    "cost_of_lock",
    "counterfactual",
    "explain",
    "may_be_shown",
    "read",
    "solve",
    "what_if",
]
