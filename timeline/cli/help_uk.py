"""The help in Ukrainian, in one table: loaded only when somebody asks for help, or goes wrong, in Ukrainian.

English lines are the keys, as they stand beside the commands and options. Lines that are made of parts (`Signed within this date.`) follow a pattern.
"""

from __future__ import annotations

import re
from typing import Any

from timeline.words import say

LINES: dict[str, str] = {
    # the program
    "Explore how law and policy on one subject grew: treaties, laws, programmes, bodies and roles, each value with its source.":
        "Як розвивалися право та політика в одній сфері: договори, закони, програми, органи й ролі – кожне значення зі своїм джерелом.",
    "timeline COMMAND -h tells more of one command. Dates are EDTF: 2011, 2011-09, 2011-09-20, 199X, 2010/2012.":
        "Більше про команду: timeline КОМАНДА -h. Дати записують у форматі EDTF: 2011, 2011-09, 2011-09-20, 199X, 2010/2012.",
    "Show this message and exit.": "Показати цю довідку й завершити роботу.",
    "Install completion for the current shell.": "Установити автодоповнення для цієї оболонки.",
    "Show completion for the current shell, to copy it or customize the installation.":
        "Показати код автодоповнення для цієї оболонки, щоб скопіювати його чи змінити встановлення.",
    "The version, and nothing else.": "Лише версія.",
    # groups
    "Lists": "Списки", "One record": "Один запис", "Time": "Час", "Sources": "Джерела", "Search": "Пошук", "The data": "Дані",
    # cross-reference
    "Cross-reference": "Перехресні зв’язки", "what a record points to, and what points to it": "на що вказує запис і що вказує на нього",
    "from obligation to role, finding and recommendation": "від зобов’язання до ролі, висновку й рекомендації",
    "how two records are connected": "як пов’язані два записи",
    "What a record points to and what points to it, as a tree. Links that we concluded, and no source states, are marked.":
        "На що вказує запис і що вказує на нього – деревом. Зв’язки, про які не каже жодне джерело, а висновуємо ми, позначено.",
    "The chain from obligation to law, programme, role, who did it, what was found and recommended; where it breaks off, and what is missing.":
        "Ланцюг від зобов’язання до закону, програми, ролі, виконавця, висновків і рекомендацій; де він уривається й чого бракує.",
    "The shortest ways that connect two records, in words.": "Найкоротші шляхи, що пов’язують два записи, словами.",
    "A record: its id, another name, official number, or words of its title.": "Запис: ід, інша назва, офіційний номер або слова назви.",
    "A record: its id, another name, official number; quotes around several words.":
        "Запис: ід, інша назва, офіційний номер; кілька слів – у лапках.",
    "The other record.": "Інший запис.",
    'Only links of this verb, read from either end: implements, "implemented by" …':
        'Лише зв’язки з цим дієсловом, з будь-якого кінця: implements, "implemented by" …',
    "How many steps to go; 1 unless given.": "Скільки кроків зробити; якщо не вказано – 1.",
    "At most so many links of one verb, or records of one step; 0 for all. On a terminal 12 unless given.":
        "Щонайбільше стільки зв’язків одного дієслова чи записів одного кроку; 0 – усі. У терміналі, якщо не вказано, – 12.",
    # take away
    "Take away": "Узяти з собою",
    "files that other programs read: spreadsheets, calendars, databases, linked data …":
        "файли для інших програм: таблиці, календарі, бази даних, зв’язані дані …",
    "The dataset, or the part of it that is asked for, as files that other programs read. Every format says on stderr what it cannot carry.\n\n\b\nFormats:\n"
    "  html        one page to read, print and send, that works offline\n"
    "  csv         tables: events, one a kind, links, claims; with a data package\n"
    "  xlsx        the same as one workbook for Excel and LibreOffice\n"
    "  sqlite      a database, described for Datasette\n"
    "  parquet     the database's tables for DuckDB, Spark, Trino\n"
    "  json        every record whole: claims, events, links, sources\n"
    "  jsonl       the same, one record a line\n"
    "  ics         a calendar: everything that happened on a known day\n"
    "  timelinejs  events for a TimelineJS page\n"
    "  markwhen    events as a Markwhen document\n"
    "  mermaid     events in time, or with --graph links, for Markdown pages\n"
    "  jsonld      linked data: schema.org/Legislation and ELI\n"
    "  dot         the links as a graph, for Graphviz\n"
    "  graphml     the links as a graph, for Gephi, yEd, Cytoscape\n"
    "  bibtex      the sources, for biblatex and reference managers\n"
    "  ris         the sources, for Zotero, EndNote, Mendeley\n"
    "  csl-json    the sources, for Zotero, Pandoc and citation processors":
        "Набір даних або потрібна його частина як файли, що їх читають інші програми. Кожен формат каже на stderr, чого не може передати.\n\n\b\nФормати:\n"
        "  html        одна сторінка, щоб читати, друкувати й надсилати; працює без мережі\n"
        "  csv         таблиці: події, кожен вид, зв’язки, твердження; з описом даних\n"
        "  xlsx        те саме однією книгою для Excel і LibreOffice\n"
        "  sqlite      база даних з описом для Datasette\n"
        "  parquet     таблиці бази для DuckDB, Spark, Trino\n"
        "  json        кожен запис повністю: твердження, події, зв’язки, джерела\n"
        "  jsonl       те саме, по запису в рядку\n"
        "  ics         календар: усе, що сталося у відомий день\n"
        "  timelinejs  події для сторінки TimelineJS\n"
        "  markwhen    події як документ Markwhen\n"
        "  mermaid     події в часі, або з --graph зв’язки, для сторінок Markdown\n"
        "  jsonld      зв’язані дані: schema.org/Legislation і ELI\n"
        "  dot         зв’язки як граф, для Graphviz\n"
        "  graphml     зв’язки як граф, для Gephi, yEd, Cytoscape\n"
        "  bibtex      джерела, для biblatex і менеджерів посилань\n"
        "  ris         джерела, для Zotero, EndNote, Mendeley\n"
        "  csl-json    джерела, для Zotero, Pandoc і програм цитування",
    "The format: one of those above.":
        "Формат: один із наведених вище.",
    "Only these records, with what lives inside them; all when none is named.":
        "Лише ці записи з усім, що в них міститься; усі, якщо жодного не названо.",
    "Dates that are not exact too, as stretches marked ≈ (ics, markwhen).":
        "Також неточні дати – як проміжки з позначкою ≈ (ics, markwhen).",
    "Every event again each year (ics).":
        "Повторювати кожну подію щороку (ics).",
    "What is due and what ends, from today on (ics).":
        "Що має бути зроблено й що закінчується, від сьогодні (ics).",
    "The links as a graph, not the events in time (mermaid).":
        "Зв’язки як граф, а не події в часі (mermaid).",
    "The JSON Schema of the format instead of the data (json, jsonl).":
        "Схема JSON цього формату замість даних (json, jsonl).",
    # write
    "Write": "Написати",
    "a draft section of an alternative report on a treaty, every sentence with its footnote":
        "проєкт розділу альтернативної доповіді щодо договору, кожне речення з виноскою",
    "A draft section of an alternative report: the obligation, the law, the programmes, the bodies, what civil society was asked to do and what it did, "
    "findings, open recommendations, and what the data cannot tell. Every sentence has a footnote. Markdown unless --format says otherwise; docx for Word.":
        "Проєкт розділу альтернативної доповіді: зобов’язання, законодавство, програми, органи, що доручено громадянському суспільству і що воно "
        "зробило, висновки, відкриті рекомендації та чого дані не можуть сказати. Кожне речення має виноску. Markdown, якщо --format не вказує "
        "іншого; docx – для Word.",
    "The treaty: its id, another name, official number, or words of its title.": "Договір: ід, інша назва, офіційний номер або слова назви.",
    "The years to report on: 2014/2018, or 2019/.. for up to today.": "Роки доповіді: 2014/2018 або 2019/.. – дотепер.",
    "One or two pages: main dates, states at both ends of the period, gaps, contradictions, open recommendations.":
        "Одна-дві сторінки: головні дати, стан на початок і кінець періоду, прогалини, розбіжності, відкриті рекомендації.",
    # keeping a dataset
    "YAML from other people's tables, or from what export wrote": "YAML з чужих таблиць або з того, що записав export",
    "YAML of a dataset: from a table and a map that says what its columns are (csv), or from what export wrote (jsonl; package: the folder or zip "
    "file of export csv). Bad rows are told with their lines, and the exit code is 1.":
        "YAML набору даних: з таблиці та мапи, яка каже, що є в її стовпцях (csv), або з того, що записав export (jsonl; package – тека чи zip-файл "
        "від export csv). Про непридатні рядки повідомлено з їхніми номерами, і код завершення тоді 1.",
    "csv, jsonl or package.": "csv, jsonl або package.",
    "The table, or the export; for csv a datapackage.json as well.": "Таблиця або експортований файл; для csv також datapackage.json.",
    "What the columns are: a file, or a ready map: untc-status, frictionless, roles, provisions.":
    "Що є у стовпцях: файл або готова мапа: untc-status, frictionless, roles, provisions.",
    "The id of the source that the table is.": "Ідентифікатор джерела, яким є таблиця.",
    "A value of the map, such as treaty=palermo-protocol.": "Значення для мапи, наприклад treaty=palermo-protocol.",
    "What stands between columns: comma, semicolon, tab, pipe; found out when not given.":
        "Що стоїть між стовпцями: comma, semicolon, tab, pipe; якщо не вказано, програма визначить сама.",
    "The encoding of the table; UTF-8 or what its first bytes say when not given.": "Кодування таблиці; якщо не вказано – UTF-8 або те, що кажуть перші байти.",
    "The table of a data package that has several.": "Таблиця пакета даних, у якому їх кілька.",
    "Write the bad rows to a CSV file, to be mended there and imported.": "Записати непридатні рядки до файлу CSV, щоб виправити їх там та імпортувати.",
    "Keeping a dataset": "Ведення набору даних", "a small dataset to begin with": "невеликий набір даних для початку",
    "a template of a record": "шаблон запису", "the JSON Schema of the files, for editors": "JSON-схема файлів для редакторів",
    "the datasets that can be asked": "набори даних, до яких можна звертатися", "a question in SQL": "запит мовою SQL",
    "The folder of a dataset; given several times, all of them at once. Else TIMELINE_DATA.":
        "Тека набору даних; якщо вказати кілька разів – усі разом. Інакше TIMELINE_DATA.",
    "Every fault of the dataset with its place and what to do, and every fact of assertions.yaml that the data does not prove; silent when there is none. "
    "Exit code 1 when a fault is found. The names are explained in docs/problems.md.":
        "Кожна помилка набору даних із її місцем і тим, що зробити, та кожен факт із assertions.yaml, якого дані не доводять; мовчить, якщо їх немає. "
        "Код завершення 1, якщо знайдено помилку. Назви пояснено в docs/problems.md.",
    "Only what bears these names, or belongs to these groups: files, shape, links, dates, sources, duplicates, ties, assertions.":
        "Лише те, що має ці назви або належить до цих груп: files, shape, links, dates, sources, duplicates, ties, assertions.",
    "Warnings fail as well.": "Попередження теж вважати помилками.",
    "The file of findings that are known and may stay; baseline.txt in the dataset's folder unless given.":
        "Файл зауважень, про які відомо і які можуть лишитися; якщо не вказано – baseline.txt у теці набору даних.",
    "Write what is found now to the baseline: from then on only new findings fail.":
        "Записати все, що знайдено зараз, до цього файлу: відтоді помилкою будуть лише нові зауваження.",
    "A small dataset to begin with: made-up records with a remark on each, ready to be replaced. Written whole or not at all.":
        "Невеликий набір даних для початку: вигадані записи з поясненням до кожного, які слід замінити. Записується повністю або зовсім не записується.",
    "A folder that is empty or does not exist yet.": "Порожня тека або така, якої ще немає.",
    "A template of a record with every field and a word on each, printed, or put into a file behind the others of its kind.":
        "Шаблон запису з усіма полями й поясненням до кожного: виводиться або додається у файл після інших записів того самого виду.",
    "The kind of record: source, party, treaty, law, programme, role, provision, stage, body, organisation, donor, hotline, event, figure, finding, "
    "recommendation or topic; or assertion.":
        "Вид запису: source, party, treaty, law, programme, role, provision, stage, body, organisation, donor, hotline, event, figure, finding, "
        "recommendation або topic; чи assertion.",
    "The id of the record.": "Ідентифікатор запису.",
    "Put it into this file, new or not, and touch nothing else there.": "Додати його в цей файл, новий чи наявний, і нічого іншого там не змінювати.",
    "The JSON Schema of a dataset's files: editors complete and check with it. Of one kind of record when it is named.":
        "JSON-схема файлів набору даних: за нею редактори доповнюють і перевіряють написане. Схема одного виду записів, якщо його названо.",
    "A kind of record, dataset, or assertion.": "Вид запису, dataset або assertion.",
    "The datasets that can be asked: those given, and those that come with the program.":
        "Набори даних, до яких можна звертатися: указані й ті, що входять до програми.",
    "A question in SQL, which can read and nothing else; without one, every view and column that it can ask.":
        "Запит мовою SQL, який може лише читати; без нього – усі подання й стовпці, доступні для запиту.",
    "One `select`, in quotes; `-` reads it from stdin.": "Один `select` у лапках; `-` читає його зі стандартного вводу.",
    "Give up after so many seconds; 10 unless given.": "Припинити через стільки секунд; якщо не вказано – 10.",
    # lists
    "the stages of the policy, as a strip and a table": "етапи політики: стрічка й таблиця",
    "treaties, and when the State was bound": "договори й те, відколи вони зобов’язують державу",
    "laws, codes, decrees, strategies, standards": "закони, кодекси, укази, стратегії, стандарти",
    "state programmes": "державні програми", "what the programmes ask of civil society": "чого програми очікують від громадянського суспільства",
    "articles and points of treaties and laws": "статті й пункти договорів і законів",
    "public, coordinating and international bodies": "державні, координаційні та міжнародні органи",
    "organisations, networks, coalitions": "організації, мережі, коаліції", "who gave money": "хто давав кошти",
    "lines that people in need can call": "лінії, на які можуть зателефонувати ті, кому потрібна допомога",
    "all dated events of all records": "усі датовані події всіх записів", "numbers, with what they count and of how many": "числа: що пораховано і з скількох",
    "what was found: strengths, challenges, trends …": "що виявлено: сильні сторони, виклики, тенденції …",
    "what ought to be done, and by whom": "що слід зробити й кому",
    "functions, groups, forms of exploitation, places": "функції, групи, форми експлуатації, місця",
    "the works and pages that values come from": "праці та сторінки, звідки взято значення",
    # one record
    "one record of any kind, whole": "один запис будь-якого виду повністю", "one stage": "один етап", "one treaty": "один договір",
    "one law or other act": "один закон чи інший акт", "one programme; --roles for its roles in full": "одна програма; --roles – її ролі повністю",
    "one role": "одна роль", "one article or point": "одна стаття чи пункт", "one body": "один орган", "one organisation": "одна організація",
    "one donor": "один донор", "one hotline": "одна гаряча лінія", "one event": "одна подія", "one figure": "один показник", "one finding": "один висновок",
    "one recommendation": "одна рекомендація", "one topic, and all that is on it": "одна тема й усе, що до неї належить",
    "one source, and what rests on it": "одне джерело й те, що на нього спирається",
    # time, sources, search, the data
    "what stood on a day, or throughout a stretch": "що діяло певного дня чи впродовж певного часу",
    "what changed between two days": "що змінилося між двома днями",
    "lanes on one axis, or one record's own life": "смуги на одній осі часу або життя одного запису",
    "stretches with no programme, overlaps": "проміжки без програми, накладання", "this day in history": "цей день в історії",
    "why a value is shown: every claim, its source, the rule": "чому показано значення: усі твердження, джерела, правило",
    "every value on which sources conflict": "усі значення, щодо яких джерела розходяться",
    "a citation that another can check": "посилання, яке можна перевірити", "figures over years, with who counted": "показники за роками й хто їх рахував",
    "sources that were not read lately": "джерела, яких давно не перечитували",
    "full text in English and Ukrainian": "повнотекстовий пошук українською та англійською",
    "what the dataset is and how much it holds": "що це за набір даних і скільки в ньому записів",
    "every fault of the dataset, with its place": "усі помилки набору даних із місцем кожної",
    # cross-reference
    "records side by side: kept, new, dropped, changed": "записи поруч: що збережено, нове, зникло, змінено",
    "two kinds against each other: functions and programmes …": "два види один проти одного: функції та програми …",
    "Records of one kind side by side: programmes by function and role, laws by provisions, stages by what they hold, others field by field.":
        "Записи одного виду поруч: програми за функціями й ролями, закони за положеннями, етапи за тим, що на них почалося, інші за полями.",
    "Two records or more; a kind may stand before them: `compare programmes 1999 2002 2016`.":
        "Два записи чи більше; перед ними може стояти вид: `compare programmes 1999 2002 2016`.",
    "Which records of one kind are joined with which of another, with counts and marks: functions and programmes unless told otherwise.":
        "Які записи одного виду з якими записами іншого пов’язані, з числами й позначками; якщо не вказано, функції та програми.",
    "What stands down the side: functions, target-groups, roles, bodies, findings …":
        "Що стоїть збоку: functions, target-groups, roles, bodies, findings …",
    "What stands across the top: programmes, stages, treaties, organisations …": "Що стоїть угорі: programmes, stages, treaties, organisations …",
    "Rows and columns without any join too.": "Також рядки й стовпці без жодного зв’язку.",
    "Records on this function of civil society or a narrower one: hotlines, training, shelter …":
        "Записи за цією функцією громадянського суспільства або вужчою: hotlines, training, shelter …",
    # commands
    "The stages of the policy, or of civil society.": "Етапи політики або громадянського суспільства.",
    "Treaties, and when the State signed, ratified and was bound.": "Договори й те, коли держава їх підписала, ратифікувала та стала зобов’язаною.",
    "Laws, codes, decrees, strategies, plans and standards.": "Закони, кодекси, укази, стратегії, плани та стандарти.",
    "State programmes, their time and how many roles they give.": "Державні програми, їхній час і скільки ролей вони дають.",
    "What the programmes ask of civil society.": "Чого програми очікують від громадянського суспільства.",
    "Articles and points of treaties and laws.": "Статті й пункти договорів і законів.",
    "Public, coordinating and international bodies.": "Державні, координаційні та міжнародні органи.",
    "Organisations, networks and coalitions.": "Організації, мережі та коаліції.",
    "Who gave money to civil society, as the source ranks them.": "Хто давав кошти громадянському суспільству, за ранжуванням джерела.",
    "Lines that people in need can call, with the year each number was valid.":
        "Лінії, на які можуть зателефонувати ті, кому потрібна допомога; біля кожного номера – рік, коли він був чинний.",
    "All events of all records, in order of time: what happened, to what, and by which act.":
        "Усі події всіх записів за часом: що сталося, з чим і на підставі якого акта.",
    "Numbers and shares, with what they count and of how many (N).": "Числа й частки: що пораховано і з скількох (N).",
    "What was found, said or concluded: strengths, challenges, trends and more.":
        "Що виявлено, сказано чи виснувано: сильні сторони, виклики, тенденції та інше.",
    "What ought to be done, and by whom.": "Що слід зробити й кому.",
    "Functions, groups, forms of exploitation and work, places.": "Функції, групи, форми експлуатації та роботи, місця.",
    "The works and pages that values are taken from.": "Праці та сторінки, звідки взято значення.",
    "One record of any kind, whole: its events, its links both ways, its sources, where they differ.":
        "Запис будь-якого виду повністю: події, зв’язки в обидва боки, джерела та розбіжності між ними.",
    "What stood on a day or throughout a stretch, what came next, and what cannot be told and why.":
        "Що діяло певного дня чи впродовж певного часу, що було далі, чого не можна сказати й чому.",
    "What began, ended, was amended, ratified, founded … from the first day of one date to the last day of another.":
        "Що почалося, завершилося, змінилося, було ратифіковано, засновано … від першого дня однієї дати до останнього дня іншої.",
    "Lanes on one axis of time: of stages, programmes, laws, treaties, bodies and more, or one record's own life; -o FILE.svg draws them.":
        "Смуги на одній осі часу: етапи, програми, закони, договори, органи тощо або життя одного запису; -o FILE.svg малює їх.",
    "Stretches with no programme, programmes that overlap, bodies that ended without a successor; certain and possible days.":
        "Проміжки без програми, програми, що накладаються, органи без наступника; скільки днів напевно і скільки можливо.",
    "This day in history: everything that happened on a day of the year.": "Цей день в історії: усе, що сталося цього дня в різні роки.",
    "Why a value is shown: every claim, its source and the place in it, the rule that chose, and the line of the file.":
        "Чому показано значення: усі твердження, джерело й місце в ньому, правило вибору та рядок файлу.",
    "Every value on which sources conflict.": "Усі значення, щодо яких джерела розходяться.",
    "A citation that another can check: of a source in full, of a record, or of what the dataset says on a date.":
        "Посилання, яке можна перевірити: на джерело повністю, на запис або на те, що набір даних каже про певну дату.",
    "Figures over years, side by side for each who counted, as a table and as bars.":
        "Показники за роками, окремо для кожного, хто рахував: таблиця та стовпчики.",
    "Sources that were not read lately, the oldest first.": "Джерела, яких давно не перечитували, найдавніші спершу.",
    "Full text in English and Ukrainian: every word may be the beginning of one; the best matches first.":
        "Пошук у всіх текстах українською та англійською; слово може бути початком слова; найкращі збіги спершу.",
    "What the dataset is, where its files are, and how many records of each kind it holds.":
        "Що це за набір даних, де його файли та скільки в ньому записів кожного виду.",
        # options of every command
        "Language: en or uk; from the environment when not given.": "Мова: en або uk; якщо не вказано – із середовища.",
    "How to write the answer: table, text, json, jsonl, csv, tsv, markdown.": "У якому форматі відповідь: table, text, json, jsonl, csv, tsv, markdown.",
    "Short for --format json.": "Те саме, що --format json.", "Lay out for this many columns.": "Розмістити на стільки знаків завширшки.",
    "No colour.": "Без кольору.", "Only ASCII signs in what the program itself draws.": "Лише знаки ASCII у тому, що малює сама програма.",
    "Do not page long answers.": "Не гортати довгі відповіді посторінково.", "Write to a file, whole or not at all.": "Записати у файл – цілком або ніяк.",
    "Overwrite the file of --output.": "Перезаписати файл, указаний у --output.",
    "Answer as if only this source existed.": "Відповісти так, наче є лише це джерело.",
    "The columns to show, with commas between.": "Які стовпці показати, через кому.", "Sort by this column.": "Упорядкувати за цим стовпцем.",
    "Sort the other way round.": "Упорядкувати у зворотному порядку.",
    "At most this many rows; 0 for all. On a terminal 50 unless given.": "Не більше рядків, ніж указано; 0 – усі. На екрані типово 50.",
    "Print only how many there are.": "Вивести лише кількість.",
    # filters
    "What held on this day, or throughout this stretch of time.": "Що діяло цього дня чи впродовж цього часу.",
    "Only what reaches into or past this date.": "Лише те, що сягає цієї дати або пізніше.",
    "Only what begins up to this date.": "Лише те, що почалося не пізніше за цю дату.",
    "Only what has this status on the day of --at, or today: in-force, not-yet, ended, unknown …":
        "Лише те, що має такий стан у день --at або сьогодні: in-force, not-yet, ended, unknown …",
    "Which date counts: in-force (the default), adopted or published.": "Яка дата важить: in-force (типово), adopted або published.",
    "Records on this topic or a narrower one.": "Записи за цією темою або за вужчою.",
    "Records that cite this source.": "Записи, що посилаються на це джерело.",
    "Only records of this kind: treaty, law, programme, body, role, provision …":
        "Лише записи цього виду: treaty, law, programme, body, role, provision …",
    "Whose stages: policy, civil-society.": "Чиї етапи: policy, civil-society.", "Every series, not the policy's alone.": "Усі ряди, а не лише етапи політики.",
    "The form of the text: convention, law, decree …": "Форма тексту: convention, law, decree …",
    "Adopted or issued by this body.": "Прийнято або видано цим органом.",
    "The programme that gives the role.": "Програма, що дає роль.", "The parts of roles too.": "Також частини ролей.",
    "The treaty or law that it stands in.": "Договір або закон, у якому воно міститься.",
    "What sort of body: ministry, council, committee …": "Який це орган: ministry, council, committee …",
    "Where it works: international, national, regional, local.": "Де працює: international, national, regional, local.",
    "What sort of organisation: ngo, network, coalition …": "Яка це організація: ngo, network, coalition …", "The country.": "Країна.",
    "How the source ranks the donor: key, other, former.": "Який ранг донора за джерелом: key, other, former.", "What sort of donor.": "Який це донор.",
    "The kind of record that it happened to: treaty, law, body …": "З яким видом запису це сталося: treaty, law, body …",
    "What happened: adoption, ratification, founding …": "Що сталося: adoption, ratification, founding …",
    "Who was asked or counted.": "Кого опитано чи пораховано.", "The record that is measured.": "Запис, про який показник.",
    "What it is about: strength, challenge, funding …": "Про що це: strength, challenge, funding …",
    "Who ought to do it: `state`, `civil society` …": "Кому це слід зробити: `state`, `civil society` …",
    "The list it belongs to: function, form-of-work, target-group, exploitation, audience, population, funding, place, concept.":
        "До якого переліку належить: function, form-of-work, target-group, exploitation, audience, population, funding, place, concept.",
    "What its word weighs: depositary, official, intergovernmental, study, ngo, press.":
        "Наскільки вагоме: depositary, official, intergovernmental, study, ngo, press.",
    "What sort of source: book, report, official text, official card, database, legal database, news, page, dataset.":
        "Яке це джерело: book, report, official text, official card, database, legal database, news, page, dataset.",
    # arguments and options of single commands
    "The record: its id, another name, official number, or words of its title.": "Запис: ідентифікатор, інша назва, офіційний номер або слова з назви.",
    "Every role in full.": "Кожна роль повністю.", "A day, a month, a year, or any EDTF date.": "День, місяць, рік або будь-яка дата EDTF.",
    "Which answers would be others if another source were right.": "Які відповіді були б іншими, якби мало рацію інше джерело.",
    "Which answers would be others if the other source were right.": "Які відповіді були б іншими, якби мало рацію інше джерело.",
    "The earlier date.": "Раніша дата.", "The later date.": "Пізніша дата.",
    "Kinds (`programmes laws`) or records (`programme-2016`); everything when none is named.":
        "Види (`programmes laws`) або записи (`programme-2016`); якщо не вказано – усе.",
    "`time` folds long empty stretches; `even` gives each year with something in it the same room.":
        "`time` згортає довгі порожні проміжки; `even` дає однакове місце кожному року, у якому щось є.",
    "Month and day: 09-20.": "Місяць і день: 09-20.", "A value (`cets-201.ratification`) or a record.": "Значення (`cets-201.ratification`) або запис.",
    "A source or a record.": "Джерело або запис.",
    "How to write it: plain (the default), bibtex, ris or csl-json.": "У якому стилі: plain (типово), bibtex, ris або csl-json.",
    "The name of a series, or a figure.": "Назва ряду або показник.", "How long ago: 2y (the default), 6m, 3w, 30d.": "Як давно: 2y (типово), 6m, 3w, 30d.",
    "What to look for.": "Що шукати." }  # fmt: skip

_KIND_WHOLE = re.compile(r"One (\w+), whole: its events in order, its links both ways, its sources, where they differ\.")
_KIND_ARGUMENT = re.compile(r"The (\w+): its id, another name, official number, or words of its title(?:, or its (number|year))?\.")
_EVENT_DATE = re.compile(r"(.+) (later than all of|earlier than all of|within) this date\.")
_WHEN = {"later than all of": "пізніше за всю цю дату", "earlier than all of": "раніше за всю цю дату", "within": "у межах цієї дати"}
_EVENTS = {
    "Signed": "Підписано", "Ratified": "Ратифіковано", "Deposited": "Депоновано", "Entered into force": "Набрало чинності", "Adopted": "Прийнято",
    "Published": "Оприлюднено", "Amended": "Змінено", "Ended": "Завершено", "Founded": "Засновано", "Registered": "Зареєстровано", "Opened": "Відкрито",
}  # fmt: skip
_METAVARS = {
    "DIR": "ТЕКА", "FORMAT": "ФОРМАТ", "N": "N", "FILE": "ФАЙЛ", "NAMES": "НАЗВИ", "COLUMN": "СТОВПЕЦЬ", "DATE": "ДАТА", "TOPIC": "ТЕМА", "SOURCE": "ДЖЕРЕЛО",
    "KIND": "ВИД", "MAP": "МАПА", "NAME=VALUE": "НАЗВА=ЗНАЧЕННЯ", "SIGN": "ЗНАК", "NAME": "НАЗВА",
    "STATUS": "СТАН", "BASIS": "ОСНОВА", "BODY": "ОРГАН", "STYLE": "СТИЛЬ", "TIME": "ЧАС", "X": "ЗАПИС", "X Y...": "ЗАПИС ЗАПИС...",
    "Y": "ІНШИЙ", "VERB": "ДІЄСЛОВО", "WORDS": "СЛОВА", "BEGIN": "ПОЧАТОК",
    "END": "КІНЕЦЬ", "DAY": "ДЕНЬ", "[NAMES]...": "[НАЗВИ]...", "FORM": "ФОРМА", "SERIES": "РЯД", "FUNCTION": "ФУНКЦІЯ", "PROGRAMME": "ПРОГРАМА",
    "INSTRUMENT": "АКТ", "LEVEL": "РІВЕНЬ", "COUNTRY": "КРАЇНА", "TIER": "РАНГ", "EVENT": "ПОДІЯ", "POPULATION": "ГРУПА", "ABOUT": "ЗАПИС", "THEME": "ТЕМА",
    "FOR": "КОМУ", "SCHEME": "ПЕРЕЛІК", "AUTHORITY": "ВАГА", "TREATY": "ДОГОВІР", "PERIOD": "ПЕРІОД", "ID": "ІД",
    "[KIND]": "[ВИД]", "[STATEMENT]": "[ЗАПИТ]", "SECONDS": "СЕКУНДИ",
}  # fmt: skip
_EXTRAS = (("default: ", "типово: "), ("required", "обов’язково"), ("env var: ", "змінна середовища: "))


def line(english: str) -> str:
    """A line of help in Ukrainian; the English one where the table has none."""
    found = _KIND_WHOLE.fullmatch(english)
    if found:
        return f"{say(found[1], 'uk').capitalize()} повністю: події за порядком, зв’язки в обидва боки, джерела та розбіжності між ними."
    found = _KIND_ARGUMENT.fullmatch(english)
    if found and english not in LINES:
        more = {"number": ", або номер", "year": ", або рік"}.get(found[2] or "", "")
        return f"{say(found[1], 'uk').capitalize()}: ідентифікатор, інша назва, офіційний номер або слова з назви{more}."
    found = _EVENT_DATE.fullmatch(english)
    if found and found[1] in _EVENTS:
        return f"{_EVENTS[found[1]]} {_WHEN[found[2]]}."
    return LINES.get(english, english)


def translate(command: Any, ctx: Any) -> None:
    """Put the command's lines, those of its options, and its metavars into Ukrainian."""
    command.help = line(command.help or "")
    command.epilog = line(command.epilog or "").replace("Examples:", "Приклади:") or None
    for parameter in command.get_params(ctx):
        parameter.help = line(parameter.help or "")
        parameter.metavar = _METAVARS.get(parameter.metavar, parameter.metavar)


def write_usage(command: Any, ctx: Any, formatter: Any) -> None:
    """The line that shows how a command is called."""
    for parameter in command.get_params(ctx):
        parameter.metavar = _METAVARS.get(parameter.metavar, parameter.metavar)
    pieces = [
        piece.replace("[OPTIONS]", "[ПАРАМЕТРИ]").replace("COMMAND [ARGS]", "КОМАНДА [АРГУМЕНТИ]") for piece in command.collect_usage_pieces(ctx)
    ]
    formatter.write_usage(ctx.command_path, " ".join(pieces), "Використання: ")


def write_options(command: Any, ctx: Any, formatter: Any) -> None:
    """The arguments and the options, each with its line."""
    for title, kind in (("Аргументи", "argument"), ("Параметри", "option")):
        found = [parameter.get_help_record(ctx) for parameter in command.get_params(ctx) if parameter.param_type_name == kind]
        records = [(name, _extras(text)) for name, text in filter(None, found)]
        if records:
            with formatter.section(title):
                formatter.write_dl(records)


def _extras(text: str) -> str:
    """A line of help whose remark at the end, `[default: …; required]`, is in Ukrainian."""
    begin = text.rfind("[")
    if begin < 0 or not text.endswith("]"):
        return text
    remark = text[begin:]
    for english, ukrainian in _EXTRAS:
        remark = remark.replace(english, ukrainian)
    return text[:begin] + remark
