"""The built wheel works by itself, from an empty folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_wheel_has_all_it_needs_to_make_a_community_and_its_week(
    tmp_path: Path,
) -> None:
    wheels = tmp_path / "wheels"
    run(
        *(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation"),
        *("--no-index", "--wheel-dir", wheels, ROOT),
        folder=tmp_path,
        PIP_CONFIG_FILE=os.devnull,
    )
    (wheel,) = wheels.glob("linli-*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    empty = tmp_path / "empty"
    empty.mkdir()
    linli = (sys.executable, "-P", "-m", "scheduler")
    run(*linli, "new", "here", folder=empty, PYTHONPATH=str(installed))
    told = run(
        *(*linli, "--on", "2026-11-23", "weekly", "--yes"),
        folder=empty / "here",
        PYTHONPATH=str(installed),
    )
    assert "build/site" in told
    assert (empty / "here/build/site/index.html").is_file()
    assert (empty / "here/build/staff/2026-W48/rota.pdf").read_bytes()[:5] == b"%PDF-"
    assert (empty / "here/content/rotas/2026-W48.yaml").is_file()
