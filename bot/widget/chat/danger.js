// @ts-check
/**
 * Words that may mean an emergency, for when the server cannot be asked: coarser than its own rules
 * (bot/language/red_flags.yml), since a notice too many is better here than one too few.
 */

const SOMEONE = "(?:my|him|her|them|your|one)sel(?:f|ves)";
const NOT = "(?:n'?t|not|no|never|nobody|hardly|barely)";

const WORDS = [
  // wanting to die
  `s[uo]i[cs]i[dt]\\w*|self.?harm\\w*|kill(?:ing)? ${SOMEONE}|kms|unalive|goodbyes?|farewell|worthless|hopeless|samaritans|crisis line`,
  "die|died|dying|dead|death|lethal|fatal|deadly|painless\\w*|murder|grave|heaven",
  `(?:want|wish|hope|better|rather|ready)\\w* .*(?:never|disappear|vanish|${NOT} (?:wake|be here|live)|to stop|over|end it|go to sleep)`,
  "(?:end|finish)(?:ing)? (?:it|things|my|his|her|this)|(?:take|took|taking) (?:my|his|her|their) own|all to stop|sleep forever|dark thoughts",
  "only way|way out|no (?:hope|point|reason|future)|nothing (?:to live|left)|up on life|point in (?:going|carrying|living)",
  `${NOT} (?:want to |wish to )?(?:go on|carry on|cope|live|be here|be around|take (?:it|this)|care if|safe|worth)|tired of (?:being|living|life)|worth living`,
  `without me|rid of me|miss me|a burden|my fault|their fault|notes? for|letters? (?:to|for)|(?:his|her|my) \\w+ away|(?:to|hang|hanging|cut|cutting|hurt|hurting|harm|burn|stop|trust) ${SOMEONE}`,
  "cut(?:ting)? again|burns? (?:my|his|her)|deserve\\w* to|jump\\w*|on purpose|deliberate\\w*|stockpil\\w*|hoard\\w*|look like an accident",
  "(?:how many|how much|enough) .*(?:kill|end|stop|wake|sleep)|(?:take|swallow)\\w* (?:all|the lot|the whole)|the lot of",
  // too much taken
  "over.?do[sz]\\w*|o\\.?d'?e?d|too? (?:many|much)|whole (?:bott\\w+|box|pack\\w*|strip|lot)|poison\\w*|stomach pumped|make (?:him|her|me) (?:vomit|sick)",
  "doubl\\w+ (?:dos\\w+|up)|(?:took|taken|take|had|gave|given|swallow\\w*|ingest\\w*|necked|ate|eaten|drank|chew\\w*|downed) .*(?:more than|double|twice|again|extra|wrong|all|whole|lot|\\d+ ?x|\\dx|[3-9]\\d*|\\d\\d+|three|four|five|six|seven|eight|nine|ten|\\w+teen|twenty|dozen|handful|tomorrow|unknown)",
  "emptied|lost count|wrong (?:amount|tablets|dose|pills)|by accident|accidentally|(?:know|idea|sure) how (?:many|much)|packet empty|taken,? (?:help|now)|kept taking|milligrams|\\d+ ?mg .*(?:ago|now)",
  "(?:child|kid|toddler|baby|son|daughter|boy|girl|old|gran\\w*|dementia|dad|mum|resident|dog|cat)\\b.*(?:took|taken|swallow\\w*|ingest\\w*|ate|eaten|chew\\w*|got (?:into|hold|at)|found|mouth|asleep)",
  "(?:took|taken|had|got|swallowed|ate) (?:my|his|her|another|somebody|someone)\\b.*(?:baclofen|tablets?|pills?|medic\\w+)",
  // breathing, waking, fits, reactions
  `${NOT} .*(?:breath\\w*|rouse|wak(?:e|es|ing)|woken|respond\\w*|answering|move|lift|real|know (?:who|where)|making sense|swallow)`,
  "(?:trouble|struggl\\w*|stop\\w*|difficult\\w*|short\\w*|slow\\w*|only|hard) .*breath\\w*|breath\\w* .*(?:slow\\w*|stop\\w*|hard|trouble|difficult\\w*|minute|shallow)|breathless|chok\\w+|gasp\\w*|blue (?:lips|face)|(?:gone|turn\\w*|lips|face)(?: are| is)? blue",
  "s[ei][ie]?[zs](?:ure|ing|er)\\w*|fit|fits|fitting|convuls\\w*|shak\\w+ (?:all|uncontrol\\w*)|jerking|twitching all|hal+uc?s?[ci]?n?\\w*|seeing things|(?:hear\\w*|the) voices|aren'?t (?:there|real)|talking to me|(?:wall\\w*|floor|ceiling) is",
  "unconscious|unrespons\\w*|pass\\w* out|collaps\\w*|faint(?:ed|ing)|coma|black(?:ed|ing)? out|limp|floppy|slump\\w*|drows\\w+ and|can'?t be woken",
  "swollen|swelling|anaphyla\\w*|allergic reaction|throat|tongue|hives|chest|heart .*(?:\\d+|stop\\w*|attack|rac\\w+)",
  "stroke|paraly[sz]\\w*|droop\\w*|slurr\\w*|sudden (?:numb\\w*|worst|severe)|numb\\w* (?:on|down)|worst headache|delirious|nonsense|confused|rigid|stiff and|locked|boiling|fever|temperature|(?:pump|alarm) .*(?:beep\\w*|alarm|stop\\w*|dry|empty|fail\\w*)|(?:pump|it) ran (?:dry|out)|ran out .*shak\\w*",
  // in Spanish, for those who have the chat in it
  "sobredosis|suicid\\w*|matarme|morir\\w*|muert\\w*|quitarme la vida|no quiero vivir|envenen\\w*|demasiad[oa]s|convulsi\\w*|ataque\\w*",
  "no .*respir\\w*|ahog\\w*|no (?:se )?despierta|inconsciente|desmay\\w*|alucin\\w*|infarto|pecho|sangr\\w*|hinchad\\w*|emergencia|urgencia|ambulancia|ayuda",
  "(?:tom[eéoó]|tomado|tragad?[oó]|ha tomado|he tomado) .*(?:todas|todo|muchas|doble|\\d\\d|bote|frasco|caja)",
  "bleeding|blood|emergency|urgent\\w*|ambulance|paramedic\\w*|casualty|999|911|112|help me|please help",
].map((words) => new RegExp(`(?:^|[^\\p{L}\\d])(?:${words})(?:$|[^\\p{L}\\d])`, "u"));

/** @param {string} text what the patient typed */
export function soundsUrgent(text) {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/n't\b/g, " not")
    .replace(/\b(wo|ca|do)nt\b/g, "$1 not");
  return WORDS.some((words) => words.test(plain));
}
