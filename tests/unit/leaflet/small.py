"""A leaflet made up for tests: every shape that a document and its topics can have, on one screen."""

from pathlib import Path

from bot.leaflet.document import parse
from bot.leaflet.topics import Topics, load_topics

DOCUMENT = parse(
    "It relaxes cats. It calms dogs.\n\n"
    "What is it?\n\nis a blue pill. Vets prescribe it for barking.\n\n"
    "Effects\n\nIt may cause sneezing and yawning. Higher doses cause howling.\n\n"
    "Rare effects\n\nFew cats see ghosts. Call the vet at once.\n\n"
    "Points:\nAvoid milk\nName all herbs"
)

YAML = """\
sentences:
  relaxes: It relaxes cats.
  calms: It calms dogs.
  pill: is a blue pill.
  barking: Vets prescribe it for barking.
  sneezing: It may cause sneezing and yawning.
  howling: Higher doses cause howling.
  ghosts: Few cats see ghosts.
  call: Call the vet at once.
  milk: Avoid milk
  herbs: Name all herbs
lists:
  side_effects:
    - quotes: [sneezing]
      items: [sneezing, yawning]
    - quotes: [howling, sneezing]
      items: [howling]
    - quotes: [ghosts, call]
      items: [ghosts]
  remedies:
    - quotes: [herbs]
      items: [herbs]
  uses:
    - quotes: [calms]
      items: [dogs]
topics:
  what_is: {verdict: answered, quotes: [pill, relaxes], doctor: general}
  use: {verdict: answered, quotes: [relaxes, calms, barking], doctor: general}
  milk: {verdict: answered, quotes: [milk], doctor: taking}
  milk_details: {verdict: partial, quotes: [milk], doctor: taking}
  form: {verdict: partial, quotes: [pill], doctor: taking}
  named_side_effect:
    {verdict: partial, list: side_effects, quotes: [sneezing, ghosts], frequency: [sneezing, ghosts], doctor: effects}
  serious_side_effects: {verdict: answered, quotes: [ghosts, call], doctor: effects}
  named_medicine: {verdict: partial, list: remedies, quotes: [herbs], doctor: taking}
  dose: {verdict: not_covered, doctor: taking}
  named_use: {verdict: partial, list: uses, quotes: [relaxes], doctor: general}
  effectiveness: {verdict: answered, quotes: [calms], doctor: general}
  surgery: {verdict: not_covered, stopping: [milk], doctor: taking}
  calming: {verdict: answered, list: uses, quotes: [relaxes], doctor: general}
  effect_action: {verdict: answered, beside: side_effects, quotes: [call], doctor: effects}
"""

RESPONSES = frozenset(
    {f"utter_doctor_{name}" for name in ("general", "taking", "effects")}
    | {
        f"utter_topic_{line.split(':')[0].strip()}"
        for line in YAML.partition("topics:\n")[2].splitlines()
        if line[2].isalpha()
    }
)


def load_small(folder: Path, old: str = "", new: str = "") -> Topics:
    """The topics, read from a file in the folder in which `old` (which must stand there once) reads `new`."""
    assert not old or YAML.count(old) == 1, f"the small topics have {YAML.count(old)} times: {old}"
    path = folder / "topics.yml"
    path.write_text(YAML.replace(old, new) if old else YAML, encoding="utf-8")
    return load_topics(DOCUMENT, RESPONSES, path)
