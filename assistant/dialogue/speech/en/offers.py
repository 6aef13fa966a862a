"""Offers: what goes with a thing, what is a step up, and how several differ, in English."""

from __future__ import annotations

SENTENCES = {
    "compare": "The table shows where they differ.",
    "compare_difference": "The main differences between the {a} and the {b}: {parts}.",
    "compare_says": "The page of the {a} says {first}; that of the {b} says {second}.",
    "compare_not_sold": "We don't sell {what} here, so I can't compare with that.",
    "compare_price": "{cheap} is {difference} cheaper.",
    "compare_enough_flag": "If {name} is no big matter to you, {cheap} is enough.",
    "compare_enough_number": "{name}: {more} against {less}. If you don't mind, {cheap} is enough.",
    "compare_no_better": "The sheets don't show what makes {dear} better. {cheap} is enough.",
    "compare_open": "Which one suits depends on which row of the table matters to you.",
    "compare_same": "Their product sheets say the same.",
    "compare_more": "I can compare two to four products. Search first, then use “Compare”.",
    "related_for": "Often bought with {title}:",
    "related_for_kind": "People who buy {category} often buy these too:",
    "related_before": "What often goes with {title} I showed you before: {what}.",
    "related_none": "As far as I can see, nothing else is needed with the {title}.",
    "related_of_kind": "These are what the shop has for {kind}.",
    "premium_for": "A clear step up from {title}:",
    "premium_before": "The step up from {title} I showed you before: {what}.",
    "premium_dearer": "No figure shows a clearly better one. These cost more; their pages say why.",
    "related_made_for": "For the {title} there is {what}, made for it. You don't need more than that.",
    "premium_none": "Nothing a little dearer is clearly better. This one will do.",
    "offers_off": "OK, no more suggestions. Say “suggest things again” when you want them.",
    "offers_on": "OK, I'll suggest things again where they fit.",
}
SUGGESTIONS = {
    "compare": "Compare the first one and the second one",
    "no_offers": "No more suggestions",
    "related": "What goes with the first one",
    "premium": "Something better",
    "offers_again": "Suggest things again",
}
