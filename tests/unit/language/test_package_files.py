"""Data files of installed packages."""

from importlib.metadata import PackageNotFoundError

import pytest

from bot.language.package_files import package_file


def test_a_file_of_a_package_is_found() -> None:
    assert package_file("symspellpy", "symspellpy/__init__.py").is_file()


def test_a_missing_file_is_named_with_what_to_do() -> None:
    with pytest.raises(FileNotFoundError, match="no/such of the package symspellpy is missing: run 'make setup'"):
        package_file("symspellpy", "no/such")


def test_a_missing_package_is_named() -> None:
    with pytest.raises(PackageNotFoundError, match="no-such-package"):
        package_file("no-such-package", "file")
