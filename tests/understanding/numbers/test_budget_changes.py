"""A budget that is moved to a number, or by one."""

from __future__ import annotations

import pytest

from assistant.query.constraints import Price
from assistant.query.query import Context
from assistant.understanding.numbers.budget_changes import find_budget_change

SAID = [
    ("预算加到500", 500),
    ("预算可以加到五百", 500),
    ("把预算降到200", 200),
    ("raise the budget to 500", 500),
    ("预算加100", 400),
    ("预算再加一百", 400),
    ("提高预算100", 400),
    ("预算减50", 250),
    ("raise my budget by 100", 400),
    ("lower my budget by $50", 250),
    ("预算减1000", 0),
]


@pytest.mark.parametrize(("said", "budget"), SAID)
def test_a_budget_is_set_or_changed_from_what_it_was(demo, said, budget):
    query = demo.parse(said, Context(constraints=demo.parse("耳机 300以内").constraints, shown=("a", "b")))
    assert [(c.low, c.high) for c in query.constraints if isinstance(c, Price)] == [(None, budget * 100)]
    assert (query.intent, query.cart, len(query.constraints)) == ("refine", None, 1)


def test_with_no_budget_before_the_number_is_the_budget(demo):
    (price,) = demo.parse("预算加100").constraints
    assert (price.low, price.high) == (None, 10_000)


@pytest.mark.parametrize(
    "said", ["预算500", "my budget is 500", "加一个充电宝", "raise the desk to 120 cm", "预算内加湿器"]
)
def test_what_names_a_budget_or_raises_something_else_moves_none(said):
    assert find_budget_change(said) is None
