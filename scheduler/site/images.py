"""Takes out of images what they say beside their picture: place, author, camera, notes.

Only images that say such things are written anew; turned ones are set upright first.
"""

import io
from pathlib import Path

KINDS = {".jpg", ".jpeg", ".png", ".webp"}
SAID = {"exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop"}
QUALITY = 90
"""Of a JPEG that has to be turned; others keep their own."""
ORIENTATION = 0x0112


def strip_all(folder: Path) -> int:
    """Clean every image below ``folder``; give how many had something to take out."""
    count = 0
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in KINDS and path.is_file():
            data = path.read_bytes()
            if (clean := stripped(data)) != data:
                path.write_bytes(clean)
                count += 1
    return count


def stripped(data: bytes) -> bytes:
    """Give an image without its properties; what is no image stays as it is."""
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()
            texts = getattr(picture, "text", {})
            if not (SAID & set(picture.info) or texts or picture.getexif()):
                return data
            turned = picture.getexif().get(ORIENTATION, 1) != 1
            made = ImageOps.exif_transpose(picture) if turned else picture
            return _written(made, str(picture.format), turned=turned)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return data  # the gate says so


def _written(picture, kind: str, *, turned: bool) -> bytes:  # type: ignore[no-untyped-def]  # noqa: ANN001
    from PIL.PngImagePlugin import PngInfo

    options: dict[str, object] = {"icc_profile": picture.info.get("icc_profile")}
    if kind == "JPEG":
        options["quality"] = QUALITY if turned else "keep"
        options["comment"] = b""
    if kind == "PNG":
        options["pnginfo"] = PngInfo()
    if kind == "WEBP":
        options["quality"] = QUALITY
    for name in SAID:
        picture.info.pop(name, None)
    out = io.BytesIO()
    picture.save(out, kind, exif=b"", **options)
    return out.getvalue()
