import pytest

from tracker.letters.polarity import kind_of
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
