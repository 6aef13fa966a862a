"""Quantities: amounts in words and digits, and what each of them limits."""

from assistant.understanding.numbers.assign_quantities import Measures, measure_quantities
from assistant.understanding.numbers.bare_numbers import reread_units, settle_bare_numbers
from assistant.understanding.numbers.budget_changes import BudgetChange, apply_budget_change, find_budget_change
from assistant.understanding.numbers.facet_choice import narrow_facets
from assistant.understanding.numbers.group_size import find_group_size
from assistant.understanding.numbers.quantities import Quantity, find_quantities

__all__ = [
    "BudgetChange",
    "Measures",
    "Quantity",
    "apply_budget_change",
    "find_budget_change",
    "find_group_size",
    "find_quantities",
    "measure_quantities",
    "narrow_facets",
    "reread_units",
    "settle_bare_numbers",
]
