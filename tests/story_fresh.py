"""Sentences by rule for six further stories: four to mend rules with, and two that no rule has seen.

They were written before any rule was changed because of them. :data:`TUNED` may be looked at when rules
are mended. :data:`UNSEEN` is measured only: what it shows is what to expect of a new story.
"""

from __future__ import annotations

from story_templates import Figure, Plain, Sides, Story

STRIKE = Story(
    "strike",
    {
        "CITY": ("Ostrava Hill", "Penwick", "Larvane", "Dunmoor", "Castelo"),
        "UNION": ("Pagebound", "Shelfworkers", "Bookhands", "Readers Guild", "Folio Union"),
        "LEADER": ("Greta Mallory", "Idris Okafor", "Paula Venn", "Stellan Moberg", "Aoife Brannigan"),
        "COUNCILLOR": ("Hugh Tolliver", "Marisol Prado", "Edda Krohn", "Viktor Sabel", "Nadia Rahimi"),
        "CATALOGUE": ("Bibliodex 3.1", "Stackwise 5.2", "Lendomat 2.7", "Findstar 4.4", "Cardinal 6.1"),
        "VENDOR": ("Corvane", "Datalume", "Shelfware", "Ravenel", "Octavo"),
        "WRITER": ("Simon Achterberg", "Lucia Ferrante", "Bo Halvorsen", "Delphine Roux", "Kemal Aydin"),
    },
    (
        Figure(
            "staff",
            120,
            890,
            (
                "{v} librarians in {CITY} laid down their work on Thursday.",
                "In {CITY}, {v} library employees have gone on strike.",
                "{v} members of staff walked out of the libraries of {CITY}.",
                "The walkout in {CITY} involves {v} librarians.",
                "Picket lines formed in {CITY} as {v} librarians stayed away from their desks.",
            ),
            wide=(
                "Nationwide, {v} librarians are on strike.",
                "All over the country, {v} librarians have stopped work.",
            ),
            core=True,
        ),
        Figure(
            "branches",
            14,
            68,
            (
                "{v} branches remained locked.",
                "Doors stayed shut at {v} branches.",
                "Not one of {v} branches opened.",
                "Readers stood before closed doors at {v} branches.",
                "Of all the branches, {v} were dark.",
            ),
            core=True,
        ),
        Figure(
            "rise",
            4,
            19,
            (
                "{UNION} demands a rise of {v}.",
                "A pay increase of {v} is what {UNION} asks for.",
                "Wages must go up by {v}, according to {UNION}.",
                "{v} more pay: this is the demand of {UNION}.",
            ),
            unit="per cent",
        ),
        Figure(
            "budget",
            11,
            58,
            (
                "The city spends {v} a year on its libraries.",
                "Libraries cost {CITY} {v} annually.",
                "{v} of the yearly budget goes to the libraries.",
                "Every year the council pays {v} for libraries.",
            ),
            unit="million euros",
        ),
        Figure(
            "loans",
            1300,
            9400,
            (
                "On a normal day, {v} items are borrowed.",
                "Borrowers take home {v} items on an ordinary day.",
                "{v} items would usually have been lent out that day.",
            ),
        ),
        Figure(
            "petition",
            2100,
            9700,
            (
                "A petition in support gathered {v} signatures.",
                "{v} signatures stand under a petition for the strikers.",
                "Supporters handed over a petition with {v} signatures.",
            ),
        ),
        Figure(
            "vacancies",
            13,
            88,
            (
                "{v} posts have been vacant since the summer.",
                "Since summer nobody has filled {v} posts.",
                "The libraries are short of people: {v} posts are unfilled.",
            ),
        ),
        Figure(
            "fines",
            12,
            79,
            (
                "Late fees of {v} were waived.",
                "The libraries forgo {v} in late fees.",
                "{v} in overdue fees will not be collected.",
            ),
            unit="thousand euros",
        ),
    ),
    (
        Plain(
            "whistle",
            (
                "The strike began with a blast of whistles in front of {CITY} town hall.",
                "Whistles sounded outside the town hall of {CITY} when the strike started.",
                "Before the town hall in {CITY}, strikers opened the day by blowing whistles.",
                "It was whistles that {CITY} heard first: the strike had begun at the town hall.",
                "A concert of whistles at {CITY} town hall marked the start of the strike.",
            ),
            core=True,
        ),
        Plain(
            "catalogue",
            (
                "{CATALOGUE}, the new catalogue, loses reservations.",
                "Reservations disappear in the new catalogue {CATALOGUE}.",
                "The catalogue software {CATALOGUE} keeps dropping reservations.",
            ),
        ),
        Plain(
            "story",
            (
                "The author {WRITER} read fairy tales to children on the steps.",
                "On the steps, children listened to fairy tales read by the author {WRITER}.",
                "{WRITER}, an author, sat on the steps and told the children fairy tales.",
            ),
        ),
        Plain(
            "soup",
            (
                "A Turkish restaurant brought lentil soup to the pickets.",
                "The pickets were given lentil soup by a Turkish restaurant.",
                "Lentil soup for the pickets came from a Turkish restaurant nearby.",
            ),
        ),
        Plain(
            "bus",
            (
                "The mobile library stood in the depot with flat tyres.",
                "With its tyres flat, the mobile library never left the depot.",
                "Flat tyres kept the mobile library in its depot.",
            ),
        ),
        Plain(
            "cat",
            (
                "Pomona, the tabby cat of the reading room, was fed through a window.",
                "Somebody fed the reading-room tabby, Pomona, through the window.",
                "Through a window, helpers fed Pomona, the tabby that lives in the reading room.",
            ),
        ),
    ),
    (
        Sides(
            "reply",
            (
                "{VENDOR}, which sold the catalogue, declined to comment.",
                "{VENDOR} could not be reached for comment on its catalogue.",
                "Asked about the catalogue, {VENDOR} gave no answer.",
            ),
            (
                "{VENDOR} said that its catalogue works as ordered.",
                "The catalogue is faultless, according to {VENDOR}.",
                "“Our catalogue has lost nothing,” {VENDOR} told reporters.",
            ),
        ),
        Sides(
            "wrong",
            (
                "{COUNCILLOR} may have leaked the letters of the staff, the union suspects.",
                "Did {COUNCILLOR} leak the letters of the staff? The union thinks it possible.",
                "It could be that {COUNCILLOR} leaked letters written by the staff.",
            ),
            (
                "{COUNCILLOR} leaked the letters of the staff.",
                "It was {COUNCILLOR} who leaked the letters that the staff had written.",
                "{COUNCILLOR} has leaked letters of the staff to the press.",
            ),
        ),
    ),
    (
        "A year after librarians in {CITY} went on strike, {LEADER} has been elected to the council.",
        "{UNION} had won a rise for the librarians of {CITY} last year.",
        "The new councillor wants longer opening hours, she said at her first meeting.",
        "{VENDOR} has been replaced by a catalogue of the university.",
        "{WRITER} has turned the days on the steps into a novel.",
    ),
    ("LEADER", "COUNCILLOR", "CATALOGUE", "VENDOR", "WRITER"),
)

FERRY = Story(
    "ferry",
    {
        "SHIP": ("Stella Borealis", "Queen Ragna", "Island Pearl", "Albatros", "Havfruen"),
        "PORT": ("Skarvik", "Port Ellery", "Marrosa", "Tangholm", "Lissadell"),
        "ISLAND": ("Fjellsund", "Corrigan Island", "Isola Bruna", "Hestoy", "Inishmara"),
        "CAPTAIN": ("Leif Dahlgren", "Carmen Oliva", "Patrick Shaughnessy", "Berit Nygaard", "Dario Conti"),
        "LINE": ("Norlink", "Bluewake", "Seabridge", "Coastways", "Tidelines"),
        "EXPERT": ("Hedda Strand", "Marcus Feld", "Ilse Vandamme", "Owen Pritchard", "Rania Khoury"),
        "ALARM": ("Firewatch 2.2", "Smokeguard 4.1", "Pyrosense 3.6", "Embercheck 1.5", "Flaremon 5.3"),
    },
    (
        Figure(
            "hurt",
            5,
            47,
            (
                "{v} passengers were hurt when fire broke out on the {SHIP}.",
                "The fire on the {SHIP} injured {v} people.",
                "{v} travellers suffered injuries in the blaze aboard the {SHIP}.",
                "Doctors treated {v} people who were injured on the burning {SHIP}.",
                "On board the {SHIP}, {v} passengers were wounded by flames and smoke.",
            ),
            core=True,
        ),
        Figure(
            "aboard",
            130,
            960,
            (
                "{v} people were on board the ferry.",
                "The ferry carried {v} passengers that night.",
                "There were {v} people aboard the ferry when it left {PORT}.",
                "The ferry had sailed from {PORT} with {v} travellers.",
                "According to the list, {v} passengers had boarded the ferry.",
            ),
            core=True,
        ),
        Figure(
            "cars",
            23,
            148,
            (
                "{v} cars burnt out on the lower deck.",
                "On the lower deck, {v} cars were reduced to metal.",
                "The flames destroyed {v} cars.",
                "{v} cars on the vehicle deck are wrecks.",
            ),
        ),
        Figure(
            "loss",
            12,
            88,
            (
                "Insurers put the loss at {v}.",
                "{LINE} expects to lose {v}.",
                "The fire is said to cost {LINE} {v}.",
                "A surveyor estimated the damage to the ship at {v}.",
            ),
            unit="million dollars",
        ),
        Figure(
            "boats",
            13,
            36,
            (
                "{v} fishing boats came to help.",
                "Help arrived in the shape of {v} fishing boats.",
                "From {ISLAND}, {v} fishing boats set out to the rescue.",
            ),
        ),
        Figure(
            "blankets",
            210,
            870,
            (
                "The village hall gave out {v} blankets.",
                "{v} blankets were handed out at the village hall.",
                "Survivors received {v} blankets in the village hall.",
            ),
        ),
        Figure(
            "wind",
            31,
            74,
            (
                "A wind of {v} fanned the flames.",
                "The wind blew at {v} that night.",
                "With gusts of {v}, the wind drove the smoke over the bridge.",
            ),
            unit="knots",
        ),
        Figure(
            "drills",
            11,
            39,
            (
                "The crew had held {v} fire drills this year.",
                "{v} fire drills stand in the log of the crew.",
                "This year the crew practised {v} times in fire drills.",
            ),
        ),
    ),
    (
        Plain(
            "smoke",
            (
                "Smoke rose from the {SHIP} an hour after it had left {PORT}.",
                "An hour out of {PORT}, the {SHIP} began to smoke.",
                "The {SHIP} was an hour from {PORT} when somebody saw smoke.",
                "One hour into its voyage from {PORT}, smoke poured from the {SHIP}.",
                "Thick smoke came out of the {SHIP}, which had sailed from {PORT} an hour before.",
            ),
            core=True,
        ),
        Plain(
            "alarm",
            (
                "The {ALARM} alarm in the engine room stayed silent.",
                "No sound came from the engine room's {ALARM}.",
                "In the engine room, the alarm {ALARM} never rang.",
            ),
        ),
        Plain(
            "band",
            (
                "A brass band on its way to a wedding played on the car deck.",
                "On the car deck a brass band, bound for a wedding, kept playing.",
                "The brass band that travelled to a wedding made music on the car deck.",
            ),
        ),
        Plain(
            "dog",
            (
                "A sheepdog called Tarka swam ashore at {ISLAND}.",
                "Tarka the sheepdog reached {ISLAND} by swimming.",
                "By swimming, the sheepdog Tarka made it to the beach of {ISLAND}.",
            ),
        ),
        Plain(
            "nuns",
            (
                "Nuns of the convent above the bay boiled coffee.",
                "Coffee was boiled by the nuns from the convent over the bay.",
                "The convent's nuns came down to the bay with boiled coffee.",
            ),
        ),
        Plain(
            "lighthouse",
            (
                "The lighthouse of Ness Point guided the lifeboats.",
                "Lifeboats found their way by the lighthouse on Ness Point.",
                "It was Ness Point lighthouse that showed the lifeboats where to go.",
            ),
        ),
    ),
    (
        Sides(
            "reply",
            (
                "{LINE}, the owner, has not responded to inquiries.",
                "The owner, {LINE}, refused to comment.",
                "There was no comment from {LINE}.",
            ),
            (
                "{LINE} says that the ship was inspected in the spring.",
                "“We had the ship inspected in the spring,” {LINE} explained.",
                "{LINE} claims the ship passed its inspection in spring.",
            ),
        ),
        Sides(
            "proof",
            (
                "{EXPERT} has found evidence of arson.",
                "{EXPERT} holds proof that it was arson.",
                "There is proof of arson, {EXPERT} says; she has it in hand.",
            ),
            (
                "{EXPERT} has no evidence of arson.",
                "{EXPERT} found no proof that it was arson.",
                "{EXPERT} has not found any evidence for arson.",
            ),
        ),
    ),
    (
        "A year after the fire on the {SHIP}, {CAPTAIN} has gone to sea again.",
        "{LINE} had sold the ferry for scrap last year.",
        "Passengers of that night meet in {PORT} every month, the captain said on the pier.",
        "{EXPERT} teaches fire safety at the naval school.",
        "The beach of {ISLAND} has been cleaned of soot.",
    ),
    ("CAPTAIN", "EXPERT", "ALARM", "LINE", "SHIP"),
)

FESTIVAL = Story(
    "festival",
    {
        "VILLAGE": ("Kornberg", "Saint Aubry", "Mellingham", "Valdora", "Hopsgarten"),
        "COUNTY": ("Lower Sarn", "Marchfield", "Terrano", "Westfold", "Ardenshire"),
        "MAYOR": ("Bettina Kroll", "Gilles Fournet", "Harriet Upshaw", "Renzo Baldi", "Tilo Wagenknecht"),
        "FARMER": ("Joost Terhoeven", "Celia Marsh", "Ugo Santoro", "Wanda Pilar", "Eamon Fitch"),
        "CLUB": ("Sheaf Society", "Cornfolk", "Reapers Circle", "Golden Ear", "Barnraisers"),
        "VET": ("Rosa Lindner", "Milan Petrov", "Anouk Deville", "Fergus Boyle", "Keiko Tanabe"),
        "KIT": ("Fevercheck 2.3", "Herdtest 4.5", "Swabline 1.8", "Pathoscan 3.4", "Bovitest 5.1"),
    },
    (
        Figure(
            "visitors",
            2300,
            9800,
            (
                "{v} visitors had been expected at the harvest festival in {VILLAGE}.",
                "{VILLAGE} had reckoned with {v} guests for its harvest festival.",
                "The festival at {VILLAGE} was to draw {v} visitors.",
                "Some {VILLAGE} innkeepers had prepared for {v} festival guests.",
                "{v} people wanted to come to {VILLAGE} for the festival.",
            ),
            wide=(
                "All harvest festivals of {COUNTY} taken together would have drawn {v} visitors.",
                "Across {COUNTY}, {v} visitors were expected at festivals in total.",
            ),
            core=True,
        ),
        Figure(
            "cattle",
            16,
            97,
            (
                "{v} cows fell ill.",
                "The disease has been found in {v} cows.",
                "Vets counted {v} sick cows.",
                "{v} cows have caught the fever.",
                "In the stables, {v} cows were infected.",
            ),
            core=True,
        ),
        Figure(
            "loss",
            2,
            17,
            (
                "The ban will cost the village {v}.",
                "Innkeepers fear losses of {v}.",
                "The cancelled festival means {v} less for local business.",
                "{MAYOR} speaks of {v} in lost income.",
            ),
            unit="million euros",
        ),
        Figure(
            "stalls",
            33,
            140,
            (
                "{v} stalls were taken down again.",
                "Workers dismantled {v} stalls.",
                "The {v} stalls on the green have been removed.",
            ),
        ),
        Figure(
            "fine",
            210,
            970,
            (
                "Anyone who breaks the ban pays a fine of {v}.",
                "The penalty for ignoring the ban is {v}.",
                "Offenders face a fine of {v}.",
            ),
            unit="euros",
        ),
        Figure(
            "pies",
            130,
            860,
            (
                "{v} plum cakes went to the hospital.",
                "The bakers sent {v} plum cakes to the hospital.",
                "Patients in hospital will eat {v} plum cakes.",
            ),
        ),
        Figure(
            "radius",
            12,
            48,
            (
                "No animal may be moved within {v} of the village.",
                "A zone of {v} round the village is closed to animals.",
                "The closed zone reaches {v} from the church.",
            ),
            unit="kilometres",
        ),
        Figure(
            "tents",
            12,
            64,
            (
                "Campers had already pitched {v} tents.",
                "{v} tents stood on the meadow before the news came.",
                "On the meadow, {v} tents had to be packed up.",
            ),
        ),
    ),
    (
        Plain(
            "ban",
            (
                "The county banned the harvest festival in {VILLAGE} on Tuesday.",
                "On Tuesday came the order: no harvest festival for {VILLAGE}.",
                "{VILLAGE} must do without its harvest festival, the county ordered on Tuesday.",
                "The harvest festival at {VILLAGE} was forbidden by the county on Tuesday.",
                "A county order of Tuesday puts an end to {VILLAGE}'s harvest festival.",
            ),
            core=True,
        ),
        Plain(
            "kit",
            (
                "The test {KIT} gave the first alarm.",
                "First to show the infection was a {KIT} test.",
                "It was the {KIT} test that raised the alarm first.",
            ),
        ),
        Plain(
            "crown",
            (
                "The crown of wheat hangs in the church instead.",
                "Instead, the wheat crown was hung up in the church.",
                "A place in the church has been found for the crown of wheat.",
            ),
        ),
        Plain(
            "carousel",
            (
                "The owner of the carousel drove on to Lindau.",
                "Lindau gets the carousel: its owner has moved on.",
                "With his carousel, the owner left for Lindau.",
            ),
        ),
        Plain(
            "hymn",
            (
                "The organist played a march with all windows open.",
                "With the windows open, a march was heard from the organ.",
                "Through open windows the organist let a march resound.",
            ),
        ),
        Plain(
            "scarecrow",
            (
                "Children put a scarecrow with a mask on the fountain.",
                "On the fountain stands a masked scarecrow, made by children.",
                "A scarecrow wearing a mask was set on the fountain by children.",
            ),
        ),
    ),
    (
        Sides(
            "reply",
            (
                "{CLUB}, which runs the festival, declined to comment.",
                "{CLUB} did not answer questions on the festival.",
                "A request for comment was left unanswered by {CLUB}.",
            ),
            (
                "{CLUB} said that it had asked for a smaller festival in vain.",
                "“They would not even allow a small festival,” {CLUB} complained.",
                "{CLUB} maintains that a small festival would have been safe.",
            ),
        ),
        Sides(
            "wrong",
            (
                "{FARMER} may have smuggled calves over the border, the police suspect.",
                "Possibly {FARMER} smuggled the calves across the border.",
                "The police ask whether {FARMER} smuggled calves over the border.",
            ),
            (
                "{FARMER} smuggled the calves over the border.",
                "{FARMER} had smuggled calves across the border for months.",
                "The calves were smuggled over the border by {FARMER}.",
            ),
        ),
    ),
    (
        "A year after the harvest festival in {VILLAGE} was banned, {MAYOR} has opened a dairy.",
        "{VILLAGE} had lost its festival to the fever last year.",
        "The dairy will sell cheese and ice cream, the mayor said as she cut the ribbon.",
        "{CLUB} has elected a new board.",
        "{VET} was given the keys of the village.",
    ),
    ("MAYOR", "FARMER", "CLUB", "VET", "KIT"),
)

EXAM = Story(
    "exam",
    {
        "REGION": ("Norland", "Valmere", "Castria", "Ostmark", "Pellworth"),
        "MINISTER": ("Agnes Tellier", "Rolf Hagedorn", "Imelda Cruz", "Dominic Hale", "Zofia Wrona"),
        "BOARD": ("Examora", "Scholaris", "Testwell", "Gradeworks", "Lyceon"),
        "TEACHER": ("Oskar Lund", "Priya Nambiar", "Estelle Garnier", "Callum Reid", "Beatriz Nunes"),
        "PRINTER": ("Quillpress", "Inkwell Works", "Typografo", "Letterlock", "Papyra"),
        "APP": ("Whisperline 3.3", "Chatnest 2.6", "Relay 5.4", "Buzzloop 4.2", "Murmur 1.9"),
        "PUPIL": ("Jonas Beck", "Amira Saleh", "Tove Lindahl", "Mateo Rossi", "Hanna Kovacs"),
    },
    (
        Figure(
            "pupils",
            1400,
            9600,
            (
                "{v} pupils in {REGION} must sit the mathematics exam again.",
                "In {REGION}, the maths exam has to be repeated by {v} students.",
                "For {v} pupils of {REGION} the mathematics exam is void.",
                "{v} {REGION} pupils get a new date for their maths exam.",
                "The exam in mathematics was cancelled for {v} pupils in {REGION}.",
            ),
            wide=(
                "Nationwide, {v} pupils are affected in all.",
                "In the whole country {v} pupils must repeat the exam.",
            ),
            core=True,
        ),
        Figure(
            "questions",
            12,
            38,
            (
                "{v} questions had become known beforehand.",
                "The leak covered {v} questions.",
                "On the internet stood {v} questions of the paper.",
                "Somebody had posted {v} questions.",
                "Before the exam, {v} questions were in circulation.",
            ),
            core=True,
        ),
        Figure(
            "price",
            23,
            180,
            (
                "The paper was offered for {v}.",
                "Buyers paid {v} for the paper.",
                "{v} was the price of the paper.",
            ),
            unit="dollars",
        ),
        Figure(
            "cost",
            2,
            18,
            (
                "A second exam will cost {v}.",
                "{MINISTER} expects costs of {v} for the repeat.",
                "The repetition costs the state {v}.",
                "To print and mark everything again takes {v}.",
            ),
            unit="million dollars",
        ),
        Figure(
            "schools",
            34,
            290,
            (
                "{v} schools took part.",
                "The exam was held at {v} schools.",
                "At {v} schools the papers were handed out.",
            ),
        ),
        Figure(
            "complaints",
            110,
            940,
            (
                "Parents filed {v} complaints.",
                "{v} complaints from parents have arrived.",
                "The ministry has received {v} complaints.",
            ),
        ),
        Figure(
            "phones",
            11,
            93,
            (
                "Police seized {v} telephones.",
                "{v} telephones are in the hands of the police.",
                "Officers confiscated {v} telephones.",
            ),
        ),
        Figure(
            "sealed",
            13,
            57,
            (
                "{v} boxes had broken seals.",
                "The seals on {v} boxes were torn.",
                "Inspectors found {v} boxes with damaged seals.",
            ),
        ),
    ),
    (
        Plain(
            "leak",
            (
                "The paper of the mathematics exam in {REGION} leaked on Sunday.",
                "On Sunday the maths paper for {REGION} turned up on the internet.",
                "{REGION}'s mathematics paper was on the internet by Sunday.",
                "By Sunday everybody in {REGION} could read the maths paper.",
                "A leak on Sunday made the mathematics paper of {REGION} public.",
            ),
            core=True,
        ),
        Plain(
            "app",
            (
                "Pictures of the paper spread through {APP}, a messenger.",
                "It was the messenger {APP} that carried the pictures of the paper.",
                "Through the messenger {APP}, pictures of the paper went round.",
            ),
        ),
        Plain(
            "gym",
            (
                "A gymnasium in Bramley served as the exam hall.",
                "The exam hall was a gymnasium in Bramley.",
                "In Bramley, pupils sat the exam in a gymnasium.",
            ),
        ),
        Plain(
            "chalk",
            (
                "Somebody chalked the solution of an equation on the bridge.",
                "An equation with its solution was written on the bridge in chalk.",
                "In chalk, the bridge bears the solution of an equation.",
            ),
        ),
        Plain(
            "janitor",
            (
                "The janitor found a copied key in the flower pot.",
                "In the flower pot lay a copied key, as the janitor discovered.",
                "A copy of the key was discovered by the janitor in a flower pot.",
            ),
        ),
        Plain(
            "ice",
            (
                "An ice cream parlour treated all candidates.",
                "All candidates got ice cream from a parlour.",
                "For the candidates there was free ice cream at a parlour.",
            ),
        ),
    ),
    (
        Sides(
            "reply",
            (
                "{PRINTER}, which printed the papers, would not comment.",
                "{PRINTER} left all questions about the papers unanswered.",
                "{PRINTER} declined to say anything on the papers.",
            ),
            (
                "{PRINTER} said the papers had left its works under seal.",
                "“The papers left us sealed,” {PRINTER} stated.",
                "{PRINTER} insists that it sealed the papers.",
            ),
        ),
        Sides(
            "stay",
            (
                "{MINISTER} remains in office as minister of schools.",
                "{MINISTER} will stay on as minister for schools.",
                "The minister of schools, {MINISTER}, keeps the job.",
            ),
            (
                "{MINISTER} has resigned as minister of schools.",
                "{MINISTER} stepped down as minister for schools.",
                "The minister of schools, {MINISTER}, has quit.",
            ),
        ),
    ),
    (
        "A year after the mathematics paper leaked in {REGION}, {TEACHER} has won a prize for a textbook.",
        "{BOARD} had lost the contract for exams in {REGION} last year.",
        "The textbook explains equations with recipes, the teacher said at the award.",
        "{PRINTER} prints menus now.",
        "{PUPIL} studies mathematics in the capital.",
    ),
    ("MINISTER", "TEACHER", "PRINTER", "APP", "PUPIL"),
)

BRIDGE = Story(
    "bridge",
    {
        "TOWN": ("Kaltenau", "Rivermouth", "Pont Laval", "Sundvik", "Torrealba"),
        "BRIDGE": ("Anker Bridge", "Lady Bridge", "Pilgrim Bridge", "Weir Bridge", "Castle Bridge"),
        "ENGINEER": ("Solveig Arnesen", "Ruben Castellano", "Ottilie Brandt", "Niall Keogh", "Yara Mansour"),
        "MAYOR": ("Clemens Vogt", "Odile Marchand", "Trevor Askew", "Signe Lindgren", "Rocco Ferri"),
        "FIRM": ("Spanwell", "Betonova", "Archline", "Girderco", "Pylonis"),
        "GAUGE": ("Crackwatch 1.4", "Strainlog 3.2", "Deflecta 2.8", "Tiltmeter 5.6", "Sagscan 4.3"),
        "DRIVER": ("Pavel Horak", "Denise Okoro", "Lars Tveit", "Amalia Russo", "Jim Halloran"),
    },
    (
        Figure(
            "cars",
            5200,
            9900,
            (
                "{v} cars a day must find another way now that the {BRIDGE} is shut.",
                "Normally, {v} cars cross the {BRIDGE} each day.",
                "The {BRIDGE} used to carry {v} cars daily.",
                "For the drivers of {v} cars a day the {BRIDGE} was the shortest way.",
                "Counters on the {BRIDGE} registered {v} cars a day.",
            ),
            core=True,
        ),
        Figure(
            "cracks",
            13,
            97,
            (
                "{v} cracks have been found in the piers.",
                "Inspectors discovered {v} cracks in the piers.",
                "There are {v} cracks in the concrete of the piers.",
                "The piers show {v} cracks.",
                "An inspection brought {v} cracks to light.",
            ),
            core=True,
        ),
        Figure(
            "repair",
            11,
            68,
            (
                "The repair will cost {v}.",
                "{MAYOR} reckons with {v} for the repair.",
                "Repairing the bridge takes {v}.",
                "A repair would come to {v}.",
            ),
            unit="million euros",
            wide=(
                "All bridges of the province together need {v} for repairs.",
                "In the whole province, bridge repairs add up to {v}.",
            ),
        ),
        Figure(
            "shops",
            12,
            64,
            (
                "{v} shops have lost their customers.",
                "Business is bad for {v} shops.",
                "{v} shops complain of empty tills.",
            ),
        ),
        Figure(
            "detour",
            14,
            47,
            (
                "The detour is {v} long.",
                "Drivers have to make a detour of {v}.",
                "Going round by the next crossing adds {v}.",
            ),
            unit="kilometres",
        ),
        Figure(
            "swans",
            13,
            58,
            (
                "{v} swans have settled under the arches.",
                "Under the arches live {v} swans.",
                "The arches have become the home of {v} swans.",
            ),
        ),
        Figure(
            "workers",
            24,
            160,
            (
                "{v} workers put up steel supports.",
                "Steel supports were built by {v} workers.",
                "The firm sent {v} workers to prop up the deck.",
            ),
        ),
        Figure(
            "letters",
            210,
            940,
            (
                "The town hall has had {v} letters.",
                "{v} angry letters lie in the town hall.",
                "Citizens wrote {v} letters to the town hall.",
            ),
        ),
    ),
    (
        Plain(
            "closed",
            (
                "Since Friday night no car has been allowed onto the {BRIDGE} in {TOWN}.",
                "On Friday night, police barred the {BRIDGE} in {TOWN} to all cars.",
                "{TOWN} lost its {BRIDGE} on Friday night: barriers went up.",
                "Barriers have stood at both ends of the {BRIDGE} in {TOWN} since Friday night.",
                "Friday night was the end of traffic on the {BRIDGE} in {TOWN}.",
            ),
            core=True,
        ),
        Plain(
            "gauge",
            (
                "The gauge {GAUGE} had sent strange values for weeks.",
                "For weeks the values of the {GAUGE} gauge had been strange.",
                "Strange values came from the {GAUGE}, a gauge, week after week.",
            ),
        ),
        Plain(
            "ferryman",
            (
                "A retired fisherman rows schoolchildren across.",
                "Schoolchildren are rowed over by a retired fisherman.",
                "To get to school, children sit in the boat of a retired fisherman.",
            ),
        ),
        Plain(
            "market",
            (
                "The onion market moves to the railway yard.",
                "Onions will be sold at the railway yard, where the market has moved.",
                "It is in the railway yard that the onion market takes place.",
            ),
        ),
        Plain(
            "tightrope",
            (
                "Students have stretched a slackline between two lamp posts.",
                "A slackline hangs between lamp posts, put up by students.",
                "Between two lamp posts, students balance on a slackline.",
            ),
        ),
        Plain(
            "poet",
            (
                "A stonemason carves a poem into the parapet.",
                "Into the parapet a poem is being cut by a stonemason.",
                "The parapet will bear a poem, chiselled by a stonemason.",
            ),
        ),
    ),
    (
        Sides(
            "reply",
            (
                "{FIRM}, which built the bridge, has so far remained silent.",
                "{FIRM} was not available for comment on the bridge.",
                "{FIRM} did not return calls about the bridge.",
            ),
            (
                "{FIRM} says that the bridge was built to the plans.",
                "“The bridge is as the plans wanted it,” {FIRM} declared.",
                "According to {FIRM}, the bridge follows the plans.",
            ),
        ),
        Sides(
            "wrong",
            (
                "{DRIVER} may have damaged the railing with a lorry.",
                "It is possible that {DRIVER} damaged the railing with a lorry.",
                "Did {DRIVER} damage the railing with a lorry? The police wonder.",
            ),
            (
                "{DRIVER} damaged the railing with a lorry.",
                "The railing was damaged by {DRIVER} with a lorry.",
                "With a lorry, {DRIVER} damaged the railing.",
            ),
        ),
    ),
    (
        "A year after the {BRIDGE} in {TOWN} was closed, {ENGINEER} has driven the first car across.",
        "{TOWN} had been cut in two by the cracks last year.",
        "The new piers rest on rock, the engineer said when the ribbon was cut.",
        "{FIRM} has paid a part of the bill.",
        "{DRIVER} delivers milk by boat.",
    ),
    ("ENGINEER", "MAYOR", "FIRM", "GAUGE", "DRIVER"),
)

ZOO = Story(
    "zoo",
    {
        "CITY": ("Wolkenstein", "Harrowgate", "Bellinzano", "Nyborg Sound", "Montclair"),
        "ANIMAL": ("Taiga", "Zephyr", "Monsoon", "Borealis", "Sirocco"),
        "DIRECTOR": ("Friederike Amsel", "Gordon Pike", "Luisa Marchesi", "Torben Skov", "Helene Aubert"),
        "KEEPER": ("Mats Engstrom", "Chidi Anyanwu", "Rosanna Vitale", "Kirsty Dunbar", "Emil Weiss"),
        "GROUP": ("Pawprint", "Wildheart", "Faunawatch", "Freeclaw", "Noahs Friends"),
        "LOCK": ("Gatekeeper 2.1", "Boltmaster 3.5", "Cagesafe 4.6", "Lockstep 1.3", "Barrierpro 5.2"),
        "HUNTER": ("Alois Gruber", "Morag Sinclair", "Piero Conti", "Jens Rask", "Thibault Roche"),
    },
    (
        Figure(
            "visitors",
            1200,
            8900,
            (
                "{v} visitors had to leave when the lynx {ANIMAL} escaped from the zoo in {CITY}.",
                "The zoo in {CITY} was cleared of {v} visitors after the lynx {ANIMAL} got out.",
                "When {ANIMAL} the lynx was gone, {v} visitors were led out of the zoo in {CITY}.",
                "In {CITY}, {v} guests of the zoo were sent home because of {ANIMAL}, a lynx.",
                "Keepers asked {v} visitors to leave the zoo of {CITY}: the lynx {ANIMAL} was loose.",
            ),
            core=True,
        ),
        Figure(
            "officers",
            23,
            140,
            (
                "{v} police officers combed the park.",
                "The search was joined by {v} officers.",
                "{v} officers searched for the lynx.",
                "Police sent {v} officers into the woods.",
                "In the woods, {v} police officers looked for the animal.",
            ),
            core=True,
        ),
        Figure(
            "hens",
            13,
            79,
            (
                "The lynx killed {v} hens.",
                "{v} hens were killed by the lynx.",
                "On a farm, {v} hens fell prey to the lynx.",
                "A farmer found {v} dead hens.",
            ),
        ),
        Figure(
            "fence",
            210,
            870,
            (
                "A new fence will cost {v}.",
                "The zoo must spend {v} on a new fence.",
                "{v} is the price of a new fence.",
            ),
            unit="thousand dollars",
            wide=(
                "All zoos of the country together need {v} for new fences.",
                "Nationwide, new fences for zoos would cost {v}.",
            ),
        ),
        Figure(
            "calls",
            110,
            960,
            (
                "The hotline received {v} calls.",
                "{v} calls came in on the hotline.",
                "Callers rang the hotline {v} times.",
            ),
        ),
        Figure(
            "drones",
            12,
            43,
            (
                "{v} drones circled over the woods.",
                "Over the woods flew {v} drones.",
                "The fire brigade lent {v} drones.",
            ),
        ),
        Figure(
            "weight",
            17,
            34,
            (
                "The lynx weighs {v}.",
                "It is an animal of {v}.",
                "At {v}, the lynx is as heavy as a dog.",
            ),
            unit="kilograms",
        ),
        Figure(
            "tickets",
            310,
            990,
            (
                "The zoo gave away {v} free tickets.",
                "{v} free tickets were handed out at the gate.",
                "Guests got {v} free tickets as a consolation.",
            ),
        ),
    ),
    (
        Plain(
            "escape",
            (
                "{ANIMAL}, a lynx of the zoo in {CITY}, broke out on Sunday.",
                "On Sunday a lynx called {ANIMAL} escaped from {CITY} zoo.",
                "The zoo of {CITY} has been missing {ANIMAL}, its lynx, since Sunday.",
                "Since Sunday the lynx {ANIMAL} has been on the run from the zoo in {CITY}.",
                "{CITY}'s zoo lost its lynx {ANIMAL} on Sunday.",
            ),
            core=True,
        ),
        Plain(
            "lock",
            (
                "The electronic lock {LOCK} had failed in the frost.",
                "Frost had made the {LOCK}, an electronic lock, fail.",
                "In the frost the {LOCK} electronic lock gave up.",
            ),
        ),
        Plain(
            "school",
            (
                "Pupils of the music school played in the gymnasium instead of the yard.",
                "Instead of the yard, the music school's pupils played in the gymnasium.",
                "The yard was empty, as the music school kept its pupils in the gymnasium.",
            ),
        ),
        Plain(
            "penguin",
            (
                "The parade of the penguins was called off.",
                "No parade for the penguins: it was called off.",
                "Penguins had to do without their parade.",
            ),
        ),
        Plain(
            "baker",
            (
                "A confectioner sells marzipan lynxes.",
                "Lynxes of marzipan are on sale at a confectioner's.",
                "In a confectioner's window sit lynxes made of marzipan.",
            ),
        ),
        Plain(
            "photograph",
            (
                "A jogger photographed the lynx beside the observatory.",
                "Beside the observatory, a jogger took a picture of the lynx.",
                "The lynx was seen next to the observatory by a jogger with a camera.",
            ),
        ),
    ),
    (
        Sides(
            "reply",
            (
                "{GROUP}, which had warned of the cage, gave no comment.",
                "{GROUP} could not be reached about the cage.",
                "Questions about the cage went unanswered at {GROUP}.",
            ),
            (
                "{GROUP} said the cage had been too small from the start.",
                "“That cage was always too small,” {GROUP} said.",
                "{GROUP} points out that the cage was much too small.",
            ),
        ),
        Sides(
            "stay",
            (
                "{DIRECTOR} remains in office as director of the zoo.",
                "{DIRECTOR} keeps her post as director of the zoo.",
                "As director of the zoo, {DIRECTOR} stays on.",
            ),
            (
                "{DIRECTOR} has stepped down as director of the zoo.",
                "{DIRECTOR} resigned as director of the zoo.",
                "The director of the zoo, {DIRECTOR}, has resigned.",
            ),
        ),
    ),
    (
        "A year after the lynx escaped from the zoo in {CITY}, {KEEPER} has written a children's book.",
        "{ANIMAL} had been caught in a barn last year.",
        "The book will be printed in six languages, the keeper said at the fair.",
        "{GROUP} has bought a meadow.",
        "{HUNTER} gave up hunting.",
    ),
    ("DIRECTOR", "KEEPER", "GROUP", "LOCK", "HUNTER"),
)

TUNED = (STRIKE, FERRY, FESTIVAL, EXAM)
UNSEEN = (BRIDGE, ZOO)
