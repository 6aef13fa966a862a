"""What a step answers: the learned acts of a message that each step is an answer to."""

from __future__ import annotations

# A search that begins anew, and one that goes on with the wish in hand.
SEEKING = ("find", "gift", "set_new")
REFINING = ("narrow", "widen", "ask_options", "have", "dislike", "none_of_these", "set_drop")
OF_AN_ORDER = (
    "track", "late", "lost", "order_cancel", "order_return", "order_change", "order_refund", "invoice", "order_items",
)  # fmt: skip
# What leaves the goods out that it names.
STRIKING = ("have", "set_drop", "dislike")
ACTS_OF_STEP: dict[str, tuple[str, ...]] = {
    "ShowMore": ("more", "none_of_these", "dislike", "suggest", "widen"),
    "FindByWords": ("narrow", "find"),
    "FindCheaper": ("cheaper", "narrow"),
    "Recommend": ("suggest", "widen", "pick"),
    "SayNotSold": ("find",),
    "StartOver": ("start_over",),
    "UndoTurns": ("undo", "back"),
    "ShowListBefore": ("back",),
    "ReturnToWish": ("back",),
    "AnswerQuestion": ("ask_fact", "ask_fit", "ask_options"),
    "TellPricesFixed": ("haggle",),
    "TellDetails": ("ask_fact", "ask_fit", "ask_options"),
    "TellStock": ("ask_stock",),
    "TellPrice": ("ask_price",),
    "TellCoupons": ("ask_coupon",),
    "AskWhichProduct": ("ask_fact", "ask_fit", "ask_stock", "ask_options", "ask_price"),
    "ExplainWhy": ("why",),
    "ExplainWhyNot": ("why_not",),
    "StrikeEvidence": ("for_other",),
    "OfferRelated": ("related",),
    "OfferPremium": ("better",),
    "CompareGoods": ("compare",),
    "StopOffers": ("no_offers",),
    "ResumeOffers": ("suggest",),
    "SuggestGifts": ("gift", "have", "suggest", "find", "narrow", "cheaper", "dislike", "more", "none_of_these"),
    "AddToCart": ("add", "add_all"),
    "AddNamedToCart": ("add",),
    "AskWhatToAdd": ("add",),
    "SetCartQuantity": ("set_quantity",),
    "AskWhatToChange": ("set_quantity", "remove"),
    "RemoveFromCart": ("remove", "set_drop"),
    "ClearCart": ("clear",),
    "ShowCart": ("show_cart",),
    "CheckCoupon": ("apply_coupon", "ask_coupon"),
    "CheckOut": ("checkout",),
    "FillUpCart": ("fill_up",),
    "ChangeCart": ("add", "add_all", "remove", "set_quantity", "clear", "undo", "set_drop"),
    "TellTotal": ("show_cart", "ask_price", "ask_delivery"),
    "PickOne": ("pick", "suggest"),
    "WeighPrice": ("worth", "why"),
    "PutSetTogether": ("set_new", "have", "narrow"),
    "ChangeSet": ("set_swap", "set_drop", "have", "remove", "narrow", "ask_options", "find"),
    "SwapPiece": ("set_swap", "narrow", "cheaper"),
    "AddSetToCart": ("add_all", "add"),
    "QuoteArticle": (
        "policy", "ask_delivery", "invoice", "ask_coupon", "haggle", "broken", "wrong_item", "late", "lost",
        "order_cancel", "order_return", "order_change", "order_refund",
    ),
    "SayNoArticle": ("policy", "ask_delivery", "ask_coupon", "haggle"),
    "AskForOrder": OF_AN_ORDER,
    "TellOrder": OF_AN_ORDER,
    "AnswerComplaint": ("broken", "wrong_item", "late", "lost", "bad_service", "insult"),
    "NoteForPerson": ("contact",),
    "CallPerson": ("person",),
    "TellWaiting": ("wait", "greeting"),
    "ResumeAssistant": ("leave_queue", "no_person"),
    "GiveFeedback": ("dislike", "like"),
    "TellStoredData": ("export_data",),
    "ExportData": ("export_data",),
    "AskToErase": ("delete_data",),
    "EraseData": ("delete_data", "yes"),
    "KeepData": ("no", "leave_queue"),
    "ForbidPersonalUse": ("no_offers", "delete_data"),
    "AllowPersonalUse": ("suggest",),
}  # fmt: skip
# What is asked for in so many words, by the act of the languages' own tables whose words they are. These few are said
# in no other way and mean nothing else; of which of them a learned act speaks is not told apart.
IN_WORDS: dict[str, str] = {
    "undo": "UndoTurns", "previous": "ShowListBefore", "no_offers": "StopOffers", "offers_again": "ResumeOffers",
    "personal_off": "ForbidPersonalUse", "personal_on": "AllowPersonalUse", "data_erase": "AskToErase",
    "data_export": "ExportData", "data_stored": "TellStoredData", "for_other": "StrikeEvidence",
    "fill_up": "FillUpCart", "coupon": "TellCoupons", "apply_coupon": "CheckCoupon",
}  # fmt: skip
# What is said back to courtesies and feelings, by its key.
COURTESY_OF_TALK: dict[str, tuple[str, ...]] = {
    "greeting": ("greeting",), "thanks": ("thanks", "like"), "goodbye": ("bye", "undecided"),
    "insult": ("insult", "bad_service"),
    "off_topic": ("chat",), "chitchat": ("chat",), "laugh": ("ack",), "speak_zh": ("language",),
    "speak_en": ("language",), "bot": ("bot",), "abilities": ("abilities",), "anyone": ("wait", "greeting"),
    "undecided": ("undecided",), "like": ("like",), "ack": ("ack",), "contact": ("contact",), "order_kept": ("no",),
    "never_mind": ("leave_queue", "undecided", "no"), "no": ("no",), "yes": ("yes", "ack"),
}  # fmt: skip
