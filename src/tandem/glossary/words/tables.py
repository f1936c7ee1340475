"""Words for the inner tables of the platform: they name a model and stand on no public page."""

from typing import Final

from tandem.glossary.entry import Term


def _table(code: str, dutch: tuple[str, str, str], english: tuple[str, str, str]) -> Term:
    """A table: one, many and meaning, in both languages."""
    return Term(
        code=code,
        nl=dutch[0],
        plural_nl=dutch[1],
        en=english[0],
        plural_english=english[1],
        meaning_nl=dutch[2],
        meaning_en=english[2],
        source="TANDEM",
        is_internal=True,
    )


WORDS: Final = (
    _table(
        "takeover",
        (
            "overname van een overeenkomst",
            "overnames van overeenkomsten",
            "Wat een aanbieder vertelde van een overeenkomst die buiten Tandem getekend is.",
        ),
        (
            "takeover of an agreement",
            "takeovers of agreements",
            "What a provider told of an agreement that was signed outside Tandem.",
        ),
    ),
    _table(
        "agreement_file",
        (
            "bestand met overeenkomsten",
            "bestanden met overeenkomsten",
            "Overeenkomsten die een aanbieder overneemt, enkele dagen bewaard.",
        ),
        ("file of agreements", "files of agreements", "Agreements that a provider takes over, kept for some days."),
    ),
    _table(
        "plan_workplace",
        (
            "werkplek van een plan",
            "werkplekken van plannen",
            "Waar de lerende van een opleidingsplan werkt, en wanneer.",
        ),
        ("workplace of a plan", "workplaces of plans", "Where the learner of a training plan works, and when."),
    ),
    _table(
        "plan_line",
        ("regel van een plan", "regels van plannen", "Waar, wanneer en met wie één activiteit geleerd wordt."),
        ("line of a plan", "lines of plans", "Where, when and with whom one activity is learned."),
    ),
    _table(
        "plan_module",
        (
            "module van een plan",
            "modules van plannen",
            "Activiteiten van een opleidingsplan die een andere aanbieder geeft, en of die ja zei.",
        ),
        (
            "module of a plan",
            "modules of plans",
            "Activities of a training plan that another provider gives, and whether it said yes.",
        ),
    ),
    _table(
        "plan_template",
        ("sjabloon van een plan", "sjablonen van plannen", "Waar een aanbieder de activiteiten meestal laat leren."),
        ("template of a plan", "templates of plans", "Where a provider usually has activities learned."),
    ),
    _table(
        "plan_version",
        ("versie van een plan", "versies van plannen", "Een opleidingsplan zoals het vastgelegd is om te tekenen."),
        ("version of a plan", "versions of plans", "A training plan as it was frozen to be signed."),
    ),
    _table(
        "plan_comment",
        ("opmerking bij een plan", "opmerkingen bij plannen", "Wat iemand van een opleidingsplan zegt."),
        ("comment on a plan", "comments on plans", "What somebody says of a training plan."),
    ),
    _table(
        "event_detail",
        ("detail van een gebeurtenis", "details van gebeurtenissen", "De woorden bij een gebeurtenis; te wissen."),
        ("detail of an event", "details of events", "The words that go with an event; they can be erased."),
    ),
    _table(
        "enrolment_file",
        ("bestand met leerlingen", "bestanden met leerlingen", "Leerlingen die een school inleest; kort bewaard."),
        ("file of pupils", "files of pupils", "Pupils that a school reads in; kept for a short time."),
    ),
    _table(
        "signing_package",
        ("document bij een ondertekendienst", "documenten bij een ondertekendienst", "Wat een dienst laat tekenen."),
        ("paper at a signing service", "papers at a signing service", "What a service has signed."),
    ),
    _table(
        "sealed_paper",
        ("verzegeld document", "verzegelde documenten", "Een getekend document met het zegel van het platform."),
        ("sealed paper", "sealed papers", "A signed paper with the seal of the platform."),
    ),
    _table(
        "event_head",
        ("laatste gebeurtenis van een keten", "laatste gebeurtenissen van ketens", "Waar de volgende aansluit."),
        ("last event of a chain", "last events of chains", "Where the next event of a chain joins on."),
    ),
    _table(
        "event_anchor",
        ("dagzegel", "dagzegels", "Een zegel over alle gebeurtenissen sinds het vorige: een gat valt op."),
        ("daily seal", "daily seals", "A seal over all events since the one before: a gap shows."),
    ),
    _table(
        "job",
        ("taak voor later", "taken voor later", "Werk dat het platform even later doet, zoals een brief maken."),
        ("job", "jobs", "Work the platform does a little later, such as making a letter."),
    ),
    _table(
        "counter",
        ("teller", "tellers", "Het laatste nummer dat in een reeks dossiernummers is gegeven."),
        ("counter", "counters", "The last number given out in a series of file numbers."),
    ),
    _table(
        "mail",
        ("verstuurde e-mail", "verstuurde e-mails", "Eén e-mail over één gebeurtenis, aan één soort ontvanger."),
        ("sent e-mail", "sent e-mails", "One e-mail on one event, to one kind of receiver."),
    ),
    _table(
        "upload",
        ("ingelezen bestand", "ingelezen bestanden", "Een bestand met aanbieders dat wij korte tijd bewaren."),
        ("uploaded file", "uploaded files", "A file with providers that we keep for a short time."),
    ),
    _table(
        "joint_training",
        (
            "samenwerking om op te leiden",
            "samenwerkingen om op te leiden",
            "Leerwerkplekken die samen één opleiding aanleren.",
        ),
        ("joint training", "joint trainings", "Workplaces that together teach one training."),
    ),
    _table(
        "joint_part",
        ("deel van een samenwerking", "delen van een samenwerking", "Wat één leerwerkplek ervan aanleert."),
        ("part of a joint training", "parts of a joint training", "What one workplace teaches of it."),
    ),
    _table(
        "person",
        ("persoon", "personen", "Een mens van wie wij zo weinig mogelijk bewaren, met of zonder account."),
        ("person", "persons", "A human being of whom we keep as little as we can, with or without an account."),
    ),
    _table(
        "edition",
        ("uitgave van kaartgegevens", "uitgaven van kaartgegevens", "Eén reeks gemeenten of grenzen zoals geladen."),
        ("edition of map data", "editions of map data", "One set of municipalities or borders as it was loaded."),
    ),
    _table(
        "region_member",
        ("gemeente in een regio", "gemeenten in een regio", "Een gemeente hoort in een periode bij een regio."),
        ("municipality in a region", "municipalities in a region", "A municipality belongs to a region in a period."),
    ),
    _table(
        "joint_committee_sector",
        ("sector van een paritair comité", "sectoren van paritaire comités", "Welke sector bij een comité hoort."),
        ("sector of a joint committee", "sectors of joint committees", "Which sector belongs to a committee."),
    ),
    _table(
        "training_sector",
        ("sector van een opleiding", "sectoren van opleidingen", "Bij welke sector een opleiding hoort."),
        ("sector of a training", "sectors of trainings", "To which sector a training belongs."),
    ),
    _table(
        "training_qualification",
        ("kwalificatie van een opleiding", "kwalificaties van opleidingen", "Waartoe een opleiding leidt."),
        ("qualification of a training", "qualifications of trainings", "What a training leads to."),
    ),
    _table(
        "training_occupation",
        ("beroep bij een opleiding", "beroepen bij opleidingen", "Het Europese beroep (ESCO) dat erop lijkt."),
        ("occupation near a training", "occupations near trainings", "The European occupation (ESCO) close to it."),
    ),
    _table(
        "training_nace",
        ("NACE-code bij een opleiding", "NACE-codes bij opleidingen", "Welke soort ondernemingen ervoor opleidt."),
        ("NACE code of a training", "NACE codes of trainings", "Which kind of companies may train for it."),
    ),
    _table(
        "training_activity_list",
        ("activiteitenlijst van een opleiding", "activiteitenlijsten van opleidingen", "Welke lijst erbij hoort."),
        ("activity list of a training", "activity lists of trainings", "Which list belongs to a training."),
    ),
    _table(
        "catalogue_edition",
        ("uitgave van de referentietabellen", "uitgaven van de referentietabellen", "De tabellen zoals geladen."),
        ("edition of the reference tables", "editions of the reference tables", "The tables as they were loaded."),
    ),
    _table(
        "shortage_list",
        ("lijst van knelpuntberoepen", "lijsten van knelpuntberoepen", "De knelpuntberoepen van één jaar."),
        ("list of shortage occupations", "lists of shortage occupations", "The shortage occupations of one year."),
    ),
    _table(
        "shortage_occupation_training",
        ("opleiding voor een knelpuntberoep", "opleidingen voor knelpuntberoepen", "Welke opleiding ertoe leidt."),
        ("training for a shortage occupation", "trainings for shortage occupations", "Which training leads to it."),
    ),
    _table(
        "company_joint_committee",
        ("paritair comité van een onderneming", "paritaire comités van ondernemingen", "Onder welk comité ze valt."),
        ("joint committee of a company", "joint committees of companies", "Which committee it falls under."),
    ),
    _table(
        "network_membership",
        ("lidmaatschap van een netwerk", "lidmaatschappen van een netwerk", "Bij welk netwerk een aanbieder hoort."),
        ("membership of a network", "memberships of a network", "To which network a provider belongs."),
    ),
    _table(
        "provider_batch",
        ("invoer van aanbieders", "invoeren van aanbieders", "Rijen van aanbieders die samen binnenkwamen."),
        ("import of providers", "imports of providers", "Rows of providers that came in together."),
    ),
    _table(
        "provider_change",
        ("wijziging door een invoer", "wijzigingen door een invoer", "Wat een invoer met één rij deed."),
        ("change by an import", "changes by an import", "What one import did to one row."),
    ),
    _table(
        "register_extract",
        ("uittreksel van de KBO", "uittreksels van de KBO", "Eén gepubliceerd bestand van de KBO en hoe ver het is."),
        ("KBO extract", "KBO extracts", "One published file of the KBO and how far its reading has come."),
    ),
    _table(
        "register_code",
        ("code van de KBO", "codes van de KBO", "Wat een code van de KBO betekent, in één taal."),
        ("KBO code", "KBO codes", "What a code of the KBO means, in one language."),
    ),
    _table(
        "register_enterprise",
        ("onderneming in de KBO", "ondernemingen in de KBO", "Een onderneming zoals de KBO ze geeft."),
        ("enterprise in the KBO", "enterprises in the KBO", "An enterprise as the KBO gives it."),
    ),
    _table(
        "register_establishment",
        ("vestiging in de KBO", "vestigingen in de KBO", "Een vestiging zoals de KBO ze geeft."),
        ("establishment in the KBO", "establishments in the KBO", "An establishment as the KBO gives it."),
    ),
    _table(
        "register_branch",
        ("bijkantoor in de KBO", "bijkantoren in de KBO", "Een Belgisch bijkantoor van een buitenlandse onderneming."),
        ("branch in the KBO", "branches in the KBO", "A branch in Belgium of a foreign enterprise."),
    ),
    _table(
        "register_denomination",
        ("naam in de KBO", "namen in de KBO", "Een naam van een onderneming of vestiging."),
        ("name in the KBO", "names in the KBO", "A name of an enterprise or establishment."),
    ),
    _table(
        "register_address",
        ("adres in de KBO", "adressen in de KBO", "Een adres van een onderneming of vestiging."),
        ("address in the KBO", "addresses in the KBO", "An address of an enterprise or establishment."),
    ),
    _table(
        "register_contact",
        ("contactgegeven in de KBO", "contactgegevens in de KBO", "Een telefoonnummer, e-mailadres of website."),
        ("contact detail in the KBO", "contact details in the KBO", "A telephone number, e-mail or web address."),
    ),
    _table(
        "register_activity",
        ("activiteit in de KBO", "activiteiten in de KBO", "Wat een onderneming doet, als NACE-code."),
        ("activity in the KBO", "activities in the KBO", "What an enterprise does, as a NACE code."),
    ),
    _table(
        "register_deletion",
        ("schrapping in de KBO", "schrappingen in de KBO", "Waarvan een update eerst de oude rijen wegneemt."),
        ("deletion in the KBO", "deletions in the KBO", "Whose old rows an update takes away first."),
    ),
    _table(
        "register_rejection",
        ("geweigerde rij van de KBO", "geweigerde rijen van de KBO", "Een rij die niet is overgenomen, en waarom."),
        ("rejected row of the KBO", "rejected rows of the KBO", "A row that was not taken over, and why."),
    ),
    _table(
        "mailed_result",
        ("gemaild resultaat", "gemailde resultaten", "Dat het resultaat van een scan vandaag naar een adres ging."),
        ("mailed result", "mailed results", "That the result of a scan went to an address today."),
    ),
)
