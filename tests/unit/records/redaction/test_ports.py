"""What redaction is given."""

from bot.records.redaction.ports import Keep, People

from .pieces import FewPeople


def test_a_function_and_an_object_that_know_nothing_of_redaction_fit() -> None:
    people: People = FewPeople()
    keep: Keep = FewPeople().find
    assert list(people.find("hello Sarah")) == list(keep("hello Sarah")) == [(6, 11)]
