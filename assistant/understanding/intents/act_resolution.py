"""Act resolution: which of the acts that a message has words for are meant, and which wishes they take back."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from assistant.language.normal_text import is_cjk
from assistant.query import Constraint, Flag, Number, Query, Value
from assistant.understanding.intents.acts import ALONE, FOR_OCCASION, IF_WISHED, OF_NAMES, Act
from assistant.understanding.intents.intents import is_service
from assistant.understanding.tokens import CONTENT, Piece, Span
from assistant.understanding.vocabulary import TAIL, Sense, SenseKind, Vocabulary

# The contract's intent for an act; said with the others where it is a job of its own.
INTENT_OF: dict[str, str] = {
    "checkout": "cart", "fill_up": "cart", "apply_coupon": "promotion", "bundle": "bundle", "track": "order_status",
    "order_change": "order_status", "order_cancel": "order_status", "order_return": "returns",
    "order_refund": "returns", "invoice": "faq", "data_stored": "privacy", "data_export": "privacy",
    "data_erase": "privacy", "personal_off": "privacy", "personal_on": "privacy", "bot": "chitchat",
    "abilities": "chitchat", "insult": "chitchat", "off_topic": "chitchat", "laugh": "chitchat",
}  # fmt: skip
# The intent of an act that steers what is under way: only where nothing else that is said has one.
STEERING: dict[str, str] = {
    "undo": "refine", "previous": "refine", "go_back": "refine", "take_back": "refine", "why": "detail",
    "why_not": "detail", "coupon": "detail", "for_other": "feedback", "no_offers": "feedback",
    "offers_again": "feedback", "swap": "refine",
}  # fmt: skip
# Of these, what is said about goods that are named with it: they are not searched for.
_ABOUT_GOODS = frozenset({"why", "why_not", "coupon", "for_other"})
# It, this one: whatever else acts say with these words.
_OF_A_THING = frozenset({"why", "why_not", "coupon", "for_other", "swap", "order_return"})
ANSWERS = frozenset({"yes", "no", "never_mind"})
# Said where something is wished for, these words are part of that wish: I want to order a lamp.
_OF_NO_WISH = frozenset({
    "undo", "previous", "checkout", "for_other", "no_offers", "offers_again", "insult", "off_topic", "personal_on",
})  # fmt: skip
_COURTESIES = frozenset({"thanks", "greeting", "goodbye", "chitchat"})
_SAY_LITTLE: frozenset[SenseKind] = frozenset({"filler", "definite", "closer", "turn", "link", "for"})
_POINT: frozenset[SenseKind] = frozenset({"reference", "pick"})
# Whom something was for says nothing of what is wanted.
_OF_PEOPLE = frozenset({"recipient", "occasion"})
_MOST_ALONE = 4
# Goods of so many kinds make a set.
_FEWEST_KINDS = 3


_NAMES: tuple[SenseKind, ...] = ("colour_name", "brand_word", "price_name", "facet")
# Between an act and the wish that it takes back.
_BETWEEN: tuple[SenseKind, ...] = ("filler", "or", "link", "definite", "brand_word", "turn", "for", "negator")


@dataclass(frozen=True, slots=True)
class ResolvedActs:
    """The acts that may be meant, by the words around them; what is taken back, and where that is named.

    `pointing` are the surfaces among the words of acts that point at something: why this one.
    """

    acts: tuple[Act, ...] = ()
    pointing: tuple[Piece, ...] = ()
    drops: tuple[str, ...] = ()
    named: tuple[Span, ...] = ()
    persons: int | None = None


def resolve_acts(
    acts: Sequence[Act],
    pieces: Sequence[Piece],
    vocabulary: Vocabulary,
    *,
    words: Container[Span],
    wished: Sequence[Constraint],
    persons: int | None,
) -> ResolvedActs:
    """The acts that hold beside these `pieces`, the surfaces of the whole message.

    `words` are where the segmenter cuts them, for what is a word of one character only there (换帐篷, but 换季);
    `wished` is what was wished so far.
    """
    acts = [act for act in acts if not any(_gives_way(act, piece) for piece in pieces)]
    acts = [act for act in acts if act.span[1] - act.span[0] > 1 or act.span in words]
    outside = [p for p in pieces if not any(p.start < act.span[1] and act.span[0] < p.end for act in acts)]
    # 不用: where it takes nothing back it is an answer.
    answers = {act.span for act in acts if act.mark == ALONE}
    alone = all(act.mark == ALONE or act.span in answers for act in acts)
    kept: list[Act] = []
    drops: list[str] = []
    named: list[Span] = []
    for act in acts:
        if act.mark == ALONE and not (alone and _says_little(outside, vocabulary, pointing=act.name not in ANSWERS)):
            continue
        if act.mark == FOR_OCCASION and not (persons or any(_is_of_several(piece, vocabulary) for piece in pieces)):
            continue
        if act.name == "take_back":
            found = _find_slots_beside(act, pieces, wished, vocabulary)
            if not found and (act.mark == IF_WISHED or outside):
                continue
            drops += [kind for kind, _ in found]
            named += [span for _, span in found]
        kept.append(act)
    pointing = [piece for piece in pieces if piece.has("reference") and any(_is_in(piece, act) for act in kept)]
    return ResolvedActs(tuple(kept), tuple(pointing), tuple(dict.fromkeys(drops)), tuple(named), persons)


def is_meant(act: Act, query: Query) -> bool:
    """Whether an act is meant in a message that says this besides."""
    wishes = any(c.kind not in _OF_PEOPLE for c in query.constraints) or bool(query.not_sold)
    if act.name in _OF_NO_WISH:
        return not wishes
    if act.name == "swap":
        return query.names_any_goods or bool(query.references)
    return True


def apply_acts(query: Query, resolved: ResolvedActs) -> Query:
    """The query with what is done by being said, and with the intent that this has."""
    acts = list(dict.fromkeys(act.name for act in resolved.acts))
    if query.intent == "promotion" and any(r.position is not None for r in query.references):
        acts.append("coupon")  # any voucher for this one
    if "coupon" in acts:
        acts = [act for act in acts if act != "apply_coupon"]
    if query.names_any_goods or query.intent in ("greeting", "goodbye"):
        # A wish that begins anew takes nothing back; ok, bye is no answer.
        unmeant = {"take_back"} if query.names_any_goods else ANSWERS
        acts = [act for act in acts if act not in unmeant]
        resolved = replace(resolved, drops=())
    query = replace(query, persons=resolved.persons)
    if not acts:
        return query
    intents = query.intents
    about = next((act for act in acts if act in _ABOUT_GOODS), None)
    steering = next((act for act in acts if act in STEERING), None)
    if "bundle" in acts and not is_service(query.intent):
        intents = ("bundle", *(intent for intent in intents if intent not in ("bundle", "search", "gift", "unknown")))
    elif about is not None and not (is_service(query.intent) and query.intent != "promotion"):
        intents = (STEERING[about],)
    elif steering is not None and query.intent in ("unknown", *_COURTESIES):
        intents = (STEERING[steering],)
    constraints, quantity = query.constraints, query.quantity
    if "bundle" in acts and resolved.persons is not None:
        # A set for four: so many of some pieces of it, and no tent for four alone.
        constraints = tuple(c for c in constraints if not (isinstance(c, Number) and c.said[0] == resolved.persons))
        quantity = None
    return replace(
        query,
        constraints=constraints,
        quantity=quantity,
        intent=intents[0],
        intents=intents,
        acts=tuple(dict.fromkeys(acts)),
        drops=resolved.drops,
        drops_price=query.drops_price or "price" in resolved.drops,
    )


def build_act_pieces(text: str, resolved: ResolvedActs) -> list[Piece]:
    """The acts as pieces of the normal text, with the intents that they have and what they point at."""
    found: dict[Span, list[Sense]] = {}
    for act in resolved.acts:
        senses = found.setdefault(act.span, [])
        senses.append(Sense("act", act.name))
        if act.name in INTENT_OF:
            senses.append(Sense("intent", INTENT_OF[act.name]))
        if act.name in _OF_A_THING:
            senses += [sense for piece in resolved.pointing if _is_in(piece, act) for sense in piece.refs("reference")]
    return [Piece(*span, text[slice(*span)], tuple(senses)) for span, senses in found.items()]


def _gives_way(act: Act, piece: Piece) -> bool:
    """Whether the words of an act are part of something longer, or begin inside a name."""
    start, end = act.span
    if not piece.senses or not (piece.start < end and start < piece.end):
        return False
    if (piece.start, piece.end) == act.span:
        return piece.has(*CONTENT)
    contains = piece.start <= start and end <= piece.end
    return contains or piece.start < start or (end < piece.end and piece.has(*CONTENT))


def _is_in(piece: Piece, act: Act) -> bool:
    return act.span[0] <= piece.start and piece.end <= act.span[1]


def _is_of_several(piece: Piece, vocabulary: Vocabulary) -> bool:
    """Whether a piece is an occasion or begins with one (camping gear, 露营装备), or many kinds of goods: 文具."""
    if piece.has("occasion"):
        return True
    goods = vocabulary.goods.resolve(piece.key, piece.senses)
    if goods is not None and len(goods.categories) >= _FEWEST_KINDS:
        return True
    begun = piece.key[:2] if is_cjk(piece.key) else piece.key.partition(" ")[0]
    return piece.has("category", "node") and any(sense.kind == "occasion" for sense in vocabulary.senses(begun))


def _says_little(pieces: Sequence[Piece], vocabulary: Vocabulary, *, pointing: bool) -> bool:
    # A particle is a word wherever it stands: 算了吧.
    said = [piece.senses or vocabulary.senses(piece.key) for piece in pieces if not piece.is_stop]
    return len(said) <= _MOST_ALONE and all(
        senses
        and all(
            sense.kind in _SAY_LITTLE
            or (pointing and sense.kind in _POINT)
            or (sense.kind == "intent" and sense.ref in _COURTESIES)
            for sense in senses
        )
        for senses in said
    )


def _find_slots_beside(
    act: Act, pieces: Sequence[Piece], wished: Sequence[Constraint], vocabulary: Vocabulary
) -> list[tuple[str, Span]]:
    """The kinds of wishes that an act names, else those right before it, else right after, and where."""
    inside = [piece for piece in pieces if _is_in(piece, act)]
    before = [piece for piece in reversed(pieces) if piece.end <= act.span[0]]
    after = [piece for piece in pieces if piece.start >= act.span[1]]
    held = {slot_of(constraint) for constraint in wished}
    for side in (inside, before, after):
        found: list[tuple[str, Span]] = []
        for piece in side:
            kinds = [] if piece.is_stop else _slots_named(piece, vocabulary)
            if act.mark == OF_NAMES and not piece.has(*_NAMES):
                kinds = []
            elif act.mark == IF_WISHED:
                kinds = [kind for kind in kinds if kind in held]
            if not kinds and side is not inside and not piece.has(*_BETWEEN):
                break
            found += [(kind, (piece.start, piece.end)) for kind in kinds]
        if found:
            return found
    return []


def slot_of(constraint: Constraint) -> str:
    """How a wish is called when it is taken back: by its kind, or as facet:<id>."""
    match constraint:
        case Flag(facet=facet) | Value(facet=facet):
            return f"facet:{facet}"
        case Number(facets=facets):
            return f"facet:{facets[0]}"
    return constraint.kind


def _slots_named(piece: Piece, vocabulary: Vocabulary) -> list[str]:
    """What a piece names, or is one of: colour, brand, price, or some facet of the shop."""
    if piece.has("colour", "colour_name"):
        return ["colour"]
    if piece.has("brand", "brand_word"):
        return ["brand"]
    if piece.has("price_name", "any_price"):
        return ["price"]
    facets = [sense.ref for sense in (*piece.refs("facet"), *piece.refs("flag"))]
    facets += [vocabulary.values[s.ref].facet for s in piece.refs("value") if s.strength > TAIL]
    if facets:
        return [f"facet:{facet}" for facet in dict.fromkeys(facets)]
    preferences: dict[str, SenseKind] = {"recipient": "person", "occasion": "occasion"}
    return [kind for kind, sense in preferences.items() if piece.has(sense)]
