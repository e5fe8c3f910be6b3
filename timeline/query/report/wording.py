"""Every sentence of a report, in English and Ukrainian, in one table.

Ukrainian titles of records stand in the nominative, inside quotation marks, beside a noun that carries the case. Verbs agree with words of
the table ("держава", "акт"), never with a name from the data.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Wording(NamedTuple):
    """A template in both languages."""

    en: str
    uk: str


_W = Wording

TEMPLATES: dict[str, Wording] = {
    # the head
    "title": _W("Draft section of an alternative report: {treaty}", "Проєкт розділу альтернативної доповіді: {treaty}"),
    "title-short": _W("In short: {treaty}", "Стисло: {treaty}"),
    "in-short": _W(
        "These are the main points, with at most two sources for each; {command} writes the whole draft.",
        "Тут лише головне, не більше двох джерел на кожне твердження; повний проєкт пише команда {command}.",
    ),
    "h-dates": _W("Main dates", "Головні дати"),
    "h-states": _W("What stood at the beginning and at the end of the period", "Стан на початок і на кінець періоду"),
    "main-date": _W("{date}: {what} – {record}{ending}{doubts}.", "{date}: {what} – {record}{ending}{doubts}."),
    "more-dates": _W(
        "Further dates, not shown here: {count}; {command} tells them.",
        "Інші дати, яких тут не показано: {count}; їх наводить команда {command}.",
    ),
    "more-conflicts": _W(
        "Further values on which sources differ: {count}; {command} lists all.",
        "Інші розбіжності між джерелами: {count}; усі показує команда {command}.",
    ),
    "all-recommendations": _W("All open recommendations are listed by {command}.", "Усі рекомендації показує команда {command}."),
    "subject": _W(
        "This is a draft section of an alternative report to the body that supervises the treaty {treaty}.",
        "Це проєкт розділу альтернативної доповіді для органу, що здійснює нагляд за виконанням договору {treaty}.",
    ),
    "period": _W("It covers the period {first} – {last}; the State is {party}.", "Він охоплює період {first} – {last}; держава: {party}."),
    "basis": _W(
        "It rests on the dataset {dataset}, version {version}, last reviewed on {reviewed}; of the dates of an act, the one that counts is {counts}.",
        "Він ґрунтується на наборі даних {dataset}, версія {version}, востаннє переглянутому {reviewed}; із дат акта береться до уваги така: {counts}.",
    ),
    "basis-unreviewed": _W(
        "It rests on the dataset {dataset}, version {version}; of the dates of an act, the one that counts is {counts}.",
        "Він ґрунтується на наборі даних {dataset}, версія {version}; із дат акта береться до уваги така: {counts}.",
    ),
    "one-source": _W("Only one source is heard here: {source}.", "Тут узято до уваги лише одне джерело: {source}."),
    "draft": _W(
        "It is a draft: every sentence rests on a record of the dataset, and the footnotes say where the sources state it; read them before you sign.",
        "Це проєкт: кожне речення ґрунтується на записі набору даних, а виноски вказують, де про це сказано в джерелах; прочитайте їх, перш ніж підписувати.",
    ),
    "marks": _W(
        "What is marked “inferred” was concluded by those who made the dataset; no source states it.",
        "Позначка «висновок укладачів» означає, що так вважають укладачі набору даних; прямо цього не каже жодне джерело.",
    ),
    "english-kept": _W(
        "Texts that the dataset holds in English alone stand in quotation marks.",
        "Тексти, які набір даних містить лише англійською мовою, наведено англійською в лапках.",
    ),
    "counts-in-force": _W("entry into force", "набрання чинності"),
    "counts-adopted": _W("adoption", "прийняття"),
    "counts-published": _W("publication", "оприлюднення"),
    # headings
    "h-head": _W("About this draft", "Про цей проєкт"),
    "h-obligation": _W("The obligation", "Зобов’язання"),
    "h-treaty": _W("The treaty", "Договір"),
    "h-provisions": _W("Provisions", "Положення"),
    "h-supervision": _W("Supervision in the period", "Нагляд у цей період"),
    "h-law": _W("Law", "Законодавство"),
    "h-linked": _W("Acts linked to the treaty", "Акти, пов’язані з договором"),
    "h-carrying": _W("Acts that carry these out", "Акти на їх виконання"),
    "h-topic": _W("Acts on the topics of the treaty and of the programmes", "Акти на теми договору та програм"),
    "h-programmes": _W("State programmes", "Державні програми"),
    "h-gaps": _W("Time without a programme", "Час без програми"),
    "h-bodies": _W("Bodies", "Органи"),
    "h-coordination": _W("Coordination", "Координація"),
    "h-offices": _W("Who held the office", "Хто виконував функції"),
    "h-asked": _W("What civil society was asked to do", "Що доручено громадянському суспільству"),
    "h-rights": _W("Provisions of law that bear on it", "Положення законодавства, що цього стосуються"),
    "h-practice": _W("Practice", "Практика"),
    "h-hotlines": _W("Hotlines", "Гарячі лінії"),
    "h-organisations": _W("Organisations", "Організації"),
    "h-figures": _W("Figures", "Показники"),
    "h-findings": _W("Findings", "Висновки досліджень"),
    "h-on-treaty": _W("On the treaty itself", "Про сам договір"),
    "h-barrier": _W("Barriers", "Перешкоди"),
    "h-challenge": _W("Challenges", "Виклики"),
    "h-weakness": _W("Weaknesses of civil society", "Слабкі сторони громадянського суспільства"),
    "h-need": _W("Needs", "Потреби"),
    "h-strength": _W("Strengths of civil society", "Сильні сторони громадянського суспільства"),
    "h-recommendations": _W("Open recommendations", "Відкриті рекомендації"),
    "h-civil society": _W("To civil society", "Громадянському суспільству"),
    "h-state": _W("To the State", "Державі"),
    "h-international": _W("To international organisations", "Міжнародним організаціям"),
    "h-untold": _W("What the data cannot tell", "Чого дані не можуть сказати"),
    "h-statuses": _W("Unknown statuses", "Невідомий стан"),
    "h-undated": _W("Undated records", "Записи без дати"),
    "h-conflicts": _W("Values on which sources differ", "Значення, щодо яких джерела розходяться"),
    "h-unclear": _W("Left unclear by the sources", "Нез’ясоване в джерелах"),
    "h-notes": _W("Sources", "Джерела"),
    # the treaty
    "e-adoption": _W("The treaty was adopted {when}", "Договір прийнято {when}"),
    "e-opening for signature": _W("It was opened for signature {when}", "Його відкрито для підписання {when}"),
    "e-entry into force (general)": _W("In general it entered into force {when}", "Загалом він набрав чинності {when}"),
    "e-registration": _W("It was entered in the register of treaties {when}", "Його внесено до реєстру договорів {when}"),
    "e-publication": _W("It was published {when}", "Його оприлюднено {when}"),
    "e-signature": _W("The State signed it {when}", "Держава підписала його {when}"),
    "e-ratification": _W("The State ratified it {when}", "Держава ратифікувала його {when}"),
    "e-acceptance": _W("The State accepted it {when}", "Держава надала згоду на його обов’язковість шляхом прийняття {when}"),
    "e-accession": _W("The State acceded to it {when}", "Держава приєдналася до нього {when}"),
    "e-succession": _W("The State succeeded to it {when}", "Держава стала його стороною в порядку правонаступництва {when}"),
    "e-deposit": _W("The instrument of consent reached the depositary {when}", "Документ про згоду на обов’язковість здано депозитарію {when}"),
    "e-entry into force": _W("For the State it entered into force {when}", "Для держави він набрав чинності {when}"),
    "e-reservation": _W("The State made a reservation {when}", "Держава зробила застереження {when}"),
    "e-declaration": _W("The State made a declaration {when}", "Держава зробила заяву {when}"),
    "e-objection": _W("An objection was made {when}", "Заперечення висловлено {when}"),
    "e-suspension": _W("Its effect was suspended {when}", "Його дію зупинено {when}"),
    "e-denunciation": _W("The State denounced it {when}", "Держава денонсувала його {when}"),
    "e-withdrawal": _W("The State withdrew from it {when}", "Держава вийшла з нього {when}"),
    "e-termination": _W("It was terminated {when}", "Його припинено {when}"),
    "e-expiry": _W("Its term ran out {when}", "Строк його дії закінчився {when}"),
    "e-amendment": _W("It was amended {when}", "Його змінено {when}"),
    "e-replacement": _W("It was replaced {when}", "Його замінено {when}"),
    "e-repeal": _W("It was repealed {when}", "Його скасовано {when}"),
    "e-founding": _W("It was founded {when}", "Засновано {when}"),
    "e-designation": _W("A designation was made {when}", "Призначення відбулося {when}"),
    "e-abolition": _W("It was abolished {when}", "Ліквідовано {when}"),
    "no-event": _W("The dataset has no record of these steps: {what}.", "Про такі кроки в наборі даних нічого немає: {what}."),
    "on-provision": _W(" (on {provision})", " (щодо: {provision})"),
    "party": _W(" (party: {party})", " (сторона: {party})"),
    "act": _W(" (act: {actor})", " (акт: {actor})"),
    "body": _W(" (body: {actor})", " (орган: {actor})"),
    "who": _W(" (by: {actor})", " (ким: {actor})"),
    "computed": _W(
        "; the date is computed by a rule, no source states it: {rule}",
        "; дату обчислено за правилом, жодне джерело її не називає: {rule}",
    ),
    "concluded": _W(" (inferred)", " (висновок укладачів)"),
    "concluded-from": _W(" (inferred: {ground})", " (висновок укладачів: {ground})"),
    "differ": _W("; sources differ: {others}", "; джерела розходяться: {others}"),
    "other": _W("{value} according to {source}", "{value} (джерело: {source})"),
    "place": _W(" ({place})", " (місце: {place})"),
    "supplements": _W("It supplements {target}.", "Він доповнює такий договір: {target}."),
    "status-same": _W("Its status on {first} and on {last}: {a}.", "Його стан на {first} і на {last}: {a}."),
    "status": _W("Its status on {first}: {a}; on {last}: {b}.", "Його стан на {first}: {a}; на {last}: {b}."),
    "s-in force": _W("in force", "чинний"),
    "s-partly": _W("in force in part", "чинний частково"),
    "s-suspended": _W("suspended", "дію зупинено"),
    "s-ended": _W("no longer in force", "уже не чинний"),
    "s-not yet": _W("not yet in force", "ще не чинний"),
    "s-unknown": _W("cannot be told", "не можна сказати"),
    "provision": _W("{title}: {text}", "{title}: {text}"),
    "provision-bare": _W("Of {title} the dataset holds the title alone.", "Щодо положення {title} набір даних містить лише назву."),
    "no-provision": _W("The dataset holds no provision of this treaty.", "Набір даних не містить жодного положення цього договору."),
    "supervisor": _W("Supervising body: {body}.", "Орган нагляду: {body}."),
    "no-supervisor": _W(
        "The dataset names no body that supervises this treaty.",
        "Набір даних не називає органу, який наглядає за виконанням цього договору.",
    ),
    "monitoring": _W("{date}: {what}{by}", "{date}: {what}{by}"),
    "maybe-in": _W(
        "; the date is not exact enough to place it in the period for certain",
        "; дата не досить точна, щоб напевно віднести це до періоду",
    ),
    "no-monitoring": _W(
        "The dataset records no report, visit, review or approval under the treaty in the period.",
        "Набір даних не містить жодного звіту, візиту, розгляду чи схвалення за цим договором у цей період.",
    ),
    # the law
    "law-adopted": _W("The act {law} was adopted {when}", "Акт {law} прийнято {when}"),
    "law-force": _W("The act {law} was adopted {when} and entered into force {force}", "Акт {law} прийнято {when}, чинності він набрав {force}"),
    "law-force-only": _W("The act {law} entered into force {force}", "Акт {law} набрав чинності {force}"),
    "law-term": _W("{law}: period {period}", "Акт {law}: період {period}"),
    "law-undated": _W("No source gives the adoption of {law}", "Прийняття акта {law} жодне джерело не вказує"),
    "law-published": _W("The act {law} was published {when}", "Акт {law} оприлюднено {when}"),
    "silent": _W(
        "Where the status of an act is not told below, it cannot be told, since no source gives its entry into force.",
        "Де стану акта нижче не вказано, його не можна сказати, бо жодне джерело не вказує набрання актом чинності.",
    ),
    "law-event": _W("The act {law}: {what} {date}", "Акт {law}: {what} – {date}"),
    "no-law": _W(
        "The dataset links no act to this treaty or its topics for the period.",
        "Набір даних не пов’язує з цим договором або його темами жодного акта за цей період.",
    ),
    "v-implements": _W("It carries out {target}", "Його прийнято на виконання: {target}"),
    "v-harmonises": _W("It brings the law into line with {target}", "Він узгоджує законодавство з таким актом: {target}"),
    "v-supplements": _W("It supplements {target}", "Він доповнює: {target}"),
    "v-cites": _W("It names {target}", "Він посилається на: {target}"),
    "v-amends": _W("It amends {target}", "Він змінює: {target}"),
    "v-about": _W("It concerns {target}", "Він стосується: {target}"),
    "v-established by": _W("It rests on {target}", "Його підстава: {target}"),
    "more-laws": _W(
        "Not shown here: {count} on these topics that held, or may have held, in the period; all on them are listed by {command}.",
        "Тут не показано: {count} на ці теми, що в цей період діяли або могли діяти; усі акти на ці теми показує команда {command}.",
    ),
    # programmes
    "programme-adopted": _W("The programme {programme} was adopted {when}", "Програму {programme} прийнято {when}"),
    "programme-undated": _W(
        "No source dates the adoption of the programme {programme}",
        "Жодне джерело не вказує дати прийняття програми {programme}",
    ),
    "term": _W("Its term: {period}", "Її строк: {period}"),
    "coordinator": _W("Its coordinator: {body}.", "Її координатор: {body}."),
    "no-coordinator": _W("No source names its coordinator.", "Її координатора жодне джерело не називає."),
    "funding": _W("Money set aside: {amount} {currency}{whose}.", "Передбачені кошти: {amount} {currency}{whose}."),
    "money-all": _W(" (from all sources)", " (з усіх джерел)"),
    "money-state": _W(" (from the State budget)", " (з державного бюджету)"),
    "money-local": _W(" (from local budgets)", " (з місцевих бюджетів)"),
    "money-other": _W(" (from other sources)", " (з інших джерел)"),
    "no-funding": _W("No source gives its funding.", "Обсягу її фінансування жодне джерело не вказує."),
    "p-amended": _W("It was amended {when}", "Її змінено {when}"),
    "p-status": _W("Its status on {first}: {a}; on {last}: {b}.", "Її стан на {first}: {a}; на {last}: {b}."),
    "p-status-same": _W("Its status on {first} and on {last}: {a}.", "Її стан на {first} і на {last}: {a}."),
    "ps-in force": _W("running", "діє"),
    "ps-partly": _W("running in part", "діє частково"),
    "ps-suspended": _W("suspended", "дію зупинено"),
    "ps-ended": _W("ended", "завершена"),
    "ps-not yet": _W("not yet adopted", "ще не прийнята"),
    "ps-unknown": _W("cannot be told", "не можна сказати"),
    "no-programme": _W(
        "The dataset holds no State programme that ran in the period.",
        "Набір даних не містить державної програми, яка діяла б у цей період.",
    ),
    "gap-certain": _W(
        "From {first} to {last} ({days}) no State programme was in force: {before} had ended and {after} had not begun.",
        "З {first} до {last} ({days}) жодна державна програма не діяла: програма {before} уже завершилася, а програма {after} ще не почалася.",
    ),
    "gap-possible": _W(
        "From {first} to {last} ({days}) there may have been no State programme: the dates of {before} and of {after} are not exact enough to tell.",
        "З {first} до {last} ({days}) державної програми, можливо, не було: дати програм {before} і {after} не досить точні, щоб це сказати.",
    ),
    "gap-wider": _W(
        "The time without a programme may have been longer, from {first} to {last} ({days}).",
        "Час без програми міг бути й довшим: з {first} до {last} ({days}).",
    ),
    "gap-since": _W(
        "After the end of {before}, from {first} to {last} ({days}), the dataset knows no State programme; whether there is one it cannot tell.",
        "Після завершення програми {before}, з {first} до {last} ({days}), набір даних не знає жодної державної програми; чи вона є, сказати не можна.",
    ),
    "gap-before": _W(
        "Before {after}, from {first} to {last} ({days}), the dataset knows no State programme.",
        "До програми {after}, з {first} до {last} ({days}), набір даних не знає жодної державної програми.",
    ),
    "gap-unknown": _W(
        "Whether a State programme ran on every day of the period cannot be told.", "Чи діяла державна програма кожного дня періоду, сказати не можна."
    ),
    "no-gap": _W("By these dates there was a programme throughout the period.", "За цими датами програма діяла протягом усього періоду."),
    # bodies
    "body-named": _W("{body}{form}", "{body}{form}"),
    "form": _W(" ({form})", " ({form})"),
    "b-status": _W("Its status on {first}: {a}; on {last}: {b}.", "Стан на {first}: {a}; на {last}: {b}."),
    "b-status-same": _W("Its status on {first} and on {last}: {a}.", "Стан на {first} і на {last}: {a}."),
    "bs-in force": _W("at work", "діє"),
    "bs-partly": _W("at work in part", "діє частково"),
    "bs-suspended": _W("suspended", "роботу зупинено"),
    "bs-ended": _W("ended", "припинено"),
    "bs-not yet": _W("not yet founded", "ще не створено"),
    "bs-unknown": _W("cannot be told", "не можна сказати"),
    "no-force": _W("{status}, since no source gives its entry into force", "{status}, бо жодне джерело не вказує набрання ним чинності"),
    "because": _W("{status} ({reason})", "{status} ({reason})"),
    "office": _W("The office {office} was held by {holder}: {period}", "Функції ({office}) виконує: {holder}; час: {period}"),
    "office-undated": _W(
        "The office {office} was held by {holder}; no source says when",
        "Функції ({office}) виконує: {holder}; коли саме, жодне джерело не вказує",
    ),
    "more-bodies": _W("Not shown here: {count}; all are listed by {command}.", "Тут не показано: {count}; усі показує команда {command}."),
    "no-body": _W("The dataset names no coordinating body for the period.", "Набір даних не називає координаційного органу за цей період."),
    # civil society
    "roles-of": _W(
        "The programme {programme} gives civil society these roles.",
        "Програма {programme} відводить громадянському суспільству такі ролі.",
    ),
    "role": _W("{title}: {text}", "{title}: {text}"),
    "role-bare": _W("{title}.", "{title}."),
    "functions": _W("Functions: {topics}.", "Функції: {topics}."),
    "strength": _W("How binding: {strength}.", "Обов’язковість: {strength}."),
    "due": _W("Due: {due}.", "Строк: {due}."),
    "inherits": _W("It takes over {target}", "Ця роль переймає: {target}"),
    "inherits-narrow": _W(
        "In a narrow reading of the source it takes over {target}",
        "За вузького тлумачення джерела ця роль переймає: {target}",
    ),
    "inherits-wide": _W("In a wide reading of the source it takes over {target}", "За широкого тлумачення джерела ця роль переймає: {target}"),
    "no-role-in": _W(
        "For the programme {programme} the dataset gives no role of civil society.",
        "Щодо програми {programme} набір даних не містить ролей громадянського суспільства.",
    ),
    "no-role": _W(
        "The dataset gives no role of civil society in a programme of the period.",
        "Набір даних не містить ролей громадянського суспільства у програмах цього періоду.",
    ),
    "rights": _W("{provision} of {law}", "{provision}, акт {law}"),
    # practice
    "hotline": _W("{hotline}", "{hotline}"),
    "run-by": _W("Run by {who}.", "Лінію веде: {who}."),
    "opened": _W("It opened {when}", "Її відкрито {when}"),
    "no-hotline": _W(
        "The dataset links no hotline with the treaty's topics for the period.",
        "Набір даних не пов’язує з темами договору жодної гарячої лінії за цей період.",
    ),
    "o-implements": _W("It takes part in carrying out {targets}.", "Бере участь у виконанні: {targets}."),
    "o-monitors": _W("It watches over {targets}.", "Здійснює моніторинг: {targets}."),
    "o-coordinates": _W("It coordinates work on {targets}.", "Координує роботу: {targets}."),
    "o-member of": _W("It is a member of {targets}.", "Є членом: {targets}."),
    "o-serves": _W("It serves {targets}.", "Надає допомогу: {targets}."),
    "o-addresses": _W("It works on {targets}.", "Працює з темами: {targets}."),
    "more-organisations": _W("Not shown here: {count}; all are listed by {command}.", "Тут не показано: {count}; усі показує команда {command}."),
    "series": _W(
        "The numbers below stand side by side, as each body counted; they are not added up or merged.",
        "Наведені нижче числа стоять поруч так, як їх подав кожен, хто рахував; їх не підсумовано й не об’єднано.",
    ),
    "figure": _W("{title}{who}: {value}{period}.", "{title}{who}: {value}{period}."),
    "counted-by": _W(", counted by {who}", ", рахує: {who}"),
    "in-period": _W(" ({period})", " ({period})"),
    "measure": _W("figure, and who counted", "показник і хто рахував"),
    "year": _W("period", "період"),
    "more-figures": _W(
        "Not shown here: {count} for the period; all are listed by {command}.",
        "Тут не показано: {count} за цей період; усі показує команда {command}.",
    ),
    "no-figure": _W("The dataset holds no figure on these topics for the period.", "Набір даних не містить показників на ці теми за цей період."),
    # findings
    "as-of": _W("{source} tells of things as they stood on {day}, {where}.", "Джерело {source} описує стан речей на {day}, {where}."),
    "as-of-after": _W("after the end of the period", "тобто після кінця періоду"),
    "as-of-before": _W("before the beginning of the period", "тобто до початку періоду"),
    "as-of-within": _W("within the period", "тобто в межах періоду"),
    "finding": _W("{title}{said}", "{title}{said}"),
    "said": _W(" (said by: {who})", " (хто каже: {who})"),
    "share": _W(" (said by: {who}; share: {share})", " (хто каже: {who}; частка: {share})"),
    "share-alone": _W(" (share: {share})", " (частка: {share})"),
    "more-findings": _W(
        "Not shown here: {count} that bear on the subject; all of this sort are listed by {command}.",
        "Тут не показано: {count}, що стосуються предмета; усі такого роду показує команда {command}.",
    ),
    "no-finding": _W(
        "The dataset holds no finding that bears on this treaty and period.",
        "Набір даних не містить висновків, що стосуються цього договору й періоду.",
    ),
    "not-closed": _W(
        "No record of the dataset tells that one of these was carried out.",
        "Жоден запис набору даних не повідомляє, що якусь із них виконано.",
    ),
    "recommendation": _W("{title}.", "{title}."),
    "addresses": _W("It is meant to mend: {targets}", "Має усунути: {targets}"),
    "and-more": _W(", and {count} more", ", і ще {count}"),
    "more-recommendations": _W("Not shown here: {count}; all are listed by {command}.", "Тут не показано: {count}; усі показує команда {command}."),
    "no-recommendation": _W(
        "The dataset holds no open recommendation to this addressee.",
        "Набір даних не містить відкритих рекомендацій цьому адресатові.",
    ),
    # what cannot be told
    "outside": _W("The dataset covers {coverage}; the period reaches out of it.", "Набір даних охоплює {coverage}; період виходить за ці межі."),
    "ahead": _W("The period reaches past {today}, the day of this draft.", "Період виходить за {today}, день цього проєкту."),
    "unknown": _W(
        "Whether these stood on {days} cannot be told ({reason}): {records}.",
        "Чи діяли на {days} такі органи, програми чи акти, сказати не можна ({reason}): {records}."
    ),
    "and-day": _W("{a} and on {b}", "{a} і на {b}"),
    "unknown-acts": _W(
        "Whether these were in force in the period cannot be told for certain, since no source gives their entry into force: {records}.",
        "Чи були чинними в цей період такі акти, напевно сказати не можна, бо жодне джерело не вказує набрання ними чинності: {records}.",
    ),
    "undated-event": _W("No source dates this event of {record}: {what}{by}", "Жодне джерело не датує такої події (запис {record}): {what}{by}"),
    "undated-records": _W("No source dates {records}.", "Жодне джерело не датує таких записів: {records}."),
    "conflict": _W(
        "On {field} of {record} the sources differ: shown is {shown}, but {others}.",
        "Щодо значення «{field}» запису {record} джерела розходяться: показано {shown}, інакше – {others}.",
    ),
    "also-called": _W("{record} is also named {others}.", "{record} має й іншу назву: {others}."),
    "unclear-in": _W(
        "{source} leaves these points open; the sign § stands for its sections.",
        "Джерело {source} лишає нез’ясованим таке; знак § позначає його розділи.",
    ),
    "unclear": _W("On {record}: {text}", "Щодо запису {record}: {text}"),
    "nothing-untold": _W("Nothing of this sort stands in the records named here.", "Нічого такого в названих тут записах немає."),
    # footnotes
    "n-dataset": _W(
        "Dataset {dataset}, version {version}{reviewed}. {licence}Asked as: {command}",
        "Набір даних {dataset}, версія {version}{reviewed}. {licence}Запит: {command}",
    ),
    "n-again": _W("{source} (note {number}), {place}.", "{source} (виноска {number}), {place}."),
    "n-reviewed": _W(", reviewed {day}", ", переглянуто {day}"),
    "n-checked": _W("checked {day}", "перевірено {day}"),
    "n-copy": _W("copy of: {work}", "копія: {work}"),
    "n-others": _W("et al.", "та ін."),
    "n-editors": _W("ed. {names}", "ред. {names}"),
}  # fmt: skip


def tell(language: str, key: str, **values: Any) -> str:
    """The words of a template in `language`."""
    words = TEMPLATES[key]
    return (words.uk if language == "uk" else words.en).format(**values)


def quoted(language: str, text: str) -> str:
    """A title in quotation marks; those inside it become the inner ones.

    >>> quoted("en", "Law “On Aid”"), quoted("uk", "Закон «Про допомогу»")
    ('“Law ‘On Aid’”', '«Закон „Про допомогу“»')
    """
    opening, closing = ("„", "“") if language == "uk" else ("‘", "’")
    depth, inside = 0, ""
    for letter in text:
        if letter not in '“”«»„"':
            inside += letter
            continue
        opens = letter in "«„" or (letter in '“"' and not depth)  # “ opens in English and closes in Ukrainian
        depth += 1 if opens else -1
        inside += opening if opens else closing
    return f"«{inside}»" if language == "uk" else f"“{inside}”"
