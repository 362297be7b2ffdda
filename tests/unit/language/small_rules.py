"""A small red_flags.yml that is right, to be changed in tests."""

from pathlib import Path

SMALL = """\
numbers: {ten: 10}
spellings:
  swallowed: [swollowed]
  cannot: [can not]
words:
  child: [boy, my <kin>]
  kin: [son, our niece]
  took: [took, swallowed]
new_thought:
  - but
signs:
  self_harm:
    - sign: Wants to die
      says:
        - want to die
      yes: [I want to die, want to die!, they want to die]
      no: [want tea, die Maus, I want to]
  overdose:
    - sign: Took many
      says:
        - <took> <6+> pills?
        - <child> <took>
      yes: [swollowed ten, my son took one, Boy took it]
      no: [took five, my son, boys took it]
      always: true
    - sign: Took poison
      says:
        - took poison
      yes: [took poison, I took poison, who took poison]
      no: [took tea, no, poison if]
not_when:
  - name: Asked
    for: [self_harm, overdose]
    says:
      - (start) if ...
    yes: [if they want to die, if I took poison, if you took poison]
    no: [if not but I took poison, if so. I took poison, if ten but they want to die]
"""


def written(folder: Path, old: str = "", new: str = "") -> Path:
    """The small rules as a file, with one thing in them changed."""
    assert old in SMALL
    path = folder / "rules.yml"
    path.write_text(SMALL.replace(old, new, 1) if old else SMALL, encoding="utf-8")
    return path
