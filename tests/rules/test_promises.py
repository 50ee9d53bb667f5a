"""Promises to young people: who was promised something hears of it when it slips."""

from tests.rules.boundaries_visiting import promise
from tests.rules.sample import action, day, flags_on, update
from tracker.domain.records import Record
from tracker.domain.work import Action, Promise

TODAY = "2026-03-26"


def promised(**fields: object) -> Action:
    return action(**{"promise": promise(), "due": day("2026-06-01"), "agreed_on": day("2026-01-05")} | fields)


def moved(of: Action, on: str, to: str) -> Record:
    return update(of, "moved", on, moved_from=day("2026-04-01"), moved_to=day(to))


def test_a_promise_in_time_or_kept_says_nothing() -> None:
    assert "AN-09" not in flags_on(TODAY, promised())
    assert "AN-09" not in flags_on("2026-06-01", promised())
    kept = promised(due=day("2026-03-02"), state="complete", completed_on=day("2026-03-20"))
    assert "AN-09" not in flags_on(TODAY, kept)
    assert "AN-09" not in flags_on(TODAY, action(due=day("2026-03-02")))


def test_telling_them_after_the_slip_clears_it_and_before_does_not() -> None:
    for told, flagged in (("", True), ("2026-03-01", True), ("2026-03-02", False), ("2026-03-10", False)):
        own: Promise = promise(told)
        one = promised(promise=own)
        assert ("AN-09" in flags_on(TODAY, one, moved(one, "2026-03-02", "2026-06-01"))) is flagged


def test_each_slip_is_told_and_the_first_not_told_counts() -> None:
    one = promised(promise=promise("2026-02-10"))
    slips = [moved(one, on, "2026-06-01") for on in ("2026-02-02", "2026-03-02", "2026-03-20")]
    flag = flags_on(TODAY, one, *slips)["AN-09"]
    assert (
        flag.sentence
        == "A promise to young people was put back on 2 Mar 2026, and they were last told 10 Feb 2026"
    )
    assert (flag.word, flag.severity, flag.since) == ("missing", 3, day("2026-03-02"))


def test_moving_it_forward_is_no_slip() -> None:
    one = promised()
    assert "AN-09" not in flags_on(TODAY, one, moved(one, "2026-03-02", "2026-03-31"))


def test_a_promise_given_up_is_told_too() -> None:
    one = promised(state="dropped", dropped_on=day("2026-03-02"))
    flag = flags_on(TODAY, one)["AN-09"]
    assert flag.sentence == "A promise to young people was given up on 2 Mar 2026, and they were not told"
    assert "AN-09" not in flags_on(
        TODAY, promised(state="dropped", dropped_on=day("2026-03-02"), promise=promise("2026-03-02"))
    )
