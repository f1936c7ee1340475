"""Labels of matching rounds: what they are, how they decide, why."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "placement.RoundState",
        ("Stand van de matchronde", "State of the matching round"),
        {
            "preparing": ("In voorbereiding", "In preparation"),
            "published": ("Voorstellen verstuurd", "Proposals sent"),
            "closed": ("Afgelopen", "Finished"),
            "discarded": ("Weggelegd", "Put aside"),
        },
    ),
    Choices(
        "placement.RoundMove",
        ("Stap in een matchronde", "Step in a matching round"),
        {
            "publish": ("Voorstellen versturen", "Send proposals"),
            "close": ("Afsluiten", "Close"),
            "discard": ("Wegleggen", "Put aside"),
        },
    ),
    Choices(
        "placement.RoundParty",
        ("Wie aan zet is", "Whose turn it is"),
        {
            "coach": ("Wie de ronde leidt", "Who runs the round"),
            "clock": ("De klok", "The clock"),
        },
    ),
    Choices(
        "placement.RunState",
        ("Stand van de berekening", "State of the calculation"),
        {
            "waiting": ("Wordt berekend", "Being worked out"),
            "done": ("Klaar", "Done"),
            "failed": ("Niet gelukt", "Failed"),
        },
    ),
    Choices(
        "placement.RunFault",
        ("Waarom een berekening niet lukte", "Why a calculation came to nothing"),
        {
            "lock_impossible": ("Wat vooraf vastligt kan niet", "What was fixed beforehand cannot be"),
            "facts": ("De gegevens passen niet bij elkaar", "The facts do not hold together"),
            "round_ended": ("De matchronde is weggelegd", "The matching round was put aside"),
            "gave_up": ("Het lukte meermaals niet", "It failed several times"),
        },
    ),
    Choices(
        "placement.RunMove",
        ("Stap met een berekening", "Step with a calculation"),
        {
            "finish": ("Afmaken", "Finish"),
            "fail": ("Opgeven", "Give up"),
        },
    ),
    Choices(
        "placement.RunRule",
        ("Manier van verdelen", "Way of deciding"),
        {
            "levels": ("Zoveel mogelijk lerenden een plaats", "As many learners placed as possible"),
            "stable": ("Ieders voorkeur eerst", "Everybody's preference first"),
            "min_minutes": ("Samen zo weinig mogelijk reizen", "As little travel together as possible"),
            "fair": ("Niemand heel ver", "Nobody very far"),
        },
    ),
    Choices(
        "placement.PairKind",
        ("Vooraf beslist", "Decided beforehand"),
        {
            "locked": ("Ligt vast", "Fixed"),
            "forbidden": ("Niet samen", "Not together"),
        },
    ),
    Choices(
        "placement.LeftOut",
        ("Waarom iemand niet meedoet", "Why somebody takes no part"),
        {
            "no_home": ("Woonplaats niet bekend", "Home not known"),
            "no_travel": ("Niet bekend hoe de lerende reist", "Way of travelling not known"),
            "already_promised": ("Heeft al een plaats", "Has a place already"),
            "not_free": (
                "Het traject is om voor de lerende kan beginnen",
                "The track ends before the learner can begin",
            ),
        },
    ),
    Choices(
        "placement.Outcome",
        ("Uitkomst", "Outcome"),
        {
            "locked": ("Vooraf vastgelegd", "Fixed beforehand"),
            "first_wish": ("Beste plaats voor de lerende", "Best place for the learner"),
            "later_wish": ("Een andere plaats van de lijst", "Another place on the list"),
            "no_candidates": ("Geen werkplek binnen bereik", "No workplace within reach"),
            "nothing_open": ("Alles binnen bereik is bezet", "Everything within reach is taken"),
            "all_by_class": ("Overal had iemand minder tijd", "Everywhere somebody had less time left"),
            "all_by_level": ("Overal kreeg iemand voorrang", "Everywhere somebody had priority"),
            "all_by_lottery": ("Overal besliste de loting", "Everywhere the lottery decided"),
            "all_among_equals": ("Overal ging een gelijke voor", "Everywhere an equal went before"),
            "by_plan": ("Het plan gaf elke plaats aan een ander", "The plan gave every place to others"),
            "mixed": ("Overal een andere reden", "A different reason everywhere"),
            "no_home": ("Woonplaats niet bekend", "Home not known"),
            "no_travel": ("Niet bekend hoe de lerende reist", "Way of travelling not known"),
            "already_promised": ("Heeft al een plaats", "Has a place already"),
            "not_free": (
                "Het traject is om voor de lerende kan beginnen",
                "The track ends before the learner can begin",
            ),
        },
    ),
    Choices(
        "placement.Why",
        ("Waarom", "Why"),
        {
            "forbidden": ("Vooraf uitgesloten", "Excluded beforehand"),
            "closed": ("Geen plaats meer vrij", "No seat free any more"),
            "fixed": ("Lag vooraf al vast", "Was fixed beforehand already"),
            "seats_locked": ("Elke plaats lag al vast", "Every seat was fixed already"),
            "plan": ("Het plan als geheel", "The plan as a whole"),
            "room": ("Er was plaats", "There was room"),
            "own_seat": ("Laatste die erbij kwam", "Last one in"),
            "class": ("Wie minder tijd over heeft", "Who has less time left"),
            "level": ("Wie overal geweigerd was", "Who was refused everywhere"),
            "promoted": ("Wie bij gelijken overal geweigerd was", "Who was refused everywhere among equals"),
            "nearer": ("Wie dichterbij woont", "Who lives nearer"),
            "luckier": ("De loting", "The lottery"),
            "equal": ("Gelijk, en zo kregen meer lerenden een plaats", "Equal, and so more learners have a place"),
            "chain": ("Zo kreeg één lerende meer een plaats", "So one more learner has a place"),
        },
    ),
    Choices(
        "placement.Barrier",
        ("Wat een plaats buiten bereik houdt", "What keeps a place out of reach"),
        {
            "training": ("Andere opleiding", "Another training"),
            "level": ("Erkend voor minder dan nodig", "Recognised for less than needed"),
            "age": ("Nog te jong voor dit werk", "Too young for this work"),
            "starts_early": ("Begint te vroeg voor een minderjarige", "Begins too early for a minor"),
            "own_start": ("Begint vroeger dan de lerende kan", "Begins earlier than the learner can"),
            "ends_late": ("Eindigt te laat", "Ends too late"),
            "not_yet_free": ("Nog niet beschikbaar", "Not yet free"),
            "free_too_short": ("Niet lang genoeg beschikbaar", "Not free long enough"),
            "no_seat": ("Geen plaats meer vrij", "No seat free any more"),
            "travel": ("Te ver", "Too far"),
            "learner_veto": ("Wil de lerende niet", "The learner does not want it"),
            "place_veto": ("Wil de onderneming niet opnieuw", "The company does not want it again"),
            "needs": ("Niet alles is er wat nodig is", "Not everything needed is there"),
        },
    ),
    Choices(
        "placement.Weighed",
        ("Wat meetelt", "What counts"),
        {
            "nearness": ("Hoe dichtbij", "How near"),
            "coverage": ("Hoeveel van de opleiding er kan", "How much of the training is possible"),
            "days": ("Of de werkdagen passen", "Whether the working days fit"),
        },
    ),
    Choices(
        "placement.RoundHappened",
        ("Gebeurtenis in een matchronde", "Event of a matching round"),
        {
            "round.started": ("Matchronde begonnen", "Matching round started"),
            "round.changed": ("Matchronde aangepast", "Matching round changed"),
            "round.pair_set": ("Vooraf beslist over een lerende", "Decided beforehand about a learner"),
            "round.pair_dropped": ("Beslissing vooraf teruggenomen", "Earlier decision taken back"),
            "round.provider_asked": ("Aanbieder gevraagd om mee te doen", "Provider asked to take part"),
            "round.provider_joined": ("Aanbieder doet mee", "Provider takes part"),
            "round.provider_left": ("Aanbieder doet niet meer mee", "Provider no longer takes part"),
            "round.run_asked": ("Berekening gevraagd", "Calculation asked"),
            "round.run_done": ("Berekening klaar", "Calculation done"),
            "round.run_failed": ("Berekening niet gelukt", "Calculation failed"),
            "round.published": ("Voorstellen verstuurd", "Proposals sent"),
            "round.closed": ("Matchronde afgelopen", "Matching round finished"),
            "round.discarded": ("Matchronde weggelegd", "Matching round put aside"),
        },
    ),
    Choices(
        "placement.Change",
        ("Wat één verandering zou doen", "What one change would do"),
        {
            "longer": ("Langer reizen", "Travel longer"),
            "way": ("Ook anders kunnen reizen", "Also able to travel in another way"),
            "earlier": ("Er vroeger kunnen zijn", "Able to be there earlier"),
            "training": ("Ook een andere opleiding willen", "Also want another training"),
            "seat": ("Eén plaats meer", "One place more"),
            "guidance": ("Eén lerende meer begeleid", "One learner more guided"),
            "seat_and_guidance": ("Eén plaats meer, met begeleiding", "One place more, with guidance"),
        },
    ),
    Choices(
        "placement.GroupKind",
        ("Groep naar", "Group by"),
        {
            "training": ("Opleiding", "Training"),
            "provider": ("Aanbieder", "Provider"),
            "municipality": ("Woonplaats", "Place of residence"),
            "age": ("Leeftijd", "Age"),
            "travel": ("Verplaatsing", "Way of travel"),
            "reach": ("Hoe ver iemand wil reizen", "How far somebody will travel"),
        },
    ),
    Choices(
        "placement.AgeClass",
        ("Leeftijdsgroep", "Age group"),
        {
            "minor": ("Minderjarig", "A minor"),
            "adult": ("Meerderjarig", "An adult"),
        },
    ),
    Choices(
        "placement.TravelClass",
        ("Verst reikende verplaatsing", "Way of travel that goes furthest"),
        {
            "car": ("Auto", "Car"),
            "public_transport": ("Openbaar vervoer", "Public transport"),
            "moped": ("Bromfiets", "Moped"),
            "bike": ("Fiets", "Bike"),
            "foot": ("Te voet", "On foot"),
        },
    ),
    Choices(
        "placement.ReachClass",
        ("Langste reis", "Longest trip"),
        {
            "half_hour": ("Hoogstens een half uur", "Half an hour at most"),
            "three_quarters": ("Hoogstens drie kwartier", "Three quarters of an hour at most"),
            "hour": ("Hoogstens een uur", "An hour at most"),
            "longer": ("Langer dan een uur", "Longer than an hour"),
        },
    ),
)
