"""The plugin inside MkDocs' own commands: build, and serve while people make mistakes."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from scheduler.site import build as site_build
from scheduler.site.search_index import need_jieba
from tests.publish.neighbourhood import TREE

ROOT = Path(__file__).parents[2]
EVENT = "{id: sewing, name: 缝补小摊, date: 2026-12-05, time: 9:00-11:00, venue: hall}"
BROKEN = "name: [凌云社区\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A community in a folder of its own, with mkdocs.yml beside it."""
    for path, text in TREE.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (tmp_path / "site_templates").mkdir()
    shutil.copytree(ROOT / "site_templates/docs", tmp_path / "site_templates/docs")
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    text = text.replace("  - linli\n", '  - linli:\n      day: "2026-11-23"\n')
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    return tmp_path


def run(project: Path) -> Path:
    out = project / "out"
    with site_build.quiet(0) as said:
        need_jieba()
        config = load_config(str(project / "mkdocs.yml"), site_dir=str(out), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        except Abort:
            raise RuntimeError("\n".join(said)) from None
    return out


def test_mkdocs_build_reads_the_project_around_its_configuration(project: Path) -> None:
    out = run(project)
    assert "初心水饺" in (out / "services/dumplings/index.html").read_text("utf-8")


def test_a_build_stops_with_file_line_and_words_when_content_is_broken(
    project: Path,
) -> None:
    (project / "content/community.yaml").write_text(BROKEN, "utf-8")
    with pytest.raises(RuntimeError, match=r"^content/community\.yaml:\d+:\d+: "):
        run(project)


def test_a_page_by_hand_must_not_hide_a_generated_one(project: Path) -> None:
    (project / "site_templates/docs/help.md").write_text("# Help", "utf-8")
    with pytest.raises(RuntimeError, match=r"help\.md"):
        run(project)


def test_pages_by_hand_stand_beside_the_generated_ones(project: Path) -> None:
    page = "# 我们的故事\n\n一段话。\n"
    (project / "site_templates/docs/story.md").write_text(page, "utf-8")
    assert "<p>一段话。</p>" in (run(project) / "story/index.html").read_text("utf-8")


def test_properdocs_builds_the_same_site_from_the_same_configuration(project: Path) -> None:
    if find_spec("properdocs") is None:
        pytest.skip("properdocs is not installed")
    environment = {
        "PYTHONPATH": str(ROOT),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "0",
    }
    made = []
    for engine in ("mkdocs", "properdocs"):
        out = project / f"out-{engine}"
        command = [sys.executable, "-m", engine, "build", "--strict", "-f", "mkdocs.yml"]
        subprocess.run(
            [*command, "-d", out],
            cwd=project,
            env=environment,
            check=True,
            capture_output=True,
        )
        made.append(
            {p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()}
        )
    assert made[0] == made[1]
    assert len(made[0]) > 50


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def served(project: Path) -> Iterator[str]:
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=project,
        env={"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "PATH": "/usr/bin:/bin"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield f"http://127.0.0.1:{port}/"
    server.terminate()
    server.wait(10)


def until(url: str, wanted: str, *, there: bool = True) -> str:
    """Fetch until ``wanted`` is (or is not) there; give the page."""
    html = ""
    for _ in range(240):
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - ours
                html = answer.read().decode()
        except OSError:
            html = ""
        if html and (wanted in html) is there:
            return html
        time.sleep(0.25)
    raise AssertionError(html[-2000:])


@pytest.mark.slow
def test_serve_follows_edits_and_survives_mistakes(project: Path, served: str) -> None:
    until(served, "初心水饺")
    service = project / "content/services/dumplings.yaml"
    service.write_text(service.read_text("utf-8").replace("初心水饺", "邻里水饺"), "utf-8")
    until(served, "邻里水饺")

    community = project / "content/community.yaml"
    good = community.read_text("utf-8")
    community.write_text(BROKEN, "utf-8")
    html = until(served, "内容有错")
    assert "content/community.yaml:" in html
    assert "邻里水饺" in html

    community.write_text(good, "utf-8")
    until(served, "内容有错", there=False)

    (project / "content/events").mkdir()
    (project / "content/events/2026.yaml").write_text(f"- {EVENT}", "utf-8")
    until(served + "services/", "缝补小摊")
