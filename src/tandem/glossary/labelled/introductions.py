"""Labels of introductions of learners to openings."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "placement.IntroductionState",
        ("Stand van een kennismaking", "State of an introduction"),
        {
            "proposed": ("Voorgesteld", "Proposed"),
            "planned": ("Gesprek gepland", "Talk planned"),
            "promised": ("Plaats toegezegd", "Seat promised"),
            "placed": ("Geplaatst", "Placed"),
            "refused": ("Geweigerd", "Refused"),
            "withdrawn": ("Ingetrokken", "Withdrawn"),
            "lapsed": ("Voorbij zonder antwoord", "Over without an answer"),
            "moved": ("Elders in de onderneming", "Elsewhere in the company"),
            "fallen_away": ("Werkplek weggevallen", "Workplace lost"),
        },
    ),
    Choices(
        "placement.IntroductionMove",
        ("Stap in een kennismaking", "Step of an introduction"),
        {
            "plan": ("Een gesprek plannen", "Plan a talk"),
            "promise": ("Een plaats toezeggen", "Promise a seat"),
            "accept": ("De plaats aannemen", "Take the seat"),
            "refuse": ("Nee zeggen", "Say no"),
            "withdraw": ("Intrekken", "Withdraw"),
            "lapse": ("Laten vervallen", "Let expire"),
            "transfer": ("Verder met een andere werkplek", "Go on with another workplace"),
            "fall_away": ("De werkplek laten wegvallen", "Let the workplace fall away"),
        },
    ),
    Choices(
        "placement.Side",
        ("Kant in een kennismaking", "Side in an introduction"),
        {
            "learner": ("Lerende", "Learner"),
            "company": ("Onderneming", "Company"),
            "either": ("Lerende of onderneming", "Learner or company"),
            "clock": ("Vanzelf, na de afgesproken dag", "By itself, after the agreed day"),
        },
    ),
    Choices(
        "placement.Origin",
        ("Wie een kennismaking voorstelde", "Who proposed an introduction"),
        {
            "learner": ("De lerende zelf", "The learner"),
            "coach": ("De trajectbegeleider", "The coach"),
            "round": ("Een matchronde", "A matching round"),
            "company": ("De onderneming, voor een andere werkplek", "The company, for another workplace"),
        },
    ),
    Choices(
        "placement.RefusalReason",
        ("Waarom iemand nee zegt", "Why somebody says no"),
        {
            "other_candidate": ("Iemand anders kreeg de plaats", "Somebody else got the place"),
            "no_longer_looking": ("De onderneming zoekt niemand meer", "The company no longer looks for anybody"),
            "wish_not_met": ("Wat het werk vraagt, past niet", "What the work asks does not fit"),
            "did_not_come": ("De lerende kwam niet naar het gesprek", "The learner did not come to the talk"),
            "too_far": ("Te ver weg", "Too far away"),
            "hours": ("De uren passen niet", "The hours do not fit"),
            "different_work": ("Het werk is anders dan verwacht", "The work is different than expected"),
            "no_match": ("Het klikte niet", "It did not click"),
            "other_place": ("De lerende koos een andere werkplek", "The learner chose another workplace"),
            "other": ("Iets anders", "Something else"),
        },
    ),
    Choices(
        "placement.EndReason",
        ("Waarom een kennismaking eindigde", "Why an introduction ended"),
        {
            "no_answer": ("Niemand antwoordde op tijd", "Nobody answered in time"),
            "opening_closed": ("De werkplek is niet meer vrij", "The workplace is no longer free"),
            "seats_taken": ("Alle plaatsen zijn ingenomen", "All places are taken"),
            "placed_elsewhere": ("De lerende heeft een andere werkplek", "The learner has another workplace"),
            "changed_mind": ("Teruggenomen door de lerende of de school", "Taken back by the learner or the school"),
            "left_track": ("De lerende stopte met het traject", "The learner stopped the track"),
            "moved": ("Het gaat verder op een andere werkplek", "It goes on at another workplace"),
            "no_agreement": ("Er kwam geen overeenkomst", "No agreement came about"),
            "stopped_early": ("De lerende of de onderneming stopte", "The learner or the company stopped"),
            "other": ("Iets anders", "Something else"),
        },
    ),
    Choices(
        "placement.Distance",
        ("Hoe ver een lerende woont", "How far a learner lives"),
        {
            "unknown": ("Niet bekend", "Not known"),
            "near": ("Hoogstens 5 kilometer", "At most 5 kilometres"),
            "middle": ("Van 5 tot 15 kilometer", "From 5 to 15 kilometres"),
            "far": ("Van 15 tot 30 kilometer", "From 15 to 30 kilometres"),
            "very_far": ("Meer dan 30 kilometer", "More than 30 kilometres"),
        },
    ),
    Choices(
        "placement.AgeBracket",
        ("Leeftijd op de eerste dag", "Age on the first day"),
        {
            "unknown": ("Niet bekend", "Not known"),
            "minor": ("Jonger dan 18", "Younger than 18"),
            "adult": ("Minstens 18", "At least 18"),
        },
    ),
    Choices(
        "placement.IntroductionHappened",
        ("Gebeurtenis in een kennismaking", "Event of an introduction"),
        {
            "placement.introduction_proposed": ("Kennismaking voorgesteld", "Introduction proposed"),
            "placement.introduction_interested": ("De lerende wil kennismaken", "The learner wants to get to know it"),
            "placement.introduction_letter_written": ("Brief geschreven", "Letter written"),
            "placement.introduction_planned": ("Gesprek gepland", "Talk planned"),
            "placement.introduction_replanned": ("Gesprek verplaatst", "Talk moved"),
            "placement.introduction_promised": ("Plaats toegezegd", "Seat promised"),
            "placement.introduction_accepted": ("Plaats aangenomen", "Seat taken"),
            "placement.introduction_refused": ("Nee gezegd", "Said no"),
            "placement.introduction_withdrawn": ("Kennismaking ingetrokken", "Introduction withdrawn"),
            "placement.introduction_reminded": ("Herinnering gestuurd", "Reminder sent"),
            "placement.introduction_lapsed": ("Kennismaking vervallen", "Introduction lapsed"),
            "placement.introduction_moved": ("Verder op een andere werkplek", "Went on at another workplace"),
            "placement.introduction_fallen_away": ("Werkplek weggevallen", "Workplace lost"),
        },
    ),
)
