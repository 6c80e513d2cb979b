"""Makes the fictional community that linli ships with, and a tiny and a tenfold one.

    python -m demo --size full --out content

Everything is invented. The words are in ``words/`` and ``files/``; the numbers follow
from them and from a fixed seed, so the same bytes come out on any machine.
"""
