import django.db.models.deletion
from django.db import migrations, models

import tandem.base.ids
import tandem.journey.placement.terms.clocks
import tandem.journey.placement.terms.introductions
import tandem.journey.placement.terms.openings
import tandem.journey.placement.terms.rounds


class Migration(migrations.Migration):
    replaces = [
        ("placement", "0001_openings"),
        ("placement", "0002_what_learners_choose"),
        ("placement", "0003_search_clock"),
        ("placement", "0004_rounds"),
        ("placement", "0005_what_learners_tell"),
        ("placement", "0006_introductions"),
        ("placement", "0007_introductions_that_end_well"),
        ("placement", "0008_learners_who_fit_an_opening"),
        ("placement", "0009_calendar_addresses"),
        ("placement", "0010_alerts"),
        ("placement", "0011_why_no_proposal_was_made"),
        ("placement", "0012_free_again"),
        ("placement", "0013_whether_mentors_have_room"),
    ]

    initial = True

    dependencies = [
        ("access", "0001_tables"),
        ("intake", "0001_tables"),
        ("mandates", "0001_tables"),
        ("organisations", "0001_tables"),
        ("people", "0001_tables"),
        ("recognition", "0001_tables"),
        ("reference", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="MatchingRound",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(max_length=20, unique=True)),
                ("title", models.CharField(max_length=120)),
                ("school_year", models.PositiveSmallIntegerField()),
                ("trainings", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        default=tandem.journey.placement.terms.rounds.RoundState["PREPARING"], max_length=12
                    ),
                ),
                ("seed", models.BigIntegerField()),
                ("started_at", models.DateTimeField()),
                ("started_by", models.UUIDField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("published_by", models.UUIDField(null=True)),
                ("answers_until", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="mandates.body"
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.provider",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["preparing", "published", "closed", "discarded"])),
                        name="round_state_known",
                        violation_error_message="Deze stand van een matchronde bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body__isnull", False), ("provider__isnull", True)),
                            models.Q(("body__isnull", True), ("provider__isnull", False)),
                            _connector="OR",
                        ),
                        name="round_has_one_runner",
                        violation_error_message="Eén aanbieder of één instantie leidt een matchronde.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_by__isnull", True), ("published_at__isnull", False), _connector="OR"
                        ),
                        name="round_published_paired",
                        violation_error_message="Wie voorstellen verstuurde en wanneer horen samen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_by__isnull", True), ("ended_at__isnull", False), _connector="OR"),
                        name="round_ended_paired",
                        violation_error_message="Wie een ronde beëindigde en wanneer horen samen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="round_has_title",
                        violation_error_message="Een matchronde heeft een naam.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("school_year", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("expires_on", models.DateField()),
                ("places", models.PositiveSmallIntegerField()),
                ("taken", models.PositiveSmallIntegerField(default=0)),
                ("has_guide", models.BooleanField(default=True)),
                ("first_minute", models.PositiveSmallIntegerField(null=True)),
                ("hours_per_week", models.DecimalField(decimal_places=1, max_digits=4, null=True)),
                ("work_days", models.JSONField(default=list)),
                ("words", models.TextField(blank=True, max_length=2000)),
                ("accommodations", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        default=tandem.journey.placement.terms.openings.OpeningState["OPEN"], max_length=10
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.UUIDField(null=True)),
                ("free_since", models.DateTimeField()),
                ("paused_at", models.DateTimeField(null=True)),
                ("paused_by", models.UUIDField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.UUIDField(null=True)),
                ("close_reason", models.CharField(blank=True, max_length=20)),
                ("expired_on", models.DateField(null=True)),
                ("warned_on", models.DateField(null=True)),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="organisations.company"
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="copies",
                        to="placement.opening",
                    ),
                ),
                (
                    "establishment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="organisations.establishment",
                    ),
                ),
                (
                    "recognition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="recognition.recognition",
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.training"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "expires_on"], name="opening_state_expires"),
                    models.Index(fields=["state", "free_since"], name="opening_state_free"),
                    models.Index(fields=["training", "state"], name="opening_training_state"),
                    models.Index(fields=["company", "school_year"], name="opening_company_year"),
                    models.Index(fields=["establishment", "school_year"], name="opening_place_year"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "paused", "closed", "expired"])),
                        name="opening_state_known",
                        violation_error_message="Deze stand van een openstaande werkplek bestaat niet.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["open", "paused"])),
                        fields=("recognition", "school_year", "starts_on"),
                        name="opening_once",
                        violation_error_message="Deze werkplek staat vanaf die dag al open.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__gte", models.F("starts_on")), ("expires_on__lte", models.F("ends_on"))
                        ),
                        name="opening_dates_in_order",
                        violation_error_message="Een openstaande werkplek begint voor ze eindigt, en vervalt niet later.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("places__gte", 1), ("places__lte", 50)),
                        name="opening_places_plausible",
                        violation_error_message="Een openstaande werkplek heeft minstens één plaats, en niet meer dan vijftig.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("taken__lte", models.F("places"))),
                        name="opening_not_overbooked",
                        violation_error_message="Er zijn niet meer plaatsen dan de onderneming openzette.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_minute__isnull", True), ("first_minute__lte", 1439), _connector="OR"
                        ),
                        name="opening_first_minute_in_day",
                        violation_error_message="De werkdag begint op een uur van de dag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hours_per_week__isnull", True),
                            models.Q(("hours_per_week__gt", 0), ("hours_per_week__lte", 60)),
                            _connector="OR",
                        ),
                        name="opening_hours_plausible",
                        violation_error_message="Een week heeft niet zo veel werkuren.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("state", tandem.journey.placement.terms.openings.OpeningState["CLOSED"]),
                                (
                                    "close_reason__in",
                                    [
                                        "filled_here",
                                        "filled_elsewhere",
                                        "no_work",
                                        "no_mentor",
                                        "no_candidate",
                                        "other",
                                    ],
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.placement.terms.openings.OpeningState["CLOSED"]),
                                    _negated=True,
                                ),
                                ("close_reason", ""),
                                ("closed_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="opening_closed_has_reason",
                        violation_error_message="Een gesloten werkplek heeft een tijdstip en een reden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("expired_on__isnull", False),
                                ("state", tandem.journey.placement.terms.openings.OpeningState["EXPIRED"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.placement.terms.openings.OpeningState["EXPIRED"]),
                                    _negated=True,
                                ),
                                ("expired_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="opening_expired_has_day",
                        violation_error_message="Een vervallen werkplek heeft een dag waarop ze verviel.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("free_since__gte", models.F("opened_at"))),
                        name="opening_free_once_opened",
                        violation_error_message="Een werkplek komt pas vrij als ze openstaat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", tandem.journey.placement.terms.openings.OpeningState["PAUSED"]), _negated=True
                            ),
                            ("paused_at__isnull", False),
                            _connector="OR",
                        ),
                        name="opening_paused_has_moment",
                        violation_error_message="Een werkplek op pauze heeft een tijdstip.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("paused_at__isnull", True), ("paused_by__isnull", True)),
                                models.Q(("paused_at__isnull", False), ("paused_by__isnull", False)),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                                models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                                _connector="OR",
                            ),
                        ),
                        name="opening_who_needs_when",
                        violation_error_message="Wie een stap zette en wanneer horen samen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Introduction",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("origin", models.CharField(max_length=10)),
                (
                    "state",
                    models.CharField(
                        default=tandem.journey.placement.terms.introductions.IntroductionState["PROPOSED"],
                        max_length=15,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("letter", models.TextField(blank=True, max_length=2000)),
                ("answers_until", models.DateField()),
                ("reminded_on", models.DateField(null=True)),
                ("talk_starts", models.DateTimeField(null=True)),
                ("talk_place", models.CharField(blank=True, max_length=200)),
                ("talk_words", models.CharField(blank=True, max_length=1000)),
                ("talk_sequence", models.PositiveSmallIntegerField(default=0)),
                ("proposed_at", models.DateTimeField()),
                ("proposed_by", models.UUIDField(null=True)),
                ("interested_at", models.DateTimeField(null=True)),
                ("interested_by", models.UUIDField(null=True)),
                ("planned_at", models.DateTimeField(null=True)),
                ("planned_by", models.UUIDField(null=True)),
                ("promised_at", models.DateTimeField(null=True)),
                ("promised_by", models.UUIDField(null=True)),
                ("placed_at", models.DateTimeField(null=True)),
                ("placed_by", models.UUIDField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                ("ended_side", models.CharField(blank=True, max_length=10)),
                ("reason", models.CharField(blank=True, max_length=20)),
                ("words", models.CharField(blank=True, max_length=1000)),
                (
                    "moved_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="placement.introduction",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="introductions", to="intake.track"
                    ),
                ),
                (
                    "matching_round",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="placement.matchinground",
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="introductions",
                        to="placement.opening",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["opening", "state"], name="introduction_opening_state"),
                    models.Index(fields=["state", "answers_until"], name="introduction_state_answer"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "proposed",
                                    "planned",
                                    "promised",
                                    "placed",
                                    "refused",
                                    "withdrawn",
                                    "lapsed",
                                    "moved",
                                    "fallen_away",
                                    "completed",
                                ],
                            )
                        ),
                        name="introduction_state_known",
                        violation_error_message="Deze stand van een kennismaking bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("origin__in", ["learner", "coach", "round", "company", "invited"])),
                        name="introduction_origin_known",
                        violation_error_message="Deze herkomst van een kennismaking bestaat niet.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "proposed",
                                    "planned",
                                    "promised",
                                    tandem.journey.placement.terms.introductions.IntroductionState["PLACED"],
                                ],
                            )
                        ),
                        fields=("track", "opening"),
                        name="introduction_runs_once",
                        violation_error_message="Deze lerende en deze werkplek maken al kennis.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state", tandem.journey.placement.terms.introductions.IntroductionState["PLACED"])
                        ),
                        fields=("track",),
                        name="introduction_one_place",
                        violation_error_message="Deze lerende heeft al een werkplek.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", False),
                                ("state__in", ["refused", "withdrawn", "lapsed", "moved", "fallen_away", "completed"]),
                                ("ended_side__in", ["learner", "company", "either", "clock"]),
                                (
                                    "reason__in",
                                    [
                                        "certified",
                                        "changed_mind",
                                        "did_not_come",
                                        "different_work",
                                        "hours",
                                        "left_track",
                                        "moved",
                                        "no_agreement",
                                        "no_answer",
                                        "no_longer_looking",
                                        "no_match",
                                        "not_searching",
                                        "opening_closed",
                                        "other",
                                        "other_candidate",
                                        "other_place",
                                        "placed_elsewhere",
                                        "seats_taken",
                                        "stopped_early",
                                        "too_far",
                                        "wish_not_met",
                                    ],
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        ["refused", "withdrawn", "lapsed", "moved", "fallen_away", "completed"],
                                    ),
                                    _negated=True,
                                ),
                                ("ended_at__isnull", True),
                                ("ended_by__isnull", True),
                                ("ended_side", ""),
                                ("reason", ""),
                                ("words", ""),
                            ),
                            _connector="OR",
                        ),
                        name="introduction_ended_has_reason",
                        violation_error_message="Een kennismaking die eindigde, heeft een tijdstip en een reden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("talk_starts__isnull", True), ("talk_place", ""), ("talk_words", "")),
                            models.Q(("talk_starts__isnull", False), models.Q(("talk_place", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="introduction_talk_whole",
                        violation_error_message="Een gesprek heeft een uur en een plaats.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", tandem.journey.placement.terms.introductions.IntroductionState["PLANNED"]),
                                _negated=True,
                            ),
                            models.Q(("planned_at__isnull", False), ("talk_starts__isnull", False)),
                            _connector="OR",
                        ),
                        name="introduction_planned_has_talk",
                        violation_error_message="Een geplande kennismaking heeft een gesprek.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", tandem.journey.placement.terms.introductions.IntroductionState["PROMISED"]),
                                _negated=True,
                            ),
                            ("promised_at__isnull", False),
                            _connector="OR",
                        ),
                        name="introduction_promised_has_moment",
                        violation_error_message="Een toegezegde plaats heeft een tijdstip.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", tandem.journey.placement.terms.introductions.IntroductionState["PLACED"]),
                                _negated=True,
                            ),
                            models.Q(("placed_at__isnull", False), ("promised_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="introduction_placed_has_moment",
                        violation_error_message="Een ingenomen plaats heeft een tijdstip.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("interested_at__isnull", True), ("interested_by__isnull", True)),
                                ("interested_at__isnull", False),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("planned_at__isnull", True), ("planned_by__isnull", True)),
                                ("planned_at__isnull", False),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("promised_at__isnull", True), ("promised_by__isnull", True)),
                                ("promised_at__isnull", False),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("placed_at__isnull", True), ("placed_by__isnull", True)),
                                ("placed_at__isnull", False),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                ("ended_at__isnull", False),
                                _connector="OR",
                            ),
                        ),
                        name="introduction_who_needs_when",
                        violation_error_message="Wie een stap zette en wanneer horen samen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningContact",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=30)),
                (
                    "opening",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contact", to="placement.opening"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(
                                models.Q(("email", ""), _negated=True),
                                models.Q(("phone", ""), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="opening_contact_can_be_reached",
                        violation_error_message="Een contactpersoon heeft een naam en een e-mailadres of een telefoonnummer.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningMentor",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="recognition.mentor"
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mentors", to="placement.opening"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("opening", "mentor"),
                        name="opening_mentor_once",
                        violation_error_message="Deze mentor staat al bij deze werkplek.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningWish",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=20)),
                ("language", models.CharField(blank=True, max_length=2)),
                ("age", models.PositiveSmallIntegerField(null=True)),
                ("why", models.CharField(max_length=300)),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wishes", to="placement.opening"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("opening", "kind", "language"),
                        name="opening_wish_once",
                        violation_error_message="Deze wens staat er al.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "min_age",
                                    "driving_licence",
                                    "own_transport",
                                    "language",
                                    "medical_check",
                                    "hygiene",
                                    "safety_certificate",
                                ],
                            )
                        ),
                        name="opening_wish_kind_known",
                        violation_error_message="Deze wens kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", tandem.journey.placement.terms.openings.WishKind["LANGUAGE"]),
                                ("language__in", ["nl", "fr", "en", "de"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("kind", tandem.journey.placement.terms.openings.WishKind["LANGUAGE"]),
                                    _negated=True,
                                ),
                                ("language", ""),
                            ),
                            _connector="OR",
                        ),
                        name="opening_wish_language_known",
                        violation_error_message="Een wens over een taal zegt welke taal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("age__gte", 15),
                                ("age__lte", 25),
                                ("kind", tandem.journey.placement.terms.openings.WishKind["MIN_AGE"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("kind", tandem.journey.placement.terms.openings.WishKind["MIN_AGE"]), _negated=True
                                ),
                                ("age__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="opening_wish_age_known",
                        violation_error_message="Een wens over de leeftijd zegt welke leeftijd.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True),
                        name="opening_wish_has_why",
                        violation_error_message="Een wens zegt waarom het werk dit vraagt.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PassedOver",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("reason", models.CharField(max_length=20)),
                ("passed_at", models.DateTimeField()),
                ("passed_by", models.UUIDField(null=True)),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="passed_over", to="placement.opening"
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="passed_over", to="intake.track"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("opening", "track"),
                        name="passed_over_once",
                        violation_error_message="Deze lerende is voor deze werkplek al niet gekozen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason__in", ["enough", "work_asks", "period", "distance", "not_now"])),
                        name="passed_over_reason_known",
                        violation_error_message="Deze reden bestaat niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlaceAlert",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("postal_code", models.CharField(blank=True, max_length=4)),
                ("lat", models.FloatField()),
                ("lon", models.FloatField()),
                ("mode", models.CharField(blank=True, max_length=20)),
                ("most", models.PositiveSmallIntegerField()),
                ("reach_km", models.FloatField()),
                ("earliest_minute", models.PositiveSmallIntegerField(null=True)),
                ("with_recognised", models.BooleanField(default=False)),
                ("is_on", models.BooleanField(default=True)),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("set_at", models.DateTimeField()),
                ("set_by", models.UUIDField(null=True)),
                ("off_at", models.DateTimeField(null=True)),
                ("off_by", models.UUIDField(null=True)),
                ("told_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "track",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="place_alert", to="intake.track"
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.training"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["training", "is_on"], name="place_alert_training")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mode__in", ["", "foot", "bike", "e_bike", "moped", "car", "public_transport"])
                        ),
                        name="place_alert_mode_known",
                        violation_error_message="Deze manier om te reizen kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_on", True), ("off_at__isnull", True), ("off_by__isnull", True)),
                            models.Q(("is_on", False), ("off_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="place_alert_off_paired",
                        violation_error_message="Een melding die uit staat, is op een tijdstip uitgezet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("most__gte", 1), ("reach_km__gte", 0)),
                        name="place_alert_reaches",
                        violation_error_message="Een melding kijkt minstens een kilometer of een minuut ver.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlaceHit",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("km", models.FloatField()),
                ("is_again", models.BooleanField(default=False)),
                ("found_at", models.DateTimeField()),
                (
                    "alert",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="hits", to="placement.placealert"
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="placement.opening"
                    ),
                ),
                (
                    "recognition",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="recognition.recognition",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["alert", "found_at"], name="place_hit_of_alert")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("alert", "opening"),
                        name="place_hit_opening_once",
                        violation_error_message="Deze werkplek is al gemeld.",
                    ),
                    models.UniqueConstraint(
                        fields=("alert", "recognition"),
                        name="place_hit_recognition_once",
                        violation_error_message="Deze werkplek is al gemeld.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opening__isnull", True), ("recognition__isnull", False)),
                            models.Q(("opening__isnull", False), ("recognition__isnull", True)),
                            _connector="OR",
                        ),
                        name="place_hit_of_one",
                        violation_error_message="Een melding gaat over één werkplek.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_again", False), ("opening__isnull", False), _connector="OR"),
                        name="place_hit_again_is_open",
                        violation_error_message="Weer vrij komt alleen een plaats die openstaat.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundMember",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField(null=True)),
                ("joined_at", models.DateTimeField(null=True)),
                ("joined_by", models.UUIDField(null=True)),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.provider"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="placement.matchinground",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "provider"),
                        name="round_member_once",
                        violation_error_message="Deze aanbieder is al gevraagd voor deze matchronde.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("joined_by__isnull", True), ("joined_at__isnull", False), _connector="OR"),
                        name="round_member_paired",
                        violation_error_message="Wie besliste om mee te doen en wanneer horen samen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundPair",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=10)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("set_at", models.DateTimeField()),
                ("set_by", models.UUIDField(null=True)),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="placement.opening"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pairs", to="placement.matchinground"
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="intake.track"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["locked", "forbidden"])),
                        name="round_pair_kind_known",
                        violation_error_message="Over een lerende en een werkplek kunt u dit niet vastleggen.",
                    ),
                    models.UniqueConstraint(
                        fields=("round", "track", "opening"),
                        name="round_pair_once",
                        violation_error_message="Over deze lerende en deze werkplek is al iets vastgelegd.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", tandem.journey.placement.terms.rounds.PairKind["LOCKED"])),
                        fields=("round", "track"),
                        name="round_pair_one_lock",
                        violation_error_message="Deze lerende ligt al vast op een werkplek.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundRun",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("rule", models.CharField(max_length=12)),
                ("options", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(default=tandem.journey.placement.terms.rounds.RunState["WAITING"], max_length=10),
                ),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField(null=True)),
                ("day", models.DateField(null=True)),
                ("inputs", models.CharField(blank=True, max_length=64)),
                ("weights", models.CharField(blank=True, max_length=20)),
                ("law", models.CharField(blank=True, max_length=64)),
                ("answer", models.CharField(blank=True, max_length=64)),
                ("report", models.JSONField(default=dict)),
                ("faults", models.JSONField(default=list)),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="runs", to="placement.matchinground"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "number"),
                        name="round_run_once",
                        violation_error_message="Deze berekening staat er al.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rule__in", ["levels", "stable", "min_minutes", "fair"])),
                        name="round_run_rule_known",
                        violation_error_message="Deze manier van berekenen bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("finished_at__isnull", True),
                                ("state", tandem.journey.placement.terms.rounds.RunState["WAITING"]),
                            ),
                            models.Q(
                                ("day__isnull", False),
                                ("finished_at__isnull", False),
                                ("state", tandem.journey.placement.terms.rounds.RunState["DONE"]),
                                models.Q(("inputs", ""), _negated=True),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            models.Q(
                                ("finished_at__isnull", False),
                                ("state", tandem.journey.placement.terms.rounds.RunState["FAILED"]),
                            ),
                            _connector="OR",
                        ),
                        name="round_run_done_is_whole",
                        violation_error_message="Een afgelopen berekening heeft gegevens, een antwoord en een tijdstip.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="matchinground",
            name="published_run",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="placement.roundrun"
            ),
        ),
        migrations.CreateModel(
            name="RunLine",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("minutes", models.PositiveIntegerField(null=True)),
                ("wish", models.PositiveSmallIntegerField(default=0)),
                ("outcome", models.CharField(max_length=20)),
                ("story", models.JSONField()),
                ("not_proposed", models.CharField(blank=True, max_length=20)),
                (
                    "opening",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="placement.opening"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="placement.roundrun"
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="run_lines", to="intake.track"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["run", "outcome"], name="run_line_outcome")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run", "track"),
                        name="run_line_once",
                        violation_error_message="Over deze lerende zegt deze berekening al iets.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("minutes__isnull", True), ("opening__isnull", True)),
                            models.Q(("minutes__isnull", False), ("opening__isnull", False)),
                            _connector="OR",
                        ),
                        name="run_line_place_has_minutes",
                        violation_error_message="Bij een werkplek hoort een reistijd.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("not_proposed", ""),
                            models.Q(
                                (
                                    "not_proposed__in",
                                    [
                                        "not_searching",
                                        "too_late",
                                        "opening_gone",
                                        "seats_taken",
                                        "other_training",
                                        "runs_already",
                                        "refused_there",
                                        "too_many",
                                        "too_young",
                                        "vetoed",
                                        "advice",
                                    ],
                                ),
                                ("opening__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="run_line_not_proposed_known",
                        violation_error_message="Waarom er geen voorstel kwam, kennen wij niet of hoort bij een werkplek.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedOpening",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("rank", models.PositiveSmallIntegerField(null=True)),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.UUIDField(null=True)),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="placement.opening"
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="saved_openings", to="intake.track"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("track", "opening"),
                        name="saved_opening_once",
                        violation_error_message="Deze lerende bewaarde deze werkplek al.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("rank__isnull", False)),
                        fields=("track", "rank"),
                        name="saved_opening_rank_once",
                        violation_error_message="Op deze plaats in de volgorde staat al een werkplek.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rank__isnull", True), models.Q(("rank__gte", 1), ("rank__lte", 10)), _connector="OR"
                        ),
                        name="saved_opening_rank_in_list",
                        violation_error_message="Een volgorde telt hoogstens tien werkplekken.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchClock",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        default=tandem.journey.placement.terms.clocks.ClockState["RUNNING"], max_length=10
                    ),
                ),
                ("why", models.CharField(max_length=20)),
                ("started_on", models.DateField()),
                ("extended_days", models.PositiveSmallIntegerField(default=0)),
                ("told", models.CharField(blank=True, max_length=10)),
                ("stopped_on", models.DateField(null=True)),
                ("stop_reason", models.CharField(blank=True, max_length=10)),
                ("outcome", models.CharField(blank=True, max_length=20)),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("handled_at", models.DateTimeField(null=True)),
                ("handled_by", models.UUIDField(null=True)),
                ("law_version", models.CharField(blank=True, max_length=64)),
                ("created_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="clocks", to="intake.track"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "started_on"], name="search_clock_state_start")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", tandem.journey.placement.terms.clocks.ClockState["RUNNING"])),
                        fields=("track",),
                        name="search_clock_one_running",
                        violation_error_message="Voor deze lerende loopt al een zoektijd.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["running", "stopped", "handled"])),
                        name="search_clock_state_known",
                        violation_error_message="Deze stand van een zoektijd bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("why__in", ["first_lessons", "place_lost", "run_up_ended"])),
                        name="search_clock_why_known",
                        violation_error_message="Deze reden van een zoektijd bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("told__in", ["", "halfway", "few_left", "over"])),
                        name="search_clock_told_known",
                        violation_error_message="Dit bericht over een zoektijd bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", tandem.journey.placement.terms.clocks.ClockState["STOPPED"]),
                                ("stop_reason__in", ["placed", "run_up", "left"]),
                                ("stopped_on__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.placement.terms.clocks.ClockState["STOPPED"]),
                                    _negated=True,
                                ),
                                ("stop_reason", ""),
                                ("stopped_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="search_clock_stopped_has_reason",
                        violation_error_message="Een gestopte zoektijd heeft een dag en een reden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("handled_at__isnull", False),
                                ("outcome__in", ["run_up", "other_training", "full_time", "naft", "vdab"]),
                                ("state", tandem.journey.placement.terms.clocks.ClockState["HANDLED"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.placement.terms.clocks.ClockState["HANDLED"]),
                                    _negated=True,
                                ),
                                ("handled_at__isnull", True),
                                ("handled_by__isnull", True),
                                ("outcome", ""),
                            ),
                            _connector="OR",
                        ),
                        name="search_clock_handled_has_outcome",
                        violation_error_message="Een afgehandelde zoektijd heeft een tijdstip en een vervolg.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClockExtension",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        default=tandem.journey.placement.terms.clocks.ExtensionState["ASKED"], max_length=10
                    ),
                ),
                ("reason", models.CharField(max_length=20)),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField(null=True)),
                ("days", models.PositiveSmallIntegerField(null=True)),
                ("answer", models.CharField(blank=True, max_length=1000)),
                ("law_version", models.CharField(blank=True, max_length=64)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.UUIDField(null=True)),
                (
                    "clock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="extensions",
                        to="placement.searchclock",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", tandem.journey.placement.terms.clocks.ExtensionState["ASKED"])),
                        fields=("clock",),
                        name="clock_extension_one_open",
                        violation_error_message="Er wacht al een vraag om verlenging.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["asked", "granted", "refused", "withdrawn", "lapsed"])),
                        name="clock_extension_state_known",
                        violation_error_message="Deze stand van een verlenging bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reason__in",
                                ["talks_planned", "company_thinks", "place_fell_away", "few_places", "absent", "other"],
                            )
                        ),
                        name="clock_extension_reason_known",
                        violation_error_message="Deze reden van een verlenging bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("days__gt", 0),
                                ("days__isnull", False),
                                ("state", tandem.journey.placement.terms.clocks.ExtensionState["GRANTED"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.placement.terms.clocks.ExtensionState["GRANTED"]),
                                    _negated=True,
                                ),
                                ("days__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="clock_extension_granted_has_days",
                        violation_error_message="Een toegestane verlenging heeft een aantal dagen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("state", tandem.journey.placement.terms.clocks.ExtensionState["ASKED"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.placement.terms.clocks.ExtensionState["ASKED"]),
                                    _negated=True,
                                ),
                                ("decided_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="clock_extension_decided_paired",
                        violation_error_message="Een verlenging wacht op een antwoord, of heeft er een met een tijdstip.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClockCall",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("milestone", models.CharField(max_length=10)),
                ("extended_days", models.PositiveSmallIntegerField()),
                ("called_at", models.DateTimeField()),
                ("called_by", models.UUIDField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                (
                    "clock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="calls", to="placement.searchclock"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("clock", "person", "milestone", "extended_days"),
                        name="clock_call_once",
                        violation_error_message="Dit telefoontje is al genoteerd.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("milestone__in", ["halfway", "few_left", "over"])),
                        name="clock_call_milestone_known",
                        violation_error_message="Dit bericht over een zoektijd bestaat niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("school_year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                ("guided_number", models.PositiveSmallIntegerField()),
                (
                    "establishment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.establishment"
                    ),
                ),
                (
                    "introduction",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seat", to="placement.introduction"
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="placement.opening"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("opening", "number"),
                        name="seat_once_per_opening",
                        violation_error_message="Deze plaats is al toegezegd.",
                    ),
                    models.UniqueConstraint(
                        fields=("establishment", "school_year", "guided_number"),
                        name="seat_once_per_guidance",
                        violation_error_message="De mentoren begeleiden op deze plaats al iemand.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("guided_number__gte", 1), ("number__gte", 1), ("number__lte", 50)),
                        name="seat_numbers_begin_at_one",
                        violation_error_message="Een plaats heeft een nummer vanaf één.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Veto",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("vetoed_at", models.DateTimeField()),
                ("vetoed_by", models.UUIDField(null=True)),
                (
                    "establishment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.establishment"
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="vetoes", to="intake.track"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("track", "establishment"),
                        name="veto_once",
                        violation_error_message="Deze lerende wil hier al niet werken.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.UUIDField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                ("revoked_by", models.UUIDField(null=True)),
                ("last_read_on", models.DateField(null=True)),
                (
                    "capacity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="access.capacity"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=("capacity",),
                        name="calendar_feed_one_open",
                        violation_error_message="Er is al een adres voor deze agenda.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revoked_by__isnull", True), ("revoked_at__isnull", False), _connector="OR"
                        ),
                        name="calendar_feed_revoked_paired",
                        violation_error_message="Wie een adres introk en wanneer horen samen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Guidance",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("school_year", models.PositiveSmallIntegerField()),
                ("learners", models.PositiveSmallIntegerField()),
                (
                    "establishment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.establishment"
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="guidances", to="recognition.mentor"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("establishment", "school_year", "mentor"),
                        name="guidance_once",
                        violation_error_message="Voor deze mentor is dat schooljaar al gezegd hoeveel lerenden er kunnen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("learners__gte", 1), ("learners__lte", 20)),
                        name="guidance_learners_plausible",
                        violation_error_message="Een mentor begeleidt minstens één lerende, en niet meer dan twintig.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LearnerProfile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("likes", models.TextField(blank=True, max_length=500)),
                ("can", models.TextField(blank=True, max_length=500)),
                ("experience", models.TextField(blank=True, max_length=800)),
                ("languages", models.TextField(blank=True, max_length=200)),
                ("hobbies", models.TextField(blank=True, max_length=400)),
                ("availability", models.TextField(blank=True, max_length=300)),
                ("available_from", models.DateField(null=True)),
                ("travel_modes", models.JSONField(default=list)),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.UUIDField(null=True)),
                ("is_findable", models.BooleanField(default=False)),
                ("findable_at", models.DateTimeField(null=True)),
                ("findable_by", models.UUIDField(null=True)),
                (
                    "track",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="profile", to="intake.track"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["is_findable"], name="learner_profile_findable")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_findable", False), ("findable_at__isnull", False), _connector="OR"),
                        name="learner_profile_findable_since",
                        violation_error_message="Wie gevonden wil worden, koos dat op een tijdstip.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("findable_by__isnull", True), ("findable_at__isnull", False), _connector="OR"
                        ),
                        name="learner_profile_findable_paired",
                        violation_error_message="Wie dit koos en wanneer horen samen.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="matchinground",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(
                            (
                                "state__in",
                                [
                                    tandem.journey.placement.terms.rounds.RoundState["PUBLISHED"],
                                    tandem.journey.placement.terms.rounds.RoundState["CLOSED"],
                                ],
                            ),
                            _negated=True,
                        ),
                        ("answers_until__isnull", True),
                        ("published_at__isnull", True),
                        ("published_run__isnull", True),
                    ),
                    models.Q(
                        ("answers_until__isnull", False),
                        ("published_at__isnull", False),
                        ("published_run__isnull", False),
                        (
                            "state__in",
                            [
                                tandem.journey.placement.terms.rounds.RoundState["PUBLISHED"],
                                tandem.journey.placement.terms.rounds.RoundState["CLOSED"],
                            ],
                        ),
                    ),
                    _connector="OR",
                ),
                name="round_published_whole",
                violation_error_message="Een bekendgemaakte matchronde heeft een berekening, een tijdstip en een dag.",
            ),
        ),
    ]
