"""What went wrong, in Ukrainian: one table of sentences, loaded only when somebody who asks in Ukrainian goes wrong.

Errors are raised with their English words; a sentence of the table is found by its fixed words, and what stood in its gaps is put into the
Ukrainian one. What is wrong in a dataset's files has a table of its own, `problems_uk`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from timeline.words import say, term

# English, Ukrainian; {} is a gap, {0:kind} one that holds kinds of record, {0:words} and {0:verbs} words of a closed list
SENTENCES: tuple[tuple[str, str], ...] = (
    # what is looked for
    ("no record is called `{}`", "немає запису з назвою «{0}»"),
    ("no {} is called `{}`", "немає запису з назвою «{1}» (вид: {0:kind})"),
    ("`{}` may mean several {}", "«{0}» може означати кілька записів ({1:kind})"),
    ("`{}` has no value `{}`", "«{0}» не має значення «{1}»"),
    ("`{}` has no event `{}`", "«{0}» не має події «{1}»"),
    ("there is no word to search for", "немає жодного слова для пошуку"),
    ("timeline search WORDS looks through everything", "timeline search СЛОВА шукає всюди"),
    ("timeline {} lists them all", "усі: timeline {0}"),
    ("series: {}", "ряди: {0}"),
    ("only records of one kind can be compared", "порівняти можна лише записи одного виду"),
    ("a comparison needs two records at least", "для порівняння потрібно щонайменше два записи"),
    ("{}: `{}` is no kind", "{0}: «{1}» – не вид"),
    # keeping a dataset
    ("a report tells of one State, and so of one dataset", "доповідь розповідає про одну державу, тож про один набір даних"),
    ("name one: -d FOLDER", "укажіть один: -d ТЕКА"),
    ("one of: {}; or a group: {}", "одне з: {0}; або група: {1}"),
    ("--write-baseline knows all findings or none", "--write-baseline записує всі зауваження або жодного"), ("leave the names out", "приберіть назви"),
    ("--baseline: one file cannot serve several datasets", "--baseline: один файл не може служити кільком наборам даних"),
    ("check them one by one", "перевірте їх по черзі"),
    ("--baseline: {} cannot be read: {}", "--baseline: {0} не вдалося прочитати: {1}"), ("write it with --write-baseline",
     "запишіть його через --write-baseline"),
    ("`{}` is no kind of record", "«{0}» – не вид запису"), ("--id: `{}` is no id", "--id: «{0}» – не ідентифікатор"),
    ("use lower-case letters, digits and hyphens: {}", "пишіть малі латинські літери, цифри й дефіси: {0}"), ("did you mean `{}`?", "можливо, «{0}»?"),
    ("--append: {} is no file of assertions", "--append: {0} – не файл тверджень"),
    ("assertions stand in a file {} beside {}", "твердження стоять у файлі {0} поруч із {1}"),
    ("--append: {} holds no records", "--append: {0} не містить записів"),
    ("name another file, such as laws.yaml", "назвіть інший файл, наприклад laws.yaml"),
    ("--append: {} would not be read as data", "--append: {0} не читатиметься як дані"),
    ("give it a name that ends in .yaml", "дайте йому назву, що закінчується на .yaml"),
    ("rename {} to {}", "перейменуйте {0} на {1}"),
    ("--timeout: `{}` is no number of seconds", "--timeout: «{0}» – не кількість секунд"), ("give seconds, up to 86400", "укажіть секунди, не більше 86400"),
    ("the question is longer than {} letters", "запит довший за {0} літер"),
    ("{} is not empty", "{0} – не порожня тека"),
    ("name a folder that is empty, or one that does not exist yet", "назвіть порожню теку або таку, якої ще немає"),
    ("check the folder above and its permissions", "перевірте теку вище та права на неї"),
    ("--append: a {} lives inside its {}", "--append: такий запис ({0:kind}) стоїть усередині іншого ({1:kind})"),
    ("print it, and paste it there: timeline new {}", "виведіть його та вставте туди: timeline new {0}"),
    ("--append: {} cannot be read: {}", "--append: {0} не вдалося прочитати: {1}"), ("name a file of a dataset", "назвіть файл набору даних"),
    ("it cannot be put into {}: the file has a fault in line {}: {}", "не вдалося додати у {0}: у файлі помилка в рядку {1}: {2}"),
    ("mend it first: timeline check", "спершу виправте її: timeline check"),
    ("it cannot be put into {}: the file is no mapping of kinds to records",
     "не вдалося додати у {0}: у файлі немає записів за видами"), ("name another file", "назвіть інший файл"),
    ("it cannot be put into {}: `{}` is there already, in line {}",
     "не вдалося додати у {0}: «{1}» там уже є, у рядку {2}"), ("give another --id", "дайте інший --id"),
    ("it cannot be put into {}: `{}` in line {} is not written with a record a line",
     "не вдалося додати у {0}: записи «{1}» у рядку {2} стоять не кожен у своєму рядку"),
    ("write each record on lines of its own", "пишіть кожен запис у власних рядках"),
    ("it cannot be put into {}: {}", "не вдалося додати у {0}: {1}"),
    # SQL
    ("nothing can be read from stdin", "зі стандартного вводу нічого не прочитати"), ("write the question itself, in quotes", "напишіть сам запит, у лапках"),
    ("this asks nothing", "це нічого не запитує"),
    ("write a question: select id, title from records where kind = 'law'", "напишіть запит: select id, title from records where kind = 'law'"),
    ("the answer has more than {} rows", "у відповіді понад {0} рядків"),
    ("narrow it with `where`, or give --limit", "звузьте її через `where` або вкажіть --limit"),
    ("the answer takes longer than {} seconds", "відповідь потребує більше ніж {0} с"),
    ("narrow the question with `where`, or give --timeout", "звузьте запит через `where` або вкажіть --timeout"),
    ("there are several statements", "тут кілька команд SQL"), ("ask one question at a time", "запитуйте про щось одне"),
    ("only questions can be asked: nothing is changed, attached or set", "можна лише запитувати: нічого не змінюється, не приєднується й не налаштовується"),
    ("begin with `select` or `with`", "почніть із `select` або `with`"),
    ("`?` and `:name` have no values here", "`?` і `:name` тут не мають значень"),
    ("write the values into the question, in single quotes", "запишіть значення в запит, в одинарних лапках"),
    ("the answer is longer than {} megabytes", "відповідь довша за {0} мегабайтів"),
    ("a value grows larger than 10 megabytes", "значення перевищує 10 мегабайтів"), ("ask for less at a time", "запитуйте менше за раз"),
    ("SQL: no such table: {}", "SQL: немає подання {0}"), ("SQL: no such column: {}", "SQL: немає стовпця {0}"), ("SQL: {}", "SQL відповідає: {0}"),
    ("one of: {}; `timeline sql` lists their columns", "одне з: {0}; їхні стовпці: `timeline sql`"),
    ("`{}` is a column of {}", "«{0}» – стовпець у: {1}"),
    ("`timeline sql` lists the columns; a text stands in single quotes: kind = 'law'",
     "стовпці показує `timeline sql`; текст пишуть в одинарних лапках: kind = 'law'"),
    ("texts stand in single quotes, names do not: select title from records where kind = 'law'",
     "тексти пишуть в одинарних лапках, назви – без них: select title from records where kind = 'law'"),
    # values of options
    ("one of these words: {}", "одне з цих слів: {0:words}"), ("one of these verbs: {}", "одне з цих дієслів: {0:verbs}"), ("one of: {}", "одне з: {0}"),
    ("{} is empty", "{0}: порожнє значення"),
    ("give it a value, or leave it out", "укажіть значення або приберіть параметр"),
    ("`{}` is no name of a problem", "«{0}» – не назва помилки"),
    ("--format: a citation has a style instead", "--format: у посилання натомість є стиль"),
    ("TIMELINE_TODAY: `{}` is no full day", "TIMELINE_TODAY: «{0}» – не повна дата"),
    ("write YYYY-MM-DD", "пишіть РРРР-ММ-ДД"),
    ("--limit: {} is below nothing", "--limit: {0} менше за нуль"),
    ("give a number, or 0 for all", "укажіть число, або 0 – усі"),
    ("{} and {} contradict each other", "{0} і {1} суперечать одне одному"), ("give one of them", "залиште щось одне"),
    ("--columns: there is no column `{}`", "--columns: немає стовпця «{0}»"),
    ("--sort: there is no column `{}`", "--sort: немає стовпця «{0}»"),
    ("--width: {} is too narrow", "--width: {0} – завузько"),
    ("give at least 20", "укажіть щонайменше 20"),
    ("--status: `{}` is no status", "--status: «{0}» – не стан"),
    ("--kind: `{}` has no status", "--kind: вид «{0}» не має стану"),
    ("--kind: `{}` is no kind of record", "--kind: «{0}» – не вид запису"),
    ("--{}: `{}` is not in the list", "--{0}: «{1}» немає в переліку"),
    ("--{}: `{}` is not known", "--{0}: «{1}» невідоме"),
    ("--{}: no record has `{}`", "--{0}: жоден запис не має «{1}»"),
    # links, trace
    ("--verb: `{}` is no verb", "--verb: «{0}» – не дієслово зв’язку"),
    ("--depth: {} is out of reach", "--depth: {0} – поза межами"),
    ("give a number from 1 to {}", "укажіть число від 1 до {0}"),
    ("--each: {} is below nothing", "--each: {0} менше за нуль"),
    ("`{}` is a {}, and a {} is no step of the chain", "«{0}» ({1:kind}) – не крок ланцюга"),
    ("steps: {}; timeline links {}", "кроки: {0}; timeline links {1}"),
    # report
    ("no series is named", "не названо жодного ряду"),
    ("--treaty is missing", "бракує --treaty"),
    ("--period is missing", "бракує --period"),
    ("{} --period 2014/2018, or 2019/.. for up to today", "{0} --period 2014/2018, або 2019/.. – дотепер"),
    ("--period: `{}` has no certain bounds", "--period: «{0}» не має певних меж"),
    ("--period: `{}` has no bounds", "--period: «{0}» не має меж"),
    ("--period: {} begins after today, {}", "--period: {0} починається після сьогодні, {1}"),
    ("--treaty: no record says that the State is bound by `{}` ({})", "--treaty: жоден запис не каже, що «{0}» ({1}) зобов’язує державу"),
    ("--format docx: a Word file cannot be shown here", "--format docx: файл Word не можна показати тут"),
    ("--format docx: python-docx is not installed", "--format docx: не встановлено python-docx"),
    ("write two dates with a slash between, 2014/2018, or 2019/.. for up to today", "пишіть дві дати через риску, 2014/2018, або 2019/.. – дотепер"),
    ("give a period that has begun", "укажіть період, який уже почався"),
    ("name a file: -o report.docx", "назвіть файл: -o report.docx"),
    ("pip install 'policy-timeline[docx]'", "установіть: pip install 'policy-timeline[docx]'"),
    # export
    ("`{}` is no format", "«{0}» – не формат"),
    ("--depth: {} is below nothing", "--depth: {0} менше за нуль"),
    ("give 0 for no other record, 1 for those that are linked", "укажіть 0 – без інших записів, 1 – з пов’язаними"),
    ("--{}: {} knows no such thing", "--{0}: формат {1} такого не знає"),
    ("it is for: {}", "це для: {0}"),
    ("{} needs the package {}, which is not installed", "для {0} потрібен пакет {1}, а його не встановлено"),
    ("pip install 'policy-timeline[{}]'", "установіть: pip install 'policy-timeline[{0}]'"),
    ("{} is a file, and this format is a folder of files", "{0} – файл, а цей формат – тека з файлами"),
    ("name a folder, or a file that ends in .zip", "назвіть теку або файл, що закінчується на .zip"),
    ("{} is no text for a terminal", "{0} – не текст для термінала"),
    ("name a file: -o FILE{}", "назвіть файл: -o ФАЙЛ{0}"),
    ("check the folder, its permissions and the room left", "перевірте теку, права на неї та вільне місце"),
    ("{} holds what is no part of this export: {}", "{0} містить те, що не належить до цього експорту: {1}"),
    ("name another folder, or empty it", "назвіть іншу теку або спорожніть цю"),
    ("a name of a file cannot hold a null character", "назва файлу не може містити нульовий символ"),
    ("give another name", "укажіть іншу назву"),
    ("--status: a {} has no status", "--status: вид «{0:kind}» не має стану"),
    ("--kind takes one of these words: {}", "--kind приймає одне з цих слів: {0:words}"),
    # dates
    ("{} lies after {}", "{0} пізніше за {1}"),
    ("--from {} lies after --to {}", "--from {0} пізніше за --to {1}"),
    ("give the earlier date to --from", "ранішу дату дайте в --from"),
    ("`{}` is no day of the year", "«{0}» – не день року"),
    ("write month and day: 09-20", "пишіть місяць і день: 09-20"),
    ("--older-than: `{}` is no length of time", "--older-than: «{0}» – не проміжок часу"),
    ("write 2y, 6m, 3w or 30d", "пишіть 2y, 6m, 3w або 30d"),
    ("write {} if the day comes first, {} if not", "пишіть {0}, якщо день спершу, або {1}, якщо ні"),
    ("write {} if it is a month, {} if it is years", "пишіть {0}, якщо це місяць, або {1}, якщо це роки"),
    ("write {}, and `start_part: {}` (or `end_part`) beside it", "пишіть {0}, а поруч `start_part: {1}` (або `end_part`)"),
    ("write {}", "пишіть {0}"),
    ("nothing is written", "нічого не написано"),
    ("longer than {} characters", "довше за {0} знаків"),
    ("there is no year -0000: the year before 0001 is 0000", "року -0000 немає: рік перед 0001 – це 0000"),
    ("a year written with Y takes no month", "рік, записаний із Y, не має місяця"),
    ("there is no month {}", "немає місяця {0}"),
    ("seasons of one hemisphere ({}) are not supported; 21 to 24 are", "пори року однієї півкулі ({0}) не підтримано; підтримано 21–24"),
    ("{} is a part of a year, not a month: it takes no day", "{0} – частина року, а не місяць: дня вона не має"),
    ("no day {} fits month {} of year {}", "день {0} не підходить до місяця {1} року {2}"),
    ("{} {} has {} days", "у цьому місяці днів: {2}"),
    ("a time of day follows only a full date (YYYY-MM-DD)", "час доби стоїть лише після повної дати (РРРР-ММ-ДД)"),
    ("a time is written hh:mm:ss, then nothing, Z or an offset such as +02:00", "час пишуть гг:хх:сс, далі нічого, Z або зсув, як-от +02:00"),
    ("there is no time {}", "немає часу {0}"),
    ("there is no offset {}", "немає зсуву {0}"),
    ('an interval has one "/"', "у проміжку один знак «/»"),
    ("the interval states neither its start nor its end", "проміжок не має ні початку, ні кінця"),
    ("the interval ends before it begins", "проміжок закінчується раніше, ніж починається"),
    ("an interval or set takes dates without a time", "у проміжку чи множині дати стоять без часу доби"),
    ('a set that opens with "{}" ends with "{}"', "множина, що відкривається «{0}», закривається «{1}»"),
    ("a member of the set is missing", "у множині бракує дати"),
    ('".." in a set needs a date before or after it', "«..» у множині потребує дати перед собою або після себе"),
    ('".." without a date stands only at the start or the end of a set', "«..» без дати стоїть лише на початку чи в кінці множини"),
    ("the range ends before it begins", "діапазон закінчується раніше, ніж починається"),
    ("{} are not supported", "{0}: не підтримано"),
    ("the word {} is not part of an EDTF date", "слово {0:quoted} не належить до дати EDTF"),
    ("a date has no blanks inside", "у даті немає пропусків"),
    ('an unspecified digit is written "X", not "{}"', "невідому цифру пишуть «X», а не «{0}»"),
    ("this is the Cyrillic letter Х; an unspecified digit is the Latin X", "це кирилична літера Х; невідома цифра – латинська X"),
    ('this dash is not "-"; an interval is written with "/"', "це тире, а не «-»; проміжок пишуть через «/»"),
    ("a digit that is not one of 0 to 9", "цифра не з 0–9"),
    ("the character {} has no place in a date", "знакові {0} не місце в даті"),
    ("a date begins with a year of 4 digits", "дата починається з року з 4 цифр"),
    ("a year written with Y has more than 4 digits, the first not 0", "рік, записаний із Y, має понад 4 цифри, перша не 0"),
    ("a year has 4 digits; a longer one is written with Y before it", "рік має 4 цифри; перед довшим ставлять Y"),
    ("a year has 4 digits and comes first", "рік має 4 цифри й стоїть першим"),
    ("a {} has 2 digits", "місяць і день мають по 2 цифри"),
    ("one qualifier is enough; both at once is %", "одного знака досить; обидва разом – це %"),
    ("unexpected {} after the date", "зайве після дати: {0}"),
    ("unexpected {}", "зайве: {0}"),
    # files
    ("what was typed is no UTF-8 text", "введене – не текст UTF-8"),
    ("type it again; a name in another encoding can be copied from a list", "введіть ще раз; назву в іншому кодуванні можна скопіювати зі списку"),
    ("the answer cannot be written: {}", "відповідь не вдалося записати: {0}"),
    ("make room, or write elsewhere with -o", "звільніть місце або запишіть деінде за допомогою -o"),
    ("{} is a folder", "{0} – це тека"), ("name a file", "укажіть файл"),
    ("{} is no regular file", "{0} – не звичайний файл"), ("leave -o out, and redirect with >", "приберіть -o і переспрямуйте через >"),
    ("{} is there already, and is no baseline", "{0} уже існує, і це не перелік відомих зауважень"),
    ("{} is there already", "{0} уже існує"), ("give another name, or --force to overwrite it", "дайте іншу назву або --force, щоб перезаписати"),
    ("{} cannot be written: {}", "{0} не вдалося записати: {1}"), ("check the folder and its permissions", "перевірте теку та права на неї"),
    ("{} cannot be used", "{0} не можна використати"),
    ("the dataset is written for version {} of the schema", "набір даних написано для версії {0} схеми"),
    ("this program knows version {}: update it", "ця програма знає версію {0}: оновіть її"),
    ("it must be a mapping with at least title, coverage, version, schema_version, licence",
     "там мають бути щонайменше title, coverage, version, schema_version, licence"),
    ("there is no folder {}", "немає теки {0}"), ("{} is a file, not a folder", "{0} – файл, а не тека"),
    ("{} is no dataset: it has no file dataset.yaml", "{0} – не набір даних: там немає файлу dataset.yaml"),
    ("give the folder of a dataset with -d: it holds a file dataset.yaml", "укажіть теку набору даних через -d: у ній є файл dataset.yaml"),
    ("{} holds several datasets: {}", "у {0} кілька наборів даних: {1}"), ("name one, or several: -d {}", "укажіть один або кілька: -d {0}"),
    ("{} cannot be read: {}", "{0} не вдалося прочитати: {1}"),
    ("no record can be read in {}", "у {0} не вдалося прочитати жодного запису"), ("mend what follows", "виправте те, що нижче"),
    # what an export says of itself
    ("{}: -o FOLDER or -o FILE.zip gives more: the other tables, and datapackage.json with version, licence and meanings",
     "{0}: -o ТЕКА або -o ФАЙЛ.zip дає більше: решту таблиць і datapackage.json з версією, ліцензією та поясненнями"),
    ("{}: -o FOLDER or -o FILE.zip gives more: metadata.json, which Datasette shows",
     "{0}: -o ТЕКА або -o ФАЙЛ.zip дає більше: metadata.json, який показує Datasette"),
    ("{}: -o FOLDER or -o FILE.zip gives more: the other tables", "{0}: -o ТЕКА або -o ФАЙЛ.zip дає більше: решту таблиць"),
    ("records that only may match, marked as such: {}", "записів, що лише можуть відповідати, з позначкою про це: {0}"),
    ("{}: links from a topic to its records, which name it themselves: {}", "{0}: зв’язків теми з її записами, які самі її називають: {1}"),
    ("{}: links beyond {} of one sort of one record, which are counted there: {}",
     "{0}: зв’язків понад {1} одного виду в одному записі, які там лише пораховано: {2}"),
    ("{}: texts with control characters, which are taken out: {}", "{0}: текстів із керівними символами, які вилучено: {1}"),
    ("{}: events without a date, left out: {}", "{0}: подій без дати, які пропущено: {1}"),
    ("{}: events whose date is not exact, left out (--possible writes them as stretches): {}",
     "{0}: подій із неточною датою, які пропущено (--possible запише їх як проміжки): {1}"),
    ("{}: events whose date has no first or no last day, left out: {}", "{0}: подій, чия дата не має першого або останнього дня, які пропущено: {1}"),
    ("{}: events whose date has no first day, left out: {}", "{0}: подій, чия дата не має першого дня, які пропущено: {1}"),
    ("{}: dates on which sources conflict, of which only the chosen one is written: {}",
     "{0}: дат, щодо яких джерела розходяться й записано лише обрану: {1}"),
    ("{}: cells that begin like a formula, which got an apostrophe in front: {}",
     "{0}: клітинок, що починаються як формула, перед якими поставлено апостроф: {1}"),
    ("{}: cells longer than a worksheet can hold, cut: {}", "{0}: клітинок, довших, ніж уміщує аркуш, які обрізано: {1}"),
    ("{}: rows beyond what a worksheet can hold, left out: {}", "{0}: рядків понад те, що вміщує аркуш, які пропущено: {1}"),
    ("{}: languages of sources: {}", "{0}: незаписаних мов джерел: {1}"),
    ("{}: titles of sources in their other language: {}", "{0}: незаписаних назв джерел іншою мовою: {1}"),
    ("{}: signs # of titles, which would be tags and are written ＃: {}", "{0}: знаків # у назвах, які стали б мітками, тож записані як ＃: {1}"),
    ("{}: claims that were not chosen: {}", "{0}: необраних тверджень: {1}"),
    ("{}: numbers of hotlines, which must not stand without their years: {}", "{0}: номерів гарячих ліній, які не можна подавати без їхніх років: {1}"),
    ("{}: events of the records, of which a graph has none: {}", "{0}: подій записів, яких у графі немає: {1}"),
    ("{}: links beyond the 500 that Mermaid draws unless it is told otherwise (maxEdges): {}",
     "{0}: зв’язків понад 500, які Mermaid малює без іншої вказівки (maxEdges): {1}"),
    ("{}: characters beyond the 50000 that Mermaid reads unless it is told otherwise (maxTextSize): {}",
     "{0}: символів понад 50000, які Mermaid читає без іншої вказівки (maxTextSize): {1}"),
    # import
    ("-o is missing", "бракує -o"), ("name the folder of the new dataset: -o FOLDER", "назвіть теку нового набору даних: -o ТЕКА"),
    ("--{} is missing", "бракує --{0}"),
    ("--source: `{}` is no id", "--source: «{0}» – не ідентифікатор"),
    ("use lower-case letters, digits and hyphens", "лише малі латинські літери, цифри та дефіси"),
    ("--set: `{}` gives no value", "--set: «{0}» не дає значення"),
    ("--set takes NAME=VALUE, such as treaty=palermo-protocol", "--set – це НАЗВА=ЗНАЧЕННЯ, наприклад treaty=palermo-protocol"),
    ("there is no file {}", "немає файлу {0}"), ("check its name", "перевірте назву"), ("{} is no file", "{0} – не файл"),
    ("name a CSV file; timeline import package reads a folder that export csv wrote",
     "назвіть файл CSV; теку, яку записав export csv, читає timeline import package"),
    ("--delimiter: `{}` is no sign between columns", "--delimiter: «{0}» не стоїть між стовпцями"),
    ("the sign itself, or one of: {}", "сам знак або одне з: {0}"),
    ("{} is empty: there is no line of headings", "{0}: порожній файл, немає рядка заголовків"),
    ("it must have a line of headings, then a row a line", "потрібен рядок заголовків, а далі – рядки таблиці"),
    ("{} has two columns called {}", "{0}: два стовпці з назвою {1}"), ("rename one of them", "перейменуйте один із них"),
    ("--encoding: `{}` is not known", "--encoding: «{0}» невідоме"), ("such as utf-8, utf-16, cp1251, latin-1", "наприклад utf-8, utf-16, cp1251, latin-1"),
    ("check that it may be read", "перевірте, чи дозволено його читати"),
    ("check that it exists and may be read", "перевірте, чи він є і чи дозволено його читати"),
    ("look for a quotation mark that is not closed", "пошукайте лапки, які не закрито"),
    ("{}: the text is not {}", "{0}: текст не в кодуванні {1}"), ("give its encoding: --encoding cp1251", "укажіть кодування: --encoding cp1251"),
    ("{} is no UTF-8 text", "{0} – не текст у UTF-8"), ("save it as UTF-8", "збережіть його як UTF-8"),
    ("there is no map {}", "немає мапи {0}"), ("give a file, or one of: {}", "укажіть файл або одне з: {0}"),
    ("{} is no map: it must be a mapping", "{0} – не мапа: потрібні пари «ключ: значення»"), ("keys: {}", "ключі: {0}"),
    ("{}: skip: the table has no column `{}`", "{0}: skip: у таблиці немає стовпця «{1}»"),
    ("{}: the table has no column `{}`", "{0}: у таблиці немає стовпця «{1}»"), ("its columns: {}", "її стовпці: {0}"),
    ("{} is no descriptor of a data package", "{0} – не опис пакета даних"),
    ("https://datapackage.org tells what one holds", "що в ньому має бути: https://datapackage.org"),
    ("{} holds several tables", "{0} містить кілька таблиць"), ("{} holds no table `{}`", "{0} не містить таблиці «{1}»"),
    ("--resource: one of: {}", "--resource: одне з: {0}"), ("{}: {} lies outside of the package", "{0}: {1} лежить поза пакетом"),
    ("copy the table into the package", "скопіюйте таблицю до пакета"),
    ("{} is no package that `timeline export csv` wrote: there is no {}", "{0} – не пакет, який записав timeline export csv: немає {1}"),
    ("{} is no package that `timeline export csv` wrote", "{0} – не пакет, який записав timeline export csv"),
    ("timeline import csv FILE --map MAP reads tables of other origin", "інші таблиці читає timeline import csv ФАЙЛ --map МАПА"),
    ("{} holds a part of a dataset", "{0} містить лише частину набору даних"),
    ("export the whole dataset: timeline export csv -o FOLDER", "експортуйте весь набір: timeline export csv -o ТЕКА"),
    ("export the whole dataset: timeline export jsonl -o FILE", "експортуйте весь набір: timeline export jsonl -o ФАЙЛ"),
    ("{}: {} lives inside {}, which is not there", "{0}: {1} лежить усередині {2}, а його немає"),
    ("export the whole dataset, and import that", "експортуйте весь набір даних і імпортуйте його"),
    ("{} is no export of this program: {}", "{0} – не експорт цієї програми: {1}"),
    ("import what export wrote, unchanged", "імпортуйте записане командою export без змін"),
    ("{} does not begin with the line of a dataset", "{0} не починається з рядка набору даних"),
    ("import what `timeline export jsonl` wrote", "імпортуйте те, що записав timeline export jsonl"),
    ("{} holds {} records, and its first line tells of {}", "{0} містить записів: {1}, а за першим рядком їх {2}"),
    ("it is cut short, or changed: export it again", "файл обрізано або змінено: експортуйте ще раз"),
    ("{}: the line is no record", "{0}: рядок не є записом"),
    ("rows: {}; records: {}; bad rows: {}", "рядків: {0}; записів: {1}; непридатних рядків: {2}"),
    ("{}, line {}, column {}, `{}`", "{0}, рядок {1}, стовпець {2}, «{3}»"), ("{}, line {}, column {}", "{0}, рядок {1}, стовпець {2}"),
    ("{}, line {}, `{}`", "{0}, рядок {1}, «{2}»"), ("{}, line {}", "{0}, рядок {1}"), ("rows: {}", "рядків: {0}"), ("records: {}", "записів: {0}"),
    ("columns that the map does not read: {}", "стовпці, яких мапа не читає: {0}"),
    ("rows that the map leaves out, and headings that stand again: {}", "рядків, які мапа пропускає, і повторених заголовків: {0}"),
    ("rows that say nothing new: {}", "рядків, які не кажуть нічого нового: {0}"),
    ("records that the dataset has already; put what is new into them: {}", "записи, які вже є в наборі даних; додайте нове до них: {0}"),
    ("the dataset must have the source {}: neither it nor the map describes it", "у наборі даних має бути джерело {0}: ні він, ні мапа його не описує"),
    ("more bad rows: {}; --rejects FILE writes all of them", "ще непридатних рядків: {0}; усі запише --rejects ФАЙЛ"),
    ("{}: files: {}", "{0}: файлів: {1}"),
    ("not in an export: comments, which file a record stood in, the order of its fields, control characters",
     "чого немає в експорті: коментарі, з якого файлу запис, порядок його полів, керівні знаки"),
    ("not in an export: comments, which file a record stood in",
     "чого немає в експорті: коментарі, з якого файлу запис"),
    ("{}: a broken row: {}", "{0}: зламаний рядок: {1}"),
    # why a row is bad
    ("it is too long for a date", "для дати задовго"), ("it cannot be read as a date", "це неможливо прочитати як дату"),
    ("it may be a month or a range of years", "це може бути місяць або кілька років"),
    ("day and month may stand in either order", "день і місяць можуть стояти в будь-якому порядку"),
    ("say which in the map: date_order: dmy", "скажіть у мапі, у якому: date_order: dmy"),
    ("put it as YYYY-MM-DD; where less is known, as YYYY-MM or YYYY", "пишіть РРРР-ММ-ДД; де відомо менше – РРРР-ММ або РРРР"),
    ("say under `marks` in the map what it means", "скажіть у мапі під `marks`, що вона означає"),
    ("put both years in full: 2006/2010; for months say in the map: year_slash: month",
     "пишіть обидва роки повністю: 2006/2010; якщо це місяці – у мапі: year_slash: month"),
    ("put the year in full", "пишіть рік повністю"), ("type the cell anew", "наберіть клітинку заново"),
    ("give the column the form YYYY-MM-DD there", "задайте там стовпцю вигляд РРРР-ММ-ДД"),
    ("mend the cell, or add it to `words` in line {} of the map", "виправте клітинку або додайте це слово до `words` у рядку {0} мапи"),
    ("put one day, month or year", "пишіть один день, місяць або рік"), ("give its id under `names` in the map", "дайте ідентифікатор у мапі під `names`"),
    ("fill the cell; an `only_if` in the map passes over rows without one", "заповніть клітинку; рядки без неї мапа мине через `only_if`"),
    ("say in the row what happened", "скажіть у рядку, що сталося"),
    ("look for a sign between columns that is missing, too many, or part of a text without quotation marks",
     "пошукайте знак між стовпцями, якого бракує, який зайвий або стоїть у тексті без лапок"),
    ("the row goes over several lines: look for a quotation mark that is not closed",
     "рядок тягнеться на кілька рядків файлу: пошукайте лапки, які не закрито"),
    ("{} has a line of headings, and no row below it", "{0}: є рядок заголовків, а нижче – жодного рядка"),
    ("{} is a workbook or another zip file, and no text", "{0} – книга електронної таблиці або інший zip-файл, а не текст"),
    ("{} is an old workbook, and no text", "{0} – книга електронної таблиці старого формату, а не текст"),
    ("{} is a PDF, and no text", "{0} – файл PDF, а не текст"), ("{} is packed with gzip, and no text", "{0} стиснено gzip, це не текст"),
    ("open it in its own program, save the table as CSV, and import that", "відкрийте його у відповідній програмі, збережіть таблицю як CSV та імпортуйте її"),
    ("leave the row out with `skip` in the map, or give it what `only_if` asks for",
     "мапа мине рядок через `skip`; або додайте до нього те, чого вимагає `only_if`"),
    ("nothing says which {} the {} lives inside", "не сказано, усередині чого цей запис ({1:kind}): {0:kind}"),
    ("fill the cell; or fill it from above: `fill` in the map", "заповніть клітинку або успадкуйте її згори: `fill` у мапі"),
    ("there is no {} `{}`", "немає такого запису ({0:kind}): «{1}»"),
    ("a row of the table must make it; or give the dataset that has it: -d FOLDER",
     "його має створити рядок таблиці; або назвіть набір даних, де він є: -d ТЕКА"),
    ("give it one; or fill it from above: `fill` in the map", "дайте її або успадкуйте згори: `fill` у мапі"),
    ("give the records ids that tell them apart: `id` in the map", "дайте записам різні ідентифікатори: `id` у мапі"),
    ("mend the one that is wrong; values of several sources are claims, with `value` and `cite`",
     "виправте хибне; значення з кількох джерел – це твердження, з `value` і `cite`"),
    ("before and after need a day, a month or a year", "для «до» і «після» потрібен день, місяць або рік"),
    ("there is nothing before or after it", "до цього або після цього нічого немає"),
    ("its year has two digits", "рік записано двома цифрами"),
    ("it is the number by which a spreadsheet keeps a day", "це число, яким електронна таблиця позначає день"),
    ("the mark `{}` is not among the marks of the map", "позначки «{0}» немає серед позначок мапи"),
    ("it holds control characters", "тут є керівні знаки"), ("it is not among the words of the map", "цього немає серед слів мапи"),
    ("an end of a period must be one date", "край періоду має бути однією датою"), ("no id can be made of it", "із цього неможливо скласти ідентифікатор"),
    ("it has {} cells, and the table {} columns", "у ньому клітинок: {0}, а стовпців у таблиці: {1}"),
    ("the map finds no record in it", "мапа не знаходить у ньому запису"),
    ("the {} has no title", "запис не має назви ({0:kind})"), ("the {} has no id", "запис не має ідентифікатора ({0:kind})"),
    ("the id is that of a {} since line {}", "цей ідентифікатор уже має інший запис ({0:kind}), рядок {1}"),
    ("the id is that of a {} of the dataset", "цей ідентифікатор уже має запис набору даних ({0:kind})"),
    # what a map cannot say
    ("{}: a {} lives inside {}: the map does not say which", "{0}: цей запис ({1:kind}) лежить усередині іншого, а мапа не каже, якого"),
    ("add `inside:` with the column of its id", "додайте `inside:` зі стовпцем його ідентифікатора"),
    ("{}: a {} lives inside no other record", "{0}: цей запис ({1:kind}) не лежить усередині іншого"),
    ("take `inside` out; it is for: {}", "приберіть `inside`; воно для: {0}"),
    ("{}: a link of a map has no verb", "{0}: зв’язок у мапі не має дієслова"),
    ("{}: fill: the table has no column `{}`", "{0}: fill: у таблиці немає стовпця «{1}»"),
    ("{}: `{}` must be a text with columns in braces", "{0}: «{1}» має бути текстом зі стовпцями у дужках"),
    ("{}: one file of a dataset cannot hold so many records", "{0}: один файл набору даних не вмістить стільки записів"),
    ("name a folder for several files: -o FOLDER/", "назвіть теку для кількох файлів: -o ТЕКА/"),
    ("`{}` of {} is another than in line {}", "«{0}» запису {1} інше, ніж у рядку {2}"),
    ("`{}` of {} is another than in this row", "«{0}» запису {1} у цьому рядку вказано по-різному"),
    ("`{}` of {} is another than {}", "«{0}» запису {1} інше: {2}"),
    ("there is a date, and nothing says of what", "дата є, а чого вона стосується – не сказано"),
    # our own fault
    ("this is a bug of timeline: {}: {}", "це помилка самої програми: {0}: {1}"),
    ("run it again with TIMELINE_DEBUG=1 and send what it prints to {}", "запустіть ще раз із TIMELINE_DEBUG=1 і надішліть виведене до {0}"),
    # what Typer says
    ("No such option: {} (Possible options: {})", "немає параметра {0} (можливо: {1})"), ("No such option: {}", "немає параметра {0}"),
    ("No such command '{}'. Did you mean {}?", "немає команди «{0}»; можливо: {1:quoted}"), ("No such command '{}'.", "немає команди «{0}»"),
    ("Missing command.", "бракує команди"), ("Missing argument '{}'.", "бракує аргументу {0}"), ("Missing option '{}'.", "бракує параметра {0}"),
    ("Option '{}' requires an argument.", "параметр {0} потребує значення"), ("Option '{}' does not take a value.", "параметр {0} не має значення"),
    ("Got unexpected extra argument ({})", "зайвий аргумент: {0}"), ("Got unexpected extra arguments ({})", "зайві аргументи: {0}"),
    ("Got unexpected extra argument(s) ({})", "зайві аргументи: {0}"),
    ("Invalid value for '{}': '{}' is not a valid int.", "{0}: «{1}» – не ціле число"), ("Invalid value for '{}': {}", "{0}: непридатне значення: {1}"),
    ("{} is a {}, {} is a {}", "{0} – це {1:kind}, {2} – це {3:kind}"),
)  # fmt: skip
_OPTION = re.compile(r"(--[a-z-]+|[A-Z_]+|the first date|the second date): (.+)")
_OPTION_WORDS = {"the first date": "перша дата", "the second date": "друга дата", "DATE": "ДАТА"}


class Kinds(str):
    """A text in a gap that can be shown as kinds of record."""

    __slots__ = ()

    def __format__(self, how: str) -> str:
        """As it is; with `kind`, the kinds, with `words` or `verbs`, the words of a list, in Ukrainian; `quoted` in Ukrainian quotation marks."""
        if how == "quoted":
            return re.sub(r"""(['"`])(.+?)\1""", r"«\2»", self)
        if how in ("words", "verbs"):
            shown = term if how == "words" else say
            return ", ".join(dict.fromkeys(shown(word, "uk") for word in self.split(", ")))
        if how != "kind":
            return str(self)
        return " або ".join(
            say(word.capitalize(), "uk").lower() if say(word, "uk") == word else say(word, "uk") for word in map(_bare, self.split(" or "))
        )


def sentence(english: str) -> str:
    """The message or hint in Ukrainian; the English one where the table has none."""
    if found := translated(english, SENTENCES):
        return found
    option = _OPTION.fullmatch(english)
    if option and sentence(option[2]) != option[2]:
        return f"{_OPTION_WORDS.get(option[1], option[1])}: {sentence(option[2])}"
    return english


def _bare(kind: str) -> str:
    """A kind without the English article."""
    return re.sub("^an? ", "", kind)


def translated(english: str, table: Iterable[tuple[str, str]]) -> str:
    """What a table has for a sentence, with what stood in its gaps; nothing where it has none."""
    for words, ukrainian in table:
        found = _pattern(words).fullmatch(english)
        if found:
            return ukrainian.format(*map(Kinds, found.groups()))
    return ""


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(map(re.escape, words.split("{}"))), re.DOTALL)


def show(error: Any, write: Any) -> None:
    """Tell how the command is called, and what Typer refused."""
    ctx = error.ctx
    if ctx is not None:
        write(f"{ctx.get_usage()}\nДовідка: {ctx.command_path} {ctx.help_option_names[0]}\n\n")
    write(f"помилка: {sentence(' '.join(error.format_message().split()))}\n")
