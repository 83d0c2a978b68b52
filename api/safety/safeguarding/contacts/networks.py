"""How social networks are named."""

import re

from api.safety.safeguarding.rules import Gate, written_out

SHORT = (
    r"(?:\b(?:insta\w{0,2}|inst|ig|sc|snap\w?|snapch|ttk|snp|snape|wh?at?s? ?ap+|what'?s ?app?|whatsap+|wtsp"
    r"|wats?ap+|wsp|wapp|wa|discord|disc|messenger|telegram|tele?gr\w*|bereal|be real|viber|kik"
    r"|signal|skype|fb|psn)\b|👻|📸)"
)
"""Networks to talk on, also by two letters."""
NET = (
    r"(?:\b(?:insta(?:gram)?\w{0,2}|inst|ig|snap(?:chat)?\w?|snapch|ttk|snp|snape|wh?at?s? ?ap+|what'?s ?app?"
    r"|whatsap+|wtsp|wats?ap+|wsp|wapp|discord|disc|telegram|tele?gr\w*|messenger|tik ?tok\w?|tiktk"
    r"|facebook|face ?book|fb|twitch|linkedin|linked in|viber|skype|bereal|be real|kik|threads|wechat"
    r"|roblox|fortnite|psn|steam|youtube|twitter|signal|reddit|pinterest|onlyfans|vinted|yubo|hoop"
    r"|wizz|omegle)\b|👻|📸)"
)
"""Every network, by names that mean little else."""
NETWORK = Gate(
    re.compile(written_out(NET)),
    "inst _ig snap ttk snp what wat wts wsp wapp disc tele telg mess tik face _fb twit link vibe skyp"
    " bere be_r kik thre wech robl"
    " fort psn stea yout sign redd pint only vint yubo hoop wizz omeg 👻 📸 wha wtap whs",
)
"""A network is named: what most of the rules have in common."""
