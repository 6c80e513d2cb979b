"""What a careless user does with folders and links: public and private never mix."""

import os
import shutil
from pathlib import Path

import pytest

from tests.audit.planted import located
from tests.conftest import ROOT, Linli

CONFIG = (ROOT / "mkdocs.yml").read_text("utf-8")


def paths(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def with_docs(here: Path, folder: str) -> None:
    """Give the project an ``mkdocs.yml`` whose hand-written pages are in ``folder``."""
    config = CONFIG.replace("docs_dir: site_templates/docs", f"docs_dir: {folder}")
    assert config != CONFIG
    (here / "mkdocs.yml").write_text(config, "utf-8")


@pytest.mark.parametrize(
    ("folder", "code"),
    [
        ("content", "private-place"),
        ("pages", "private-place"),
        ("..", "unusable-mkdocs"),
        (".", "unusable-mkdocs"),
        ("build", "unusable-mkdocs"),
        ("nowhere", "unusable-mkdocs"),
    ],
)
def test_pages_are_not_taken_from_where_private_files_are(
    folder: str, code: str, here: Path, linli: Linli
) -> None:
    (here / "pages").symlink_to("content")
    with_docs(here, folder)
    (here / "build").mkdir()
    done = linli("publish", language="en")
    assert done.returncode == 1
    assert f"[{code}]" in done.stderr
    assert "docs_dir" in done.stderr or code == "private-place"
    assert not (here / "build/site").exists()


def test_a_link_among_the_pages_that_leads_out_is_refused(
    here: Path, linli: Linli, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "site_templates/docs", here / "pages")
    with_docs(here, "pages")
    (tmp_path / "letter.txt").write_text("不相干的私信\n", "utf-8")
    (here / "pages/letter.txt").symlink_to(tmp_path / "letter.txt")
    done = linli("publish", language="en")
    assert done.returncode == 1
    assert "pages/letter.txt:1:1: error" in done.stderr
    assert "[link-leaves-project]" in done.stderr
    assert not (here / "build/site").exists()


@pytest.mark.parametrize("way", ["--to", "--offline"])
def test_a_link_to_a_private_place_is_followed_before_it_is_refused(
    way: str, here: Path, linli: Linli, tmp_path: Path
) -> None:
    (tmp_path / "www").symlink_to(here / "content")
    (tmp_path / "all").symlink_to(here.parent)
    before = paths(here)
    for place in ("www", "all/here/build/staff", "all/here/content/volunteers"):
        target = tmp_path / place / ("site.zip" if way == "--offline" else "")
        done = linli("publish", way, str(target), language="en")
        assert (done.returncode, "[private-place]" in done.stderr) == (1, True), place
    assert paths(here) == before


def test_a_build_folder_that_leads_into_the_content_is_refused(
    here: Path, linli: Linli
) -> None:
    (here / "build").symlink_to("content")
    before = paths(here)
    done = linli("publish", language="en")
    assert (done.returncode, "[private-place]" in done.stderr) == (1, True)
    assert paths(here) == before


@pytest.mark.slow
def test_roots_share_nothing_and_only_their_owner_enters_what_is_private(
    here: Path, linli: Linli, tmp_path: Path
) -> None:
    """With the widest umask; a photo tells no place; a link as root is not followed."""
    shutil.copytree(ROOT / "site_templates/docs", here / "pages")
    (here / "pages/hall.jpg").write_bytes(located())
    with_docs(here, "pages")
    (here / "build").mkdir()
    (here / "build/site").symlink_to("feeds")
    mask = os.umask(0)
    try:
        assert linli("feeds", "mint").returncode == 0
        done = linli("weekly", "--yes")
        assert done.returncode == 0, done.stderr
        assert linli("publish", "--to", str(tmp_path / "www")).returncode == 0
    finally:
        os.umask(mask)
    for private in (here / "build/.staff", here / "content"):
        assert private.stat().st_mode & 0o007 == 0, private
    for path in (here / "build/staff").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path
    for path in (here / "content").rglob("*.yaml"):
        assert path.stat().st_mode & 0o007 == 0 or path.parent.name != "rotas", path
    roots = {name: paths(here / "build" / name) for name in ("site", "feeds", "staff")}
    assert all(roots.values())
    assert not any(path.endswith((".pdf", ".xlsx")) for path in roots["site"])
    real = [(here / "build" / name).resolve() for name in roots]
    assert len(set(real)) == len(real)
    assert not any(a.is_relative_to(b) for a in real for b in real if a != b)
    photo = (tmp_path / "www/hall.jpg").read_bytes()
    assert photo[:3] == b"\xff\xd8\xff"
    assert b"Exif" not in photo
