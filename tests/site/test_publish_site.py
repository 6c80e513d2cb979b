from pathlib import Path

from scheduler import outputs
from scheduler.site.build import config_file, publish_site
from tests.publish.neighbourhood import ON, issue, read

ROOT = Path(__file__).parents[2]


def test_a_site_is_built_once_and_again_only_when_it_would_differ(tmp_path: Path) -> None:
    community, rotas = read()
    first = publish_site(tmp_path, community, rotas, ON)
    assert first.made
    assert first.path == tmp_path / outputs.SITE
    assert (first.path / "index.html").is_file()
    again = publish_site(tmp_path, community, rotas, ON)
    assert (again.made, again.count) == (False, first.count)
    more, _ = read(issue("LY-2026-0002"))
    assert publish_site(tmp_path, more, rotas, ON).made


def test_a_project_without_mkdocs_yml_gets_the_one_that_comes_with_linli(
    tmp_path: Path,
) -> None:
    assert config_file(tmp_path) == ROOT / "mkdocs.yml"
    own = tmp_path / "mkdocs.yml"
    own.write_text("site_name: x\n")
    assert config_file(tmp_path) == own
