"""The fixed words of the interface in English and Ukrainian, in one table.

English words are their own keys, so the code reads plainly and a missing translation shows as English. Wording of dates lives
in `edtf/`; titles and texts come from the dataset.
"""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("en", "uk")

_UK: dict[str, str] = {
    # kinds, singular
    "source": "джерело", "party": "сторона", "treaty": "договір", "law": "закон", "programme": "програма", "role": "роль",
    "provision": "положення", "stage": "етап", "body": "орган", "organisation": "організація", "hotline": "гаряча лінія",
    "event": "подія", "figure": "показник", "finding": "висновок", "recommendation": "рекомендація", "topic": "тема", "donor": "донор",
    # kinds, as headings
    "Sources": "Джерела", "Parties": "Сторони", "Treaties": "Договори", "Laws": "Закони та інші акти", "Programmes": "Програми",
    "Roles": "Ролі", "Provisions": "Положення", "Stages": "Етапи", "Bodies": "Органи", "Organisations": "Організації",
    "Hotlines": "Гарячі лінії", "Events": "Події", "Figures": "Показники", "Findings": "Висновки",
    "Recommendations": "Рекомендації", "Topics": "Теми", "Donors": "Донори", "Records": "Записи",
    # column heads
    "id": "ід", "kind": "вид", "title": "назва", "number": "номер", "form": "форма", "act": "вид акта", "issuer": "видавник", "period": "період",
    "signed": "підписано", "ratified": "ратифіковано", "deposited": "депоновано", "adopted": "прийнято",
    "published": "оприлюднено", "opened by": "відкрито", "closed by": "завершено", "#": "№", "coordinator": "координатор",
    "roles": "ролей", "functions": "функції", "instrument": "акт", "article": "стаття", "founded": "засновано", "registered": "зареєстровано",
    "opened": "відкрито", "country": "країна", "level": "рівень", "tier": "ранг", "run by": "роботу забезпечує", "numbers": "номери", "hours": "години",
    "date": "дата", "what": "що", "record": "запис", "by": "акт або орган", "value": "значення", "N": "N", "unit": "одиниця", "population": "сукупність",
    "theme": "різновид", "said by": "хто каже", "amount": "скільки", "for": "кому", "scheme": "перелік", "records": "записів",
    "authority": "вага", "cited": "цитат", "checked": "перевірено", "series": "ряд", "url": "адреса", "about": "стосується", "ended": "завершено",
    "ids": "ідентифікатори", "aliases": "інші назви", "topics": "теми", "scale": "шкала", "bound": "межа", "wording": "словами",
    "contact": "контакти", "performers": "виконавці", "funding": "кошти", "strength": "обов’язковість", "due": "строк",
    "indicator": "індикатор", "language": "мова", "authors": "автори", "editors": "редактори", "publisher": "видавець", "place": "місце",
    "year": "рік", "pages": "сторінок", "imprint": "вихідні дані", "terms": "умови", "audience": "для кого", "copy of": "копія", "as of": "станом на",
    "broader": "ширша тема", "order": "порядок", "sections": "розділи", "charts": "діаграми", "values": "ряд значень",
    # headings of a card
    "Facts": "Відомості", "Links": "Зв’язки", "Notes": "Примітки", "Sources differ": "Джерела розходяться",
    "Left unclear by the source": "Нез’ясоване в джерелі",
    "Quoted": "Цитовано", "Acts elsewhere": "Дії щодо інших записів", "Contents": "Зміст", "Cited by": "Цитується",
    "May match": "Можливо, відповідає", "Worth trying": "Варто спробувати", "Counts": "Кількість",
    # the page
    "Timeline": "Хронологія", "Skip to the records": "Перейти до записів", "All": "Усі", "Clear": "Очистити", "Day": "День", "Filter": "Фільтр",
    "Search": "Пошук", "counted by": "хто рахував", "money": "чиї кошти", "item": "пункт",
    "only where sources differ": "лише де джерела розходяться",
    "only what held on the day, or may have": "лише те, що діяло цього дня або могло діяти", "Titles in Ukrainian": "Назви українською",
    "Titles in English": "Назви англійською", "Previous change": "Попередня зміна", "Next change": "Наступна зміна", "version": "версія",
    "A part of the dataset": "Частина набору даних", "Read on": "Прочитано", "unless another day is given": "якщо не вказано іншого дня",
    "the number of a source": "номер джерела", "years left out": "пропущені роки", "Show these records": "Показати ці записи",
    "Show the records that cite it": "Показати записи, що його цитують",
    # event kinds
    "adoption": "прийняття", "opening for signature": "відкриття для підписання", "signature": "підписання", "ratification": "ратифікація",
    "acceptance": "прийняття зобов’язань", "accession": "приєднання", "succession": "правонаступництво", "deposit": "депонування",
    "assent": "підписання главою держави", "publication": "оприлюднення", "entry into force": "набрання чинності",
    "application": "введення в дію", "founding": "заснування", "registration": "реєстрація", "opening": "відкриття", "renaming": "перейменування",
    "designation": "призначення", "reservation": "застереження", "declaration": "заява", "objection": "заперечення", "amendment": "зміна",
    "replacement": "заміна", "suspension": "зупинення", "denunciation": "денонсація", "withdrawal": "вихід", "termination": "припинення",
    "expiry": "закінчення строку", "repeal": "скасування", "abolition": "ліквідація", "closing": "закриття", "report": "звіт", "visit": "візит",
    "review": "розгляд", "approval": "схвалення", "printing": "друк", "occurrence": "подія",
    "in general": "загалом", "undated": "без дати",
    # verbs
    "amends": "змінює", "amended by": "змінено", "repeals": "скасовує", "repealed by": "скасовано", "replaces": "замінює",
    "replaced by": "замінено", "succeeds": "наступник", "succeeded by": "має наступника", "implements": "впроваджує", "implemented by": "впроваджується",
    "supplements": "доповнює", "supplemented by": "доповнено", "cites": "посилається на", "cited by": "на нього посилається",
    "harmonises": "узгоджує з", "harmonised by": "узгоджено", "condition of": "умова для", "conditioned on": "за умови",
    "continues": "продовжує", "continued by": "продовжено", "opens": "відкриває", "closes": "завершує", "part of": "частина", "includes": "охоплює",
    "defines": "визначає", "defined by": "визначено", "criminalises": "криміналізує", "criminalised by": "криміналізовано",
    "monitors": "здійснює моніторинг", "monitored by": "моніторинг здійснює", "coordinates": "координує", "coordinated by": "координується",
    "established by": "утворено", "established": "утворив", "hosted by": "діє при", "hosts": "при ньому діє",
    "held by": "виконує", "holds": "виконує функції",
    "runs": "веде", "supported by": "за підтримки", "supports": "підтримує", "funded by": "фінансується", "funds": "фінансує",
    "member of": "член", "has member": "має члена", "published by": "видано", "publishes": "видає",
    "produced within": "створено в межах", "produced": "створив",
    "inherits": "успадковує", "inherited by": "успадковано", "corresponds to": "відповідає", "evidenced by": "підтверджується",
    "evidence for": "підтверджує",
    "addresses": "спрямовано на", "addressed by": "на це спрямовано", "caused by": "спричинено", "caused": "спричинило", "targets": "призначено для",
    "targeted by": "для цієї групи", "serves": "допомагає", "served by": "допомагають", "subject of": "предмет",
    "located in": "розташовано", "location of": "тут розташовано",
    "issued by": "видано", "issued": "видав", "on": "тема", "records on it": "записи за темою", "counted among": "серед кого", "counted in": "враховано в",
    "narrower than": "вужче за", "wider than": "ширше за",
    # following links
    "done by": "акт або орган", "acted on": "дія щодо", "stated in": "зазначено в", "source of": "джерело для",
    "step": "крок", "link": "зв’язок", "note": "примітка", "valid": "коли діяв", "function": "функція", "through": "через",
    "way": "шлях", "Way": "Шлях", "Path": "Шлях", "Trace": "Ланцюг", "how known": "звідки відомо", "written in": "записано в", "missing": "бракує",
    "looked for": "шукали", "Obligation": "Зобов’язання", "Law": "Закон чи інший акт", "Role": "Роль", "Who acted, what happened": "Хто діяв, що сталося",
    "Counted and found": "Пораховано й з’ясовано", "Weakness, challenge, need": "Слабке місце, виклик, потреба", "Recommendation": "Рекомендація",
    "no treaty or article of one is linked to this chain": "жоден договір чи його стаття не пов’язані з цим ланцюгом",
    "no law or article of one is linked to this chain": "жоден закон чи його стаття не пов’язані з цим ланцюгом",
    "no programme is linked to this chain": "жодна програма не пов’язана з цим ланцюгом",
    "no role of a programme is linked to this chain": "жодна роль із програм не пов’язана з цим ланцюгом",
    "no organisation, body, hotline or event is linked to this chain":
        "жодна організація, орган, гаряча лінія чи подія не пов’язані з цим ланцюгом",
    "no figure or finding is linked to this chain": "жоден показник чи висновок не пов’язані з цим ланцюгом",
    "no weakness, challenge, barrier or need is linked to this chain":
        "жодне слабке місце, виклик, перешкода чи потреба не пов’язані з цим ланцюгом",
    "no recommendation is linked to this chain": "жодна рекомендація не пов’язана з цим ланцюгом",
    "no link leads from it to a later step; from what stands before ▶, to an earlier one":
        "жоден зв’язок не веде від цього запису до подальшого кроку, а від того, що стоїть перед ▶, – до попереднього",
    "breaks off here": "тут ланцюг уривається", "Breaks off here": "Тут ланцюг уривається", "the record asked for": "запис, про який запитано",
    "On the same function, not linked": "За тією самою функцією, без зв’язку", "--each 0 shows all": "усі: --each 0",
    "not of that day": "поза цим днем", "not opened on the way, for they have too many links": "не розкрито, бо мають забагато зв’язків",
    "its links stand elsewhere in the tree": "зв’язки цього запису – в іншому місці дерева", "nothing is linked to it": "з ним нічого не пов’язано",
    "nothing is linked to it that fits": "нічого відповідного з ним не пов’язано", "they are one record": "це один запис",
    "nothing connects them": "їх нічого не пов’язує", "the link held": "зв’язок діяв",
    "there are more ways as short; those that sources state are told first":
        "є й інші шляхи такої самої довжини; першими наведено ті, що їх зазначають джерела",
    "every way leads through a topic, a stage, an issuer or another record that very many are linked to":
        "кожен шлях веде через тему, етап, видавника або інший запис, з яким пов’язано дуже багато",
    "inside": "міститься в",
    # sentences
    "sources differ": "джерела розходяться", "computed by a rule": "обчислено за правилом", "our conclusion": "наш висновок",
    "according to": "за", "none": "немає", "of": "з", "more": "ще", "shown": "показано", "start": "початок", "end": "кінець",
    "no record matches": "жоден запис не відповідає", "dataset": "набір даних", "not confirmed since": "відтоді не підтверджено",
    "not yet": "ще не діє", "in force": "діє", "partly": "діє частково", "suspended": "зупинено", "unknown": "невідомо",
    "in part": "частину часу", "suspended in part": "частину часу зупинено", "Suspended": "Зупинено",
    "status": "стан", "since": "від", "until": "до", "why": "чому", "basis": "основа", "in-force": "чинність",
    "at": "на", "State of play": "Стан справ", "Cannot be told": "Не можна сказати", "Next": "Далі", "Bound by": "Зобов’язують", "Stage": "Етап",
    "Law in force": "Чинні акти", "Programme": "Програма", "running in": "тривало у", "no source dates it": "жодне джерело не датує",
    "began some time in": "почалося колись у", "last confirmed": "востаннє підтверджено", "no source gives its end": "жодне джерело не вказує кінця",
    "began": "почалося", "ended at the latest": "завершено щонайпізніше", "no source gives the day": "жодне джерело не вказує дня",
    "ended some time in": "завершено колись у", "no source gives its beginning": "жодне джерело не вказує початку",
    "no source gives": "жодне джерело не вказує",
    "its dates contradict each other": "дати суперечать одна одній",
    "the dataset covers": "набір даних охоплює", "outside it an answer means little": "поза цим відповідь мало що означає",
    "What changed": "Що змінилося", "began and ended": "почалося й завершилося", "can no longer be told": "більше не можна сказати",
    "may have begun": "могло початися", "began, may have ended": "почалося, могло завершитися",
    "cannot be told": "не можна сказати", "is certain to hold": "напевно діє", "is in force again": "знову діє",
    "is in force as a whole": "діє повністю",
    "became partly": "діє лише частково", "became suspended": "зупинено", "Gaps": "Прогалини", "no programme": "немає програми",
    "perhaps no programme": "можливо, немає програми", "both in force": "обидві чинні", "ended without a successor": "завершився без наступника",
    "no programme known since": "відтоді програма невідома", "days, certain": "днів напевно", "days, possible": "днів можливо",
    "What hangs on a source": "Що залежить від джерела", "if this source is right": "якщо джерело має рацію", "status shown": "показаний стан",
    "status then": "стан тоді", "its value": "його значення", "On this day": "Цього дня",
    "no answer on this date hangs on which source is right": "жодна відповідь на цю дату не залежить від того, яке джерело має рацію",
    "By the date of another source, not shown": "За датою з іншого джерела, яку не показано", "No source dates them": "Жодне джерело їх не датує",
    "Conflicts": "Розбіжності", "field": "поле", "chosen by": "обрано за", "other sources say": "інші джерела кажуть",
    "what hangs on it": "що від цього залежить", "no status": "жоден стан", "rule": "правило", "agrees": "узгоджується", "differs": "розходиться",
    "Sources not read since": "Джерела, не перечитані від", "Series": "Ряд",
    "no source tells of consent to be bound": "жодне джерело не повідомляє про згоду на обов’язковість",
    "earliest": "найраніше", "latest": "найпізніше", "text": "текст",
    "only claim": "єдине твердження", "all agree": "усі збігаються", "preferred": "вибір укладачів",
    "most precise": "найточніше", "best authority": "найвагоміше джерело", "more sources": "більше джерел", "written first": "записано першим",
    "latest validity": "чинне найпізніше", "stated": "зазначено", "which": "які",
    "part": "частина", "sentence": "речення", "sources": "джерела", "footnotes": "виноски",
    "Chart": "Діаграма", "Linked with it": "Пов’язане", "certain": "напевно", "not certain": "не напевно", "runs on": "триває",
    "event, day not known": "подія, день невідомий", "not drawn, since no source dates them": "не показано, бо жодне джерело не датує",
    "events": "події", "or": "або", "no date": "без дати", "and": "і", "besides": "крім цього", "earlier ones": "раніші",
    "after": "після", "before": "до", "in": "у", "from": "від", "to": "до", "narrow reading": "вузьке тлумачення",
    "wide reading": "широке тлумачення", "no record holds all the words; these hold some": "жоден запис не містить усіх слів; ці містять деякі",
    "match": "збіг", "rank": "ранг", "narrower": "вужча тема", "on narrower topics only": "лише за вужчими темами", "with narrower": "з вужчими",
    # comparisons and matrices
    "Comparison": "Порівняння", "state": "стан", "Roles by function": "Ролі за функціями", "What began in it": "Що почалося на цьому етапі",
    "fact": "відомості", "given": "є", "perhaps": "можливо", "new": "нове", "again": "знову є", "kept": "збережено",
    "changed": "змінено", "dropped": "більше немає", "perhaps new": "можливо, нове", "perhaps kept": "можливо, збережено",
    "perhaps dropped": "можливо, більше немає", "only here": "лише тут", "same subject": "той самий предмет", "on no function": "без функції",
    "now": "тепер", "now for": "тепер для (групи)", "now, strength": "тепер, обов’язковість", "no longer": "вже немає",
    "no longer for": "вже не для (групи)", "no longer, strength": "вже немає, обов’язковість", "inherited": "успадковано",
    "inherited from": "успадковано від програми", "number of roles": "кількість ролей",
    "wide reading only": "лише за широким тлумаченням", "in none of them": "у жодній із них",
    "each programme is held against the one before it here: kept means the same narrower functions, groups and strength":
        "кожну програму порівняно з попередньою в цьому порівнянні: «збережено» означає ті самі вужчі функції, групи й обов’язковість",
    "no source tells which roles it gives": "жодне джерело не повідомляє, які ролі вона дає",
    "may have begun in another stage: the dates do not tell": "могло початися на іншому етапі: з дат цього не видно",
    "Matrix": "Матриця", "in all": "усього", "without any": "без жодного зв’язку", "a number counts": "число означає кількість",
    "shared topics": "спільні теми",
    "linked directly": "прямий зв’язок", "linked through what holds them": "зв’язок через те, до чого належать",
    "each counted once": "кожне враховано один раз",
    "inherited: 1 by every reading, 3 by the widest": "успадковано: 1 за кожним тлумаченням, 3 за найширшим",
    "nothing joins these two kinds: no link, and no topic that both are on": "ці два види ніщо не поєднує: ні зв’язок, ні спільна тема",
    "Functions": "Функції", "Forms of work": "Форми роботи", "Target groups": "Цільові групи", "Exploitation": "Форми експлуатації",
    "Audiences": "Аудиторії", "Populations": "Опитані", "Funding": "Джерела коштів", "Places": "Місця", "Concepts": "Поняття",
    # keeping a dataset
    "yes": "так", "no": "ні",
    "severity": "серйозність", "group": "група", "name": "ім’я", "file": "файл", "line": "рядок", "column": "стовпець",
    "message": "повідомлення", "hint": "підказка", "asked": "запитано", "view": "подання", "meaning": "що означає",
    "Datasets": "Набори даних", "What SQL can ask": "Про що можна запитати мовою SQL", "Check": "Перевірка",
}  # fmt: skip

# search, notes, and the fields of a record
_UK |= {
    "where": "де", "did you mean": "можливо, ви шукали", "no room for": "не вмістилося", "other name": "інша назва", "identifier": "ідентифікатор",
    "summary": "опис", "note": "примітка", "notes": "примітки", "links": "зв’язки", "cite": "джерело", "quotes": "цитати", "ambiguities": "нез’ясоване",
    "page": "сторінка", "p.": "с.", "speaker": "хто говорить", "section": "розділ", "provisions": "положення", "currency": "валюта", "money": "чиї кошти",
    "title (en)": "назва (англійською)", "title (uk)": "назва (українською)", "title uk": "назва українською", "en": "англійською", "uk": "українською",
    "jurisdiction": "юрисдикція", "coverage": "охоплення", "version": "версія", "schema version": "версія схеми", "reviewed": "переглянуто",
    "licence": "ліцензія", "attribution": "авторство", "folder": "тека", "problems": "помилки в даних", "all records": "усіх записів",
    "dated or undated events": "подій із датою чи без", "claims": "тверджень", "citations": "посилань на джерела",
    "Ed.": "Ред.", "In:": "У:", "p": "с", "Accessed": "Дата звернення:", "Copy of:": "Копія:", "Record": "Запис",
    "state of play on": "стан справ на", "Asked as:": "Запит:", "Rests on:": "Спирається на:",
    "note:": "примітка:", "warning:": "увага:", "reading the files:": "читання файлів:", "type one of these ids": "введіть один із цих ідентифікаторів",
    "did you mean one of these?": "можливо, один із цих?",
    "this folder is a dataset too, and was not checked: timeline check -d .": "ця тека – теж набір даних, але її не перевірено: timeline check -d .",
    "error:": "помилка:", "hint:": "підказка:",
    "item": "пункт", "counted by": "хто рахував", "derived": "наш висновок", "computed": "обчислено",
}  # fmt: skip

# words of the closed lists: some mean something else as a column's head
_UK_WORDS: dict[str, str] = {
    "convention": "конвенція", "protocol": "протокол", "constitution": "конституція", "code": "кодекс", "law": "закон", "resolution": "постанова",
    "order": "розпорядження", "decree": "указ", "strategy": "стратегія", "concept": "концепція", "plan": "план", "programme": "програма",
    "standard": "стандарт", "mechanism": "механізм", "principles": "принципи", "acts": "акти", "agreement": "угода",
    "parliament": "парламент", "head of state": "глава держави", "government": "уряд", "ministry": "міністерство", "agency": "агентство",
    "police": "поліція", "ombudsman": "омбудсман", "committee": "комітет", "council": "рада", "commission": "комісія",
    "working group": "робоча група", "administration": "адміністрація", "service": "служба", "mission": "установа", "centre": "центр",
    "office": "офіс", "treaty body": "договірний орган", "international organisation": "міжнародна організація",
    "ngo": "громадська організація", "network": "мережа", "coalition": "коаліція", "institute": "інститут", "foundation": "фонд",
    "intergovernmental": "міжурядова", "un agency": "агентство ООН", "foreign ministry": "міністерство закордонних справ",
    "development agency": "агентство з розвитку", "church": "церква", "company": "компанія", "group": "група", "project": "проєкт",
    "not stated": "не вказано", "book": "книга", "report": "звіт", "official text": "офіційний текст", "official card": "офіційна картка",
    "database": "база даних", "legal database": "правова база", "news": "новини", "page": "сторінка", "dataset": "набір даних",
    "international": "міжнародний", "national": "національний", "regional": "регіональний", "local": "місцевий",
    "key": "ключовий", "other": "інший", "former": "колишній", "civil society": "громадянському суспільству", "state": "державі",
    "policy": "політика", "civil-society": "громадянське суспільство",
    "depositary": "депозитарій", "official": "офіційне", "study": "дослідження", "press": "преса",
    "capacity": "спроможність", "funding": "фінансування", "personnel": "персонал", "cooperation": "співпраця", "influence": "вплив", "work": "робота",
    "target groups": "цільові групи", "training": "навчання", "monitoring": "моніторинг", "evaluation": "оцінювання", "visibility": "видимість",
    "legislation": "законодавство", "strength": "сильна сторона", "weakness": "слабка сторона", "challenge": "виклик", "barrier": "перешкода",
    "need": "потреба", "training gap": "прогалина в навчанні", "criterion": "критерій", "trend": "тенденція", "cause": "причина", "success": "успіх",
    "practice": "практика", "method": "метод",
    "function": "функція", "form-of-work": "форма роботи", "target-group": "цільова група", "exploitation": "експлуатація", "audience": "аудиторія",
    "population": "опитані", "place": "місце",
    "over": "понад", "under": "менш як", "about": "близько", "at least": "щонайменше", "at most": "щонайбільше", "up to": "до",
    "derived": "виснувано", "computed": "обчислено", "stated": "зазначено", "early": "початок", "mid": "середина", "late": "кінець",
    "narrow": "вузьке", "wide": "широке",
    "must": "мусить", "shall": "має", "may": "може", "encouraged": "заохочується",
}  # fmt: skip

# words of the place in a source, as citations have them
_UK_PLACES: dict[str, str] = {
    "item": "пункт", "chart": "схема", "ill.": "рис.", "table": "таблиця", "note": "примітка", "conclusions": "висновки",
    "recommendations": "рекомендації", "front": "початок", "back": "кінець", "toc": "зміст", "aim": "мета", "page": "с.", "p.": "с.", "pp.": "с.",
    "art.": "ст.", "paragraph": "абзац", "and": "і",
}  # fmt: skip

# one, a few, many: the three Ukrainian forms
_UK_COUNTED: dict[str, tuple[str, str, str]] = {
    "source": ("джерело", "джерела", "джерел"), "party": ("сторона", "сторони", "сторін"), "treaty": ("договір", "договори", "договорів"),
    "law": ("акт", "акти", "актів"), "programme": ("програма", "програми", "програм"), "role": ("роль", "ролі", "ролей"),
    "provision": ("положення", "положення", "положень"), "stage": ("етап", "етапи", "етапів"), "body": ("орган", "органи", "органів"),
    "organisation": ("організація", "організації", "організацій"), "hotline": ("гаряча лінія", "гарячі лінії", "гарячих ліній"),
    "event": ("подія", "події", "подій"), "figure": ("показник", "показники", "показників"), "finding": ("висновок", "висновки", "висновків"),
    "recommendation": ("рекомендація", "рекомендації", "рекомендацій"), "topic": ("тема", "теми", "тем"), "donor": ("донор", "донори", "донорів"),
    "conflict": ("розбіжність", "розбіжності", "розбіжностей"),
    "suspended record": ("зупинений запис", "зупинені записи", "зупинених записів"),
    "record": ("запис", "записи", "записів"), "change": ("зміна", "зміни", "змін"), "day": ("день", "дні", "днів"), "row": ("рядок", "рядки", "рядків"),
    "link": ("зв’язок", "зв’язки", "зв’язків"), "step": ("крок", "кроки", "кроків"), "way": ("шлях", "шляхи", "шляхів"),
    "problem": ("помилка", "помилки", "помилок"),
    "answer": ("відповідь", "відповіді", "відповідей"), "cell": ("клітинка", "клітинки", "клітинок"),
    "warning": ("попередження", "попередження", "попереджень"),
    "dataset": ("набір даних", "набори даних", "наборів даних"),
}  # fmt: skip
_EN_PLURAL = {"party": "parties", "treaty": "treaties", "body": "bodies"}


def say(text: str, language: str) -> str:
    """A fixed word or sentence of the interface in `language`; English where no translation is known."""
    return _UK.get(text, text) if language == "uk" else text


def term(text: str, language: str) -> str:
    """A word of one of the model's closed lists in `language`."""
    return _UK_WORDS.get(text) or say(text, language) if language == "uk" else text


def field_name(name: str, language: str) -> str:
    """The name of a field, or of an event by its address, in words.

    >>> field_name("review-2010", "uk"), field_name("entry-into-force", "en"), field_name("said_by", "uk")
    ('розгляд 2010', 'entry into force', 'хто каже')
    """
    owner, dot, part = name.rpartition(".")
    if dot:
        return f"{field_name(owner, language)}, {say(part, language)}"
    plain = name.replace("-", " ").replace("_", " ")
    stem, _, number = plain.rpartition(" ")
    return f"{say(stem, language)} {number}" if stem and number.isdecimal() else say(plain, language)


def place_words(place: str, language: str) -> str:
    """The place in a source, whose fixed words are the asker's.

    >>> place_words("§3.1 chart 3.1", "uk"), place_words("conclusions", "en")
    ('§3.1 схема 3.1', 'conclusions')
    """
    return " ".join(_UK_PLACES.get(part, part) for part in place.split(" ")) if language == "uk" else place


def between_words(before: str, after: str, language: str) -> str:
    """That something lies between two records, by their titles."""
    return f"між «{before}» та «{after}»" if language == "uk" else f"after {before}, before {after}"


def by(actor: str, language: str) -> str:
    """The act or body through which something happened.

    >>> by("Law 4988-VI", "en"), by("Закон 4988-VI", "uk")
    ('by Law 4988-VI', 'акт або орган: Закон 4988-VI')
    """
    return f"акт або орган: {actor}" if language == "uk" else f"by {actor}"


def count(number: int, kind: str, language: str) -> str:
    """A number with its noun.

    >>> count(1, "treaty", "en"), count(8, "treaty", "en"), count(3, "treaty", "uk"), count(12, "treaty", "uk")
    ('1 treaty', '8 treaties', '3 договори', '12 договорів')
    """
    if language == "uk" and kind in _UK_COUNTED:
        return f"{number} {_UK_COUNTED[kind][_uk_form(number)]}"
    plural = _EN_PLURAL.get(kind, f"{kind}s")
    return f"{number} {kind if number == 1 else plural}"


def shown_words(shown: int, total: int, language: str) -> str:
    """That a list goes on: `50 of 91 shown, --limit 0 shows all`."""
    if language == "uk":
        return f"показано {shown} з {total}, усі: --limit 0"
    return f"{shown} of {total} shown, --limit 0 shows all"


def left_words(what: str, language: str) -> str:
    """That so many are not shown.

    >>> left_words("5 records", "en"), left_words("5 записів", "uk")
    ('… 5 records more', '… ще 5 записів')
    """
    more = say("more", language)
    return f"… {more} {what}" if language == "uk" else f"… {what} {more}"


def standing_words(number: int, language: str) -> str:
    """How many records held.

    >>> standing_words(20, "en"), standing_words(22, "uk"), standing_words(20, "uk")
    ('20 records in force', 'діють 22 записи', 'діє 20 записів')
    """
    counted = count(number, "record", language)
    return f"{'діють' if _uk_form(number) == 1 else 'діє'} {counted}" if language == "uk" else f"{counted} in force"


def fallback_words(number: int, language: str) -> str:
    """That titles are shown in another language than the asker's.

    >>> fallback_words(13, "uk")
    '13 назв подано англійською: набір даних не має українських'
    """
    if language == "uk":
        noun, adjective = (("назву", "української"), ("назви", "українських"), ("назв", "українських"))[_uk_form(number)]
        return f"{number} {noun} подано англійською: набір даних не має {adjective}"
    return f"{number} {'title is' if number == 1 else 'titles are'} in English: the dataset has none in the language asked for"


def more_words(number: int, language: str) -> str:
    """That more records may match than were counted."""
    return f"можливо, відповідає ще {number}" if language == "uk" else f"{number} more may match"


def problem_words(number: int, language: str) -> str:
    """That the data has faults, and what becomes of the records that they touch."""
    left = "того, що вони зачіпають, не показано" if language == "uk" else "what they touch is left out"
    where = "у даних" if language == "uk" else "in the data"
    return f"{count(number, 'problem', language)} {where}, {left}"


def findings_words(errors: int, warnings: int, language: str) -> str:
    """What is certainly wrong, then what may have good reasons.

    >>> findings_words(2, 1, "en"), findings_words(0, 3, "uk"), findings_words(0, 0, "en")
    ('2 problems, 1 warning', '3 попередження', '0 problems')
    """
    parts = [count(errors, "problem", language)] if errors or not warnings else []
    return ", ".join(parts + ([count(warnings, "warning", language)] if warnings else []))


def known_words(number: int, language: str) -> str:
    """That so many findings more are known and may stay."""
    return f"ще {number} у переліку відомих" if language == "uk" else f"{number} more in the baseline"


def waiting_words(number: int, language: str) -> str:
    """That warnings wait for faults to be mended."""
    if language == "uk":
        return f"{count(number, 'warning', language)} буде показано, коли це виправлять: чого через помилку немає, те здається пропущеним"
    what = "1 warning waits" if number == 1 else f"{number} warnings wait"
    return f"{what} until this is mended: what a fault leaves out seems to be missing"


def gone_words(number: int, language: str) -> str:
    """That lines of the baseline fit no finding any more."""
    if language == "uk":
        noun, verb = (("рядок", "не відповідає"), ("рядки", "не відповідають"), ("рядків", "не відповідають"))[_uk_form(number)]
        return f"{number} {noun} переліку відомих уже нічому {verb}: timeline check --write-baseline"
    what = "1 line of the baseline fits" if number == 1 else f"{number} lines of the baseline fit"
    return f"{what} nothing any more: timeline check --write-baseline"


def formula_words(number: int, language: str) -> str:
    """That cells which a spreadsheet would take for formulas were made harmless."""
    if language == "uk":
        noun, verb = (("клітинка", "починається"), ("клітинки", "починаються"), ("клітинок", "починаються"))[_uk_form(number)]
        return f"{number} {noun}, що {verb} як формула: спереду поставлено апостроф"
    what = "1 cell that begins like a formula" if number == 1 else f"{number} cells that begin like a formula"
    return f"{what} got an apostrophe in front"


def perhaps_more(number: int, language: str) -> str:
    """That more may belong: `perhaps 2 more`.

    >>> perhaps_more(2, "en"), perhaps_more(2, "uk")
    ('perhaps 2 more', 'можливо, ще 2')
    """
    return f"можливо, ще {number}" if language == "uk" else f"perhaps {number} more"


def _uk_form(number: int) -> int:
    """Which of the three forms follows a number in Ukrainian."""
    tens, ones = number % 100, number % 10
    if ones == 1 and tens != 11:
        return 0
    return 1 if 2 <= ones <= 4 and not 12 <= tens <= 14 else 2


def environment_language(environ: Mapping[str, str]) -> str:
    """The language that the environment names; English where it names none or another."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "uk" if environ[name].lower().startswith("uk") else "en"
    return "en"
