"""Word list: English that people use every day; a word that is right as it is is no mistyped name."""

from __future__ import annotations

# In the form that a dictionary has them; their inflections follow by rule.
WORDS = """
a able about above abroad absent absolute accept access accident accommodation accord account accurate ache achieve
across act action active activity actor actual actually add address adjust adjustable admin admire admit adult advance
advantage adventure advertise advice advise affair affect afford afraid africa after afternoon again against age
agency agent ago agree ahead ai aid aim air airline airplane airport alarm album alcohol alert algebra alike alipay
alive all allergy allow almost alone along already alright also alter although always am amaze amazon ambulance
america american among amount ample an ancient and android anger angle angry animal ankle anniversary announce annoy
annual another answer ant any anybody anymore anyone anything anyway anywhere apart apartment apologize apology app
appeal appear appearance apple application apply appoint appreciate approach approve april aquarium are area aren't
arent argue arm army around arrange arrival arrive art article artist as asap asia aside ask asleep assist assistant
assume at ate attach attack attempt attend attention attitude attract auction audience audio august aunt australia
author auto autumn available average avoid awake award aware away awesome awful awkward baby back backward bacon bad
badge badly bag bake bakery baking balance ball balloon ban banana band bank banner bar barber bare bargain bark barn
base basic basically basis basket bat batch bath bathroom battery battle bay be beach bean bear beard beast beat
beautiful beauty became because become bed bedroom bee beef been beer beetle before beg began begin beginner behave
behavior behind beijing being belief believe bell belong below belt bench bend beneath benefit beside besides best bet
better between beyond bible bicycle big bigger biggest bike bill bin bind biology bird birth birthday bit bite bitter
blade blame blank blanket bleed blend bless blind block blog blood bloom blow board boat body boil bold bomb bond bone
bonus book boost boot border bore born borrow boss bot both bother bottle bottom bought bounce bound bowl box boy
brace brain brake branch brand brave brb bread break breakfast breath breathable breathe brew brick bride bridge brief
briefly bright brilliant bring british broad broke broken brother brought brush btw bucket buddy budget bug build
builder building built bulb bulk bull bulldog bump bunch bundle burden burn burst bury bus bush business busy but
butcher butter butterfly button buy buyer by bye cab cabin cable cafe cage cake calculate calendar call calm came
camera camp camping campus can can't canada cancel cancer candle candy cannot cant cantonese cap capable capital
captain capture car card care career careful carefully carpet carrot carry cart case cash castle casual cat catalog
catch category cathedral cattle caught cause caution celebrate cell cent center central century ceremony certain
certainly chain chair chalk challenge chamber champion chance change channel chapter character charge charm chart
chase chat cheap cheaper cheapest cheapish cheat check checkout cheek cheer cheers cheese chef chemical chemistry
chest chew chic chicken chief child childhood children chin china chinese chip chocolate choice choose chop chose
chosen christmas church cigarette cinema circle city claim clap class classic clean clear clearance clearly clerk
clever click client climate climb clinic clip clock close closet cloth clothes clothing cloud club clue cny coach coal
coast coat code coffee coin cold collar collect collection college color column com comb combine come comfort
comfortable comfy coming comment commit common communicate community commuting compact company compare comparison
compete complain complaint complete completely complex computer concern concert condition conduct confident confirm
confuse connect connection consider consist contact contain content contest context continue contract control
convenient conversation cook cookie cooking cool copy corn corner correct cost cotton cough could couldn't couldnt
count counter country county couple coupon courage courier course court cousin cover cow cozy crack craft crash crazy
cream create creative credit crew crime crisis crisp crop cross crowd crown cruel cruise crush cry cuddle cultural
culture cup cupboard cure curious curl current currently curtain curve cushion custom customer cut cute cycle cycling
dad daddy daily dairy damage damn damp dance danger dangerous dare dark data date daughter day days dead deadline deaf
deal dealer dear death debate debit debt december decide decision declare decorate decrease deep deer default defect
defend define definitely degree delay delete delicate delicious deliver delivered delivery demand dentist deny
department depend deposit depth describe description desert deserve design desire desk despite dessert destroy detail
details detect develop device devil dhl diamond did didn't didnt die diet differ difference different difficult dig
digital dinner direct direction directly dirt dirty disagree disappear disappoint disaster discount discover discuss
disease dish disk display disposable distance divide divorce diy dm do doctor document does doesn't doesnt dog doll
dollar dollars dolphin don't donate done donkey dont door double doubt down download downtown dozen draft drag drama
draw drawer drawing drawn dream dress drew dried drill drink drive driver drop drove drunk dry duck due dumb dump
durable during dust dusty duty each eager eagle ear earlier early earn earth ease easier easily east easter easy eat
edge edit education effect effective effort egg eight eighteen eighty either elbow elder elect election electric
electrical electronic elegant elephant elevator eleven else elsewhere email embarrass embassy emergency emotion employ
employee empty enable end enemy energy engage engine engineer english enjoy enough ensure enter entertain entire
entirely entrance entry envelope environment equal equipment error escape especially essay essential estimate eta etc
eur euro europe euros evaluate eve even evening event eventually ever every everybody everyday everyone everything
everywhere evidence evil exact exactly exam examine example exceed excellent except exchange excite excited excuse
exercise exhibit exist exit expand expect expense expensive experience expert expire explain explode explore express
expression extend extra extreme extremely eye eyes fabric face facebook fact factor factory fade fail failure faint
fair fairly faith fake fall false familiar family famous fan fancy fantastic faq faqs far farm farmer farther fashion
fast faster fat fate father fault faulty favor favorite fear feather feature february fedex fee feed feedback feel
feeling feet fell fellow felt female fence festival fetch fever few fewer field fifteen fifth fifty fight figure file
fill film final finally finance find fine finger finish fire firm first fish fishing fist fit fitness five fix fixed
flag flash flat flavor flaw flesh flew flight float flood floor florist flow flower flu fluffy fluid fly focus fold
foldable folder folk follow fond food fool foot football for forbid force forecast foreign forest forever forget
forgive forgot forgotten fork form formal format former fortunately forty forward found four fourteen fourth fragile
frame france free freedom freeze french frequent fresh friday fridge friend friendly frog from front frozen fruit
frustrate fry fuel full fully fun function fund funny fur furniture further future fyi gain gallery game gaming gap
garage garbage garden gardening garlic gas gate gather gave gbp gear general generally generate generous gentle
gentleman genuine geography german germany get giant gif gift gifts girl give given glad glance glass glasses glossy
glove glow glue gmail go goal goat god gods goes going gold golf gone gonna good goodbye goods google got gotta gotten
government gps grab grade gradual graduate graduation grain gram grammar grand grandfather grandma grandmother grandpa
grant grape grass grateful grave gray great green greet grew grey grill grip ground group grow grown growth guarantee
guard guess guest guidance guide guilty guitar gum gun guy guys gym gymnasium habit had haha hair hairdresser half
hall halloween ham hamster hand handle handsome handy hang hanger happen happy harbor hard hardly harm has hasn't hat
hate have haven't havent having hay he head headache heal health healthy heap hear heard heart heat heaven heavy heel
height held helicopter hell hello help helpful hence her here hers herself hesitate hey hi hidden hide high highly
highway hike hiking hill him himself hint hip hire his history hit hmm hobby hola hold hole holiday hollow holy home
homework honest honestly honey honor hook hope hopefully horrible horse hospital host hot hotel hour hours house
household housewarming housing how however html http https hug huge human humble humid humor hundred hunger hungry
hunt hurry hurt husband i i'd i'll i'm i've ice icon idea ideal identify idk if ignore ill image imagine immediate
immediately imo impact imply import important impossible impress improve in inbox inch incident include income
incorrect increase indeed india indicate individual indoor industry infant info inform information initial injure
injury ink inner input inquire inquiry insect inside insist inspect inspire instagram install instance instant instead
instruction instrument insult insurance insure intelligent intend intense interest interested interesting internal
international internet interview into introduce invent invest invite invoice involve ios iphone iron is island isn't
isnt issue it it's italian italy item items its itself jacket jail jam january japan japanese jar jaw jealous jeans
jewel job jogging join joint joke journal journey joy jpg judge juice juicy july jump june jungle junior junk just
justify keen keep kept key kick kid kids kill kilo kind kinda kindergarten kindly king kingdom kiss kit kitchen kite
kitten klarna knee knew knife knit knitting knock knot know knowledge known korea korean lab label labor lack lad
ladder lady laid lake lamb lamp land lane language lap large largely larger largest last late lately later latest
laugh laundry law lawn lawsuit lawyer lay layer layout lazy lead leader leaf league leak lean learn least leather
leave lecture led left leg legal lemon lend length lens leopard less lesson let let's lets letter level liberty
library license lid lie life lift light lightly lightweight like likely limb limit limited line link linux lion lip
liquid list listen lit liter literally literature little live lively liver living lizard lmk load loan local locate
location lock log lol london lonely long longer look looking looks loose lord lose loss lost lot lots loud lounge love
lovely lover low lower loyal luck lucky lump lunch lung luxury mac machine mad madam made magazine magic mail main
mainly maintain major make maker male mall man manage management manager mandarin mango manner manual manufacture many
map march margin mark market marriage married marry mask mass massive master mastercard match mate material math
mathematics matte matter maximum may maybe mayor me meal mean meaning means meant meanwhile measure meat mechanic
media medical medicine medium meet meeting melt member memory men mental mention menu mercy mere merely mess message
messy met metal meter method middle midnight might mild mile military milk mill million mind mine mini minimum
minister minor minute minutes mirror miss missing mistake mix mixed mixture mobile mode model modern modest moisture
mom moment monarch monday money monitor monkey month months mood moon moral more moreover morning mortgage mosquito
most mostly mother motion motor motorway mountain mouse mouth move movement movie moving much mud multiple mum murder
muscle museum music musical must my myself mystery nail naked name narrow nation national native natural nature
naughty near nearby nearly neat necessary neck need needle needs negative neighbor neither nephew nerve nervous nest
net network never nevertheless new newer newest newly news newspaper next nice night nightmare nine nineteen ninety no
nobody noise noisy none nonsense noon nope nor normal normally north nose not note nothing notice notify novel
november now nowadays nowhere number numbers numerous nurse nut oak obey object observe obtain obvious obviously
occasion occasionally occur ocean october odd of off offer offers office officer official often oil ok okay old older
oldest olive omg on once one ones onion online only onto open opener operate opinion opportunity oppose opposite
option options or oral orange orchestra order ordered ordering orders ordinary org organ organize origin original
originally other others otherwise otp ought our ours ourselves out outcome outdoor outfit outlet output outside oven
over overall overnight overseas owe owl own owner oxygen pace pack package packaging packet page paid pain painful
paint painting pair palace pale pan panel panic panther pants paper parcel pardon parent parents paris park parking
parliament parrot part participate particular partly partner party pass passage passenger passion passport password
past paste path patience patient pattern pause pavement pay payment paypal pc pdf peace peach peak pearl peel pen
pencil penguin pension people pepper per percent perfect perfectly perform performance perfume perhaps period
permanent permit person personal persuade pet petrol pharmacy phase philosophy phone photo phrase physical physics
piano pick picked picky picnic picture pie piece pig pigeon pile pill pillow pilot pin pink pint pipe pit pity pizza
place plain plan plane planet plant plastic plate platform play player pleasant please pleased pleasure plenty plot
pls plug plumber plus plz png pocket poem poet poetry point poison pole police policy polish polite political pollute
pond pony poodle pool poor pop popular population pork port portable portion pose position positive possess possible
possibly post postage postpone pot potato potential pound pounds pour powder power powerful practical practice praise
pray precious precise predict prefer preferably pregnant prepaid prepare presence present president press pressure
pretend pretty prevent previous price prices pricey pricing pride priest primary prime prince princess print printer
prior priority prison privacy private prize pro probably problem procedure process produce product production products
profession professional professor profile profit program progress project promise promo promote promotion prompt proof
proper properly property proposal propose protect protection proud prove provide psychology public publish pull pump
punch punish pupil puppy purchase purchased pure purple purpose purse push put puzzle qualify quality quantity quarrel
quarter queen question questions queue quick quickly quiet quietly quit quite quiz quote rabbit race racket radio rail
rain rainy raise ran random rang range rank rapid rare rarely rash rat rate rather rating raw ray razor reach react
read reader reading ready real realistic reality realize really rear reason reasonable receipt receive received recent
recently rechargeable recipe recognize recommend recommendation recommended record recover rectangle recycle red
reduce refer reflect refresh refrigerator refund refuse regard regardless region register regret regular regularly
reject relate relation relationship relative relax release relevant reliable relief religion rely remain remark
remember remind remote remove rent repair repeat replace replacement reply report represent request require rescue
research reserve resident resist resolve resort resource respect respond response responsible rest restaurant restock
restore restrict result retail retailer retire retro return returned returning returns reusable reveal revenue reverse
review reviews revise reward rhythm rib ribbon rice rich rid ride right ring ripe rise risk river rmb road roast rob
robot rock rocket rod role roll romance romantic roof room root rope rose rotten rough round route routine row royal
rub rubber rubbish rude rug ruin rule ruler rules rumor run runner running rural rush russia russian rust rustic sack
sad saddle safe safely safety said sail sailor salad salary sale sales salon salt same sample sand sandwich sang sat
satisfied satisfy saturday sauce sausage save saving savings saw say saying scale scan scar scarce scare scared scary
scene scent schedule school science scissors scold score scratch scream screen screw script sea seafood seal search
season seat second secondary secret secretary section secure security see seed seek seem seen seldom select selection
self sell seller selling semester senate send senior sense sensitive sent sentence separate september series serious
seriously servant serve service session set setting settings settle seven seventeen seventy several severe sew sewing
sex shade shadow shake shall shallow shame shampoo shanghai shape share shark sharp shave she sheep sheet shelf shell
shelter shift shine shiny ship shipment shipped shipping shirt shock shoe shoot shop shopper shopping shops shore
short shortage shorts should shoulder shouldn't shout show shower shown shows shrink shut shy sick side sigh sight
sign signal signature silence silent silk silly silver similar simple simply sin since sincere sing singer single sink
sir sister sit site situation six sixteen sixth sixty size sizes skill skin skip skirt sku sky slave sleep sleepy
sleeve slept slice slide slight slightly slim slip slope slow slowly small smaller smallest smart smash smell smelly
smile smoke smooth sms snack snake snow so soap soccer social society sock soft software soil sold soldier solid
solution solve some somebody someday somehow someone something sometime sometimes somewhat somewhere son song soon
sore sorry sort soul sound soup sour source south space spaceship spain spaniel spanish spare sparrow speak speaker
special species specific speech speed spell spend spent spice spicy spider spill spin spirit spit spite split spoil
spoke spoken sponsor spoon sport sporty spot spray spread spring square squeeze stadium staff stage stain stair stall
stamp stand standard star stare start starter starve state statement station statue status stay steady steal steam
steel steep step stick sticky stiff still stir stock stolen stomach stone stood stop store stores storm story stove
straight strange stranger strap straw stream street strength stress stretch strict strike string strip stripe strong
struggle student studio study stuff stupid sturdy style stylish subject submarine submit subscribe succeed success
successful such suck sudden suddenly suffer sugar suggest suggestion suggestions suit suitable suitcase suite sum
summer sun sunday sunny sup super supermarket supper supply support suppose supreme sure surely surface surprise
surround survey survive suspect swallow swap swear sweat sweet swell swept swim swimming swing switch symbol sympathy
system table tablet tail tailor take taken takes talent talk tall tank tap tape target task taste tasty tax taxi tbd
tbh tea teach teacher team tear tech technical technique technology tedious teenager teens teeth telephone television
tell temper temperature temple temporary ten tend tender tennis tent term terms terrible test text texture than thank
thanks thanksgiving that that's thats the theater their theirs them theme themselves then theory there therefore these
they they're thick thief thin thing things think third thirst thirsty thirteen thirty this thnx those though thought
thousand thousands thread threat three threw throat through throughout throw thrown thru thumb thunder thursday thus
thx ticket tidy tie tiger tight tiktok till time times tin tiny tip tire tired title tks tnx to toast tobacco today
toe together toilet told tomato tomorrow ton tone tongue tonight too took tool tooth top topic torn total totally
touch tough tour tourist toward towards towel tower town toy toys trace track tracking tractor trade tradition traffic
trail train trained trainer training transfer transform translate transport trap trash travel traveler traveling tray
treasure treat treatment tree trend trendy trial triangle trick trim trip tropical trouble trousers truck true truly
trunk trust truth try tube tuesday tuition tune tunnel turkey turn turtle tv twelve twenty twice twin twist twitter
two type typical typically ugly ultimate umbrella unable uncle unclear under underneath understand understood
underwear unfair unfortunately unhappy uniform union unique unit unite universe university unknown unless unlike
unlikely unnecessary until unusual up update upgrade upload upon upper ups upset upstairs urban urge urgent us usage
usb usd use used useful useless user usps usual usually vacation vague valentine valid valley valuable value van
variety various vary vase vast vegetable vehicle veil version vertical very vessel via victim victory video view
village vintage violent vip virus visa visible vision visit visitor vital vitamin vocabulary voice volume volunteer
vote voucher wage waist wait waiter wake walk wall wallet wander wanna want wanted wants war warehouse warm warn
warranty was wash washable wasn't waste watch water waterproof wave wax way ways we we'll we're we've weak wealth
weapon wear wearing weather web website wechat wedding wednesday weed week weekend weekly weeks weigh weight weird
welcome well went were weren't west wet whale what what's whatever whats whatsapp wheat wheel when whenever where
whereas wherever whether which whichever while whip whisper whistle white who who's whoever whole whom whose why wide
widely widow width wife wifi wild will willing win wind window windows windproof wine wing winner winter wipe wire
wireless wisdom wise wish wishes wishlist with withdraw within without witness woke wolf woman women won won't wonder
wonderful wont wood wooden wool word words wore work worked worker working works world worm worn worried worry worse
worst worth worthy would wouldn't wound wow wrap wreck wrist write writer writing written wrong wrote www yard yeah
year yearly years yell yellow yep yes yesterday yet yield yo you you're you've young younger your youre yours yourself
youth youtube zero zip zone zoo
"""
