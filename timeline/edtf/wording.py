"""Every word and grammar form that dates are said with, in English and Ukrainian. Data only; `saying` joins them.

A pair of forms is (nominative, genitive); English has one form for both. In a form, `{year}` is the bare year,
`{of}` the year as a genitive attribute ("2011 року"), `{span}` two years with a dash.
"""

from __future__ import annotations

Forms = tuple[str, str]

MONTH_NAMES: dict[str, tuple[str, ...]] = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "uk": (
        "січень", "лютий", "березень", "квітень", "травень", "червень",
        "липень", "серпень", "вересень", "жовтень", "листопад", "грудень",
    ),
}  # fmt: skip

MONTHS_OF: dict[str, tuple[str, ...]] = {
    "en": MONTH_NAMES["en"],
    "uk": (
        "січня", "лютого", "березня", "квітня", "травня", "червня",
        "липня", "серпня", "вересня", "жовтня", "листопада", "грудня",
    ),
}  # fmt: skip

# By EDTF code: seasons 21-24, quarters 33-36, quadrimesters 37-39, halves 40-41.
UNITS: dict[str, dict[str, Forms]] = {
    "en": {
        "21": ("spring {year}", "spring {year}"),
        "22": ("summer {year}", "summer {year}"),
        "23": ("autumn {year}", "autumn {year}"),
        "24": ("winter {span}", "winter {span}"),
        "33": ("first quarter of {year}", "first quarter of {year}"),
        "34": ("second quarter of {year}", "second quarter of {year}"),
        "35": ("third quarter of {year}", "third quarter of {year}"),
        "36": ("fourth quarter of {year}", "fourth quarter of {year}"),
        "37": ("first third of {year}", "first third of {year}"),
        "38": ("second third of {year}", "second third of {year}"),
        "39": ("last third of {year}", "last third of {year}"),
        "40": ("first half of {year}", "first half of {year}"),
        "41": ("second half of {year}", "second half of {year}"),
    },
    "uk": {
        "21": ("весна {of}", "весни {of}"),
        "22": ("літо {of}", "літа {of}"),
        "23": ("осінь {of}", "осені {of}"),
        "24": ("зима {span} років", "зими {span} років"),
        "33": ("перший квартал {of}", "першого кварталу {of}"),
        "34": ("другий квартал {of}", "другого кварталу {of}"),
        "35": ("третій квартал {of}", "третього кварталу {of}"),
        "36": ("четвертий квартал {of}", "четвертого кварталу {of}"),
        "37": ("перша третина {of}", "першої третини {of}"),
        "38": ("друга третина {of}", "другої третини {of}"),
        "39": ("остання третина {of}", "останньої третини {of}"),
        "40": ("перше півріччя {of}", "першого півріччя {of}"),
        "41": ("друге півріччя {of}", "другого півріччя {of}"),
    },
}

# The units made of years and the parts of a unit. `decade_part` is the decade after "early" or "початок".
SHAPES: dict[str, dict[str, Forms]] = {
    "en": {
        "day": ("{day} {month} {year}", "{day} {month} {year}"),
        "month": ("{month} {year}", "{month} {year}"),
        "year": ("{year}", "{year}"),
        "bc": ("{year} BC", "{year} BC"),
        "decade": ("{year}s", "{year}s"),
        "decade_part": ("{year}s", "{year}s"),
        "century": ("{ordinal} century", "{ordinal} century"),
        "millennium": ("{ordinal} millennium", "{ordinal} millennium"),
        "none": ("year not stated", "year not stated"),
        "early": ("early {of}", "early {of}"),
        "mid": ("mid-{of}", "mid-{of}"),
        "late": ("late {of}", "late {of}"),
    },
    "uk": {
        "day": ("{day} {month} {of}", "{day} {month} {of}"),
        "month": ("{month} {of}", "{month} {of}"),
        "year": ("{year}", "{year} року"),
        "bc": ("{year} рік до н. е.", "{year} року до н. е."),
        "decade": ("{year}-ті роки", "{year}-х років"),
        "decade_part": ("{year}-ті", "{year}-х"),
        "century": ("{roman} століття", "{roman} століття"),
        "millennium": ("{roman} тисячоліття", "{roman} тисячоліття"),
        "none": ("рік не вказано", "невказаного року"),
        "early": ("початок {of}", "початку {of}"),
        "mid": ("середина {of}", "середини {of}"),
        "late": ("кінець {of}", "кінця {of}"),
    },
}

# {nom} and {gen} are a date in the nominative and the genitive, {a} and {b} the ends of an interval.
PHRASES: dict[str, dict[str, str]] = {
    "en": {
        "about": "about {gen}",
        "from": "from {gen}",
        "from_s": "from {gen}",
        "from_about": "from about {gen}",
        "from_about_s": "from about {gen}",
        "until": "until {gen}",
        "until_about": "until about {gen}",
        "uncertain": "uncertain",
        "no_day": "day not stated",
        "no_month": "month not stated",
        "no_day_month": "day and month not stated",
        "partly": "partly not stated",
        "running": "still running",
        "running_year": "still running in {nom}",
        "running_month": "still running in {nom}",
        "running_day": "still running on {nom}",
        "end_unknown": "end unknown",
        "start_unknown": "start unknown",
        "or": "or",
        "and": "and",
        "or_earlier": "{nom} or earlier",
        "or_later": "{nom} or later",
        "and_earlier": "{nom} and earlier",
        "and_later": "{nom} and later",
        "or_between": "between {a} and {b}",
        "and_between": "all from {a} to {b}",
    },
    "uk": {
        "about": "близько {gen}",
        "from": "з {gen}",
        "from_s": "із {gen}",
        "from_about": "приблизно з {gen}",
        "from_about_s": "приблизно із {gen}",
        "until": "до {gen}",
        "until_about": "приблизно до {gen}",
        "uncertain": "під сумнівом",
        "no_day": "день не вказано",
        "no_month": "місяць не вказано",
        "no_day_month": "день і місяць не вказано",
        "partly": "частково не вказано",
        "running": "триває",
        "running_year": "триває станом на {nom} рік",
        "running_month": "триває станом на {nom}",
        "running_day": "триває станом на {nom}",
        "end_unknown": "кінець невідомий",
        "start_unknown": "початок невідомий",
        "or": "або",
        "and": "і",
        "or_earlier": "{nom} або раніше",
        "or_later": "{nom} або пізніше",
        "and_earlier": "{nom} і раніше",
        "and_later": "{nom} і пізніше",
        "or_between": "не раніше {a} і не пізніше {b}",
        "and_between": "усі від {a} до {b}",
    },
}

LANGUAGES = ("en", "uk")
PARTS = ("early", "mid", "late")

# How people write dates who do not write EDTF; regular expressions, matched against lower case.
WRITTEN_MONTHS = (
    r"jan(?:uary)?|січ(?:ень|ня)", r"feb(?:ruary)?|лют(?:ий|ого)", r"mar(?:ch)?|берез(?:ень|ня)",
    r"apr(?:il)?|квіт(?:ень|ня)", r"may|трав(?:ень|ня)", r"june?|черв(?:ень|ня)", r"july?|лип(?:ень|ня)",
    r"aug(?:ust)?|серп(?:ень|ня)", r"sept?(?:ember)?|верес(?:ень|ня)", r"oct(?:ober)?|жовт(?:ень|ня)",
    r"nov(?:ember)?|листопад[а]?", r"dec(?:ember)?|груд(?:ень|ня)",
)  # fmt: skip
WRITTEN_SEASONS = (r"spring|весн[аиі]", r"summer|літ[оаі]", r"autumn|fall|ос[іе]н[ьі]", r"winter|зим[аиі]")
WRITTEN_ORDINALS = (
    r"1(?:st)?|first|i|перш\w+", r"2(?:nd)?|second|ii|друг\w+", r"3(?:rd)?|third|iii|трет\w+",
    r"4(?:th)?|fourth|iv|четверт\w+",
)  # fmt: skip
WRITTEN = {
    "about": r"circa|approximately|approx\.?|about|around|приблизно|близько|ca\.?|c\.",
    "doubt": r"possibly|perhaps|probably|maybe|ймовірно|можливо|мабуть",
    "since": r"since|from|starting|починаючи з|від|із|з",
    "until": r"until|till|up to|to|до",
    "idle": r"in|on|the|early|mid|late|у|в|початок|середина|кінець",
    "now": r"present|now|today|ongoing|current|open|onwards?|теперішній час|сьогодні|нині|донині|дотепер",
    "unknown": r"unknown|невідомо|\?",
    "or": r"or|або|чи",
    "earlier": r"earlier|before|раніше",
    "later": r"later|after|пізніше",
    "and": r"and|та|і|й",
    "between": r"between|між",
    "to": r"until|till|to|through|до|по",
    "year": r"року|років|роках|роки|рік|рр\.?|р\.?",
    "decade": r"['’]?s|-?(?:ті|х|их|і)",
    "century": r"century|століття|ст\.",
    "quarter": r"quarter|квартал\w*|кв\.",
    "half": r"half|півріччя",
}
