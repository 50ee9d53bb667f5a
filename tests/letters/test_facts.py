import pytest

from tracker.letters.authority import authority_in, short_name
from tracker.letters.facts import own_ordinal, scrutiny_kind
from tracker.letters.judgements import judgements_in
from tracker.letters.people import inspectors_in


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("Monitoring visit to Marlowshire children’s services", "Marlowshire"),
        ("Monitoring visit of Marlow-on-Sea City Council children’s services", "Marlow-on-Sea"),
        ("Focused visit to Bath and North Oxbourne children’s services", "Bath and North Oxbourne"),
        ("Focused visit to the London Borough of Fenwick children’s services", "Fenwick"),
        ("Joint targeted area inspection of Oxbourne East", "Oxbourne East"),
        (
            "Inspection of City of Wexham Metropolitan Borough Council local authority children’s services",
            "Wexham",
        ),
        (
            "Inspection of Oxbourne, Marlow and Penn local authority children’s services",
            "Oxbourne, Marlow and Penn",
        ),
        ("the multi-agency response to exploitation in Oxbourne.", "Oxbourne"),
    ],
)
def test_authority(text, authority):
    assert authority_in(text) == authority


def test_style_stays_where_it_is_the_name():
    assert short_name("City of London") == "City of London"
    assert short_name("Isle of Wexham Council") == "Isle of Wexham"


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("This was the fourth monitoring visit since the local authority was judged inadequate.", 4),
        ("The visit was the first monitoring visit since July 2019.", 1),
        ("This was the council’s 12th monitoring visit.", 12),
        ("It was the second visit to the authority.", 2),
        ("This is the authority's sixth Ofsted monitoring visit.", 6),
        ("This was the third visit of its kind. The first monitoring visit was in May.", 3),
        ("The second half of the year was hard.", None),
    ],
)
def test_ordinal(text, ordinal):
    assert own_ordinal(text) == ordinal


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The inspectors were Pat Quill and Ade Bello, Her Majesty’s Inspectors.",
            ("Pat Quill", "Ade Bello"),
        ),
        (
            "His Majesty’s inspectors for this visit were Pat Quill, Ade Bello and Jo de Vries.",
            ("Pat Quill", "Ade Bello", "Jo de Vries"),
        ),
        (
            "The visit was carried out by Her Majesty’s Inspectors Pat Quill and Ade Bello.",
            ("Pat Quill", "Ade Bello"),
        ),
        ("It was carried out by inspectors from Ofsted and the Care Quality Commission.", ()),
        ("Lead inspector: Pat Quill, His Majesty’s Inspector", ("Pat Quill",)),
        (
            "The inspectors were Pat Quill, Senior HMI, and Ade Bello, Ofsted Inspector.",
            ("Pat Quill", "Ade Bello"),
        ),
    ],
)
def test_inspectors(text, names):
    assert inspectors_in(text, []) == names


def test_the_one_who_signed_stands_in():
    assert inspectors_in("", ["Pat Quill", "His Majesty’s Inspector"]) == ("Pat Quill",)


def test_kind_named_first_counts():
    assert scrutiny_kind("Focused visit to X. The last monitoring visit was in May.") == "focused visit"
    assert scrutiny_kind("Inspection of X") == "inspection"
    assert scrutiny_kind("A letter about parking") is None


def test_grades_on_one_line_and_over_two():
    head = [
        "Judgement Grade",
        "The impact of leaders",
        "Requires improvement",
        "to be good",
        "Overall effectiveness Good",
    ]
    assert [(j.area, j.grade) for j in judgements_in(head)] == [
        ("The impact of leaders", "requires improvement"),
        ("Overall effectiveness", "good"),
    ]
    assert judgements_in(["Inspection dates: 1 May 2024"]) == ()
