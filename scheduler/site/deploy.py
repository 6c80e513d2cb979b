"""Carries a built site to where it is served: only what changed, never half a page.

Also packs the bundle that opens from a disk.
"""

import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from scheduler import files
from scheduler.audit.secrets import Secrets
from scheduler.outputs import PUBLIC
from scheduler.publish.editions import PublicEdition
from scheduler.site.build import build
from scheduler.site.gate import guard

MANIFEST = ".linli-site"
"""Names, in the target, the files that came from here; others are never touched."""
LAST = (".html", ".xml", ".gz", ".json")
"""What points at other files is written after them."""
ONLINE_ONLY = ("404.html", "robots.txt", "sitemap.xml")
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The only date that a zip file of equal content may show."""


@dataclass(frozen=True, slots=True)
class Deployed:
    """How many files were written, were the same already, and were removed."""

    written: int
    same: int
    removed: int


def deploy(site: Path, target: Path) -> Deployed:
    """Make the folder ``target`` hold the built ``site``.

    Assets are written first, then pages; what an earlier deployment brought and is no
    longer there is removed last. Each file is replaced by rename. ``Refused`` when the
    folder cannot be written.
    """
    found = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file()}
    manifest = target / MANIFEST
    before = set(manifest.read_text("utf-8").splitlines()) if manifest.is_file() else set()
    written = sum(
        _put(found[path], target / path)
        for path in sorted(found, key=lambda path: (path.endswith(LAST), path))
    )
    gone = sorted(before - set(found))
    _write(manifest, "".join(f"{path}\n" for path in sorted(found)).encode())
    for path in gone:
        (target / path).unlink(missing_ok=True)
        _remove_empty((target / path).parent, target)
    return Deployed(written, len(found) - written, len(gone))


def _put(source: Path, target: Path) -> bool:
    return _write(target, source.read_bytes())


def _write(target: Path, data: bytes) -> bool:
    now = target.read_bytes() if target.is_file() else None
    return files.replace_file(target, data, now, PUBLIC)


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def offline_bundle(root: Path, edition: PublicEdition, private: Secrets) -> bytes:
    """Build the site for a USB stick: a zip whose ``index.html`` opens by double click.

    ``Refused`` when the gate finds something of ``private`` in it.
    """
    with tempfile.TemporaryDirectory(prefix="linli-") as name:
        folder = Path(name)
        build(root, edition, folder, offline=True)
        guard(folder, private, "site")
        return zipped(folder)


def zipped(folder: Path) -> bytes:
    """Pack a folder; the same files give the same bytes."""
    with tempfile.TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.rglob("*")):
                name = path.relative_to(folder).as_posix()
                if path.is_file() and name not in ONLINE_ONLY:
                    entry = zipfile.ZipInfo(f"site/{name}", EARLIEST)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    entry.external_attr = 0o644 << 16
                    archive.writestr(entry, path.read_bytes())
        file.seek(0)
        return file.read()
