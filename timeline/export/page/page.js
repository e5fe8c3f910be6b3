"use strict";
(async () => {
  const at = (id) => document.getElementById(id);
  const deflated = Uint8Array.from(atob(at("_data").textContent), (letter) => letter.charCodeAt(0));
  const data = await new Response(new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
  const language = document.documentElement.lang;
  const holders = [...document.querySelectorAll(".r")]; // every record, in the order of the page
  const ids = holders.map((holder) => holder.id || holder.lastElementChild.id);
  const place = new Map(ids.map((id, n) => [id, n]));
  const kinds = holders.map((holder) => holder.closest("[data-kind]").dataset.kind);
  const say = (words) => data.say[words];

  const make = (name, attributes = {}, ...children) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.append(...children);
    return element;
  };
  const named = (link) => decodeURIComponent(link.hash.slice(1)); // the record that a link leads to
  // Rising numbers, written as steps to the base of 26, of which a capital letter is the last digit.
  const unpack = (text) => {
    const numbers = [];
    let last = 0;
    let step = 0;
    for (const letter of text) {
      const code = letter.charCodeAt(0);
      if (code >= 97) step = (step + code - 97) * 26;
      else {
        last += step + code - 65;
        numbers.push(last);
        step = 0;
      }
    }
    return numbers;
  };

  // --- titles in two languages ---------------------------------------------------------------------------------------

  const headings = holders.map((holder) => holder.querySelector("summary :is(h3, h4)"));
  const titles = headings.map((heading) => {
    const other = heading && heading.querySelector("i[lang]");
    return other ? { [language]: heading.firstChild.textContent.trim(), [other.lang]: other.textContent } : null;
  });
  let shown = language; // the language of titles

  const inShown = (words) => (shown === language ? words : make("i", { lang: shown }, words));
  function turnTitles() {
    const before = shown;
    shown = Object.keys(titles.find(Boolean) || {}).find((name) => name !== before) || before;
    at("_titles").setAttribute("aria-pressed", String(shown !== language));
    for (const link of document.querySelectorAll('main a[href^="#"]')) {
      if (link.closest(".lanes")) continue;
      const both = titles[place.get(named(link))];
      const isTitle = both && (link.own || link.textContent === both[before] || link.textContent.endsWith(" …"));
      if (!isTitle) continue;
      link.own ??= link.textContent.endsWith(" …") ? link.textContent : both[language]; // a long title is told in short
      link.replaceChildren(shown === language ? link.own : inShown(both[shown]));
    }
    headings.forEach((heading, n) => {
      if (!titles[n]) return;
      heading.replaceChildren(make("b", { lang: shown }, titles[n][shown]), " ", make("i", { lang: before }, titles[n][before]));
    });
    for (const label of document.querySelectorAll(".lanes a")) {
      const both = titles[place.get(named(label))];
      const other = label.dataset.other ?? (both && label.textContent.replace(both[before], both[shown]));
      if ("other" in label.dataset) label.dataset.other = label.textContent;
      if (other && other !== label.textContent) label.replaceChildren(inShown(other));
    }
  }

  // --- words: the index of the full-text search -------------------------------------------------------------------------

  const indexOf = ([words, lists]) => ({ words: words.split(" "), lists: lists.split(",") });
  const index = indexOf(data.index);
  const latin = indexOf(data.latin); // Ukrainian names in Latin letters
  const rules = Object.fromEntries(Object.entries(data.rules).map(([name, rule]) =>
    [name, typeof rule === "string" ? new RegExp(`^(?:${rule})$`, "u") : rule]));

  // The forms by which a word is found as well: the rules of `timeline search`, which stand in timeline/query/forms.py.
  function formsOf(word) {
    const plain = { beginnings: [word], words: [], latin: [] };
    if (rules.latin.test(word)) {
      const split = rules.latinSplit.exec(word);
      return split && split[2] ? { ...plain, latin: latinStems(split[1]) } : plain;
    }
    if (!rules.ukrainian.test(word)) return plain;
    const [, stem, ending = ""] = rules.split.exec(word) || [word, word];
    if (stem.length < rules.short) return ending ? { ...plain, words: rules.endings.map((other) => stem + other) } : plain;
    const stems = [stem, ...otherStems(stem, ending)];
    return { beginnings: stems, words: stems.flatMap(otherWords), latin: [] };
  }
  function latinStems(stem) {
    if (stem.endsWith("nn")) return [stem.slice(0, -1)];
    return rules.latinFleeting.test(stem) ? [stem, `${stem.slice(0, -1)}ok`] : [stem];
  }
  function otherStems(stem, ending) {
    const found = [];
    const softened = rules.softened[stem.at(-1)];
    if (ending === "і" && softened) found.push(stem.slice(0, -1) + softened);
    if (/^ь*$/.test(ending)) {
      const fleeting = rules.fleeting.exec(stem);
      const closed = rules.closed.exec(stem);
      if (fleeting && stem.length > rules.short) found.push(fleeting[1] + fleeting[2]);
      if (closed && closed[2] === "і") found.push(...["о", "е"].map((vowel) => closed[1] + vowel + closed[3]));
    }
    return found;
  }
  function otherWords(stem) {
    const found = [];
    const gone = rules.comesAndGoes.exec(stem);
    const hardened = rules.hardened[stem.at(-1)];
    const closed = rules.closed.exec(stem);
    if (gone) found.push(...(gone[2] === "к" ? ["о"] : ["о", "е"]).map((vowel) => gone[1] + vowel + gone[2]));
    if (hardened) found.push(`${stem.slice(0, -1)}${hardened}і`);
    if (stem.endsWith("нн")) found.push(`${stem.slice(0, -1)}ь`);
    if (closed && closed[2] !== "і" && !gone) found.push(`${closed[1]}і${closed[3]}`);
    return found;
  }

  // The words typed, in small letters with folded apostrophes.
  function asked(text) {
    const folded = text.normalize("NFC").replace(/(?<=[\p{L}\p{N}_])['’ʼ`´](?=[\p{L}\p{N}_])/gu, "ʼ");
    return (folded.match(/[\p{L}\p{N}]+(?:ʼ[\p{L}\p{N}]+)*/gu) || []).slice(0, 20).map((word) => word.toLowerCase());
  }
  // The records that hold a word which begins so, or which is just so.
  function holding({ words, lists }, start, whole) {
    let [low, high] = [0, words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle] < start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (; low < words.length && (whole ? words[low] === start : words[low].startsWith(start)); low++) found.push(...unpack(lists[low]));
    return found;
  }
  function found(word) {
    const forms = formsOf(word);
    return new Set([
      ...forms.beginnings.flatMap((start) => [...holding(index, start, false), ...holding(latin, start, false)]),
      ...forms.words.flatMap((whole) => [...holding(index, whole, true), ...holding(latin, whole, true)]),
      ...forms.latin.flatMap((start) => holding(latin, start, false)),
    ]);
  }
  function search(text) {
    const sets = asked(text).map(found);
    if (!sets.length) return { found: null, some: false };
    const all = sets.reduce((left, right) => new Set([...left].filter((n) => right.has(n))));
    if (all.size || sets.length === 1) return { found: all, some: false };
    return { found: new Set(sets.flatMap((set) => [...set])), some: true };
  }

  // --- the state of play --------------------------------------------------------------------------------------------------

  let day = at("_day") ? at("_day").value : "";
  const DAY = 86400000;
  const number = (iso) => Math.round(Date.parse(`${iso}T00:00Z`) / DAY);
  const iso = (n) => new Date(n * DAY).toISOString().slice(0, 10);

  // What is said of a record on a day: [from, code, words]; n: not yet, f: in force, p: partly, s: suspended, e: ended, u: cannot be told.
  function state(n) {
    return (data.states[n] || []).findLast((turn) => turn[0] <= day);
  }
  function link(n) {
    const anchor = make("a", { href: `#${ids[n]}` });
    const { lang, firstChild } = headings[n];
    if (titles[n]) anchor.append(inShown(titles[n][shown]));
    else anchor.append(firstChild.textContent);
    if (lang) anchor.lang = lang;
    return anchor;
  }
  const entry = (n, words) => make("li", {}, link(n), ...(words ? [" ", make("small", {}, words)] : []));
  function group(kind, heading, entries) {
    const box = make("div", { className: "k" }, make("h3", {}, heading));
    box.dataset.kind = kind;
    box.append(entries.length ? make("ul", {}, ...entries) : make("p", { className: "m" }, say("none")));
    return box;
  }
  function stateOfPlay() {
    const told = Object.keys(data.states).map(Number).sort((a, b) => a - b).map((n) => [n, state(n)]);
    const boxes = Object.entries(data.kinds).map(([kind, heading]) => {
      const entries = told.filter(([n, turn]) => kinds[n] === kind && "fps".includes(turn[1])).map(([n, turn]) => entry(n, turn[2]));
      return group(kind, `${heading} · ${entries.length}`, entries);
    });
    const next = data.events.filter((event) => event[0] > day).slice(0, data.next);
    if (next.length) {
      const entries = next.map(([, n, date, what]) => make("li", {}, make("b", {}, date), ` ${what}: `, link(n)));
      boxes.push(group("next", say("Next"), entries));
    }
    const untold = told.filter(([n, turn]) => turn[1] === "u" && kinds[n] in data.kinds);
    if (untold.length) {
      const open = at("_state").querySelector(".untold")?.open ?? false;
      const heading = make("summary", {}, make("h3", {}, `${say("Cannot be told")} · ${untold.length}`));
      const box = make("details", { className: "k untold", open }, heading, make("ul", {}, ...untold.map(([n, turn]) => entry(n, turn[2]))));
      box.dataset.kind = "untold";
      boxes.push(box);
    }
    at("_state").replaceChildren(...boxes.flatMap((box) => [box, "\n"]).slice(0, -1));
    moveLine();
  }
  function share(year) {
    const piece = data.axis.findLast((part) => part[0] <= year) || data.axis[0];
    const part = (year - piece[0]) / (piece[1] - piece[0]);
    return Math.min(Math.max(piece[2] + part * (piece[3] - piece[2]), piece[2]), piece[3]);
  }
  function moveLine() {
    const line = at("_now");
    if (!line) return;
    const [year, month, date] = day.split("-").map(Number);
    const where = `${share(year + (month - 1) / 12 + (date - 1) / 372)}%`;
    line.setAttribute("x1", where);
    line.setAttribute("x2", where);
  }
  const spoken = (text) =>
    new Intl.DateTimeFormat(language === "uk" ? "uk" : "en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${text}T00:00Z`));

  function setDay(text, from) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)) || text < at("_day").min || text > at("_day").max) return;
    day = text;
    if (from !== at("_day")) at("_day").value = day;
    if (from !== at("_slide")) at("_slide").value = number(day);
    at("_slide").setAttribute("aria-valuetext", spoken(day));
    at("_when").textContent = spoken(day);
    at("_when").dateTime = day;
    at("_before").disabled = !turning.some((turn) => turn < day);
    at("_after").disabled = !turning.some((turn) => turn > day);
    stateOfPlay();
    filter();
  }

  // --- filters --------------------------------------------------------------------------------------------------------------

  const rows = [...document.querySelectorAll(".lanes li")].map((row) => [row, place.get(named(row.querySelector("a")))]);
  for (const [row, n] of rows) row.title = headings[n].firstChild.textContent.trim(); // a label is often a number alone
  const differ = new Set(unpack(data.differ));

  let citing = null; // the records that cite one source, when they are asked for
  function citers(source) {
    const note = `a[href="#${holders[source].firstElementChild.id}"]`;
    return new Set(holders.flatMap((holder, n) => (n !== source && holder.querySelector(note) ? [n] : [])));
  }
  const asker = (words, ask) => {
    const button = make("button", { type: "button", className: "ask" }, say(words));
    button.addEventListener("click", () => {
      form.reset();
      setTimeout(() => {
        ask();
        filter();
        form.scrollIntoView();
        at("_clear").focus({ preventScroll: true });
      });
    });
    return button;
  };
  function addAskers() {
    holders.forEach((holder, n) => {
      if (kinds[n] === "source") holder.append(asker("Show the records that cite it", () => (citing = citers(n))));
      else if (kinds[n] === "topic") at(ids[n]).append(asker("Show these records", () => (at("_topic").value = ids[n])));
    });
  }

  function filter() {
    const { found, some } = search(at("_words").value);
    const kind = at("_kind").value;
    const topic = at("_topic")?.value ? new Set(unpack(data.topics[at("_topic").value])) : null;
    const seen = ids.map((_, n) =>
      (!found || found.has(n)) && (!kind || kinds[n] === kind) && (!topic || topic.has(n)) && (!citing || citing.has(n)) &&
      (!at("_differ").checked || differ.has(n)) && (!at("_held").checked || "fpu".includes(state(n)?.[1] ?? "-")));
    holders.forEach((holder, n) => (holder.hidden = !seen[n]));
    for (const [row, n] of rows) row.hidden = !seen[n];
    for (const box of document.querySelectorAll(".lane")) box.hidden = !box.querySelector("li:not([hidden])");
    for (const box of document.querySelectorAll(".group, .kind")) box.hidden = !box.querySelector(".r:not([hidden])");
    tell(seen.filter(Boolean).length, some);
  }
  let telling;
  function tell(count, some) {
    const whole = count === ids.length;
    const text = whole ? "" : count ? `${count} ${say("of")} ${ids.length} ${say("records")}` : say("no record matches");
    clearTimeout(telling); // a screen reader hears the last of many changes
    telling = setTimeout(() => (at("_found").textContent = some && count ? `${text} – ${say("no record holds all the words; these hold some")}` : text), 150);
  }

  // --- addresses --------------------------------------------------------------------------------------------------------------

  function follow() {
    const name = decodeURIComponent(location.hash.slice(1));
    const target = name && at(name);
    if (name.startsWith("on=")) return setDay(name.slice(3));
    const holder = target && target.closest(".r");
    if (!holder) return;
    if (holder.hidden) at("_form").reset();
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.scrollIntoView();
    const head = holder.matches("details") ? holder.firstElementChild : holder;
    if (head === holder) holder.tabIndex = -1;
    head.focus({ preventScroll: true });
  }

  // --- the beginning ------------------------------------------------------------------------------------------------------------

  const form = at("_form");
  const turning = [...new Set(Object.entries(data.states).filter(([n]) => kinds[n] in data.kinds).flatMap(([, turns]) => turns.map((turn) => turn[0])))].sort();
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => {
    citing = null;
    setTimeout(filter); // the fields are empty only after the event
  });
  addAskers();
  at("_titles").addEventListener("click", turnTitles);
  if (at("_day")) {
    const [slide, field] = [at("_slide"), at("_day")];
    Object.assign(slide, { min: number(field.min), max: number(field.max) });
    turning.splice(0, turning.length, ...turning.filter((turn) => turn >= field.min && turn <= field.max));
    at("_controls").hidden = false;
    slide.addEventListener("input", () => setDay(iso(Number(slide.value)), slide));
    field.addEventListener("change", () => setDay(field.value, field));
    at("_before").addEventListener("click", () => setDay(turning.findLast((turn) => turn < day) || day));
    at("_after").addEventListener("click", () => setDay(turning.find((turn) => turn > day) || day));
    for (const control of [slide, field, at("_before"), at("_after")]) {
      control.addEventListener("change", () => history.replaceState(null, "", `#on=${day}`));
    }
    setDay(day);
  } else at("_held").closest(".box").hidden = true;
  addEventListener("hashchange", follow);
  follow();

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const box of closed) box.open = true;
  });
  addEventListener("afterprint", () => closed.forEach((box) => (box.open = false)));
})();
