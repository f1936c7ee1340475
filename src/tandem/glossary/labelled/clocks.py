"""Labels of the search time of a learner."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "placement.ClockState",
        ("Stand van de zoektijd", "State of the search time"),
        {
            "running": ("Loopt", "Running"),
            "stopped": ("Staat stil", "Stands still"),
            "handled": ("Afgehandeld", "Handled"),
        },
    ),
    Choices(
        "placement.ClockMove",
        ("Stap in de zoektijd", "Step of the search time"),
        {
            "stop": ("Stilzetten", "Stop"),
            "resume": ("Verder laten lopen", "Resume"),
            "handle": ("Afhandelen", "Handle"),
        },
    ),
    Choices(
        "placement.ClockParty",
        ("Wie aan zet is met de zoektijd", "Whose turn it is with the search time"),
        {
            "coach": ("Trajectbegeleider", "Coach"),
            "provider": ("Aanbieder", "Provider"),
            "track": ("Het traject zelf", "The track itself"),
        },
    ),
    Choices(
        "placement.ClockReason",
        ("Waarom de zoektijd loopt", "Why the search time runs"),
        {
            "first_lessons": ("Start van de lessen", "Start of the lessons"),
            "place_lost": ("Werkplek weggevallen", "Workplace lost"),
            "run_up_ended": ("Aanloopfase afgerond", "Run-up phase ended"),
        },
    ),
    Choices(
        "placement.StopReason",
        ("Waarom de zoektijd stilstaat", "Why the search time stands still"),
        {
            "placed": ("Werkplek gevonden", "Workplace found"),
            "run_up": ("Aanloopfase", "Run-up phase"),
            "left": ("Vertrokken", "Left"),
        },
    ),
    Choices(
        "placement.ClockOutcome",
        ("Vervolg na de zoektijd", "What follows after the search time"),
        {
            "run_up": ("Aanloopfase", "Run-up phase"),
            "other_training": ("Andere duale opleiding", "Another dual training"),
            "full_time": ("Voltijdse opleiding zonder werkplek", "Full-time training without a workplace"),
            "naft": ("NAFT, samen met het CLB", "NAFT, together with the CLB"),
            "vdab": ("Begeleiding door VDAB", "Guidance by VDAB"),
        },
    ),
    Choices(
        "placement.Milestone",
        ("Bericht over de zoektijd", "Message about the search time"),
        {
            "halfway": ("Halfweg", "Halfway"),
            "few_left": ("Nog weinig dagen", "Few days left"),
            "over": ("De dagen zijn om", "The days are over"),
        },
    ),
    Choices(
        "placement.Urgency",
        ("Wanneer de zoektijd eindigt", "When the search time ends"),
        {
            "late": ("Te laat", "Late"),
            "today": ("Vandaag", "Today"),
            "this_week": ("Deze week", "This week"),
            "later": ("Later", "Later"),
            "unknown": ("Niet te tellen", "Cannot be counted"),
        },
    ),
    Choices(
        "placement.ExtensionState",
        ("Stand van een verlenging", "State of an extension"),
        {
            "asked": ("Gevraagd", "Asked"),
            "granted": ("Toegestaan", "Granted"),
            "refused": ("Geweigerd", "Refused"),
            "withdrawn": ("Ingetrokken", "Withdrawn"),
            "lapsed": ("Niet meer nodig", "No longer needed"),
        },
    ),
    Choices(
        "placement.ExtensionMove",
        ("Stap bij een verlenging", "Step of an extension"),
        {
            "grant": ("Toestaan", "Grant"),
            "refuse": ("Weigeren", "Refuse"),
            "withdraw": ("Intrekken", "Withdraw"),
            "lapse": ("Laten vervallen", "Let expire"),
        },
    ),
    Choices(
        "placement.ExtensionReason",
        ("Reden van een verlenging", "Reason for an extension"),
        {
            "talks_planned": ("Er staan nog gesprekken gepland", "Talks are still planned"),
            "company_thinks": ("Een onderneming beslist binnenkort", "A company decides soon"),
            "place_fell_away": ("Een toegezegde plek viel weg", "A promised place fell away"),
            "few_places": ("Er zijn weinig werkplekken in de buurt", "There are few workplaces nearby"),
            "absent": ("De lerende was gewettigd afwezig", "The learner was absent with good reason"),
            "other": ("Iets anders", "Something else"),
        },
    ),
    Choices(
        "placement.Signal",
        ("Vroeg signaal in de zoektijd", "Early signal in the search time"),
        {
            "no_place_near": ("Geen open werkplek in de buurt", "No open workplace nearby"),
            "only_refusals": ("Alleen weigeringen", "Only refusals"),
            "nothing_yet": ("Nog niets in gang", "Nothing under way yet"),
            "company_silent": ("Onderneming antwoordt niet", "Company does not answer"),
            "family_silent": ("Lerende of ouder antwoordt niet", "Learner or parent does not answer"),
            "no_parent": ("Geen ouder gekend bij een minderjarige", "No parent known of a minor"),
            "no_profile": ("Nog geen profiel", "No profile yet"),
            "not_findable": ("Ondernemingen vinden de lerende niet", "Companies do not find the learner"),
            "break_ahead": ("Lange vakantie op komst", "Long holiday ahead"),
        },
    ),
    Choices(
        "placement.FeedEntry",
        ("Wat in een agenda staat", "What stands in a calendar"),
        {
            "halfway": ("Halfweg", "Halfway"),
            "few_left": ("Weinig dagen over", "Few days left"),
            "nearly_over": ("Bijna om", "Nearly over"),
            "last_day": ("Laatste dag", "Last day"),
            "extension_asked": ("Verlenging gevraagd", "Extension asked"),
            "extension_granted": ("Verlenging toegestaan", "Extension granted"),
            "talk": ("Gesprek", "Talk"),
        },
    ),
    Choices(
        "placement.FeedHappened",
        ("Gebeurtenis met een agenda-adres", "Event of a calendar address"),
        {
            "placement.feed_made": ("Agenda-adres gemaakt", "Calendar address made"),
            "placement.feed_revoked": ("Agenda-adres ingetrokken", "Calendar address revoked"),
        },
    ),
    Choices(
        "placement.SignalHappened",
        ("Gebeurtenis rond vroege signalen", "Event around early signals"),
        {"placement.signals_told": ("Vroege signalen gemeld", "Early signals told")},
    ),
    Choices(
        "placement.ClockHappened",
        ("Gebeurtenis in de zoektijd", "Event of the search time"),
        {
            "placement.clock_started": ("Zoektijd gestart", "Search time started"),
            "placement.clock_corrected": ("Begin van de zoektijd verbeterd", "Start of the search time corrected"),
            "placement.clock_stopped": ("Zoektijd stilgezet", "Search time stopped"),
            "placement.clock_resumed": ("Zoektijd loopt verder", "Search time goes on"),
            "placement.clock_halfway": ("Zoektijd halfweg", "Search time halfway"),
            "placement.clock_few_left": ("Nog weinig dagen zoektijd", "Few days of search time left"),
            "placement.clock_over": ("Zoektijd voorbij", "Search time over"),
            "placement.clock_handled": ("Zoektijd afgehandeld", "Search time handled"),
            "placement.extension_asked": ("Verlenging gevraagd", "Extension asked"),
            "placement.extension_granted": ("Verlenging toegestaan", "Extension granted"),
            "placement.extension_refused": ("Verlenging geweigerd", "Extension refused"),
            "placement.extension_withdrawn": ("Vraag om verlenging ingetrokken", "Question for an extension withdrawn"),
            "placement.extension_lapsed": ("Verlenging niet meer nodig", "Extension no longer needed"),
            "placement.clock_called": ("Gebeld over de zoektijd", "Rung about the search time"),
        },
    ),
)
