"""Dialogue acts: what English words do by being said (why this one, take that back, yes). Notation in `understanding.intents.acts`."""

from __future__ import annotations

_COUPON = "(coupon|voucher|promo code|discount code|promotion code|coupon code|voucher code)"
_ORDER = "(order|parcel|package|delivery|purchase|shipment)"
_MY_DATA = "(my|all my|all of my|any of my)( personal|) (data|information|info|details|history|records|account|chat|chat history|chats|conversation|conversations|profile)"
_SUGGEST = "(recommend|suggest|show|pick|choose|offer|list|select)"
_SUGGESTING = "(recommending|suggesting|showing|offering|pushing)"
_OFFERS = "(recommendations|suggestions|offers|upsells|recommendation|suggestion|extras|add ons)"
_WANT = "(i want to|i'd like to|i would like to|i need to|i have to|can i|could i|can you|could you|please|how do i|how can i|let me|want to|i wanna)"
_NTH = "(the |)(first|second|third|fourth|fifth|last)( one|)"
_IDIOT = "(stupid|dumb|useless|idiot|an idiot|moron|a moron|rubbish|garbage|trash|terrible|awful|crap|pathetic|the worst|ridiculous|horrible|bad at this|no help|hopeless)"

ACTS: dict[str, tuple[str, ...]] = {
    # How the search goes on.
    "undo": (
        "undo( that| it| this| the last one| the last step| again| once more| one more| another|)", "(once more|one more) undo", "(take|took) (that|it|this) back", "go back (one step|a step|one)", "=go back", "=back", "(scratch|scrap|strike) (that|it|this)", "forget what i( just|) said", "ignore (that|what i( just|) said|my last message|the last one)", "i didn't mean (that|it|to)", "(that|it) was a (mistake|typo)", "(change|put|switch) (it|that|everything) back", "(my|that was my) mistake", "=oops", "as it was before", "revert( that| it|)",
        "i misspoke",
    ),
    "previous": (
        "(show me |go back to |see |back to |show |)(the |your |those |)(previous|earlier|preceding)( ones| one| results| page| list| items| products| options| batch| selection| set|)", "(the |those |)(ones|results|items|products|options) (before|from before|you showed me before|you showed before|you showed me earlier|you showed earlier|earlier)", "=last page", "(show me |)(the |)ones i saw before", "what you showed me (before|earlier|first)", "page back",
    ),
    "go_back": (
        "(let's |lets |can we |could we |)(go |going |coming |come |circle |switch |head |)back to( the| those| my| our| what i was looking at| what i was looking for| what we were looking at|)", "(return|returning|switch back|go back|going back) to( the| those| my|)", "where were we", "as i was saying", "(anyway|ok|okay) back to( the| those|)", "continue with( the| those|)",
    ),
    "take_back": (
        "(it |that |this |they |)(does not|doesn't|doesnt|don't|dont|do not|needn't|neednt|need not|didn't)( really|) (have to be|need to be|need to have|have to have|have to|be)", "any (colour|color|brand|size|material|style|shape|length|flavour|flavor|weight|capacity|type|price)( is fine| is ok| is okay| will do| works|)", "(does not|doesn't|doesnt|don't|dont|do not|no longer|not)( really|) matter(s|)( any more| anymore| to me|)", "no matter( what| the| which|)", "regardless of( the|)", "~(forget|ignore|disregard|skip|scrap|lose)( about|) (the|that|my)", "~(i |we |it |)(don't|do not|doesn't|no longer)( really|) need( to be| it to be| to have|)( a| an| the|)", "~no need (for|to be)( a| an|)", "~(drop|remove|clear|cancel|take back|take off|undo|lift|without) (the|that|my)", "(i |we |)(don't|dont|do not|no longer)( really|) (care about|care|mind|mind about)( the| which| what|)", "(is |are |)(not|no longer|isn't|isnt|not that|not so) (important|needed|required|necessary|a must|essential)( any more| anymore|)", "not( necessarily| strictly|) necessarily", "whatever", "whichever", "no (preference|restriction|limit|limits|requirement|requirements)( on| for| about|)( the|)", "(i'm |im |)(flexible|easy|open)( on| about| with)( the|)",
    ),
    # A product.
    "why": (
        f"why (did|do|would|are|were|have|has|should) (you|u|they)( keep| always|)( just|) ({_SUGGEST}|{_SUGGESTING}|recommended|suggested|shown|shows|picked|chosen)( me|)", "why (is|was|are|were)( this| that| it| these| those)( one| ones|)( here| shown| recommended| suggested| offered| listed| first| on top| in the list| for me|)", "=why", "why (this|these|that|those)( one| ones|)", "what makes (you|this|that|it)( think| one| recommend| suggest| so|)", "(based|going) on what", f"how come( you|)( ({_SUGGEST}|{_SUGGESTING}|recommended|suggested)| are {_SUGGESTING}|)( me|)", "why am i (seeing|getting|shown|being shown)", "how did you (pick|choose|come up with|select|decide on|find)", "(what's|whats|what is|what was) (the|your) (reason|reasoning|logic|evidence|basis)( for| behind|)", "why do you think (i'd|id|i would|i|i'll) (like|want|need)", "why the (recommendation|suggestion)( of|)",
        "why should i( buy| get| want| pick| take|)",
    ),
    "why_not": (
        "why not( recommend| suggest| show| show me| offer| the|)", f"why (did|do|have|would) you not ({_SUGGEST}|{_SUGGESTING}|recommended|suggested|shown|include|mention)( me|)", f"why (didn't|didnt|don't|dont|haven't|aren't|wouldn't|won't) you ({_SUGGEST}|{_SUGGESTING}|recommended|suggested|shown|include|mention|have)( me|)", "why (isn't|isnt|wasn't|wasnt|aren't|arent|weren't|werent|is|was) (the|there|there a|there any|any|a|an|no)", "why (isn't|isnt|wasn't|wasnt|aren't|arent|weren't|werent)", "why no", f"how come (you didn't|you don't|you haven't|there's no|there is no|no|there are no|not)( {_SUGGEST}|)( me|)",
    ),
    "coupon": (
        f"(can|could|may|do) i (use|apply|get|redeem|have|put) (a|my|any|the|this|that|an|) ({_COUPON}|discount)(s|)( on| for| with|)", f"(does|do|will|would|is) (a|the|any|my|this|that) ({_COUPON})( also|) (apply|work|valid|count)( on| to| for| with|)", f"(any|a|is there a|is there any|are there any|are there|got a|got any) ({_COUPON}) (for|on|that applies to|that works on|to use on|applicable to)", f"does (it|this|that|this one|that one) (have|come with|take|accept) (a|any) ({_COUPON})", f"(what|which) ({_COUPON}) (can i use|apply|applies|work|works|is there|are there)( on| for| to| with|)", f"({_COUPON}) (apply|applies|applicable|work|works)( on| for| to|)", f"(with|after) (a|the|my) ({_COUPON})",
    ),
    "for_other": (
        "(that|this|those|these|they|it) (was|were) (just |only |all |)(a gift|a present|gifts|presents|a gift for|a present for|gifts for|presents for|as a gift|for a gift)", f"{_NTH} (was|is|were) (just |only |)(a gift|a present|for someone else|for somebody else|for a friend|for my|for our)", "(that's|thats|that is|those are|those were) (a gift|a present|gifts|presents|a gift for|a present for)", "(that|it|those|these|they|the last one) (was|were|wasn't|weren't) (just |only |)(for)( someone else| somebody else| my| a| me| another person| other people|)", "(that's|thats|that is|it's|it is|this is|they're|those are|that was|it was|those were|they were) not (for me|mine|my taste|for myself|my own)", "(that|it) (wasn't|isn't) (for me|mine|my taste|for myself)", "not for (me|myself)", "(i|we) (bought|got|ordered|was looking at|looked at) (that|it|those|this|them|these) (for|as a) (someone else|somebody else|a friend|my|a gift|a present|another person|a colleague)", "(i'm|im|i am|i was) (shopping|buying|looking|asking) (for|on behalf of) (someone else|somebody else|a friend|another person)",
    ),
    "no_offers": (
        f"(please |can you |could you |)(stop|quit|no more) ({_SUGGESTING}|{_OFFERS})( me|)( things| stuff| other things| other stuff| more| anything| extras| products| add ons|)", "(don't|dont|do not|never) (recommend|suggest|offer|push|upsell)( me|)( things| anything| stuff| other things| anything else| more| any more| extras| other products|)", f"(turn|switch) off( the|) ({_OFFERS})", f"(turn|switch)( the|) ({_OFFERS}) off", f"(no|without|hide|disable|enough)( more| the| of your| with the|) ({_OFFERS})( please|)", "stop (upselling|trying to sell me|selling me|pushing)( things| stuff| more|)",
    ),
    "offers_again": (
        "(you can |you may |please |start |)(recommend|suggest|show|recommending|suggesting|showing)( me|)( things| stuff| offers| suggestions|) again", f"(turn|switch)( back|) on( the|) ({_OFFERS})", f"(turn|switch)( the|) ({_OFFERS})( back|) on( again|)", f"(enable|resume|bring back|restore)( the|) ({_OFFERS})", f"({_OFFERS}) (on|again)", f"(i want|i'd like|show me)( the|) ({_OFFERS}) again",
    ),
    # The cart.
    "checkout": (
        "(i'd like to |i want to |let me |can i |how do i |go to |proceed to |take me to |ready to |let's |i'll |)(check out|checkout|check me out)( now| please|)", "(go|proceed|take me|bring me|continue) to( the|) (checkout|payment|till)", "(place|submit|complete|confirm|finish) (my|the|an|this) order", "(ready|all set) to (pay|buy|order)( now|)", "=((let me|i want to|i'd like to|can i|i'll) (pay|order)( now| for it| for them| for everything|)|pay|pay now|buy now|pay please|i'm done shopping|that's everything|order now)", "(buy|order) (everything|it all|them all|all of it|all of them)( now|)",
    ),
    "bundle": (
        "(a |the |an |)(full|complete|whole|entire) (outfit|setup|gear|look)( of| for|)", "?(a |the |an |)(full|complete|whole|entire) (set|kit|bundle|package)( of| for|)", "(a |an |the |)(outfit|kit|bundle|starter kit|starter set|starter pack)( for| of|)", "(everything|all the stuff|all the gear|all the things|all) (i|we|you|one|they)('d|'ll|) (need|needs|might need|will need|would need)( for| to go| to|)", "(put|get|make|build|pull)( me|)( together|) (a|an) (set|kit|outfit|bundle|look)( together|)( for|)", "(kit|gear|dress|set|fit) (me|us|him|her|them) (out|up)( for|)", "(from |)head to toe", "what (do|would|should|will) (i|we) need (for|to go)", "(all the |all |)(gear|equipment) for", "?(a |the |)(set|kit)( of| for|)",
    ),
    "swap": (
        "(swap|switch|replace|substitute|trade|change)( out|) (the|that|this|my|it|them)", "swap( out|)", "(swap|replace|switch|change) it (for|with|to)( a| an| another|)", "instead of the", "(a |)different",
    ),
    "fill_up": (
        "how much (more|else|extra|is missing|am i short)( do i need| to spend| must i spend| should i spend| do i have to spend| to add|)( to get| to reach| for| until| to qualify for| before)( free shipping| free delivery)", "how (far|close)( away|) (am i|are we) (from|to)( getting|) free (shipping|delivery)", "(to |)(reach|get|qualify for|hit|unlock|reach the) free (shipping|delivery)", "(an |some |any |)(add on|add-on|addon|filler|small thing|cheap thing|little something)(s|)( item|)( to get| to reach| for)( the|) free (shipping|delivery)", "(fill|top|round|make)( up|)( the| my|) (cart|basket|order)( up|)( to free shipping| for free shipping|)", "what (can|should|could) i add (to get|for) free (shipping|delivery)", "(what's|whats|what is|what am i|how much is)( still|) (missing|left|lacking|needed|short)( for| to get| to reach| until| till| of|)( the|) free (shipping|delivery)", "(add|put in|throw in|find|find me|get|get me|any|need|i need) (something|anything|a little something|one more thing|one thing|a small thing)( small| cheap| little| tiny| cheap and small|)( else|) to (get there|reach it|reach that|get to it|make it|top it up|top up|qualify|fill up|get free shipping|get free delivery|get over the line)", "(do|does) (i|my cart|my order|it) (get|have|qualify for)( already|) free (shipping|delivery)",
    ),
    "apply_coupon": (
        f"(please |can you |i want to |)(use|apply|redeem|enter|add|activate)( the| my| a| this| that| your|) ({_COUPON})", f"(i have|i've got|ive got|i got|have|here's|here is)( a| the| my| this|) ({_COUPON})", f"(my|the) ({_COUPON}) is", f"put( in|) (the|my|a) ({_COUPON})",
    ),
    # Orders.
    "track": (
        f"(where's|wheres|where is|where are|what about|any news on|any update on|what happened to|what's happening with|status of|whats with|what's up with)( the| my| our| that|) ({_ORDER})", f"(track|trace|check|check on|follow|look up|find)( the| my| our| an|) ({_ORDER})", "(track|trace) (it|this|that)", f"({_ORDER}) (status|tracking|number|update)", f"(my|the|our) ({_ORDER})( still|)( hasn't| hasnt| has not| didn't| didnt| is not| isn't| never| not)( yet|)( arrived| come| shipped| here| been delivered| arrive| show up| been sent| moved|)( yet|)", f"(has|did|is|was|when will|when is|when does) (my|the|our) ({_ORDER})( been|)( shipped| sent| arrive| arriving| come| coming| ship| delivered| get here|)( yet|)", f"my ({_ORDER})", "(still |)(not|hasn't|hasnt|never)( yet|) (arrived|here yet|delivered|come yet|shipped)( yet|)", "still not here", "tracking( number| info| information|)", "when will it (arrive|come|get here|be here|be delivered)",
    ),
    "order_change": (
        "(change|update|edit|correct|modify|fix)( the| my|)( delivery| shipping|) (address|phone number)( of| on| for|)( my| the|)( order|)", "(wrong|another|different|new|incorrect)( delivery| shipping|) address", "(change|edit|modify|update|amend)( my| the| an| this| that)( last|) order", "(send|ship|deliver) (it|my order|this|them) (to|somewhere) (another|a different|a new|else)( address|)", "(made a mistake|mistake) (in|on|with) my order", "(ordered|bought|got|picked|chose) the wrong (size|colour|color|one|thing|model|item)",
    ),
    "order_cancel": (
        f"({_WANT} |)(cancel|call off|stop|void|withdraw)( the| my| this| that| an| our)( last| latest| recent|) ({_ORDER})", "(cancel|void) order", f"(don't|dont|do not|no longer) (want|need) (my|the|this|that) ({_ORDER})( any more| anymore|)", "order cancel(l|)ation", f"={_WANT} cancel( it| this| that| them| everything|)",
    ),
    "order_return": (
        "(i |i'd |we |)(want|need|like|wanna|have|wish|would like)( to) (return|send back|give back|exchange)( it| this| that| my order| my| the| something| an item|)", "(return|exchange|send back)( my| the| this| that| an)( last|) (order|purchase|item|package|parcel)", "(start|begin|request|make|open|file) a return( request|)", "send (it|this|that|them) back", "return (it|this|that|them)", "=return", "=returns", "=exchange", "(arrived|came|is|was|it's) (broken|damaged|defective|faulty|the wrong size)", "how do i return my order",
    ),
    "order_refund": (
        "(i |i'd |we |)(want|need|like|wanna|request|claim|get|would like|demand)( to get| to have|)( a| my|)( full|) (refund|money back)", "(where's|where is|wheres|when will i get|when do i get|what about|status of|haven't got|haven't received|still waiting for|waiting for|when is)( my| the|)( a|) (refund|money back)", "refund (status|me|my order|my money|it|please)", "(give|send|pay) (me|us) (my|the) money back", "=refund", "(has|was|did) (my|the) (refund)", "my refund",
    ),
    "invoice": (
        "(i need |i want |can i get |can i have |could i get |send me |give me |please send |get |)(an |a |the |my |)(tax |vat |e-|)(invoice|receipt)( for| please| of|)", "(invoice|vat|tax) (number|receipt|title)",
    ),
    # What is known of the shopper.
    "data_stored": (
        "what( personal|) (data|information|info|details) (do|have|did|are) you( all| actually| currently|) (store|stored|know|keep|kept|save|saved|collect|collected|collecting|remember|recorded|record|have|hold|storing|keeping|got)( about me| on me| of mine|)", "what (do|have|did) you (store|stored|collect|collected|recorded|record)( about me| on me| of mine|)", "what (do|have) you (know|store|stored|got|keep|have|saved) (about|on) me", "(show|tell|let me see|see|view|access|what is|what's|what about)( me|) (my|all my)( personal|) (data|information|info|profile)", "=my data", "=privacy", "(what's|whats|what is) (stored|saved|kept|known)( about me|)", "do you (store|keep|save|collect|track|remember)( any|) (my|anything about me|data|data about me)( data| information|)", "which data",
    ),
    "data_export": (
        f"(export|download|send me|give me|email me|get|extract|copy)( all| a copy of|) ({_MY_DATA})", "(a |)copy of my( personal|) (data|information)", "data export", "export (it|everything|data)",
    ),
    "data_erase": (
        f"(delete|erase|remove|wipe|clear|destroy|forget|drop|purge)( all|)( of|) ({_MY_DATA})", "(forget|erase|delete)( everything about|) me", "forget (what|everything|all|all that) you know( about me|)", "delete (everything|all|what) (you|you've|you have)( know| stored| got| have| kept|)( about| on|)( me|)", "right to be forgotten", "close my account",
    ),
    "personal_off": (
        f"(stop|turn off|switch off|disable|no|no more|don't want|dont want|don't show me|opt out of|without)( the|) (personal|personalised|personalized|personalisation|personalization|tailored|targeted)( {_OFFERS}| ads| content| results|)", f"(turn|switch)( the|)( my|) (personal|personalised|personalized|tailored)( {_OFFERS}| ads| content| results|) off", "(don't|dont|do not|stop|never|please don't|quit) (track|tracking|follow|following|profile|profiling|spy|spying|watch|watching|recording|record)( on|) me", "(don't|dont|do not|stop|never) (use|using)( my| any of my)( personal|) (history|data|information|past orders|past purchases|purchases|orders|purchase history|browsing history|profile)( for recommendations|)",
    ),
    "personal_on": (
        f"(turn on|switch on|enable|allow|use|start|i want|yes to|opt in to|show me)( the|) (personal|personalised|personalized|personalisation|personalization|tailored)( {_OFFERS}| content| results|)", f"(turn|switch)( the|)( my|) (personal|personalised|personalized|tailored)( {_OFFERS}| ads| content| results|)( back|) on( again|)", "(you can|you may|feel free to|please|ok to|okay to|yes) use( my| any of my)( personal|) (history|data|information|past orders|past purchases|purchases|orders|purchase history|browsing history|profile)", "remember (me|my taste|what i like)",
    ),
    # Answers.
    "never_mind": (
        "=(never mind|nevermind|never mind that|nvm|forget it|forget that|forget about it|don't bother|dont bother|cancel|cancel that|cancel it|leave it|it doesn't matter|doesn't matter|doesnt matter|no matter|not important|it's nothing|nothing|it's fine|skip it|skip|drop it|another time|some other time|maybe later|later|not now|i changed my mind|changed my mind|let's leave it|no worries|stop)",
    ),
    "yes": (
        "=(yes|yes please|yea|yeah|yep|yup|ya|yes i do|yes it is|yes that's right|sure|sure thing|ok|okay|k|kk|okey|alright|all right|of course|please do|please|go ahead|go for it|sounds good|sounds great|sounds fine|that's right|thats right|right|correct|that's correct|absolutely|definitely|certainly|exactly|indeed|do it|do that|i do|i would|i'd like that|i agree|agreed|agree|confirm|confirmed|fine|fine by me|that works|works for me|good|great|perfect|very well|by all means|aye|affirmative|you can|you may)",
    ),
    "no": (
        "=(no|no thanks|no thank you|no thx|no ty|nope|nah|not really|no way|don't|dont|please don't|i don't|i dont|i do not|i'd rather not|id rather not|rather not|not yet|negative|no need|not necessary|i don't think so|i dont think so|not at all|no i don't|no it isn't|no it's not|i'm good|im good|i disagree|disagree|i don't want that|i don't want to|wrong|that's wrong|incorrect|not right)",
    ),
    "speak_zh": (
        "(please |can you |could you |do you |can we |let's |i'd like to |i prefer to |)(speak|use|reply in|answer in|respond in|switch to|talk in|talk|write in|write|change to|continue in|chat in)( in|)( the|) (chinese|mandarin)( language|)( please|)", "=(chinese|chinese please|in chinese|in chinese please|mandarin|mandarin please)", "(change|set)( the|) language to (chinese|mandarin)",
    ),
    "speak_en": (
        "(please |can you |could you |do you |can we |let's |i'd like to |i prefer to |)(speak|use|reply in|answer in|respond in|switch to|talk in|talk|write in|write|change to|continue in|chat in)( in|)( the|) english( language|)( please|)", "=(english|english please|in english|in english please)", "(change|set)( the|) language to english", "i don't (speak|understand|read) chinese",
    ),
    # To someone who is waited for.
    "anyone": (
        "=((is |)(anyone|anybody|someone|somebody)( still| really|)( there| here| coming|)|(are you|you)( still|) there|how (long|much longer)( do i have to wait| will it take| is the wait| will this take| is it|)( still|)|(where is|where's|wheres) (everyone|everybody|the agent|the person|the human|my agent)|still waiting|(i'm |i am |im )(still |)waiting|(how many|who is|who's) (ahead|before|in front)( of me|)|what's my (position|place)( in the queue| in line|))",
    ),
    # Talk.
    "bot": (
        "(are|r) (you|u)( really| actually| even| just|)( a| an| some kind of| my|) (human|robot|bot|chatbot|chat bot|real|real person|real human|person|ai|machine|computer|computer program|program|chatgpt|gpt|llm|language model|assistant|live agent|real agent|human being)( or a robot| or a bot| or a human| or a person| or human| or bot| or a machine| or ai| being| or what|)", "(am i|is this) (talking|speaking|chatting|writing)( to| with)( a| an| some|) (human|robot|bot|chatbot|real person|person|ai|machine|computer|real human)( or a robot| or a bot| or a human| or a person|)", "is (this|it|that|there)( a| an|) (human|robot|bot|chatbot|real person|person|ai|machine|computer|automated|automatic reply)( or a robot| or a bot| or a human| here| or a real person|)", "(who|what) (are|r) (you|u)( really| exactly|)", "(what's|whats|what is|do you have a|got a) (your |)name", "(human|robot|bot) or (human|robot|bot|person)", "is anyone (real |human )there",
    ),
    "abilities": (
        "what (can|could|do|will) (you|u)( actually| even| all|) (do|help|help with|help me with|offer me|know)( for me| here| for us| to help|)", "what( kind of|) (things|stuff) (can|do) you (do|help with|help me with)", "how (can|do|could) you help( me| us|)", "how (does this|do i use this|does it|do you|do i use you) (work|chat|work exactly)", "how do i use (this|you|this chat)", "what are (you able to do|your features|your abilities|you for|you good for)", "=(help|help me|features|what can i ask|what now|instructions|menu)", "what can i (ask|say|ask you|type)( here|)",
    ),
    "insult": (
        f"(you're|youre|you are|ur|u r|you're so|you are so|you're all|this is|this bot is|this chat is|that's|that was|you're just|you're really|you are really|what a|such a|you're such a|you) (so |really |a |an |just |absolutely |completely |totally |)({_IDIOT})( bot| robot| assistant| machine| chatbot|)", "(stupid|dumb|useless|idiotic|crappy|shitty|fucking|worthless|silly|retarded|damn|bloody|rubbish|garbage) (bot|robot|machine|assistant|chatbot|computer|thing|ai|program|website|shop|store)", "(fuck|fck|screw|damn)( you| off| this| it|)", "you (suck|stink)", "this sucks", "(idiot|moron|imbecile|asshole|bastard|bitch|dickhead|dumbass|bullshit|shit|wtf|stfu|scumbag)", "shut (up|the fuck up)", "go to hell", "get lost", "=(stupid|dumb|useless|rubbish|trash|garbage|crap|pathetic)", "how (stupid|dumb) (can you be|are you)", "i hate (you|this bot|this thing)", "are you (stupid|dumb|an idiot|kidding me|deaf|blind)",
    ),
    "off_topic": (
        "(what's|whats|what is|how's|hows|how is)( the| today's|) weather( like|)( today| tomorrow| in|)", "(weather forecast|weather today|will it rain|is it raining)( today| tomorrow|)", "(tell|say|give)( me|) (a|another|some|an) (joke|story|riddle|fun fact|jokes)", "(write|compose|make|code|generate)( me|) (a|an|some|my|this|the) (poem|code|essay|song|story|program|python script|script|python|homework|letter|cv|resume|speech|function|haiku|rap|app|javascript)", "write( me|)( some|) (code|python|java|javascript|sql|poetry)", "(do|help me with|help with|solve) my (homework|maths|math|essay)", "(who's|whos|who is|who was) (the|your) (president|prime minister|king|queen|pope|boss|ceo|creator|god|author)( of|)", "(who|what) (won|wins|is winning) (the)( game| match| election| world cup| super bowl|)", "(politics|election|elections|war in|religion)", "(what's|whats|what is|what are) the (capital of|meaning of life|stock price of|population of|square root of|latest news|news|time|date)", "(translate|translation of)( this| that| it|)", "(do you|you) love me", "(will you|would you|can you) (marry me|be my girlfriend|be my boyfriend|be my friend|go out with me|date me)", "(how old|where) are you( from|)", "are you (single|married|happy|alive|conscious|male|female|a boy|a girl|gay)", "(sing|play)( me|)( a| me a|) (song|game|music|songs)", "what (time|day|date) is it", "(stock market|stock price|stock prices|bitcoin price|bitcoin|lottery numbers|horoscope|football score|football scores)", "(i'm|im|i am|i feel) (so |)(bored|lonely|depressed|sad)", "what do you think (of|about) (trump|biden|politics|china|america|religion|god|love|life)", "(meaning of life|do you believe in god|do you dream|do you have feelings)",
    ),
    "laugh": (
        "=(lol|lmao|lmfao|rofl|haha|hahaha|hahahaha|hahahahaha|ha|ha ha|ha ha ha|hehe|hehehe|heh|lolol|lool|xd|that's funny|thats funny|funny|very funny|so funny|lol ok|haha ok)",
    ),
}  # fmt: skip
