"""Labels of powers and of the capacities in which people act."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "mandates.Power",
        ("Bevoegdheid", "Power"),
        {
            "recognise": ("Erkennen en erkenningen opheffen", "Recognising and lifting recognitions"),
            "exclude": ("Ondernemingen uitsluiten", "Excluding companies"),
            "control": ("Toezien op de uitvoering op de werkplek", "Controlling the execution at the workplace"),
            "report": ("Jaarlijks verslag uitbrengen", "Reporting every year"),
            "inform": ("Ondernemingen informeren", "Informing companies"),
            "mobilise": ("Ondernemingen ondersteunen en werkplekken zoeken", "Supporting companies and finding places"),
            "advise": ("Advies geven over het werkplekdeel", "Advising on the workplace part"),
        },
    ),
    Choices(
        "mandates.BodyKind",
        ("Soort instantie", "Kind of body"),
        {
            "sectoral_partnership": ("Sectoraal partnerschap", "Sectoral partnership"),
            "flemish_partnership": ("Vlaams Partnerschap Duaal Leren", "Flemish partnership for dual learning"),
            "agency": ("Vlaamse administratie", "Flemish administration"),
        },
    ),
    Choices(
        "mandates.RoutingReason",
        ("Reden van de toewijzing", "Reason of the routing"),
        {
            "one_holder": ("Eén instantie is bevoegd", "One body is competent"),
            "no_joint_committee": ("De onderneming heeft geen paritair comité", "The company has no joint committee"),
            "unknown_joint_committee": (
                "Het paritair comité hoort bij geen sector",
                "The joint committee belongs to no sector",
            ),
            "no_holder": ("Geen instantie is bevoegd", "No body is competent"),
            "several_holders": ("Meer dan één instantie is bevoegd", "More than one body is competent"),
            "power_moved": ("De bevoegdheid ging naar een andere instantie", "The power moved to another body"),
        },
    ),
    Choices(
        "mandates.Happened",
        ("Gebeurtenis bij een bevoegdheid", "Event of a power"),
        {
            "mandates.loaded": ("Instanties en bevoegdheden geladen", "Bodies and powers loaded"),
            "mandate.agreement_signed": ("Samenwerkingsakkoord ondertekend", "Cooperation agreement signed"),
            "mandate.power_moved": ("Bevoegdheid verplaatst", "Power moved"),
            "mandate.given": ("Delegatie gegeven", "Mandate given"),
            "mandate.ended": ("Delegatie beëindigd", "Mandate ended"),
            "mandate.rule_switched": ("Keuze bij een regel gewijzigd", "Choice on a rule changed"),
        },
    ),
    Choices(
        "access.Role",
        ("Rol", "Role"),
        {
            "public": ("Bezoeker", "Visitor"),
            "system": ("Het platform", "The platform"),
            "learner": ("Lerende", "Learner"),
            "guardian": ("Ouder of voogd", "Parent or guardian"),
            "company_admin": ("Beheerder van de onderneming", "Manager of the company"),
            "company_hr": ("HR-verantwoordelijke", "HR officer"),
            "mentor": ("Mentor", "Mentor"),
            "provider_admin": ("Beheerder van de aanbieder", "Manager of the provider"),
            "coach": ("Trajectbegeleider", "Coach"),
            "partnership_manager": ("Beheerder van het partnerschap", "Manager of the partnership"),
            "partnership_staff": ("Medewerker van het partnerschap", "Staff of the partnership"),
            "partnership_voter": ("Stemgerechtigde van het partnerschap", "Voter of the partnership"),
            "flemish_partnership": ("Vlaams Partnerschap Duaal Leren", "Flemish partnership for dual learning"),
            "agency_staff": ("Medewerker van de Vlaamse administratie", "Staff of the Flemish administration"),
            "platform_admin": ("Beheerder van het platform", "Manager of the platform"),
            "employment_service": ("Medewerker van VDAB", "Staff of VDAB"),
            "CLB": ("Medewerker van een CLB", "Staff of a pupil guidance centre"),
            "sector_consultant": ("Sectorconsulent", "Sector consultant"),
            "run_up_partner": ("Partner in de aanloopfase", "Partner in the run-up phase"),
            "support_point": ("Medewerker van een provinciaal steunpunt", "Staff of a provincial support point"),
            "forum_member": ("Lid van een overlegforum", "Member of a forum"),
            "trade_union": ("Vakbond", "Trade union"),
            "education_department": ("Medewerker van Onderwijs", "Staff of the education department"),
        },
    ),
    Choices(
        "access.Sight",
        ("Afloop van een inzage", "How a look ended"),
        {
            "seen": ("Bekeken", "Seen"),
            "refused": ("Toegang geweigerd", "Access refused"),
        },
    ),
    Choices(
        "access.Happened",
        ("Gebeurtenis bij een hoedanigheid", "Event of a capacity"),
        {
            "access.invited": ("Uitnodiging verstuurd", "Invitation sent"),
            "access.invitation_accepted": ("Uitnodiging aanvaard", "Invitation accepted"),
            "access.invitation_withdrawn": ("Uitnodiging ingetrokken", "Invitation withdrawn"),
            "access.capacity_given": ("Hoedanigheid gegeven", "Capacity given"),
            "access.capacity_ended": ("Hoedanigheid beëindigd", "Capacity ended"),
            "access.token_issued": ("Toegangssleutel gemaakt", "Access key made"),
            "access.token_revoked": ("Toegangssleutel ingetrokken", "Access key revoked"),
            "access.company_claimed": ("Beheer van een onderneming opgenomen", "Management of a company taken up"),
        },
    ),
    Choices(
        "access.ClaimProof",
        ("Bewijs om een onderneming te beheren", "Proof to manage a company"),
        {
            "legal_representative": ("Wettelijke vertegenwoordiger", "Legal representative"),
            "demo": ("Demonstratie", "Demonstration"),
        },
    ),
)
