"""Young people as tables on the screen: compared with an extract, and written out with the reason."""

from pathlib import Path

import pytest

from tests.screens.stage import Stage, on_stage
from tracker.desk import Desk


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    path = tmp_path / "march.csv"
    path.write_text(
        "Child Unique ID,Allocated Personal Advisor\n014,T Oduya\n0999,Jess Bell\n", encoding="utf-8"
    )
    return path


async def compare(stage: Stage, path: Path) -> None:
    await stage.press("5", "r")
    await stage.fill(path=str(path))
    await stage.press("f2")


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_what_differs_is_shown_and_kept_only_when_told_to(
    caseload: Desk, extract: Path, size: tuple[int, int]
) -> None:
    async with on_stage(caseload, size) as stage:
        await compare(stage, extract)
        await stage.until("Comparison")
        await stage.press("G")
        text = " ".join(stage.text.split())
        assert "014: personal adviser here" in text
        assert "there T Oduya" in text
        assert "0999: case here missing, there in row 3" in text
        assert caseload.reconciling.latest() is None
        await stage.press("escape")
        assert stage.told == "The comparison was not kept"
        await compare(stage, extract)
        await stage.press("y")
        kept = caseload.reconciling.latest()
        assert kept is not None
        assert stage.told.startswith(
            f"Kept as {kept.ref}: {len(kept.differences)} differences from march.csv"
        )
        await compare(stage, extract)
        await stage.press("G")
        assert f"with the same result ({kept.ref}):" in stage.text
        assert "│ nothing new is kept." in stage.text
        await stage.press("escape")
        await stage.press("z")
        assert caseload.reconciling.latest() is None


async def test_what_is_no_extract_leaves_the_form_open(caseload: Desk, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name,Age\nA,1\n", encoding="utf-8")
    async with on_stage(caseload) as stage:
        await compare(stage, tmp_path / "list.csv")
        assert "no row of column names" in " ".join(stage.text.split())
        assert stage.form.values["path"] == str(tmp_path / "list.csv")


async def test_young_people_are_written_out_with_a_reason(caseload: Desk, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    async with on_stage(caseload) as stage:
        await stage.press("5", "X")
        await stage.fill(path=str(path))
        await stage.press("f2")
        assert "Reason is needed." in stage.text
        assert not path.exists()
        await stage.fill(reason="Monitoring visit of 3 July")
        await stage.press("f2")
        assert path.exists()
        assert "the reason stands in the history" in stage.told
        (look,) = caseload.past.looks()
        assert (look.who, look.reason) == ("Jess Bell", "Monitoring visit of 3 July")
        assert look.sentence.endswith("in the layout annexa to out.csv")
        await stage.press("X")
        await stage.fill(path=str(path), reason="again")
        await stage.press("f2")
        assert "there already: name a file that is not." in " ".join(stage.text.split())
        assert len(caseload.past.looks()) == 1
