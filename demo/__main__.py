"""Command line: ``python -m demo --size full --out DIR`` writes ``DIR/content``."""

import argparse
import shutil
from pathlib import Path

from demo.build import SIZES, build


def main() -> None:
    """Write a community; what stood in its ``content`` folder before is gone."""
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    parser.add_argument("--size", choices=sorted(SIZES), default="full")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    chosen = parser.parse_args()
    tree = build(SIZES[chosen.size])
    shutil.rmtree(chosen.out / "content", ignore_errors=True)
    for path, data in tree.items():
        target = chosen.out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    print(f"{len(tree)} files in {chosen.out / 'content'}")


if __name__ == "__main__":
    main()
