"""Command line: ``python -m demo --size full --out DIR`` writes ``DIR/content``."""

import argparse
import shutil
from pathlib import Path

from demo.build import SIZES, build
from demo.emit import BANNER


def main() -> None:
    """Write a community; what stood in its ``content`` folder before is gone."""
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    parser.add_argument("--size", choices=sorted(SIZES), default="full")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    chosen = parser.parse_args()
    _spare(chosen.out / "content")
    tree = build(SIZES[chosen.size])
    shutil.rmtree(chosen.out / "content", ignore_errors=True)
    for path, data in tree.items():
        target = chosen.out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    print(f"{len(tree)} files in {chosen.out / 'content'}")


def _spare(folder: Path) -> None:
    """Stop before a real community is overwritten."""
    file = folder / "community.yaml"
    known = file.is_file() and file.read_text("utf-8").startswith(BANNER)
    if folder.is_dir() and any(folder.iterdir()) and not known:
        raise SystemExit(f"{folder} is no demo community; choose another folder.")


if __name__ == "__main__":
    main()
