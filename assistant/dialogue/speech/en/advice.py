"""Advice: which one to take and why, and what a dearer one has for its price, in English."""

from __future__ import annotations

SENTENCES = {
    "pick": "I'd go for the {title}: {reasons}.",
    "pick_only": "There's just the {title} here, and it would do: {reasons}.",
    "pick_other": "If {name} matters more to you, look at the {title} ({value}).",
    "pick_cheaper": "If you'd rather spend less, the {title} is {price}.",
    "extreme_named": "The {most} is the {title}: {name} {value}.",
    "extreme": "The {title} has the {most} {name}: {value}.",
    "extreme_next": "Next comes the {title} with {value}.",
    "extreme_same": "The {title} has the same figure.",
    "first_price_asc": "The cheapest is the {title} at {price}.",
    "first_price_desc": "The dearest is the {title} at {price}.",
    "first_newest": "The newest is the {title}, out since {released}.",
    "first_popular": "The best seller is the {title}.",
    "first_rating": "The best rated is the {title}: {rating} from {count} buyers.",
    "worth_gains": "For {difference} more, the {dear} gives you this over the {cheap}: {gains}.",
    "worth_if": "It's worth it if {name} matters to you; if not, the {cheap} is enough.",
    "worth_rating": "Buyers like it better; if money matters more, the {cheap} is enough.",
    "worth_only_says": "The figures don't show it. The page of the {dear} says {words}. "
    "If that isn't worth {difference} to you, the {cheap} is enough.",
    "worth_nothing": "I can't see what the {dear} has for {difference} more. The {cheap} is enough.",
    "worth_alone": "The {title} is {price}, and there's nothing cheaper of its kind here to hold against it.",
    "worth_says": "Its page says {words}.",
}
REASONS = {
    "pick_more": "{before}, {after}",
    "pick_last": "{before}, and {after}",
    "pick_says": "its page says {words}",
    "pick_has": "it has {name}",
    "pick_meets": "it matches “{name}”",
    "pick_value": "its {name} is {value}",
    "pick_best": "it has the {most} {name} of these ({value})",
    "pick_best_rated": "buyers rate it highest ({rating} from {count})",
    "pick_rated": "it's rated {rating} by {count} buyers",
    "pick_cheapest": "at {price} it costs least",
    "pick_price": "it's {price}",
    "pick_sells": "it sells best of these",
}
