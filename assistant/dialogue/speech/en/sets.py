"""Sets: what is said of them, in English."""

from __future__ import annotations

SENTENCES = {
    "set_added": "The set is in your cart: {kinds}.",
    "set_for_what": "What is the set for? Tell me the use, how many people, and the budget.",
    "set_made": "Here's a set: {kinds}. It comes to {total}.",
    "set_total": "The set comes to {total}.",
    "set_left": "Your budget is {budget}, which leaves {left}.",
    "set_sized": "Big enough for {persons}: {kinds}.",
    "set_each": "One for each person, {persons} in all: {kinds}.",
    "set_one_of_each": "I counted one of each; you can change quantities in the cart.",
    "set_left_out": "The budget has no room for: {kinds}.",
    "set_none_for": "Nothing here is made for that among {kinds}, so I left that out.",
    "set_no_fit": "{piece} fits none of the others here; take another of either.",
    "set_none_such": "Nothing suitable in stock for: {kinds}.",
    "set_not_all": "Not every piece meets this: {what}.",
    "set_too_little": "{budget} is too little for a set: {kinds} cost {least} at least.",
    "set_dropped": "Left out: {kinds}.",
    "set_nothing_left": "Then nothing is left of the set. What else can I find?",
    "set_so_already": "No piece of the set is like that.",
    "set_swapped": "{before} is now {after}; the rest stays.",
    "set_swap_which": "Which piece should I swap? Say its name or its place.",
    "set_none_other": "The budget leaves no other choice for this: {kind}.",
    "set_none_cheaper": "Nothing cheaper for this: {kind}.",
}
SUGGESTIONS = {
    "add_set": "Add all to my cart",
    "swap_piece": "Swap the {kind}",
    "cheaper_piece": "Swap the {kind} for cheaper ones",
    "set_for": "A whole set of {category}",
    "set_budget": "Under {budget}",
}
