"""Take the pictures of the editor that the README shows anew, into `maps/`: look at each before it is kept.

python tests/benchmarks/screenshots.py            # all of them
python tests/benchmarks/screenshots.py primer-cite
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support.readme_pictures import MAPS, PICTURES, picture  # noqa: E402 - it is found once the path is set


def main(names: list[str]) -> None:
    """Write the pictures of these names, all of them where none is given."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ARGMAP_SETTINGS"] = str(Path(folder, "settings.toml"))
        for name in names or PICTURES:
            written = (MAPS / f"{name}.svg").write_text(picture(name), encoding="utf-8")
            print(f"maps/{name}.svg  {written:,} characters")


if __name__ == "__main__":
    main(sys.argv[1:])
