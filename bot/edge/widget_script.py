"""The chat's modules as the one script a clinic's page loads: joined, since a page should not wait for twenty files."""

import re
from collections.abc import Iterator
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:class|const|function) )", re.MULTILINE)


def join_script(folder: Path, main: str = "main.js") -> bytes:
    """A script that does what the module `main` of the folder does, and leaves no name on the page.

    The modules share one scope, so no two of them may have the same name at the top. Raises OSError when one is
    missing, ValueError where one imports or exports in another way than `import { a } from "./b.js";` and `export
    class`, `const` or `function`.
    """
    source = "\n".join(_inlined(folder, main, set()))
    return f'(()=>{{"use strict";{jsmin(source)}}})();\n'.encode()


def minify_style(path: Path) -> bytes:
    """A style sheet without comments and blanks; raises OSError when it is missing."""
    return str(cssmin(path.read_text(encoding="utf-8"))).encode()


def _inlined(folder: Path, name: str, seen: set[str]) -> Iterator[str]:
    """The modules in the order in which they run, each once."""
    seen.add(name)
    source = (folder / name).read_text(encoding="utf-8")
    for needed in _IMPORT.findall(source):
        if needed not in seen:
            yield from _inlined(folder, needed, seen)
    plain = _EXPORT.sub("", _IMPORT.sub("", source))
    if re.search(r"^(?:import|export)\b", plain, re.MULTILINE):
        raise ValueError(
            f'{name}: write import {{ a }} from "./b.js"; and export class, const or function, on one line'
        )
    yield plain
