"""Order credentials: the number of an order in a message, and what proves that it is the shopper's own."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from functools import partial

from assistant.language.locales import ORDERS, join_marks, join_patterns, join_words
from assistant.language.normal_text import NormalText
from assistant.query import Query
from assistant.understanding.intents.intents import is_service
from assistant.understanding.tokens import Span

# Questions of the dialogue, by their names, after which a bare number is the answer.
ASKED_NUMBER, ASKED_PROOF, ASKED_OF_COMPLAINT = "order_number", "order_proof", "complaint"

_of_either = partial(join_patterns, ORDERS)
_COLONS = join_marks("COLONS")
# How a contact is introduced: my phone number is.
_CALLED = (
    rf"(?:(?:{_of_either('MINE')})?(?:{_of_either('CONTACTS')})(?:{_of_either('CONTACT_TAILS')})?"
    rf"\s*(?:{_of_either('IS')}|:)?\s*)?"
)
_EMAIL = re.compile(
    r"(?<![a-z0-9._%+-])" + _CALLED + r"([a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5})"
)
_PHONE = re.compile(
    _CALLED + r"(?<![a-z0-9_-])((?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\+\d{1,3}(?:[ -]?\(?\d{2,4}\)?){2,5}"
    r"|\(?\d{3}\)?[ -]\d{3}[ -]\d{4})(?![a-z0-9_-])"
)
_TAIL = re.compile(
    rf"(?:(?:{_of_either('MINE')})?(?:{_of_either('PHONES')})(?:{_of_either('PHONE_TAILS')})?(?:{_of_either('OF')})?\s*)?"
    rf"(?:{_of_either('LAST_DIGITS')})(?:{_of_either('OF_THE_PHONE')})?"
    rf"\s*(?:{_of_either('ARE')}|[{_COLONS}=])?\s*(\d{{4}})(?!\d)"
)
_FOUR = re.compile(r"(?<![a-z0-9_.-])\d{4}(?![a-z0-9_.-])")
# A number and a proof that nobody asked for: 20261012-4831 1234.
_SEPARATORS, _END_MARKS = ("".join(join_words(ORDERS, name)) for name in ("SEPARATORS", "END_MARKS"))
_BOTH = re.compile(
    rf"(?<![a-z0-9-])#?(?=(?:[a-z-]{{0,8}}\d){{6}})[a-z0-9-]{{6,40}}[{_SEPARATORS}]{{1,3}}"
    rf"(?:(?:{_of_either('BEFORE_PROOF')})?(?:{_of_either('PROOFS')})(?:{_of_either('PROOF_TAILS')})?"
    rf"[ {_COLONS}]{{0,2}})?(\d{{4}})(?![a-z0-9-])[{_END_MARKS}]{{0,3}}"
)
_TOKEN = re.compile(r"(?<![a-z0-9_.-])#?([a-z0-9]+(?:-[a-z0-9]+)*)(?![a-z0-9_-]|\.\d)")
_SAID = re.compile(_of_either("ORDERS"))
_LOOKS_UP = re.compile(_of_either("LOOKS_UP"))
# May stand beside a number that is all of a message.
_EDGES = f" #.!?{join_marks('PAUSES')}"
_FEWEST_CHARACTERS, _FEWEST_DIGITS = 5, 4
# So many digits alone are no price and no model.
_TELLING_DIGITS = 6
# And so many, most of them in a row, are an order's whatever is said beside them; 2000-3000 is a range.
_SAYS_ITSELF, _IN_A_ROW = 8, re.compile(r"\d{6}")
_SHORT_ANSWER = 24
# Digits of a Chinese mobile number, without the country's.
_MOBILE = 11


@dataclass(frozen=True, slots=True)
class Credentials:
    """The number of an order and a proof, where they stand in the normal text; `taken` says nothing else."""

    number_span: Span | None = None
    proof: str | None = None
    proof_span: Span | None = None
    taken: tuple[Span, ...] = ()


def find_credentials(text: str, asked: str | None, known: Container[str]) -> Credentials:
    """What a normal text names of an order; `known` are ids of products, which are no numbers of orders."""
    proof, taken = _find_proof(text, asked)
    rest = text if taken is None else f"{text[: taken[0]]}{' ' * (taken[1] - taken[0])}{text[taken[1] :]}"
    number = _find_order_number(rest, asked, known, has_proof=proof is not None)
    spans = tuple(span for span in (number[0] if number and number[1] else None, taken) if span is not None)
    return Credentials(number[0] if number else None, proof, taken, spans)


def _find_proof(text: str, asked: str | None) -> tuple[str | None, Span | None]:
    if "@" in text and (match := _EMAIL.search(text)):
        return match[1], match.span()
    if match := _PHONE.search(text):
        digits = re.sub(r"\D", "", match[1])
        return digits[-_MOBILE:] if digits.startswith("86") else digits, match.span()
    if match := _TAIL.search(text):
        return match[1], match.span()
    if asked in (ASKED_NUMBER, ASKED_PROOF) and len(text) <= _SHORT_ANSWER and (match := _FOUR.search(text)):
        return match[0], match.span()
    if match := _BOTH.fullmatch(text):
        return match[1], match.span(1)
    return None, None


def _find_order_number(
    text: str, asked: str | None, known: Container[str], *, has_proof: bool
) -> tuple[Span, bool] | None:
    """Where the number stands, and whether it can be nothing else."""
    tokens = [match for match in _TOKEN.finditer(text) if _may_be_one(match[1], known)]
    if not tokens:
        return None
    # The one with the most digits: 3 of a sentence is a count.
    match = max(tokens, key=lambda token: sum(char.isdigit() for char in token[1]))
    said = asked in (ASKED_NUMBER, ASKED_OF_COMPLAINT) or has_proof or bool(_SAID.search(text))
    alone = text.strip(_EDGES) == match[1]
    digits = sum(char.isdigit() for char in match[1])
    said = said or _says_itself(match[1]) or (digits >= _TELLING_DIGITS and bool(_LOOKS_UP.search(text)))
    if not (said or alone):
        return None
    return match.span(1), said or digits >= _TELLING_DIGITS


def _says_itself(token: str) -> bool:
    return sum(char.isdigit() for char in token) >= _SAYS_ITSELF and _IN_A_ROW.search(token) is not None


def _may_be_one(token: str, known: Container[str]) -> bool:
    digits = sum(char.isdigit() for char in token)
    return len(token) >= _FEWEST_CHARACTERS and digits >= _FEWEST_DIGITS and token not in known


def apply_credentials(query: Query, found: Credentials, written: NormalText) -> Query:
    """The query with the number of an order and its proof; where nothing else is asked they ask how that stands."""
    if found.number_span is None and found.proof is None:
        return query
    number = None
    if found.number_span is not None:
        number = written.written[slice(*written.span(*found.number_span))]
    if found.taken and not is_service(query.intent):
        # My number ends in 4321: what else is said of an order is no wish.
        query = replace(
            query,
            intent="order_status",
            intents=("order_status",),
            constraints=(),
            unknown=(),
            not_sold=(),
            wants_more=False,
        )
    span = None if found.proof_span is None else written.span(*found.proof_span)
    return replace(query, order_number=number, proof=found.proof, proof_span=span)
