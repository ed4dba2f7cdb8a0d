"""The tables of the link benchmark are well-formed; nothing is built here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.links.plant import Plant, plant, read_controls, read_faults
from benchmarks.links.site import write_clean

FAULTS, CONTROLS = read_faults(), read_controls()
PLANTS = [*FAULTS, *CONTROLS]


def test_there_are_enough_of_them() -> None:
    assert len(FAULTS) >= 110
    assert len({fault.kind for fault in FAULTS}) >= 60
    assert len(CONTROLS) >= 45
    assert {fault.tree for fault in FAULTS} == {"source", "built"}


def test_ids_are_unique_and_say_what_they_are() -> None:
    ids = [one.id for one in PLANTS]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"d\d{3}", fault.id) for fault in FAULTS)
    assert all(re.fullmatch(r"c\d{3}", control.id) for control in CONTROLS)


@pytest.mark.parametrize("one", PLANTS, ids=lambda one: one.id)
def test_no_id_stands_in_another_plant(one: Plant) -> None:
    if not one.seek and not one.page:
        for other in PLANTS:
            text = f"{other.add}{other.new}{other.also}{other.files}"
            assert (one.token.search(text) is not None) == (other is one), other.id


def test_every_plant_finds_its_place_and_line(tmp_path: Path) -> None:
    write_clean(tmp_path / "site")
    plants = [one for one in PLANTS if one.tree == "source"]
    plant(tmp_path / "site", plants)
    for one in plants:
        assert one.lines(tmp_path / "site"), one.id
        if one.add:
            text = (tmp_path / "site" / one.file).read_text("utf-8")
            assert text.count(one.add) == 1, one.id
