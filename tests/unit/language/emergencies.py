"""Texts of people who are in danger now, and of people who ask about it, one a line."""

OVERDOSE = """
My wife swallowed the entire bottle an hour ago
i think i overdosed on my tablets
he took 20 of them at once
our toddler got into the pills
my little girl ate some of grandad's tablets
help my baby swallowed a pill, what should i do if she vomits
I accidentally took too many this morning
She has taken far too much and is very sleepy
I've taken an overdose
He took too many, what happens now
ive just taken 30 tablets
took the whole pack of them what do i do
the baby put two tablets in his mouth and swallowed them
he has had too many of his pills
she emptied the bottle into her mouth
he downed all his pills
I took double my dose by accident and feel very strange
i swallowed a handful of them
don't know if she overdosed, the bottle is empty
can you help, he took too many
do i need to go to hospital i took 20 tablets
I've been poisoned
TOOK WAY TOO MANY PILLS HELP!!! 😱
ｔｏｏｋ too ma\u200bny
"""

EMERGENCY = """
my chest is tight and I can't breathe properly
our little boy can’t breathe
grandpa stopped breathing on the sofa
she is having a fit right now
my mum collapsed on the stairs
i can't wake him
he won't wake up
he is unconscious
is my dad having a seizure? he is shaking
I had another seizure in the kitchen
my brother is convulsing
she's fitting
he is hallucinating badly
she's seeing things that are not there and screaming
im hearing voices since i stopped
I'm having hallucinations
my throat is closing up
her face has swollen up
my lips and tongue are swelling up after the tablet
is it normal that my tongue is swelling?
she is turning blue
he passed out and is not responding
I think I'm having a severe allergic reaction
she is barely breathing
I cannot catch my breath
i cant breathe is this a side effect of it
I can't breathe, is that a side effect?
i have crushing chest pain
what do i do she has stopped breathing
🆘 can't breath 🆘
"""

SELF_HARM = """
I've been thinking about killing myself
the side effects are so bad that i want to die
i feel suicidal
everyone would be happier, I wish I was dead
I am going to end it all tonight
there is no point in living
i dont want to live anymore
how many of these would kill me
enough pills to end my life
I'm planning to take all my pills and not wake up
our lodger told us he wants to kill himself
my daughter is talking about suicide
I want to hurt myself
i cant go on any more
I just want it all to end
I will kill myself if nobody helps me
it gives me suicidal thoughts
"""

NEAR_MISSES = """
are seizures a side effect?
does baclofen cause hallucinations
can it make you suicidal?
does this medicine cause suicidal thoughts as a side effect
does it make you want to kill yourself
what happens if I take too many?
what if i took too much
if my child swallowed one what should I do
what would happen if a toddler swallowed one
is it true that people have overdosed on it
has anyone overdosed on this
what are the symptoms of an overdose
how do doctors treat an overdose of it
which signs show that someone took too many
if she has a seizure should i stop giving it
trouble breathing side effect
does it help people who have trouble breathing
could it cause swelling of the face
what is anaphylaxis
is a swollen tongue common
I had a seizure three years ago, can I take it
She collapsed years ago, has it to do with MS
my father had a fit as a child
ten years ago I took an overdose, may I still have it
I took my tablet an hour ago
I have taken 2 tablets today as prescribed
i've taken all my doses as prescribed
i took 10 mg this morning
i took twenty mg
I have taken it for 20 years
can I take it all at once
she took her full dose
he took all the tests and they were fine
took all day to work
I ate too much at lunch, can I still take it
i ate a whole pizza, is that ok with it
my son ate breakfast before his tablet
I've had too much to drink, can I take my tablet
had too many side effects so i stopped
food poisoning and baclofen
my back is killing me
I'm dying to know how it works
can i die from drinking on it
will I hurt myself if I drive
can i harm myself by stopping suddenly
I'm not having a seizure, just want to know about them
I've never had a seizure
I can't wake up early, is it drowsy making
do not want to wake up the kids when taking it
my legs feel blue-ish
i feel blue
The tablet turned blue in water
i keep fit, does it fit with exercise
will it stop my child from having fits
my calf keeps seizing up
hello
12345
😵💊🆘
?!
"""
