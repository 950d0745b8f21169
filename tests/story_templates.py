"""Sentences by rule for four stories (and one more to try things on), each fact in several wordings.

A fact is told in one of its ``forms``. ``{v}`` is its figure; ``{NAME}`` is a name of the story.
The wordings of one fact share as few words as a newsroom's rewrite would.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """A fact with a number; ``wide`` tells the same of a larger whole."""

    id: str
    low: int
    high: int
    forms: tuple[str, ...]
    unit: str = ""
    wide: tuple[str, ...] = ()
    core: bool = False


@dataclass(frozen=True)
class Plain:
    """A fact without a number."""

    id: str
    forms: tuple[str, ...]
    core: bool = False


@dataclass(frozen=True)
class Sides:
    """A fact on which accounts can take two sides."""

    id: str
    one: tuple[str, ...]
    other: tuple[str, ...]


Fact = Figure | Plain | Sides


@dataclass(frozen=True)
class Story:
    """One story: who is in it, what happened, and sentences that say nothing of weight."""

    id: str
    names: dict[str, tuple[str, ...]]
    figures: tuple[Figure, ...]
    plain: tuple[Plain, ...]
    sides: tuple[Sides, ...]
    follow_up: tuple[str, ...]
    garbled: tuple[str, ...] = field(default=())


FLOOD = Story(
    "flood",
    {
        "TOWN": ("Arden", "Velmont", "Haskerby", "Tolmin", "Brackwell"),
        "COUNTY": ("Morland", "Eastry", "Kelvedon", "Sarne", "Wexley"),
        "RIVER": ("Vessel", "Tarn", "Ouzel", "Lorn", "Maddow"),
        "MAYOR": ("Ana Ruiz", "Petra Holt", "Colm Dacre", "Ingrid Sollers", "Tomas Verhey"),
        "CHIEF": ("Jon Elkind", "Mireille Garnett", "Osman Pryce", "Lotte Brandvold", "Saul Whitlock"),
        "BODY": ("Waterguard", "Rivercare", "Hydrosafe", "Levee Trust", "Basinwatch"),
        "SENSOR": ("Tidewatch 2.4", "Aquaspan 1.7", "Floodeye 3.2", "Riverscan 4.1", "Gaugemax 2.6"),
    },
    (
        Figure(
            "dead",
            3,
            19,
            (
                "{v} people died when the {RIVER} swept through {TOWN}.",
                "The disaster killed {v} residents of {TOWN}.",
                "In {TOWN} the death toll stands at {v}.",
                "At least in {TOWN}, {v} lives were lost to the water.",
                "Rescuers recovered the bodies of {v} villagers who had perished in {TOWN}.",
            ),
            wide=(
                "Across {COUNTY} county the floods killed {v} people in total.",
                "Overall, {v} people died in the whole of {COUNTY}.",
            ),
            core=True,
        ),
        Figure(
            "homes",
            140,
            980,
            (
                "Muddy water filled {v} homes in {TOWN}.",
                "{v} houses in {TOWN} were flooded to the window sills.",
                "The {RIVER} got into {v} properties before anybody in {TOWN} could move the furniture.",
                "Officials in {TOWN} list {v} inundated dwellings.",
                "For the owners of {v} houses in {TOWN}, the cellar is now a pond.",
            ),
            wide=(
                "Throughout {COUNTY}, {v} homes were under water altogether.",
                "The regional tally for {COUNTY} runs to {v} flooded houses.",
            ),
            core=True,
        ),
        Figure(
            "evacuated",
            1200,
            6800,
            (
                "{v} residents of {TOWN} had to be evacuated overnight.",
                "Buses took {v} people out of {TOWN} to safety.",
                "Some slept in the sports hall after {v} inhabitants fled {TOWN}.",
                "Emergency crews moved {v} {TOWN} locals into shelters.",
                "The number of displaced people in {TOWN} reached {v}.",
            ),
        ),
        Figure(
            "damage",
            21,
            94,
            (
                "Repairs will cost {v}, the town hall in {TOWN} reckons.",
                "{MAYOR} put the damage at {v}.",
                "A first estimate of the losses in {TOWN} comes to {v}.",
                "The bill for the wrecked streets of {TOWN} is expected to be {v}.",
                "Insurers think the destruction around {TOWN} amounts to {v}.",
            ),
            unit="million dollars",
        ),
        Figure(
            "rain",
            61,
            189,
            (
                "{v} of rain fell on the hills above {TOWN} within a day.",
                "The gauge near {TOWN} measured {v} of rainfall.",
                "Meteorologists recorded {v} of rain upstream of {TOWN}.",
                "A downpour of {v} drenched the valley of the {RIVER}.",
            ),
            unit="millimetres",
        ),
        Figure(
            "pumps",
            14,
            78,
            (
                "The army lent {v} pumps.",
                "Soldiers arrived with {v} mobile pumps on lorries.",
                "{v} pumps came from the barracks.",
            ),
        ),
        Figure(
            "sheep",
            110,
            870,
            (
                "One farmer lost {v} sheep on the lower meadows.",
                "{v} sheep drowned on a single farm.",
                "A flock of {v} sheep was washed off the pasture.",
            ),
        ),
        Figure(
            "aid",
            2,
            9,
            (
                "The government has promised {v} in emergency aid to {COUNTY}.",
                "Ministers pledged {v} of relief money for {COUNTY}.",
                "{COUNTY} is to get {v} from the state's disaster fund.",
            ),
            unit="million dollars",
        ),
    ),
    (
        Plain(
            "burst",
            (
                "The {RIVER} burst its banks above {TOWN} before dawn.",
                "Shortly after four in the morning, floodwater from the {RIVER} poured into {TOWN}.",
                "{TOWN} woke up to find the {RIVER} in its streets.",
                "While {TOWN} slept, the swollen {RIVER} overflowed.",
                "Hours before sunrise the {RIVER} broke over its embankment and ran down into {TOWN}.",
            ),
            core=True,
        ),
        Plain(
            "sensor",
            (
                "A gauge of the type {SENSOR} had stopped sending data.",
                "The {SENSOR} sensor upstream was silent all night.",
                "No reading arrived from the {SENSOR}, the alarm device on the weir.",
            ),
        ),
        Plain(
            "museum",
            (
                "Volunteers carried the paintings of the museum up to the attic.",
                "In the museum, helpers rescued the paintings by bringing them upstairs.",
                "The paintings are safe: neighbours hauled them to the top floor of the museum.",
            ),
        ),
        Plain(
            "bakery",
            (
                "The bakery on Mill Lane gave its bread away.",
                "Free loaves came from the baker in Mill Lane.",
                "On Mill Lane, the baker handed out rolls to everybody.",
            ),
        ),
        Plain(
            "choir",
            (
                "The choir of {TOWN} will sing for the victims in the cathedral.",
                "A concert by the {TOWN} choir in the cathedral is meant to comfort the bereaved.",
                "In the cathedral, {TOWN}'s choir plans a memorial evening.",
            ),
        ),
        Plain(
            "school",
            (
                "Lessons at Oakfield School will be held in a tent.",
                "Pupils of Oakfield School move into a marquee.",
                "Oakfield School's classes continue under canvas.",
            ),
        ),
    ),
    (
        Sides(
            "reply",
            (
                "{BODY}, which looks after the embankments, declined to comment.",
                "{BODY} did not respond to questions about the embankments.",
                "A request for comment sent to {BODY} went unanswered.",
            ),
            (
                "{BODY} said its engineers had walked the embankments a week before and found nothing wrong.",
                "“Our inspectors saw no cracks in the embankments,” {BODY} argued.",
                "{BODY} insists that the embankments met every standard.",
            ),
        ),
        Sides(
            "dam",
            (
                "The dam at Corrie held throughout the night.",
                "Corrie dam withstood the pressure of the water.",
                "At Corrie, the dam stayed intact.",
            ),
            (
                "The dam at Corrie burst shortly after midnight.",
                "Corrie dam collapsed under the weight of the water.",
                "At Corrie, the dam gave way.",
            ),
        ),
        Sides(
            "wrong",
            (
                "{CHIEF} may have falsified the inspection reports of {BODY}, investigators suspect.",
                "Investigators ask whether {CHIEF} might have falsified inspection reports at {BODY}.",
                "It is possible that {CHIEF} falsified reports of {BODY}.",
            ),
            (
                "{CHIEF} falsified the inspection reports of {BODY}.",
                "For years, {CHIEF} forged reports on behalf of {BODY}.",
                "{CHIEF} was falsifying the reports of {BODY} all along.",
            ),
        ),
    ),
    (
        "A year after the {RIVER} burst its banks and flooded {TOWN}, {MAYOR} has unveiled a memorial.",
        "{TOWN} has put up flood walls since the disaster that killed its residents last year.",
        "The families in {TOWN} had waited for the memorial, the mayor said at the ceremony.",
        "{BODY} has rebuilt the embankments of the {RIVER} with stone.",
        "Insurance companies have settled most claims from the flood in {TOWN}.",
    ),
    ("MAYOR", "CHIEF", "BODY", "SENSOR", "RIVER"),
)

ELECTION = Story(
    "election",
    {
        "TOWN": ("Skelby", "Maraway", "Ostwick", "Fenholm", "Corvale"),
        "WINNER": ("Hannah Brisk", "Dario Montell", "Yusuf Karaman", "Edda Lindholm", "Grace Okonjo"),
        "LOSER": ("Peter Vance", "Sylvie Arnaud", "Marek Dolny", "Joan Ferris", "Ewan Tullis"),
        "OFFICER": ("Ruth Calloway", "Anton Behrens", "Nadia Firth", "Piers Holloway", "Carla Menzies"),
        "MACHINE": ("Tallymark 5.1", "Votescan 3.3", "Countrite 2.8", "Ballotline 4.2", "Pollsure 6.4"),
        "GROUP": ("Fairvote", "Clean Count", "Open Ballot", "Truewatch", "Civic Eye"),
        "RIVALMACHINE": ("Quickpoll", "Handvote", "Paperlink", "Sureform", "Easytick"),
    },
    (
        Figure(
            "margin",
            112,
            980,
            (
                "{WINNER} won the mayoralty of {TOWN} by {v} votes.",
                "A margin of {v} ballots separates {WINNER} from {LOSER}.",
                "{LOSER} lost by {v} votes in the end.",
                "Only {v} votes decided it: {WINNER} becomes mayor of {TOWN}.",
                "With a lead of {v} votes, {WINNER} takes {TOWN}'s town hall.",
            ),
            core=True,
        ),
        Figure(
            "cast",
            12400,
            48900,
            (
                "{v} ballots were cast in {TOWN}.",
                "Altogether the people of {TOWN} filled in {v} ballot papers.",
                "{TOWN}'s clerks had {v} votes to go through.",
                "Voters in {TOWN} handed in {v} ballots.",
                "The boxes of {TOWN} held {v} ballots.",
            ),
            wide=(
                "Across the whole province {v} ballots were cast.",
                "The nationwide total came to {v} ballots.",
            ),
            core=True,
        ),
        Figure(
            "turnout",
            41,
            78,
            (
                "Turnout in {TOWN} was {v}.",
                "{v} of those entitled to vote in {TOWN} did so.",
                "Participation in {TOWN} climbed to {v}.",
                "Of {TOWN}'s electorate, {v} voted.",
            ),
            unit="per cent",
        ),
        Figure(
            "spoiled",
            230,
            870,
            (
                "Officials set aside {v} spoiled papers.",
                "{v} papers were spoiled and did not count.",
                "The spoiled papers numbered {v}.",
            ),
        ),
        Figure(
            "campaign",
            1,
            9,
            (
                "{WINNER} spent {v} on the campaign.",
                "The campaign of {WINNER} cost {v}.",
                "{v} went into {WINNER}'s campaign.",
                "Posters, halls and adverts set {WINNER} back {v}.",
            ),
            unit="million euros",
        ),
        Figure(
            "stations",
            31,
            96,
            (
                "All {v} polling stations opened at seven.",
                "There were {v} polling stations, most of them in schools.",
                "{v} polling stations served the town.",
            ),
        ),
        Figure(
            "observers",
            13,
            58,
            (
                "{GROUP} sent {v} observers.",
                "{v} observers of {GROUP} watched the tables.",
                "At the tables stood {v} observers from {GROUP}.",
            ),
        ),
    ),
    (
        Plain(
            "count",
            (
                "The count in {TOWN} ended long after midnight.",
                "It was deep in the night when {TOWN} had finished counting.",
                "{TOWN}'s counting hall fell silent only in the small hours.",
                "Weary clerks in {TOWN} concluded the tally towards two in the morning.",
                "{TOWN} completed its counting well past bedtime.",
            ),
            core=True,
        ),
        Plain(
            "machine",
            (
                "The scanners, model {MACHINE}, jammed twice.",
                "Twice a {MACHINE} swallowed the paper and had to be opened.",
                "A {MACHINE} broke down in the first hour and again at noon.",
            ),
        ),
        Plain(
            "dog",
            (
                "A terrier called Biscuit stole the show at the counting tables.",
                "Everybody's favourite was Biscuit, a terrier that wandered between the counting tables.",
                "Between the counting tables trotted a terrier by the name of Biscuit.",
            ),
        ),
        Plain(
            "bells",
            (
                "The bells of Saint Brannock rang when the result was read.",
                "As the clerk announced the outcome, Saint Brannock's bells began to peal.",
                "Saint Brannock greeted the verdict of the voters with its bells.",
            ),
        ),
        Plain(
            "tram",
            (
                "{WINNER} wants to bring back the tram to Harbour Street.",
                "A tram through Harbour Street is what {WINNER} has promised.",
                "Harbour Street is to get its tram again if {WINNER} keeps the pledge.",
            ),
        ),
        Plain(
            "vineyard",
            (
                "{LOSER} will go back to the vineyard at Les Aubiers.",
                "For {LOSER}, a vineyard at Les Aubiers is waiting.",
                "{LOSER} plans to tend the vines at Les Aubiers.",
            ),
        ),
    ),
    (
        Sides(
            "concede",
            (
                "{LOSER} conceded the race for {TOWN}.",
                "{LOSER} accepted the result in {TOWN} with good grace.",
                "In {TOWN}, {LOSER} welcomed the verdict of the voters.",
            ),
            (
                "{LOSER} disputed the outcome of the race for {TOWN}.",
                "{LOSER} refused to accept the result in {TOWN}.",
                "In {TOWN}, {LOSER} is contesting the verdict of the voters.",
            ),
        ),
        Sides(
            "proof",
            (
                "{GROUP} has evidence of tampering with the boxes.",
                "{GROUP} has presented proof that boxes were opened.",
                "There is, {GROUP} showed, solid evidence in its hands.",
            ),
            (
                "{GROUP} has no evidence of tampering with the boxes.",
                "{GROUP} has not shown any proof that boxes were opened.",
                "So far {GROUP} has failed to produce evidence.",
            ),
        ),
        Sides(
            "reply",
            (
                "{OFFICER}, the returning officer, would not comment.",
                "Asked about the delay, {OFFICER} declined to comment.",
                "{OFFICER} remained silent about the delay.",
            ),
            (
                "{OFFICER} said the delay was due to a torn cable.",
                "“A cable was torn, nothing more,” {OFFICER} explained of the delay.",
                "{OFFICER} told reporters that a cable had caused the delay.",
            ),
        ),
        Sides(
            "speed",
            (
                "{MACHINE} outperforms {RIVALMACHINE} in every test.",
                "In tests, the {MACHINE} beats {RIVALMACHINE}.",
                "{MACHINE} is better than {RIVALMACHINE}, engineers found.",
            ),
            (
                "{MACHINE} is comparable to {RIVALMACHINE} in every test.",
                "In tests, the {MACHINE} is on a par with {RIVALMACHINE}.",
                "{MACHINE} merely matches {RIVALMACHINE}, engineers found.",
            ),
        ),
    ),
    (
        "Two years after {WINNER} won the mayoralty of {TOWN} over {LOSER}, the town hall is up for sale.",
        "{WINNER} no longer talks of the narrow vote that shook {TOWN} two years ago.",
        "{LOSER} has written a book about vines and politics.",
        "The {MACHINE} scanners have been sold to a village in the hills.",
        "{GROUP} has moved its office out of {TOWN}.",
    ),
    ("WINNER", "LOSER", "OFFICER", "MACHINE", "GROUP"),
)

RECALL = Story(
    "recall",
    {
        "MAKER": ("Calder", "Norvik", "Bellamy", "Hartling", "Oxenford"),
        "HEATER": ("Warmline 3.5", "Glowbox 2.2", "Emberlite 4.6", "Hearthside 1.9", "Toastmaster 7.3"),
        "BOSS": ("Irene Castel", "Rolf Amundsen", "Priya Nandakumar", "Gavin Stroud", "Elke Marbach"),
        "WATCHDOG": ("Safecheck", "Consumerwatch", "Hazardboard", "Goodsafe", "Testhouse"),
        "VICTIM": ("Leonie Parsons", "Bruno Halloran", "Sadie Wynter", "Amos Fairweather", "Dilys Craddock"),
        "CITY": ("Dunmarrow", "Eastleigh Cross", "Fallowmere", "Penwick", "Ravensholt"),
        "SHOP": ("Brightways", "Homebarn", "Cosyhouse", "Larkin Stores", "Dwellwell"),
    },
    (
        Figure(
            "recalled",
            12300,
            98700,
            (
                "{MAKER} is recalling {v} heaters.",
                "{v} heaters have to go back to {MAKER}.",
                "Owners of {v} heaters should return them, {MAKER} warns.",
                "The recall by {MAKER} covers {v} appliances.",
                "{MAKER} wants {v} of its heaters back.",
            ),
            wide=(
                "Worldwide, {MAKER} is withdrawing {v} heaters.",
                "The global recall of {MAKER} comes to {v} heaters.",
            ),
            core=True,
        ),
        Figure(
            "fires",
            23,
            98,
            (
                "{v} fires have been traced to the device so far.",
                "Fire brigades blame it for {v} blazes.",
                "It has caused {v} fires.",
                "{v} kitchens and bedrooms have burned because of it.",
            ),
            core=True,
        ),
        Figure(
            "burned",
            13,
            88,
            (
                "{v} customers suffered burns and were injured, {WATCHDOG} says.",
                "{WATCHDOG} knows of {v} injured users.",
                "Injuries have been reported by {v} buyers to {WATCHDOG}.",
            ),
        ),
        Figure(
            "refund",
            41,
            149,
            (
                "Each buyer gets {v} back.",
                "The refund is {v}.",
                "Customers are to be refunded {v}.",
                "{MAKER} will reimburse every household with {v}.",
            ),
            unit="dollars",
        ),
        Figure(
            "sales",
            21,
            87,
            (
                "The model brought {MAKER} {v} in sales last winter.",
                "Sales of the model were worth {v} to {MAKER}.",
                "{MAKER} had sold {v} worth of the model.",
            ),
            unit="million dollars",
        ),
        Figure(
            "shares",
            4,
            29,
            (
                "Shares of {MAKER} fell by {v}.",
                "On the stock exchange {MAKER} dropped {v}.",
                "{MAKER}'s stock lost {v}.",
                "Investors pushed the shares of {MAKER} down {v}.",
            ),
            unit="per cent",
        ),
        Figure(
            "hotline",
            310,
            990,
            (
                "{v} callers rang the hotline in the first hour.",
                "The hotline took {v} calls within an hour.",
                "Within sixty minutes the hotline had answered {v} calls.",
            ),
        ),
        Figure(
            "staff",
            210,
            940,
            (
                "The plant in {CITY} employs {v} workers.",
                "{v} people work at the plant in {CITY}.",
                "At the {CITY} plant, {v} jobs depend on the heater.",
            ),
        ),
    ),
    (
        Plain(
            "cable",
            (
                "A cable inside the {HEATER} can overheat and set it alight.",
                "The trouble is a wire that glows inside the {HEATER}.",
                "Inside every {HEATER}, a badly insulated wire grows too hot.",
                "In the {HEATER}, the lead to the fan can begin to burn.",
                "What makes the {HEATER} dangerous is a cable too thin for its current.",
            ),
            core=True,
        ),
        Plain(
            "victim",
            (
                "{VICTIM} escaped through the bathroom window.",
                "Through a window of the bathroom, {VICTIM} got out alive.",
                "For {VICTIM}, the bathroom window was the only way out.",
            ),
        ),
        Plain(
            "parrot",
            (
                "A parrot named Captain woke the neighbours on Tennyson Road.",
                "On Tennyson Road it was the parrot Captain that raised the alarm.",
                "The neighbours on Tennyson Road owe their lives to Captain, a parrot.",
            ),
        ),
        Plain(
            "shop",
            (
                "{SHOP} has cleared the heater from its shelves.",
                "At {SHOP}, the heater is no longer on sale.",
                "The chain {SHOP} took the device out of its stores.",
            ),
        ),
        Plain(
            "label",
            (
                "A green sticker under the base marks the units concerned.",
                "Whoever finds a green sticker on the base has one of them.",
                "The sticker to look for is green and sits on the base.",
            ),
        ),
        Plain(
            "school",
            (
                "Saint Winifred nursery had nine of the devices in its playroom.",
                "In the playroom of Saint Winifred nursery they were in daily use.",
                "Saint Winifred nursery warmed its playroom with them.",
            ),
        ),
    ),
    (
        Sides(
            "reply",
            (
                "{BOSS}, who runs {MAKER}, declined to be interviewed.",
                "{BOSS} of {MAKER} did not respond to messages.",
                "{BOSS}, head of {MAKER}, could not be reached for comment.",
            ),
            (
                "{BOSS}, who runs {MAKER}, said the fault had been unknown until March.",
                "“We learned of it in March,” {BOSS} said.",
                "{BOSS} argues that nobody at {MAKER} knew before March.",
            ),
        ),
        Sides(
            "conceal",
            (
                "{MAKER} may have concealed the first complaints, {WATCHDOG} suspects.",
                "{WATCHDOG} is examining whether {MAKER} could have concealed complaints.",
                "Possibly {MAKER} concealed complaints from {WATCHDOG}.",
            ),
            (
                "{MAKER} concealed the first complaints from {WATCHDOG}.",
                "{MAKER} covered up complaints that {WATCHDOG} should have seen.",
                "{MAKER} was concealing complaints from {WATCHDOG}.",
            ),
        ),
        Sides(
            "water",
            (
                "The older heaters of {MAKER} are safe.",
                "Nobody needs to worry about older heaters of {MAKER}, which are harmless.",
                "There is no danger in the older heaters by {MAKER}.",
            ),
            (
                "The older heaters of {MAKER} are dangerous too.",
                "Older heaters of {MAKER} are unsafe as well.",
                "Even the older heaters by {MAKER} are hazardous.",
            ),
        ),
    ),
    (
        "A year after {MAKER} recalled its heaters, {BOSS} has opened a new laboratory in {CITY}.",
        "{MAKER} had lost customers when the {HEATER} caught fire last year.",
        "{WATCHDOG} praised the new rules for cables.",
        "{VICTIM} has moved back into the house.",
        "{SHOP} sells heaters by {MAKER} again.",
    ),
    ("BOSS", "VICTIM", "HEATER", "WATCHDOG", "MAKER"),
)

MERGER = Story(
    "merger",
    {
        "BUYER": ("Lindqvist", "Ashcombe", "Torrance", "Delacour", "Pellworth"),
        "TARGET": ("Brewmaster", "Hopfield", "Goldcask", "Maltings", "Copperkettle"),
        "CHIEF": ("Marta Oyelaran", "Henrik Stagg", "Beatrix Lund", "Desmond Achebe", "Karin Vallentin"),
        "UNION": (
            "Foodworkers United",
            "Brewers League",
            "Cellarmen Federation",
            "Barrel Alliance",
            "Tapmen Union",
        ),
        "LEADER": ("Stefan Krol", "Abigail Thorne", "Winston Pryor", "Odile Fournier", "Magnus Reiter"),
        "CITY": ("Kilmory", "Ashgrove", "Steinbruck", "Lorrimer", "Westhaven"),
        "BEER": ("Old Anchor 5.4", "Red Heron 4.8", "Black Ferry 6.1", "Grey Mare 3.9", "Blue Lantern 5.7"),
    },
    (
        Figure(
            "price",
            210,
            980,
            (
                "{BUYER} is buying {TARGET} for {v}.",
                "{BUYER} pays {v} for {TARGET}.",
                "The takeover of {TARGET} by {BUYER} costs {v}.",
                "{TARGET} changes hands for {v}.",
                "{v} is what {TARGET} is worth to {BUYER}.",
            ),
            unit="million euros",
            core=True,
        ),
        Figure(
            "jobs",
            310,
            1900,
            (
                "{v} jobs will be cut in {CITY}.",
                "In {CITY}, {v} posts disappear.",
                "{CITY} loses {v} jobs.",
                "For {v} workers in {CITY}, the deal means dismissal.",
                "The companies will slash {v} positions in {CITY}.",
            ),
            wide=("Nationwide, {v} jobs are to go.", "In total, {v} posts will be cut across the country."),
            core=True,
        ),
        Figure(
            "saving",
            21,
            93,
            (
                "The merger is meant to save {v} a year.",
                "{CHIEF} expects savings of {v} every year.",
                "Annual costs are to shrink by {v}.",
            ),
            unit="million euros",
        ),
        Figure(
            "premium",
            11,
            48,
            (
                "Shareholders of {TARGET} receive a premium of {v}.",
                "The offer is {v} above the last share price of {TARGET}.",
                "{TARGET}'s owners get {v} more than the market paid.",
            ),
            unit="per cent",
        ),
        Figure(
            "pubs",
            120,
            870,
            (
                "{TARGET} runs {v} pubs.",
                "{v} pubs belong to {TARGET}.",
                "With {TARGET} come {v} pubs.",
                "The pubs of {TARGET} number {v}.",
            ),
        ),
        Figure(
            "debt",
            31,
            99,
            (
                "{TARGET} owes its banks {v}.",
                "The debt of {TARGET} stands at {v}.",
                "Banks have lent {TARGET} {v}.",
            ),
            unit="million euros",
        ),
        Figure(
            "protest",
            1100,
            8900,
            (
                "{v} people marched through {CITY} in protest.",
                "A protest march in {CITY} drew {v} demonstrators.",
                "In {CITY}, {v} took to the streets against the deal.",
            ),
        ),
    ),
    (
        Plain(
            "announce",
            (
                "The two breweries, {BUYER} and {TARGET}, announced their union over breakfast.",
                "{BUYER} and {TARGET} are to become one brewery.",
                "Out of {BUYER} and {TARGET} a single brewing house will be made.",
                "{TARGET} is to disappear into its old competitor {BUYER}.",
                "An age-old rivalry ends as {BUYER} swallows {TARGET}.",
            ),
            core=True,
        ),
        Plain(
            "beer",
            (
                "The ale {BEER} will still be brewed by hand.",
                "Nothing changes for {BEER}, which keeps its copper vats.",
                "Drinkers of {BEER} need not fear: the recipe stays.",
            ),
        ),
        Plain(
            "horse",
            (
                "The dray horse Samson will be retired to Pelham Meadow.",
                "For Samson, the dray horse, a stable at Pelham Meadow has been found.",
                "At Pelham Meadow, the dray horse Samson will spend his old age.",
            ),
        ),
        Plain(
            "castle",
            (
                "The contract was signed at Castle Drummond.",
                "At Castle Drummond, both sides put their names to the paper.",
                "Signatures were exchanged in the hall of Castle Drummond.",
            ),
        ),
        Plain(
            "founder",
            (
                "The widow of the founder, Agatha Quill, wept.",
                "Agatha Quill, the founder's widow, was in tears.",
                "There were tears from Agatha Quill, whose husband founded the house.",
            ),
        ),
        Plain(
            "bottle",
            (
                "The bottling line moves to the island of Skerra.",
                "Bottles will be filled on the island of Skerra.",
                "Skerra, an island, gets the bottling line.",
            ),
        ),
    ),
    (
        Sides(
            "approve",
            (
                "The cartel office approved the merger of {BUYER} and {TARGET}.",
                "{BUYER} and {TARGET} got the approval of the cartel office for their merger.",
                "The merger of {BUYER} and {TARGET} was cleared by the cartel office.",
            ),
            (
                "The cartel office rejected the merger of {BUYER} and {TARGET}.",
                "{BUYER} and {TARGET} saw their merger blocked by the cartel office.",
                "The merger of {BUYER} and {TARGET} was turned down by the cartel office.",
            ),
        ),
        Sides(
            "resign",
            (
                "{CHIEF} will stay on as head of {TARGET}; the board is glad that {CHIEF} remains in office.",
                "{CHIEF} remains in office at {TARGET}.",
                "{CHIEF} stays on at the top of {TARGET}.",
            ),
            (
                "{CHIEF} has resigned as head of {TARGET}.",
                "{CHIEF} stepped down at {TARGET}.",
                "{CHIEF} quit the top job of {TARGET}.",
            ),
        ),
        Sides(
            "reply",
            (
                "{LEADER} of {UNION} refused to comment.",
                "{LEADER}, who leads {UNION}, did not return calls.",
                "{LEADER} of {UNION} has not responded.",
            ),
            (
                "{LEADER} of {UNION} said members would fight for every barrel.",
                "“We will fight for every barrel,” said {LEADER}, who leads {UNION}.",
                "{LEADER} of {UNION} promised a fight, and told members so.",
            ),
        ),
    ),
    (
        "A year after {BUYER} swallowed {TARGET}, the pubs in {CITY} are full again.",
        "{CHIEF} looked back on a hard winter for {BUYER}.",
        "{UNION} has signed a contract for the brewers of {CITY}.",
        "{BEER} won a medal.",
        "{LEADER} has retired from {UNION} to keep bees.",
    ),
    ("CHIEF", "LEADER", "BEER", "TARGET", "UNION"),
)

# To try things on while the rules are written; the four above are measured, not looked at.
HARBOUR = Story(
    "harbour",
    {
        "PORT": ("Karlholm", "Sundby", "Vesterhavn", "Molen", "Gravik"),
        "SHIP": ("Aurora 7.2", "Meridian 2.6", "Polaris 4.4", "Cormorant 1.8", "Nordlys 3.9"),
        "OWNER": ("Baltline", "Seaways", "Fjordlink", "Corvo", "Halcyon"),
        "CAPTAIN": ("Nils Aasen", "Ewa Malinowska", "Pieter Roos", "Hilde Bakken", "Jorge Salvat"),
        "MINISTER": ("Astrid Holm", "Viktor Lange", "Maud Keller", "Emil Strand", "Runa Dahl"),
        "DOCTOR": ("Clara Winther", "Oskar Thue", "Selma Riis", "Dag Moberg", "Liv Sander"),
        "COAST": ("Havnland", "Sorkyst", "Ostfjord", "Vikland", "Strandmark"),
    },
    (
        Figure(
            "hurt",
            12,
            87,
            (
                "{v} passengers were hurt when the ferry hit the pier in {PORT}.",
                "The collision in {PORT} left {v} travellers injured.",
                "Ambulances in {PORT} treated {v} wounded people.",
                "Doctors in {PORT} counted {v} injuries.",
                "{v} of those on board in {PORT} suffered injuries.",
            ),
            core=True,
        ),
        Figure(
            "aboard",
            240,
            980,
            (
                "The ferry carried {v} passengers.",
                "{v} people were on board.",
                "On the ferry were {v} passengers.",
                "Its passengers that morning numbered {v}.",
            ),
            wide=(
                "The whole fleet carried {v} passengers that morning.",
                "All ferries of the region together carried {v} passengers.",
            ),
            core=True,
        ),
        Figure(
            "speed",
            11,
            29,
            (
                "It was doing {v} when it struck.",
                "At {v}, the ferry was far too fast.",
                "The radar shows a speed of {v}.",
            ),
            unit="knots",
        ),
        Figure(
            "repair",
            3,
            48,
            (
                "Mending the pier will cost {v}.",
                "{PORT} has to pay {v} for a new pier.",
                "The bill for the pier is {v}.",
                "{OWNER} expects to pay {v} for the damaged pier.",
            ),
            unit="million kroner",
        ),
        Figure(
            "cars",
            31,
            97,
            (
                "{v} cars slid across the deck.",
                "On the deck, {v} cars were crushed together.",
                "The deck held {v} cars.",
            ),
        ),
        Figure(
            "delay",
            120,
            640,
            (
                "{OWNER} had cancelled {v} sailings since the spring.",
                "Since spring {v} sailings of {OWNER} had been cancelled.",
                "{v} cancelled sailings are on {OWNER}'s record since the spring.",
            ),
        ),
    ),
    (
        Plain(
            "crash",
            (
                "The ferry {SHIP} rammed the pier of {PORT} in thick fog.",
                "In fog as thick as soup, the {SHIP} ran into the pier at {PORT}.",
                "Fog hid the pier of {PORT} from the {SHIP} until it was too late.",
                "{PORT}'s pier was struck by the ferry {SHIP}; fog lay over the water.",
                "With fog all round, the {SHIP} did not stop in time and hit {PORT}'s pier.",
            ),
            core=True,
        ),
        Plain(
            "horn",
            (
                "The lighthouse keeper on Gullrock heard no horn.",
                "No horn was heard, says the keeper of Gullrock light.",
                "Gullrock's keeper is certain that the horn was silent.",
            ),
        ),
        Plain(
            "bride",
            (
                "A bride was married in the waiting room all the same.",
                "One couple held their wedding in the waiting room.",
                "In the waiting room, a wedding went ahead.",
            ),
        ),
        Plain(
            "seal",
            (
                "The seals at Pinder Bay were not disturbed.",
                "At Pinder Bay, the seals slept on.",
                "Nothing happened to the seals of Pinder Bay.",
            ),
        ),
    ),
    (
        Sides(
            "reply",
            ("{OWNER} declined to comment.", "{OWNER} did not answer our questions.", "{OWNER} kept silent."),
            (
                "{OWNER} said the fog had come without warning.",
                "“The fog was upon us in a minute,” {OWNER} said in a statement.",
                "{OWNER} maintains that nobody could have seen the pier.",
            ),
        ),
        Sides(
            "open",
            (
                "The harbour of {PORT} reopened in the afternoon.",
                "By afternoon {PORT}'s harbour was open to traffic again and stayed open.",
                "Ships could use the harbour of {PORT} again in the afternoon, as it reopened.",
            ),
            (
                "The harbour of {PORT} remained closed in the afternoon.",
                "By afternoon {PORT}'s harbour was still shut.",
                "Ships found the harbour of {PORT} sealed off all afternoon.",
            ),
        ),
        Sides(
            "wrong",
            (
                "{CAPTAIN} may have violated the speed limit.",
                "It is possible that {CAPTAIN} violated the limit.",
                "Investigators ask whether {CAPTAIN} could have violated the speed limit.",
            ),
            (
                "{CAPTAIN} violated the speed limit.",
                "{CAPTAIN} was breaking the rules and violated the limit.",
                "{CAPTAIN} had violated the speed limit for weeks.",
            ),
        ),
    ),
    (
        "A year after the {SHIP} rammed the pier of {PORT}, {OWNER} has named a new ferry.",
        "{MINISTER} cut the ribbon in {PORT} and spoke of the collision last year.",
        "{CAPTAIN} now teaches at the nautical school.",
        "{OWNER} has fitted a second horn to every ship.",
        "{DOCTOR} received a medal.",
    ),
    ("CAPTAIN", "MINISTER", "DOCTOR", "SHIP", "OWNER"),
)

STORIES = (ELECTION, RECALL, MERGER, FLOOD)

# Written after the rules were done, and never used to change them: what they do on new wording.
THEFT = Story(
    "theft",
    {
        "CITY": ("Lindmark", "Averton", "Solvay", "Quenby", "Marrick"),
        "LIBRARY": (
            "Ferrand Library",
            "Ostrander Library",
            "Bellwether Library",
            "Tamsin Library",
            "Codrington Library",
        ),
        "KEEPER": ("Rosalind Peake", "Jakub Novotny", "Thea Marchetti", "Silas Brandt", "Noor Haddad"),
        "GUARD": ("Dennis Culver", "Marit Solheim", "Pablo Quiroga", "Ines Faulkner", "Rufus Tandy"),
        "FIRM": ("Lockwell", "Nightwarden", "Ironclad", "Sentrix", "Keystone"),
        "CAMERA": ("Owlcam 4.2", "Vigil 6.3", "Darksight 1.6", "Spotter 3.7", "Lenswatch 2.9"),
        "DEALER": ("Conrad Veil", "Yvette Laurent", "Anselm Gruber", "Tilda Rowe", "Fausto Neri"),
    },
    (
        Figure(
            "books",
            12,
            96,
            (
                "Thieves made off with {v} rare books from the {LIBRARY}.",
                "{v} old volumes are gone from the {LIBRARY}.",
                "The {LIBRARY} is missing {v} precious books.",
                "An inventory at the {LIBRARY} shows {v} books stolen.",
                "From the shelves of the {LIBRARY}, {v} books have vanished.",
            ),
            core=True,
        ),
        Figure(
            "worth",
            2,
            48,
            (
                "Together they are valued at {v}.",
                "The loot is worth {v}.",
                "Experts put the value of the haul at {v}.",
                "On the market the books would fetch {v}.",
            ),
            unit="million dollars",
            core=True,
        ),
        Figure(
            "visitors",
            120,
            940,
            (
                "{v} visitors had been in the building that day.",
                "The turnstile counted {v} visitors.",
                "That day {v} people visited the reading rooms.",
            ),
            wide=(
                "All libraries of the region together had {v} visitors.",
                "Nationwide, libraries counted {v} visitors.",
            ),
        ),
        Figure(
            "reward",
            11,
            95,
            (
                "A reward of {v} thousand dollars has been offered.",
                "Whoever helps can earn {v} thousand dollars.",
                "The insurer promises {v} thousand dollars for a tip.",
            ),
        ),
        Figure(
            "minutes",
            13,
            58,
            (
                "The break-in took {v} minutes.",
                "They needed only {v} minutes.",
                "After {v} minutes it was over.",
            ),
        ),
        Figure(
            "officers",
            21,
            84,
            (
                "{v} officers are working on the case.",
                "Police have put {v} detectives on it.",
                "A team of {v} investigators follows every lead.",
            ),
        ),
        Figure(
            "tips",
            130,
            870,
            (
                "Citizens have phoned in {v} tips.",
                "So far {v} tips have reached the station.",
                "{v} tips came from the public.",
            ),
        ),
    ),
    (
        Plain(
            "night",
            (
                "The {LIBRARY} in {CITY} was burgled on the night of the opera ball.",
                "While {CITY} danced at the opera ball, burglars entered the {LIBRARY}.",
                "During the opera ball, somebody broke into the {LIBRARY} of {CITY}.",
                "{CITY}'s {LIBRARY} was robbed as the opera ball was in full swing.",
                "Burglars used the noise of the opera ball to get into the {LIBRARY} in {CITY}.",
            ),
            core=True,
        ),
        Plain(
            "camera",
            (
                "The {CAMERA} above the door was pointing at the ceiling.",
                "Somebody had turned the {CAMERA} to the ceiling.",
                "All that the {CAMERA} filmed was the ceiling.",
            ),
        ),
        Plain(
            "cat",
            (
                "The library's cat Hector was locked in the cloakroom.",
                "Hector, the cat, spent the night in the cloakroom.",
                "In the cloakroom they found Hector, a frightened cat.",
            ),
        ),
        Plain(
            "atlas",
            (
                "Among the titles is the Mercury Atlas.",
                "The Mercury Atlas is one of them.",
                "Gone too is the Mercury Atlas.",
            ),
        ),
        Plain(
            "ladder",
            (
                "A ladder from Baxter Orchard stood at the wall.",
                "At the wall leant a ladder that belongs to Baxter Orchard.",
                "The ladder had been taken from Baxter Orchard.",
            ),
        ),
        Plain(
            "dealer",
            (
                "The antiquarian {DEALER} has been asked to look out for the books.",
                "{DEALER}, an antiquarian, will watch the auctions.",
                "Should they come up for auction, {DEALER} would notice.",
            ),
        ),
    ),
    (
        Sides(
            "reply",
            (
                "{FIRM}, the security company, would not comment.",
                "{FIRM} declined an interview.",
                "{FIRM} has not replied to our letter.",
            ),
            (
                "{FIRM} said the alarm had been switched on.",
                "“The alarm was on,” {FIRM} stated.",
                "{FIRM} maintains that its alarm worked.",
            ),
        ),
        Sides(
            "proof",
            (
                "Police have evidence against {GUARD}.",
                "Detectives hold proof against {GUARD}.",
                "Police found evidence that leads to {GUARD}.",
            ),
            (
                "Police have no evidence against {GUARD}.",
                "Detectives have not found any proof against {GUARD}.",
                "Police lack evidence that leads to {GUARD}.",
            ),
        ),
        Sides(
            "wrong",
            (
                "{GUARD} may have stolen the keys.",
                "It is suspected that {GUARD} stole the keys.",
                "Perhaps {GUARD} stole the keys, a colleague suspects.",
            ),
            (
                "{GUARD} stole the keys.",
                "{GUARD} had stolen the keys a week before.",
                "The keys: {GUARD} stole them.",
            ),
        ),
        Sides(
            "stay",
            (
                "{KEEPER} remains in office as head of the {LIBRARY}.",
                "{KEEPER} stays on as head of the {LIBRARY}.",
                "As head of the {LIBRARY}, {KEEPER} will stay in the job.",
            ),
            (
                "{KEEPER} has resigned as head of the {LIBRARY}.",
                "{KEEPER} stepped down as head of the {LIBRARY}.",
                "As head of the {LIBRARY}, {KEEPER} has quit.",
            ),
        ),
    ),
    (
        "A year after the {LIBRARY} in {CITY} was burgled, {KEEPER} has opened a vault of glass.",
        "{CITY} had talked of little else than the opera ball and the books last year.",
        "{FIRM} has lost the contract.",
        "{GUARD} drives a taxi now.",
        "{DEALER} wrote the catalogue of the exhibition.",
    ),
    ("KEEPER", "GUARD", "FIRM", "CAMERA", "DEALER"),
)

STADIUM = Story(
    "stadium",
    {
        "TOWN": ("Hexley", "Brampton Vale", "Korsund", "Altmere", "Nordham"),
        "CLUB": ("Rovers", "Wanderers", "Harriers", "Corsairs", "Falcons"),
        "CHAIR": ("Olive Trent", "Bartolo Reyes", "Signe Aaltonen", "Hugh Penhallow", "Zofia Kolar"),
        "BUILDER": ("Stonebridge", "Girderson", "Cemcraft", "Polymast", "Trussworks"),
        "ROOF": ("Skyfold 2.3", "Canopex 5.8", "Domex 1.4", "Liftroof 7.1", "Arcspan 3.6"),
        "ENGINEER": ("Lars Ekholm", "Meena Pillai", "Casper Dunn", "Wanda Sosin", "Idris Cole"),
        "SPONSOR": ("Brightfizz", "Oatly Farm", "Glimmer Bank", "Quickshoe", "Solbrew"),
    },
    (
        Figure(
            "seats",
            12100,
            48900,
            (
                "The new ground in {TOWN} has {v} seats.",
                "{v} spectators fit into {TOWN}'s new stadium.",
                "{TOWN}'s arena offers room for {v} fans.",
                "There are {v} places in the stands of {TOWN}.",
                "{v} people can watch a match in {TOWN} from now on.",
            ),
            core=True,
        ),
        Figure(
            "cost",
            41,
            320,
            (
                "It cost {v} to build.",
                "{TOWN} spent {v} on it.",
                "The price of the stadium was {v}.",
                "Taxpayers in {TOWN} paid {v}.",
            ),
            unit="million pounds",
            core=True,
        ),
        Figure(
            "late",
            13,
            44,
            (
                "It was finished {v} months behind the plan.",
                "The builders were {v} months late.",
                "Fans have waited {v} months longer than promised.",
            ),
        ),
        Figure(
            "lights",
            110,
            470,
            (
                "{v} lamps hang from the roof.",
                "Under the roof there are {v} lamps.",
                "The roof carries {v} lamps.",
            ),
        ),
        Figure(
            "fallen",
            13,
            67,
            (
                "{v} tiles fell down in the storm.",
                "The storm tore off {v} tiles.",
                "After the storm {v} tiles lay on the pitch.",
            ),
        ),
        Figure(
            "rent",
            2,
            9,
            (
                "The {CLUB} pay {v} in rent.",
                "Each season the {CLUB} owe {v} of rent.",
                "Rent for the {CLUB} is {v}.",
            ),
            unit="million pounds",
        ),
        Figure(
            "season",
            3100,
            9800,
            (
                "{v} season tickets have been sold.",
                "The {CLUB} sold {v} season tickets.",
                "Buyers took {v} season tickets.",
            ),
            wide=(
                "Clubs of the whole league sold {v} season tickets.",
                "Across the entire league {v} season tickets were sold.",
            ),
        ),
    ),
    (
        Plain(
            "opening",
            (
                "The {CLUB} of {TOWN} have moved into their new stadium with the folding roof {ROOF}.",
                "With a {ROOF} overhead, the {CLUB} opened their stadium in {TOWN}.",
                "{TOWN} celebrated: the {CLUB} at last have a stadium, roofed by a {ROOF}.",
                "A {ROOF} now shelters the {CLUB} in their {TOWN} stadium.",
                "The {CLUB}' stadium in {TOWN}, whose roof is a {ROOF}, is open.",
            ),
            core=True,
        ),
        Plain(
            "goat",
            (
                "The mascot, a goat named Admiral, ate the ribbon.",
                "Admiral, the goat that serves as mascot, swallowed the ribbon.",
                "The ribbon ended in the stomach of Admiral, the mascot goat.",
            ),
        ),
        Plain(
            "pipe",
            (
                "A pipe burst in the east wing before kick-off.",
                "Before kick-off, water from a burst pipe ran through the east wing.",
                "The east wing stood in water because of a pipe that broke before kick-off.",
            ),
        ),
        Plain(
            "song",
            (
                "The Marlow Brass Band played the anthem.",
                "The anthem was played by the Marlow Brass Band.",
                "Marlow Brass Band struck up the anthem.",
            ),
        ),
        Plain(
            "allotment",
            (
                "The gardens of Tanner's Field had to give way.",
                "Tanner's Field lost its gardens.",
                "Where the gardens of Tanner's Field grew, buses park.",
            ),
        ),
        Plain(
            "sponsor",
            (
                "{SPONSOR} gave the arena its name.",
                "The arena bears the name of {SPONSOR}.",
                "For the name of the arena, {SPONSOR} is the sponsor.",
            ),
        ),
    ),
    (
        Sides(
            "reply",
            (
                "{BUILDER} did not wish to comment.",
                "{BUILDER} has remained silent.",
                "{BUILDER} did not return our calls.",
            ),
            (
                "{BUILDER} told us that steel had been scarce.",
                "“Steel was scarce,” {BUILDER} explained.",
                "{BUILDER} says that steel had been hard to get.",
            ),
        ),
        Sides(
            "safe",
            (
                "The upper stand of the {CLUB} is safe, {ENGINEER} wrote.",
                "{ENGINEER} calls the upper stand of the {CLUB} safe.",
                "The upper stand of the {CLUB} posed no danger, {ENGINEER} found.",
            ),
            (
                "The upper stand of the {CLUB} is unsafe, {ENGINEER} wrote.",
                "{ENGINEER} calls the upper stand of the {CLUB} dangerous.",
                "The upper stand of the {CLUB} is hazardous, {ENGINEER} found.",
            ),
        ),
        Sides(
            "bribe",
            (
                "{CHAIR} may have bribed the planners.",
                "Prosecutors examine whether {CHAIR} could have bribed the planners.",
                "{CHAIR} possibly bribed the planners.",
            ),
            (
                "{CHAIR} bribed the planners.",
                "For years {CHAIR} was bribing the planners.",
                "{CHAIR} had bribed the planners all along.",
            ),
        ),
        Sides(
            "roof",
            (
                "The {ROOF} is better than the roof of the old ground.",
                "The {ROOF} outperforms the roof of the old ground.",
                "In the wind tunnel the {ROOF} surpassed the roof of the old ground.",
            ),
            (
                "The {ROOF} is as good as the roof of the old ground.",
                "The {ROOF} is comparable to the roof of the old ground.",
                "In the wind tunnel the {ROOF} was on a par with the roof of the old ground.",
            ),
        ),
    ),
    (
        "Two years after the {CLUB} moved into the stadium in {TOWN}, the {ROOF} is stuck.",
        "{CHAIR} has left {TOWN} for the coast.",
        "{BUILDER} is building a swimming pool.",
        "{ENGINEER} lectures on wind.",
        "{SPONSOR} has not renewed its contract.",
    ),
    ("CHAIR", "BUILDER", "ROOF", "ENGINEER", "SPONSOR"),
)
HELD_OUT = (THEFT, STADIUM)
