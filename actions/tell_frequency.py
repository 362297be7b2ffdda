"""Answers "how common is that?" about the last reply."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, answer, context_of, go_on, questions_of
from bot import bootstrap
from bot.leaflet.question import Kind

_OF_A_THING = "ask_named_side_effect"


class TellFrequency(Action):
    """Shows what the document says of how often it happens."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_tell_frequency"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Show it, or say that the document does not say; of a thing named anew, what it says of that."""
        questions = questions_of(tracker)
        if questions[0].mentioned(Kind.TERM, Kind.CONDITION):
            anew = [questions[0].settled(_OF_A_THING)]
            return answer(dispatcher, tracker, bootstrap.answering().reply(anew), anew)
        context = context_of(tracker)
        return go_on(dispatcher, tracker, bootstrap.follow_ups().frequency(context), context)
