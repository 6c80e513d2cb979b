"""The only reader and writer of disk: whole trees and single files, never half a one.

A file is replaced by rename after fsync, and only if nobody changed it since it was read.
A tree is written aside, in a folder named after what it was made from, and shown by
re-pointing one symbolic link; a killed run leaves the last good tree standing.
"""

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from scheduler.problems import Problem, Refused, Source, text

Tree = Mapping[str, bytes]
"""Posix paths to the bytes of files."""


def read_tree(root: Path, folder: str) -> dict[str, bytes]:
    """Read every regular file below ``root/folder``; paths are relative to ``root``.

    Hidden files are left out. Raises ``Refused`` for a file that cannot be read and for
    a link that leads out of the project.
    """
    tree = {}
    inside = root.resolve()
    for path in sorted((root / folder).rglob("*")):
        relative = path.relative_to(root)
        if any(part.startswith(".") for part in relative.parts):
            continue
        if not path.resolve().is_relative_to(inside):
            raise Refused(leads_out(relative.as_posix()))
        if path.is_file():
            tree[relative.as_posix()] = read_file(path, relative.as_posix())
    return tree


def leads_out(name: str) -> Problem:
    """Say that a link leads to where nobody expects it."""
    return Problem(
        "link-leaves-project",
        text("This link leads out of the project."),
        Source(name),
        text("Copy the file into the project instead."),
    )


def keep_private(folder: Path) -> None:
    """Take from others (not owner, not group) every right to a folder, if it is ours."""
    others = 0o007
    mode = folder.stat().st_mode
    if mode & others:
        with suppress(OSError):  # whoever may not write here is told so later
            folder.chmod(mode & ~others & 0o7777)


def walk(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path, relative to ``folder``, and bytes of every file below it, in order.

    Hidden files and what links lead to are among them: a web server would show both.
    """
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            yield name, read_file(path, name)


def read_file(path: Path, name: str) -> bytes:
    """Read one file; ``Refused`` when that fails, which calls it ``name``."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(
            Problem(
                "cannot-read",
                text("Cannot read this file: {why}.", why=error.strerror),
                Source(name),
                text("Check who owns the file and its permissions."),
            )
        ) from None


def replace_file(
    path: Path, data: bytes, expected: bytes | None, mode: int = 0o600
) -> bool:
    """Put ``data`` at ``path`` by rename; tell whether anything was written.

    ``expected`` is what the file held when it was read, ``None`` if there was none;
    ``Refused`` is raised when it holds something else now. The same bytes are not
    written again. ``mode`` is lessened by the umask.
    """
    now = path.read_bytes() if path.exists() else None
    if now != expected:
        raise Refused(meanwhile(path.name))
    if now == data:
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise cannot_write(path, error) from None
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode & ~_umask())
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise cannot_write(path, error) from None
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    return True


def meanwhile(name: str) -> Problem:
    """Say that somebody changed a file since it was read."""
    return Problem(
        "file-changed",
        text("This file was changed while linli was working."),
        Source(name),
        text("Nothing was written. Save your edits and run the command again."),
    )


def cannot_write(path: Path, error: OSError) -> Refused:
    """Say in a person's words why ``path`` could not be written."""
    return Refused(
        Problem(
            "cannot-write",
            text("Cannot write this file: {why}.", why=error.strerror),
            Source(path.name),
            text("Check free space and permissions; what stood there is untouched."),
        )
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def fingerprint(*parts: bytes) -> str:
    """Give 16 hex digits of SHA-256 over the parts, each preceded by its length."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()[:16]


def fingerprint_tree(tree: Tree) -> str:
    """Give the fingerprint of all paths and bytes of a tree."""
    return fingerprint(
        *(part for path in sorted(tree) for part in (path.encode(), tree[path]))
    )


def shown(link: Path) -> str:
    """Give the fingerprint of the tree that ``link`` shows, or an empty text."""
    if not link.is_symlink() or not link.exists():
        return ""
    return link.readlink().name


@contextmanager
def fresh_tree(link: Path, made_from: str, mode: int = 0o755) -> Iterator[Path]:
    """Yield an empty folder to fill; afterwards ``link`` shows it, by one rename.

    ``made_from`` is the fingerprint that names it; it lies in ``.site`` beside the link
    ``site``, so that no two outputs share a folder. Files that are the same as before keep
    their time. If the body fails, nothing changes and
    the folder is removed; trees that ``link`` showed before are removed last.
    """
    trees = link.parent / f".{link.name}"
    target = trees / made_from
    try:
        trees.mkdir(mode, parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix="fresh.", dir=trees))
    except OSError as error:
        raise cannot_write(link, error) from None
    try:
        aside.chmod(mode)
        yield aside
        _keep_times(aside, link)
        if target.exists():
            shutil.rmtree(target)
        aside.replace(target)
        _point(link, target)
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        raise cannot_write(link, error) from None
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    for other in trees.iterdir():
        if other != target:
            shutil.rmtree(other, ignore_errors=True)


def folder_mode(mode: int) -> int:
    """Let those enter a folder who may read its files."""
    return mode | (mode & 0o444) >> 2


def _keep_times(fresh: Path, link: Path) -> None:
    """Give files that are as before their old time, so that web servers' ETags hold."""
    for path in fresh.rglob("*"):
        old = link / path.relative_to(fresh)
        if path.is_file() and old.is_file() and path.read_bytes() == old.read_bytes():
            shutil.copystat(old, path)


def _point(link: Path, target: Path) -> None:
    """Make ``link`` show ``target``; a folder in its place is only ours to replace."""
    if link.is_dir() and not link.is_symlink():
        shutil.rmtree(link)
    aside = target.parent / "link"
    aside.unlink(missing_ok=True)
    aside.symlink_to(target.relative_to(link.parent))
    aside.replace(link)


def write_tree(folder: Path, tree: Tree, mode: int = 0o644) -> None:
    """Write every file of ``tree`` below the empty ``folder``."""
    for path in sorted(tree):
        target = folder / path
        if not target.resolve().is_relative_to(folder.resolve()):
            raise ValueError(path)
        for parent in reversed(target.relative_to(folder).parents):
            if not (folder / parent).exists():
                (folder / parent).mkdir(folder_mode(mode))
        target.write_bytes(tree[path])
        target.chmod(mode & ~_umask())


@contextmanager
def only_run(folder: Path) -> Iterator[None]:
    """Hold an advisory lock in ``folder``; ``Refused`` when another run holds it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise cannot_write(folder, error) from None
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(
                Problem(
                    "another-run",
                    text("Another linli is working on this community right now."),
                    hint=text("Wait until it has finished, then run this again."),
                )
            ) from None
        yield
    finally:
        os.close(handle)
