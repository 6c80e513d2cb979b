"""The finished site passes the gate, or the old one stays."""

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from scheduler import files, outputs
from scheduler.audit.secrets import secrets
from scheduler.problems import Refused
from scheduler.site.build import publish_site
from scheduler.site.deploy import offline_bundle
from scheduler.site.images import stripped
from tests.audit.planted import exif, located, picture, png, xmp
from tests.publish.neighbourhood import ON, edition, read

ROOT = Path(__file__).parents[2]


def project(folder: Path) -> Path:
    """Make a project with hand-written pages of its own."""
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(
        config.replace("docs_dir: site_templates/docs", "docs_dir: pages"), "utf-8"
    )
    shutil.copytree(ROOT / "site_templates/docs", folder / "pages")
    return folder


def test_a_finding_stops_the_site_and_the_old_one_stays(tmp_path: Path) -> None:
    community, rotas = read()
    root = project(tmp_path)
    before = publish_site(root, community, rotas, ON)
    shown = dict(files.walk(before.path))
    (root / "pages" / "thanks.md").write_text("# 感谢\n\n谢谢密一。\n", "utf-8")
    with pytest.raises(Refused) as refused:
        publish_site(root, community, rotas, ON)
    codes = [problem.code for problem in refused.value.problems]
    assert set(codes[:-1]) == {"private-in-site"}
    assert codes[-1] == "site-stopped"
    assert "密一" not in " ".join(str(p.message) for p in refused.value.problems)
    assert dict(files.walk(before.path)) == shown
    (root / "pages" / "thanks.md").unlink()
    assert publish_site(root, community, rotas, ON).made is False


def test_public_words_that_name_somebody_are_stopped(tmp_path: Path) -> None:
    community, rotas = read()
    named = replace(community, about="密二带大家包水饺。")
    with pytest.raises(Refused):
        publish_site(tmp_path, named, rotas, ON)
    assert not (tmp_path / outputs.SITE).exists()


def test_a_new_name_on_the_roster_is_looked_for_in_a_site_that_stays_the_same(
    tmp_path: Path,
) -> None:
    community, rotas = read()
    assert publish_site(tmp_path, community, rotas, ON).made
    person = "- {id: lin-li, name: 望海名苑, grid: grid-1}\n"
    more, _ = read({"content/volunteers/grid-2.yaml": person})
    with pytest.raises(Refused):
        publish_site(tmp_path, more, rotas, ON)


def test_the_offline_bundle_passes_the_same_gate(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "pages" / "thanks.md").write_text("# 感谢\n\n谢谢密一。\n", "utf-8")
    with pytest.raises(Refused):
        offline_bundle(root, edition(), secrets(read()[0], ON))


@pytest.mark.parametrize("data", [exif(0x013B, "密一"), located(), xmp()])
def test_photos_lose_what_they_say_and_keep_their_picture(data: bytes) -> None:
    clean = stripped(data)
    with Image.open(io.BytesIO(clean)) as after, Image.open(io.BytesIO(data)) as before:
        assert after.tobytes() == before.tobytes()
        assert not after.getexif()
        assert "xmp" not in after.info
    assert stripped(clean) == clean


def test_drawings_lose_their_texts_and_a_turned_photo_is_set_upright() -> None:
    assert "密一".encode() not in stripped(png("密一", international=True))
    wide = Image.new("RGB", (16, 8), "white")
    turned = Image.Exif()
    turned[0x0112] = 6
    out = io.BytesIO()
    wide.save(out, "JPEG", exif=turned.tobytes())
    with Image.open(io.BytesIO(stripped(out.getvalue()))) as upright:
        assert upright.size == (8, 16)


def test_an_image_that_says_nothing_and_what_is_none_stay_as_they_are() -> None:
    for data in (picture(), picture("PNG"), b"no image"):
        assert stripped(data) == data


def test_a_docs_dir_with_private_content_is_refused(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "pages" / "volunteers").mkdir()
    with pytest.raises(Refused) as refused:
        publish_site(root, *read(), ON)
    assert [problem.code for problem in refused.value.problems] == ["private-place"]


def test_photos_in_the_pages_are_clean_in_the_site(tmp_path: Path) -> None:
    community, rotas = read()
    root = project(tmp_path)
    (root / "pages" / "hall.jpg").write_bytes(located())
    made = publish_site(root, community, rotas, ON)
    with Image.open(made.path / "hall.jpg") as photo:
        assert not photo.getexif()
