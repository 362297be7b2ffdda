"""The chat's modules, joined."""

import re
from pathlib import Path

import pytest

from bot.edge.pages import WIDGET
from bot.edge.widget_script import join_script, minify_style


def write(folder: Path, **modules: str) -> Path:
    """Modules by their names."""
    for name, source in modules.items():
        (folder / f"{name}.js").write_text(source, encoding="utf-8")
    return folder


def test_each_module_stands_once_before_those_that_need_it(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        main='import { a } from "./a.js";\nimport { b, c } from "./b.js";\na(b);\n',
        a='import { b } from "./b.js";\nexport function a() {}\n',
        b='// why\nexport const b = "é";\nexport async function c() {}\nexport class D {}\n',
    )
    expected = '(()=>{"use strict";const b="é";async function c(){}\nclass D{}\nfunction a(){}\na(b);})();\n'

    assert join_script(folder).decode() == expected


def test_modules_that_need_each_other_are_joined_too(tmp_path: Path) -> None:
    folder = write(tmp_path, main='import { a } from "./a.js";\na();\n', a='import { b } from "./main.js";\nlet x;\n')

    assert join_script(folder).count(b"let x") == 1


@pytest.mark.parametrize(
    "source",
    [
        'import a from "./a.js";\n', 'import { a } from "../a.js";\n', "export default 5;\n", "export { a };\n",
        'import * as a from "./a.js";\n', 'export * from "./a.js";\n', 'import {\n  a } from "./b.js"\n',
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_refused(tmp_path: Path, source: str) -> None:
    write(tmp_path, main=source, a="export const a = 1;\n")

    with pytest.raises(ValueError, match=r"main\.js: write import"):
        join_script(tmp_path)


def test_a_missing_module_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        join_script(write(tmp_path, main='import { a } from "./a.js";\n'))


def test_every_module_of_the_widget_is_in_its_script() -> None:
    modules = [path.read_text(encoding="utf-8") for path in (WIDGET / "chat").glob("*.js")]
    names = [name for source in modules for name in re.findall(r"^export (?:class|const|function) (\w+)", source, re.M)]
    script = join_script(WIDGET / "chat").decode()

    assert len(names) > 20
    assert [name for name in names if name not in script] == []
    assert not re.search(r"\b(?:import|export)\b|/\*\*", script)


def test_a_style_sheet_loses_its_comments(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("/* é */\n:host {\n  color: red;\n}\n", encoding="utf-8")

    assert minify_style(tmp_path / "a.css") == b":host{color:red}"
