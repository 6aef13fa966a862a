"""Delivery terms: what delivery costs and from what spend on it is free, as the shop's own articles say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from types import ModuleType

from assistant.knowledge.articles import Article
from assistant.language.locales import DELIVERY, LEXICONS, join_marks
from assistant.language.normal_text import normal
from assistant.money import to_minor

_PAUSES = join_marks("COMMAS") + join_marks("SEMICOLONS")
_ENDS = re.escape("".join(mark for mark in join_marks("SENTENCE_MARKS") if mark not in _PAUSES))
_SENTENCE = re.compile(rf"[^{_ENDS}]+(?:\.\d+[^{_ENDS}]*)*[{_ENDS}]?")
# An article with another purpose is read only where it speaks of delivery and of nothing that comes back.
_OF_DELIVERY = ("shipping", "faq", "promotion")


@dataclass(frozen=True, slots=True)
class DeliveryTerms:
    """What an article says of delivery: amounts in minor units, None where it says none, and the sentence that does.

    `after_coupons` tells that only what is left after coupons counts towards `free_from_minor`.
    """

    fee_minor: int | None
    free_from_minor: int | None
    after_coupons: bool
    article_id: str
    sentence: str

    def fee_for(self, goods_minor: int, saving_minor: int = 0) -> int | None:
        """What delivery costs for goods worth so much of which a coupon takes something off; None where not known."""
        counted = goods_minor - (saving_minor if self.after_coupons else 0)
        if self.free_from_minor is not None and counted >= self.free_from_minor:
            return 0
        return self.fee_minor

    def missing_minor(self, goods_minor: int, saving_minor: int = 0) -> int | None:
        """What is missing to free delivery, 0 when it is reached; None where delivery is never said to be free."""
        if self.free_from_minor is None:
            return None
        return max(0, self.free_from_minor - goods_minor + (saving_minor if self.after_coupons else 0))


def read_delivery_terms(articles: Iterable[Article], currency: str) -> DeliveryTerms | None:
    """The usual terms, of the first article that says from what spend on delivery is free, else of one with a fee.

    What is said of some regions, of express or of what is sent back is left alone.
    """
    order = {intent: n for n, intent in enumerate(_OF_DELIVERY)}
    about = sorted((each for each in articles if each.intent in order), key=lambda each: order[each.intent])
    found = [terms for each in about if (terms := _read_article(each, currency)) is not None]
    return next((each for each in found if each.free_from_minor is not None), found[0] if found else None)


def _read_article(article: Article, currency: str) -> DeliveryTerms | None:
    table = DELIVERY[article.language]
    terms: DeliveryTerms | None = None
    for sentence in _sentences(article.answer):
        free = _amount(table.FREE_FROM, sentence, table, currency)
        fee = _amount(table.FEE, sentence, table, currency)
        if free is None and fee is None:
            continue
        after = re.search(table.AFTER_COUPONS, normal(sentence)) is not None
        if terms is None:
            terms = DeliveryTerms(fee, free, after, article.id, sentence)
            continue
        told = terms.free_from_minor if terms.free_from_minor is not None else free
        paid = terms.fee_minor if terms.fee_minor is not None else fee
        if (told, paid) != (terms.free_from_minor, terms.fee_minor):
            both = LEXICONS[article.language].GAP.join((terms.sentence, sentence))
            terms = replace(terms, fee_minor=paid, free_from_minor=told, sentence=both)
    return terms


def _sentences(text: str) -> Iterator[str]:
    return (match[0].strip() for match in _SENTENCE.finditer(text) if match[0].strip())


def _amount(pattern: str, sentence: str, table: ModuleType, currency: str) -> int | None:
    """The first amount that the pattern finds, unless it is one for some places or some parcels only."""
    plain = normal(sentence)
    for match in re.finditer(pattern, plain):
        if re.search(table.NOT_USUAL, plain[: match.end()]):
            return None
        said = next(value for value in match.groupdict().values() if value)
        return to_minor(float(said.replace(",", "")), currency)
    return None
