"""The only reader and writer of disk."""

import os
from pathlib import Path

import pytest

from scheduler import files
from scheduler.problems import Refused


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_tree_is_read_by_paths_from_the_root_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "content/grids").mkdir(parents=True)
    (tmp_path / "content/grids/one.yaml").write_bytes(b"1")
    (tmp_path / "content/.swp").write_bytes(b"2")
    (tmp_path / "other.yaml").write_bytes(b"3")
    assert files.read_tree(tmp_path, "content") == {"content/grids/one.yaml": b"1"}


def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (tmp_path / "secret.yaml").write_text("secret")
    (root / "content/in.yaml").symlink_to(tmp_path / "secret.yaml")
    with pytest.raises(Refused) as refused:
        files.read_tree(root, "content")
    assert [problem.code for problem in refused.value.problems] == ["link-leaves-project"]


def test_a_file_that_cannot_be_read_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        files.read_file(tmp_path, "content/a-folder-meanwhile.yaml")
    assert [problem.code for problem in refused.value.problems] == ["cannot-read"]


def test_a_file_is_replaced_with_readable_rights_and_nothing_left_beside(
    tmp_path: Path,
) -> None:
    path = tmp_path / "new/rota.yaml"
    assert files.replace_file(path, b"one", None)
    assert (path.read_bytes(), names(path.parent)) == (b"one", ["rota.yaml"])
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "rota.yaml"
    files.replace_file(path, b"one", None)
    before = path.stat().st_ino
    assert not files.replace_file(path, b"one", b"one")
    assert path.stat().st_ino == before


def test_a_file_that_somebody_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "rota.yaml"
    path.write_bytes(b"edited in WPS")
    with pytest.raises(Refused) as refused:
        files.replace_file(path, b"planned", b"as it was read")
    assert [problem.code for problem in refused.value.problems] == ["file-changed"]
    assert path.read_bytes() == b"edited in WPS"


def test_a_folder_that_cannot_be_made_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Refused) as refused:
        files.replace_file(tmp_path / "file/rota.yaml", b"", None)
    assert [problem.code for problem in refused.value.problems] == ["cannot-write"]


def test_a_tree_is_shown_by_one_link_and_the_former_one_is_removed(tmp_path: Path) -> None:
    link = tmp_path / "build/site"
    for content, name in ((b"old", "1" * 16), (b"new", "2" * 16)):
        with files.fresh_tree(link, name) as folder:
            files.write_tree(folder, {"a/index.html": content})
    assert (link / "a/index.html").read_bytes() == b"new"
    assert files.shown(link) == "2" * 16
    assert names(tmp_path / "build/.site") == ["2" * 16]


def test_a_file_that_is_as_before_keeps_its_time(tmp_path: Path) -> None:
    link = tmp_path / "build/feeds"
    with files.fresh_tree(link, "1" * 16) as folder:
        files.write_tree(folder, {"same.ics": b"1", "other.ics": b"1"})
    for name in ("same.ics", "other.ics"):
        os.utime(link / name, (1_000_000_000, 1_000_000_000))
    with files.fresh_tree(link, "2" * 16) as folder:
        files.write_tree(folder, {"same.ics": b"1", "other.ics": b"2"})
    assert (link / "same.ics").stat().st_mtime == 1_000_000_000
    assert (link / "other.ics").stat().st_mtime > 1_000_000_000


def test_a_failed_build_leaves_the_last_good_tree_and_no_rest(tmp_path: Path) -> None:
    link = tmp_path / "build/site"
    with files.fresh_tree(link, "1" * 16) as folder:
        files.write_tree(folder, {"index.html": b"good"})
    with (
        pytest.raises(ValueError, match="climb"),
        files.fresh_tree(link, "2" * 16) as folder,
    ):
        files.write_tree(folder, {"index.html": b"half", "../climb": b""})
    assert (link / "index.html").read_bytes() == b"good"
    assert names(tmp_path / "build/.site") == ["1" * 16]


def test_a_path_that_climbs_out_of_the_tree_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="outside"):
        files.write_tree(tmp_path / "in", {"../outside": b""})
    assert not (tmp_path / "outside").exists()


def test_two_runs_at_once_are_refused(tmp_path: Path) -> None:
    with files.only_run(tmp_path), pytest.raises(Refused) as refused:
        files.only_run(tmp_path).__enter__()
    assert [problem.code for problem in refused.value.problems] == ["another-run"]
    with files.only_run(tmp_path):
        pass


def test_fingerprints_tell_where_one_part_ends() -> None:
    assert files.fingerprint(b"ab", b"c") != files.fingerprint(b"a", b"bc")
    assert files.fingerprint_tree({"a": b"1", "b": b"2"}) == files.fingerprint_tree(
        {"b": b"2", "a": b"1"}
    )
