import pytest

from tracker.letters.cues import leaning_of
from tracker.letters.polarity import asks, kind_of
from tracker.letters.sentences import clauses_of, sentences_of
from tracker.letters.themes import theme_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Assessments are thorough and timely.", "strength"),
        ("Assessments are not sufficiently thorough or timely.", "concern"),
        ("Too many young people wait for a personal adviser.", "concern"),
        ("Children are protected without delay.", "strength"),
        ("There were no safeguarding concerns.", "strength"),
        ("Leaders have reduced caseloads.", "strength"),
        ("Plans are detailed, but they are not shared with carers.", "mixed"),
        ("Although some records are weak, workers know children well.", "mixed"),
        ("Although staffing is stable, plans drift.", "mixed"),
        ("While oversight is strong; supervision is inconsistent.", "mixed"),
        ("Despite strong leadership, plans drift.", "concern"),
        ("The panel meets on Tuesdays in the library.", "context"),
        ("It is too early to see an impact.", "concern"),
        ("A lack of clear and effective direction remains.", "concern"),
        ("Children at risk of harm are visited quickly.", "strength"),
        ("Managers depend on others rather than using their own considerable skills.", "concern"),
        ("The office could no longer be used.", "context"),
        ("Leaders have failed to tackle weaknesses that they knew of.", "concern"),
        ("The board is well led. It does not yet know how good practice is.", "mixed"),
        ("Supervision is regular, but rarely reflective.", "mixed"),
        ("Results are above the national average.", "strength"),
        ("Children wait for longer than the national average.", "concern"),
        ("Reviewing officers challenge drift.", "strength"),
    ],
)
def test_kind(text, kind):
    assert kind_of(text) == kind


def test_one_weak_clause_does_not_turn_a_long_paragraph():
    poor = "Plans are weak. Reviews are late and often delayed. Supervision is poor. Records are incomplete. "
    assert (
        kind_of(poor + "Oversight is ineffective. Audits are inconsistent. Some staff are supported.")
        == "concern"
    )
    assert kind_of(poor + "Some staff are supported.") == "mixed"


def test_a_word_of_praise_is_drowned_by_concerns():
    poor = "Plans are weak. Reviews are late and often delayed. Supervision is poor. Records are incomplete. "
    assert kind_of(poor + "Oversight is ineffective and inconsistent. Managers took action.") == "concern"


@pytest.mark.parametrize(
    ("bullet", "asking"),
    [
        ("The timeliness and quality of reviews.", True),
        ("Management oversight and supervision, so that plans are progressed in good time.", True),
        ("How well managers understand what children say.", True),
        ("The work with landlords that care leavers rely on.", True),
        ("The quality of plans is good.", False),
        ("The generous and effective local offer.", False),
        ("Children receive help quickly.", False),
    ],
)
def test_a_bullet_that_names_what_is_to_be_better_asks_for_it(bullet, asking):
    assert asks(bullet) is asking


@pytest.mark.parametrize(
    ("heading", "leaning"),
    [
        ("Where practice needs strengthening", "concern"),
        ("Remaining weaknesses", "concern"),
        ("Not yet working well", "concern"),
        ("What the partnership does well", "strength"),
        ("Good practice seen on the day", "strength"),
        ("Strengths and areas for improvement", None),
        ("Progress and challenges", None),
        ("Early help and assessment", None),
    ],
)
def test_a_heading_leans_by_its_own_words(heading, leaning):
    assert leaning_of(heading) == leaning


def test_sentences_and_clauses():
    assert sentences_of("One is here. ‘Two’ too! Is 3?") == ["One is here.", "‘Two’ too!", "Is 3?"]
    assert clauses_of("Although records are weak, workers know children well.") == [
        "records are weak",
        "workers know children well.",
    ]
    assert clauses_of("Despite high caseloads, staff stay with children.") == ["staff stay with children."]


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Young people are not visited often enough by their personal adviser.", "visiting & contact"),
        ("Pathway plans are written late.", "pathway & care planning"),
        ("Recruitment and retention of social workers remain hard.", "workforce stability"),
        ("A personal adviser is not allocated until 18.", "personal adviser allocation"),
        (
            "Children’s reviews are held on time and strategy meetings are well attended.",
            "reviews & multi-agency",
        ),
        ("Access to mental health services is poor.", "health & mental health"),
        ("Too many are not in education, employment or training.", "education, employment & training"),
        ("Some live in unsuitable accommodation.", "accommodation"),
        ("Unaccompanied asylum-seeking children live far away.", "unaccompanied young people"),
        (
            "The children in care council is well attended and children’s voices are heard.",
            "participation & voice",
        ),
        ("The local offer is generous.", "local offer & entitlements"),
        ("The corporate parenting board has a clear vision.", "leadership & governance"),
        ("Partner agencies do not share ownership.", "partnership"),
        ("Audits are moderated.", "audit & quality assurance"),
        ("Supervision is regular.", "supervision & management oversight"),
        ("Performance data is not accurate.", "performance data"),
        ("Referrals to the front door are screened.", "front door & assessment"),
        ("The weather was fine.", "other"),
    ],
)
def test_theme(text, theme):
    assert theme_of(text) == theme
