"""A strict content security policy: what a page holds itself, and nothing else."""

import base64
import hashlib
import re

INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
CHARSET = '<meta charset="utf-8">'


def guard(html: str) -> str:
    """Insert the policy right behind the charset, with hashes of inline scripts."""
    hashes = "".join(
        f" 'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
        for code in dict.fromkeys(INLINE.findall(html))
    )
    policy = (
        f"default-src 'none'; script-src 'self'{hashes}; style-src 'self'; "
        "img-src 'self' data:; connect-src 'self'; font-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace(CHARSET, f"{CHARSET}\n{tag}", 1)
