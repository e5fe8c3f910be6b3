"""Ukrainian words of the model's closed lists, of places in a source, and of what is counted."""

from __future__ import annotations

# words of the closed lists: some mean something else as a column's head
UK_WORDS: dict[str, str] = {
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
UK_PLACES: dict[str, str] = {
    "item": "пункт", "chart": "схема", "ill.": "рис.", "table": "таблиця", "note": "примітка", "conclusions": "висновки",
    "recommendations": "рекомендації", "front": "початок", "back": "кінець", "toc": "зміст", "aim": "мета", "page": "с.", "p.": "с.", "pp.": "с.",
    "art.": "ст.", "paragraph": "абзац", "and": "і",
}  # fmt: skip

# one, a few, many: the three Ukrainian forms
UK_COUNTED: dict[str, tuple[str, str, str]] = {
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
EN_PLURAL = {"party": "parties", "treaty": "treaties", "body": "bodies"}
