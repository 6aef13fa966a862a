"""What a chip says is what it stands for: typed back, it asks for the same again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.query.constraints import Constraint
from tests.understanding.tables import LANGUAGES, rows

SHOPS = sorted({shop for language in LANGUAGES for shop, _, _ in rows(language)})
# Of each shop. A chip shortens what was said with its surroundings: blades, beside razors, are fewer than blades alone.
FAITHFUL = 0.94


def means_the_same(one: Constraint, other: Constraint) -> bool:
    if type(one) is not type(other) or (one.exclude, one.soft) != (other.exclude, other.soft):
        return False
    if one.condition() is None:
        return replace(one, span=(0, 0)) == replace(other, span=(0, 0))
    return one.condition() == other.condition()


def is_read_back(shop, chip: str, constraint: Constraint) -> bool:
    back = shop.parse(chip).constraints
    return len(back) == 1 and means_the_same(back[0], constraint)


@pytest.mark.parametrize("name", SHOPS)
def test_the_chips_that_a_shops_tables_give_rise_to_are_read_back(request, name):
    shop = request.getfixturevalue(name)
    said = [utterance for language in LANGUAGES for of, utterance, _ in rows(language) if of == name]
    queries = [shop.parse(utterance) for utterance in said]
    chips = {(c.kind, c.chip(query.language)): c for query in queries for c in query.constraints}
    lost = [chip for (_, chip), constraint in chips.items() if not is_read_back(shop, chip, constraint)]
    assert chips
    assert len(lost) <= (1 - FAITHFUL) * len(chips), lost


EXACT = [
    ("给6岁的女儿买个轻一点的书包，最好防水，露营用，三百以内", "zh"),
    ("a lighter backpack for my dad, ideally waterproof, for camping, at most 300, not black", "en"),
    ("打印机墨盒，有货的，按销量排", "zh"),
    ("ink for my printer, in stock, best rated first", "en"),
    ("澜枢或者拓砚的手机，至少8GB内存，不要红色或者白色", "zh"),
    ("红轴键盘，续航长一点，只看打折的", "zh"),
    ("red switch keyboard, more battery life, only on sale", "en"),
    ("M码连衣裙，长袖", "zh"),
]


@pytest.mark.parametrize(("said", "locale"), EXACT)
def test_each_chip_of_a_long_wish_is_read_back(demo, said, locale):
    constraints = demo.parse(said).constraints
    assert len(constraints) >= 2
    lost = [chip for each in constraints if not is_read_back(demo, chip := each.chip(locale), each)]
    assert lost == []


def test_a_word_in_quotation_marks_is_that_word_and_nothing_more(demo):
    (text,) = demo.parse("“打印机”").constraints
    assert (text.kind, text.chip("zh")) == ("text", "“打印机”")
