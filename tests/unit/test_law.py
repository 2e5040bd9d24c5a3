"""The law's data: no gap, nothing before the first date, projected past the horizon, and a loader that refuses."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from guide import law
from guide.errors import NotInForce
from guide.law.loader import FOLDER, Reference, Series, load_references, load_series
from guide.values.data_file import DataFileError
from guide.values.dates import add_months

ROOT = FOLDER.parents[1]


def load(folder: Path) -> tuple[dict[str, Reference], dict[str, Series]]:
    """All the law's files, checked, a figure in one of them."""
    references, every = load_references(folder), dict[str, Series]()
    for path in sorted(folder.glob("*.toml")):
        if path.name != "references.toml":
            series = load_series(path, references)
            assert not every.keys() & series.keys(), f"{path.name}: a figure that another file has"
            every |= series
    return references, every


def test_the_rates_cover_every_quarter_to_a_year_past_the_horizon() -> None:
    day = date(2015, 1, 1)
    while day < date(2028, 1, 1):
        assert law.legal_rate(day).value > 0 and law.late_rate(day).value >= 100_000
        assert law.legal_rate(day).projected == law.late_rate(day).projected == (day >= date(2027, 1, 1))
        day = add_months(day, 3)


def test_nothing_is_known_before_the_first_date() -> None:
    for ask in (law.legal_rate, law.ecb_rate, law.late_rate, law.public_rate):
        with pytest.raises(NotInForce):
            ask(date(2008, 12, 31))
    with pytest.raises(NotInForce):
        law.public_rate(date(2013, 4, 30))


def test_the_forty_euros() -> None:
    assert law.amount("indemnite_forfaitaire", date(2026, 11, 22)).value == 4_000


def test_delays_count_days_months_and_years() -> None:
    assert law.Delay(2, "ans").after(date(2024, 2, 29)) == date(2026, 2, 28)
    assert law.Delay(6, "mois").after(date(2026, 8, 31)) == date(2027, 2, 28)
    assert law.Delay(30, "jours").after(date(2026, 1, 31)) == date(2026, 3, 2)
    assert [str(law.Delay(n, u)) for n, u in ((1, "ans"), (5, "ans"), (1, "mois"), (1, "jours"))] == [
        "1 an",
        "5 ans",
        "1 mois",
        "1 jour",
    ]


def test_every_reference_is_cited_and_every_citation_is_known() -> None:
    """A reference that nothing cites is dead weight; an id cited and missing would be a hole on screen."""
    known = {reference.id for reference in law.references()}
    sources = [*ROOT.glob("guide/**/*.py"), *ROOT.glob("guide/**/*.toml"), *ROOT.glob("guide/**/*.md")]
    sources += [*ROOT.glob("pages/**/*.py"), ROOT / "app.py"]
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in sources if path.name != "references.toml" and path.exists()
    )
    cited = set(re.findall(r"""["']([a-z0-9-]+)["']""", text))
    assert known - cited == set()


def _copy(tmp_path: Path, change: Callable[[Path], None]) -> Path:
    folder = tmp_path / "law"
    shutil.copytree(FOLDER, folder)
    change(folder)
    return folder


def _replace(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (_replace("amounts.toml", 'unit = "euros"', 'unit = "francs"'), "unit"),
        (_replace("amounts.toml", 'unit = "euros"', 'unit = "euros"\ncolour = "red"'), "colour"),
        (_replace("amounts.toml", "c-com-d441-5", "c-com-d999"), "c-com-d999"),
        (_replace("amounts.toml", "https://", "http://"), "https"),
        (_replace("amounts.toml", "value = 40.00", "value = -40.00"), "positifs"),
        (_replace("amounts.toml", "read_on = 2026-11-22\n", ""), "read_on"),
        (_replace("rates.toml", "valid_from = 2010-01-01", "valid_from = 2009-01-01"), "croissantes"),
        (_replace("rates.toml", "known_until = 2027-01-01", "known_until = 2026-01-01"), "known_until"),
        (_replace("rates.toml", 'support = "2+"', 'support = "sûr"'), "support"),
        (_replace("references.toml", 'label = "C. com., art. L441-10"', 'label = ""'), "label"),
    ],
)
def test_the_loader_refuses_what_breaks_its_rules(tmp_path: Path, change: Callable[[Path], None], named: str) -> None:
    with pytest.raises(DataFileError, match=named):
        load(_copy(tmp_path, change))


def test_the_loader_reads_exact_decimals(tmp_path: Path) -> None:
    _, series = load(_copy(tmp_path, _replace("amounts.toml", "40.00", "40.10")))
    assert str(series["indemnite_forfaitaire"].values[-1].figures["value"]) == "40.10"


def test_a_figure_read_alone_is_that_of_the_whole_law() -> None:
    """The app opens one file a figure; the whole is checked here, so nothing escapes the rules."""
    references, every = load(FOLDER)
    assert {series.id: series for series in law.series()} == every
    assert {found.id: found for found in law.references()} == references
