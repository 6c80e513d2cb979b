import io
import zipfile
from pathlib import Path

from scheduler.audit.secrets import secrets
from scheduler.site.deploy import MANIFEST, Deployed, deploy, offline_bundle, zipped
from tests.publish.neighbourhood import ON, edition, read

ROOT = Path(__file__).parents[2]


def site(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_only_what_changed_is_written_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    target = tmp_path / "www"
    first = site(tmp_path / "1", index_html="1", old__index_html="1", assets__a_css="1")
    assert deploy(first, target) == Deployed(written=3, same=0, removed=0)
    untouched = (target / "assets/a.css").stat().st_mtime_ns
    second = site(tmp_path / "2", index_html="2", assets__a_css="1")
    assert deploy(second, target) == Deployed(written=1, same=1, removed=1)
    assert (target / "assets/a.css").stat().st_mtime_ns == untouched
    assert sorted(p.name for p in target.iterdir()) == [MANIFEST, "assets", "index.html"]


def test_files_that_came_from_elsewhere_stay(tmp_path: Path) -> None:
    target = site(tmp_path / "www", feeds__x_ics="x", old__note_txt="x")
    deploy(site(tmp_path / "1", old__index_html="1"), target)
    deploy(site(tmp_path / "2", index_html="1"), target)
    assert (target / "feeds/x.ics").read_text() == "x"
    assert (target / "old/note.txt").read_text() == "x"
    assert not (target / "old/index.html").exists()


def test_no_page_is_there_before_what_it_needs(tmp_path: Path) -> None:
    made = site(tmp_path / "1", a_html="1", b_css="1", index_html="1", sitemap_xml="1")
    target = tmp_path / "www"
    deploy(made, target)
    times = {p.name: p.stat().st_mtime_ns for p in target.iterdir() if p.name != MANIFEST}
    assert min(times, key=lambda name: times[name]) == "b.css"


def test_the_bundle_opens_without_a_server_and_is_the_same_each_time(
    offline: Path,
) -> None:
    data = offline_bundle(ROOT, edition(), secrets(read()[0], ON))
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert "site/index.html" in names
    assert "site/search/index.js" in names
    assert "site/robots.txt" not in names
    assert zipped(offline) == data


def test_zip_files_hold_no_dates(tmp_path: Path) -> None:
    data = zipped(site(tmp_path / "1", a_html="1"))
    (entry,) = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
