"""What people in danger now write, and what others write in the same words, one a line; none is in red_flags.yml."""

OVERDOSE = """
My flatmate has just swallowed fifteen baclofen in front of me
I lost track and think I had about nine of them since lunch
gave mum her evening tablets twice, she is really drowsy
dad with alzheimers got at his pillbox and ate the lot
our four year old bit into one of my tablets
I found my grandson with an open packet and crumbs round his mouth
the carer gave her 50 instead of 5
took my wifes baclofen thinking it was my aspirin, four of them
he drank the rest of the liquid baclofen straight from the bottle
I have had 120 mg in one go
swollowed 14 pils help me
Took the whole dosette box by mistake
she says she took a fistful
i accidentally took three times my dose
my son is 3 and he ate two of my baclofen
is it dangerous, i just took eight tablets
I panicked and took another two, then another two, lost count now
nan took tomorrows tablets as well as todays
what should I do my brother has od'd
the bottle was full yesterday and my daughter says she took them
husband overdosed
he has taken way over the limit
I took more than double what I'm supposed to
my boy got into my handbag and has eaten my pills
toddler chewed baclofen
20 tablets gone, she wont tell me
We think our baby licked a tablet and swallowed half of it
I was drunk and took ten
mother confused the boxes and took 12 baclofen instead of 2
she's been given too much at the care home
I've just realised I took six tablets at the same time
took everything in the packet
ate all my muscle relaxers
too many tablets taken, feeling floppy
can you die from 30 baclofen because i took 30
My patient received a tenfold dose an hour ago
the kid next door found my pills and put them in her mouth
I mixed up the syringes and gave my son 10 ml instead of 1
I took one, forgot, took one, forgot, and took again, maybe five times
he necked the strip for a dare
overdose!! please help
i've had a lot more than i should have
took 4 doses together because i missed yesterday
took all of this weeks pills this morning
one of the residents took another resident's pills
my 4yo just swallowed a baclofen tablet
gave my nephew 5ml instead of 0.5ml
my wife popped the entire blister
he's taken enough to knock out a horse
i think my nan double dosed herself
took mine and then took hers as well by mistake
I have taken 11 since this morning
my lad has gone and eaten half the packet
i took three lots of tablets today because i kept forgetting
she had her night dose twice
drank the baclofen syrup like it was juice
he confessed to taking around 40 tablets
my roommate is drunk and took a bunch of muscle relaxers
I've had way over my limit today
oh no I took twenty instead of two
Son took grandads pills
found her with the empty blister and she's very sleepy
the nurse injected too much into the pump
ingested 15 x 10mg tablets approx 40 min ago
mum with dementia has been helping herself to the tablets all day
he just took a whole load of his tablets with beer
I've taken my tablets twice by accident
think ive had 7 or 8 baclofen
my grandad took 4 days of tablets this morning
3 year old swallowed some pills
accidental double dose of 80 mg
my toddler has an empty blister pack in her hand
took 25 pills an hour ago feeling sick
given the wrong patients medication, 60mg baclofen
brother took loads of pills
i dont remember how many i took
I misread it and took 100 mg
"""

EMERGENCY = """
my wife won't respond to me and she is breathing really slowly
cant wake my boyfriend up
He's slumped over the steering wheel
dad keeps fitting, it has been ten minutes
She is jerking and her eyes have rolled up
mum is seeing spiders all over the bed
There's a man in the corner telling me to run, nobody else can see him
my lips are tingling and swelling and I can hardly swallow
I came out in hives and my throat feels tight
His face has dropped on one side
her words are slurred all of a sudden and her arm is weak
I've got a crushing pain in my chest
pressure on my chest and sweating
My pump alarm is going off and I feel itchy and hot
the pump ran out yesterday and he is stiff as a board with a fever
i stopped it two days ago and now i am shaking uncontrollably
stopped cold turkey, seeing things, burning up
temperature of 41 and rigid
he does not know where he is
My mother is talking gibberish since this mornings tablet
fainted in the shower, husband found me
I keep blacking out
i am about to pass out help
my baby is limp and won't feed
son unconscious
wife turning blue
PLEASE HELP HE ISNT BREATHING
gasping like a fish, eyes open but not there
he is out cold
she has gone grey and clammy
can't catch my breath since the second pill
Nothing wakes her
my dad was found on the floor and he is not answering
had a convulsion ten minutes ago, still not right
having siezures one after the other
my partner is hallusinating and trying to climb out of the window
hearing voices that tell me to hurt people
call 999 she has collapsed
need an ambulance
anaphilaxis
I think I'm having a stroke
my heart stopped for a second and I nearly passed out
he is vomiting blood
can barely breath
is it normal that he is unresponsive
Patient drowsy, gcs 7, resps 6
I'm losing consciousness
my daughter went stiff then started shaking all over
she can't open her eyes
he is so drowsy i cannot keep him awake
he's delirious and has a very high temperature, no baclofen for three days
tongue so big he cant talk
Allergic reaction!! face like a balloon
my brother fell and hit his head and is not making sense
my little girl stopped breathing for a bit
I ran out of tablets on friday and now I am confused and my muscles are rock hard
im on baclofen. suddenly cannot move my left arm
My dad takes baclofen. Wont wake up.
he took his tablet. now he is twitching all over and wont answer me
i feel like im dying
my sister is unconcious on the bed
he's making a gurgling noise and his lips look purple
I can't feel my face and my speech is slurring suddenly
she's burning up and stiff since we ran out of tablets
nan keeps jerking and doesn't hear us
he was fine and then he just dropped to the floor
I'm having palpitations and chest pain and sweating
throat is swelling shut
can't stay awake, breathing shallow
my husband thinks I'm his mother and sees soldiers in the garden
mum has been having a seizure for 5 minutes
he isn't breathing right
my eyes are swollen and i'm wheezing after the first tablet
dad wont open his eyes
she's talking to her dead sister and pointing at the ceiling
I fainted at work today after my dose
the pump is making a beeping noise and my legs are rigid
he doesn't recognise his own kids today
someone please help my boyfriend is foaming at the mouth
Cannot rouse patient, shallow resps
child floppy and pale
my mum is unresponsive after taking baclofen
she wont stop shaking and her eyes are rolling
he cant breath properly help
husband collapsed
hes having a fit what do i do
she is seeing people in the room
my heart is racing and i cant breathe
i think im having an allergic reaction to it, throat is tight
dad slumped in chair not responding
my pump has stopped working and I have a fever and itching
confused and doesnt know where she is since taking it
baby is very floppy after taking baclofen
"""

SELF_HARM = """
I want to kill myself
dont see the point in living
I'd be better off dead
how many baclofen does it take to die
would it look like an accident if i took the lot
they will all be happier when i'm gone
I've written letters to my children to say goodbye
I have saved up enough tablets to do it
i just want to go to sleep and not wake up
My husband keeps saying he wants to end it
I can't do this any longer, I want out
i am a burden to everyone
suisidal
I have been cutting my arms
she told me she would rather not be alive
my dad tried to hang himself last night
feeling like ending things
is 300 mg enough to kill you
what dose is lethal
if I swallowed the whole box would it be painless
wish i'd never woken up
I hope tomorrow never comes
thinking about jumping off the bridge
i took them all on purpose
nobody would care if I died
my life is over
I hate being alive
he talks about death constantly
there is no way out for me
I have no reason to carry on
please tell my family i love them, goodbye
my friend is planning to take her own life
tired of living
I'm going to swallow every tablet I've got
i do not want to be here any more
my son texted me that he is going to kill himself
i have been having thoughts of harming myself
I can't trust myself with the bottle
since the dose went up all I think about is suicide
I'd never hurt anyone but I want to hurt myself
tell me how much baclofen to end it all
feeling hopeless about everything and thinking of ways to die
he said goodbye to all his friends and gave away his guitar
i wanna die
it would be easier for my wife if I wasn't around
I don't see a reason to wake up tomorrow
nothing matters any more and i have the pills here
can you tell me a dose that won't leave me alive
I feel like taking the whole lot
I've had enough of living like this
Everyone hates me, I should just die
my gf is threatening to overdose
thinking of not being around any longer
how long would it take to die from baclofen
i need it to look natural
he wrote a suicide note
I keep cutting
My life isn't worth anything
i want to be with my late husband
please don't tell anyone but i'm going to end things tonight
would 50 of them be enough to kill me
life sucks, want out
i dont want to be alive
i feel like killing myself
thinking about taking all my pills
what is the quickest way to die with baclofen
everyone will be better without me
i want to go to sleep and never wake up
my sister said goodbye and took her pills with her
he is talking about suicide
can't cope any more want to end it
"""

NEAR_MISSES = """
what are the signs that somebody has overdosed
Can you overdose on baclofen?
how much baclofen is too much
what should I do if I take too much
what would happen to a child who swallowed one
Is baclofen dangerous for toddlers?
can baclofen stop your breathing
Are hallucinations common when you stop
does stopping suddenly bring on seizures
why does it cause confusion in old people
which side effects need a doctor straight away
is a swollen tongue listed
is anaphylaxis possible
can it cause a stroke
could this give me a heart attack
does it lower the seizure threshold
I have epilepsy, is it safe
I used to have seizures as a child
my husband had a stroke in 2015 and takes it for stiffness
she fainted once years ago on another drug
my mother died of an overdose ten years ago, is this addictive
I had a bad allergic reaction to penicillin, can I take baclofen
has anybody here had seizures on it
do people get suicidal on baclofen
does it affect mood or cause suicidal thinking
no thoughts of self harm, I only feel flat
i'm not suicidal, just fed up with the spasms
I have not had any seizures since I started
he has never had a fit
I didn't overdose, I only missed one
I do not have chest pain
no trouble breathing, just a cough
it isn't an emergency
the waiting list is killing me
my knees are killing me
I'm dying for a cigarette, is smoking allowed
I'd kill for a good night's sleep
I was dead tired this morning
I could murder a curry, is spicy food ok
we laughed until we couldn't breathe
she had a fit when she saw the bill
i nearly died of embarrassment when I fell asleep in church
the kids had a fit of giggles
nearly had a heart attack when I saw the price
I saw a film where someone took an overdose
my course has an essay on overdose treatment
there was a study about seizures and baclofen
the news said a man overdosed on it
reading a book about suicide prevention
I drank too much coffee today
had too much wine last night, can I take it
I ate too many sweets
I drink six cups of tea a day
I took 2 tablets this morning as usual
I take 10 mg three times a day
I take 80 mg daily, is it the maximum
took my tablet 20 minutes ago, when does it work
i have been on it for 15 years
my prescription is for 84 tablets
I have 30 tablets left
the box contains 100 tablets
the doctor doubled my dose
should I double up if I forget one
can I take two together if I missed one
do i take all three tablets at once
can I take the whole tablet without water
I forgot my dose this morning
my son was started on baclofen yesterday
can my daughter take it with her other tablets
what dose do children get
my child has cerebral palsy, is the liquid better
how do I keep it away from the kids
my dog is called Tablet
I am confused about when to take it
the label is confusing
I feel a bit muddled about the dose times
my ankles are swollen
my hands shake when I write
my leg jerks at night
muscle jerks in bed, does it help
I can't sleep
I can't wake up in the morning without three alarms
it makes me so sleepy I don't wake for work
my legs have gone numb from sitting, is that the MS
I've a stiff neck
i have a fever and a cold, can i still take it
how frequently do they refill a pump
what is a baclofen pump
do they put a pump in for MS
is withdrawal dangerous
how do i stop without getting withdrawal
I want to stop taking it
I want to end the treatment
when will the side effects go away
I can't live without coffee, is caffeine ok
will it kill my liver
can alcohol and baclofen kill you
is baclofen deadly
what is the maximum dose
can I give it to my wife for her back
my husband takes the same tablets
is it ok to share pills
where can i get an emergency prescription
who should i ring out of hours for a repeat
what number do I ring for a refill
is it an emergency medicine
will I pass out if I drink on it
can it make you faint
could I collapse if I stand up fast
does it slow your breathing
I have asthma and sleep apnoea, is it ok
breathing exercises help my spasms
i hear good things about baclofen
I see things are more expensive now
people I see say it works
does it make your speech slurred
is blurred vision normal
I feel blue and tired
the tablets are blue
blue cheese and baclofen
my lips are dry
mouth feels dry and tongue sticks
the cat knocked the bottle over, are they ok to use
I dropped a tablet on the floor
one tablet is missing from the new pack, where do I complain
my bottle is empty, how do I reorder
I threw up my tablet, should I take another
can I crush the whole strip into yoghurt for the month
does it show up in a drug test
goodbye and thank you
see you later
thanks you saved my life
this leaflet is a life saver
my life is much better on it
is life insurance affected by baclofen
I have a burden of too many tablets each day
what's the point of taking it three times
is there a point in taking it with food
I hurt my back lifting
i cut my tablets in half
I burned my hand cooking, any interaction
can I donate blood on it
how do i get rid of cramps
does it help with hiccups
what is the antidote for baclofen overdose
how is an overdose treated in hospital
do you need your stomach pumped after an overdose
what counts as an overdose of baclofen
warning about suicidal thoughts in the leaflet
why does the leaflet mention hallucinations
tell me about serious side effects such as seizures
what if he gets a seizure
what do I do in case of an overdose
in case my child swallows one, whom do I call
if I faint, should I stop it
I'm worried it might give me a fit
I'm afraid of getting hallucinations
my friend says it is good
I want to live normally again
I wish the spasms would stop
I wish I was taller
does it help with breathing problems at night
is it normal to see double
can i have a general anaesthetic on baclofen
what are the first signs of an allergic reaction
my mother takes too many medicines, should she see the pharmacist
how do nurses monitor for respiratory depression
I took the last tablet in the box today, how do I get more
i have taken my evening dose early
my wife had a seizure disorder as a teenager
can 2 tablets be taken at once
will I be able to wake up for my baby at night
do people pass out on it
my heart sinks when i see the size of the tablets
is it bad to stop for one day
my son has fits, does baclofen interact with his epilepsy meds
I'd rather not take it
I'm tired of taking tablets
i want to stop living on painkillers
how much is in one tablet
does baclofen swell your feet
i bit my tongue in my sleep
it took 12 weeks to get an appointment
I have had 3 children and take baclofen
could too much baclofen cause a coma
my dad is confused about his doses, is there a chart
my friend was hospitalised after an overdose last year
what if I forget and take it twice
have you heard of anyone dying from it
my nan has dementia, is it suitable
the doctor gave me 60 tablets
i read that it can make you hallucinate
how many tablets can I take in a day
is it ok if I take 20 mg at once
i was given 30 mg a day in hospital
took 20mg last night and slept well
I'm down to 5 mg, when can I stop
my legs collapse under me when I walk
Can I give blood
my arms are numb from MS
I lost my tablets on holiday
can it kill a dog
my chest infection is better, can I restart
i cannot breathe through my nose
does baclofen make you hallucinate
is it dangerous to take too much
what is the overdose limit
i had surgery and they gave me 10 tablets
can children have baclofen
does it cause breathing problems
i get out of breath on stairs
is suicide a side effect
my husband died last year and has tablets left
my dog died
is it ok to take with 2 beers
I fell over yesterday and my knee hurts
does it stop seizures
can i have it if i had a stroke last year
i've been on 60 mg for years
he takes 20 mg four times a day
i feel so tired I could sleep for a week
how do they test the pump alarm
can I take 6 tablets in a day
will it make me pass out
my rash is itchy
i'm not having any side effects
what to do in an overdose
i have chest infection
"""
