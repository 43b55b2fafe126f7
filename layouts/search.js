// Searching, on the page for it. The texts themselves are read and searched here, so
// what is shown is exact; a small file says beforehand which of them may have the
// words. How words are folded and which grams they have is written in
// generator/internal/search, with which this agrees to the letter.

// ---------------------------------------------------------------- folding

const mark = /[\p{M}\uFF9E\uFF9F]/u; // what belongs to the character before it

/** Whether NFKC leaves a character as it is, but for the wide forms of ASCII. */
function isPlain(c) {
  return (
    c < 0x80 || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30a1 && c <= 0x30fe) ||
    (c >= 0x3000 && c <= 0x3029) || (c >= 0xff01 && c <= 0xff5e) || (c >= 0x309d && c <= 0x309e) ||
    (c >= 0x2013 && c <= 0x2015) || (c >= 0x2018 && c <= 0x201f && c !== 0x201b)
  );
}

function lower(c) {
  if (c >= 0x41 && c <= 0x5a) return c + 0x20;
  if (c < 0x80 || (c >= 0x2000 && c < 0xff00)) return c;
  if (c >= 0xff01 && c <= 0xff5e) return lower(c - 0xfee0);
  if ((c >= 0xc0 && c <= 0x24f && c !== 0x130) || (c >= 0x370 && c <= 0x52f)) {
    const small = String.fromCodePoint(c).toLowerCase();
    return small.length === 1 ? small.charCodeAt(0) : c;
  }
  return c;
}

const signs = new Map(
  Object.entries({ '\t': ' ', '\n': ' ', '\u3000': ' ', '\u00a0': ' ', '‘': "'", '’': "'", '“': '"', '”': '"', '〜': '~', '、': ',', '。': '.', '−': '-', '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-' })
    .map(([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)]),
);

const digits = new Map([...'〇一二三四五六七八九'].map((c, value) => [c.charCodeAt(0), value]));
const small = new Map([['十', 10], ['百', 100], ['千', 1000]].map(([c, unit]) => [c.charCodeAt(0), unit]));
const big = new Map([['万', 10_000], ['億', 100_000_000]].map(([c, unit]) => [c.charCodeAt(0), unit]));
const isDigit = (c) => c >= 0x30 && c <= 0x39;

/** The digits at a place: in Arabic digits, and how many characters they take. */
function digitsAt(s, at) {
  const kanji = s[at] >= 0x80;
  let text = '';
  let size = 0;
  for (; at + size < s.length; size++) {
    const c = s[at + size];
    if (kanji ? digits.has(c) : isDigit(c)) text += kanji ? digits.get(c) : c - 0x30;
    else if (kanji || !isComma(s, at + size, size, text.length)) break;
  }
  return { text, size };
}

/** Whether a comma stands between thousands. */
function isComma(s, at, size, length) {
  if (s[at] !== 0x2c || size === 0 || (length > 3 && length === size)) return false;
  return isDigit(s[at + 1]) && isDigit(s[at + 2]) && isDigit(s[at + 3]) && !isDigit(s[at + 4]);
}

const beginsNumber = (c) => (c < 0x80 ? isDigit(c) : digits.has(c) || small.has(c));

/** The number at a place, in Arabic digits. */
function numeralAt(s, start) {
  let [total, section, lastSmall, lastBig, size] = [0, 0, 0, 0, 0];
  for (;;) {
    const run = digitsAt(s, start + size);
    const value = Number(run.text);
    const { length } = run.text;
    const [ten, myriad] = [small.get(s[start + size + run.size]), big.get(s[start + size + run.size])];
    if (ten && length < 2 && !(length === 1 && value === 0) && !(lastSmall > 0 && ten >= lastSmall)) {
      section += Math.max(value, 1) * ten;
      lastSmall = ten;
    } else if (myriad && !(lastBig > 0 && myriad >= lastBig) && length < 5 && !(section > 0 && length > 1) && !(section === 0 && value === 0)) {
      total += (section + value) * myriad;
      [section, lastSmall, lastBig] = [0, 0, myriad];
    } else {
      if (size === 0) return run;
      if (run.size > 0 && length < 5 && !(lastSmall > 0 && length > 1)) {
        section += value;
        size += run.size;
      }
      return { text: String(total + section), size };
    }
    size += run.size + 1;
  }
}

/**
 * Words as they are compared with those of a query. From and to have, for each
 * character of the result, where in the words it begins and ends.
 */
function folding(words) {
  const [chars, starts, ends] = [[], [], []];
  for (let at = 0; at < words.length; ) {
    const c = words.codePointAt(at);
    const start = at;
    at += c > 0xffff ? 2 : 1;
    const next = words.charCodeAt(at);
    if (isPlain(c) && (!(next >= 0x300) || isPlain(next) || !mark.test(words[at]))) {
      chars.push(lower(c));
      starts.push(start);
      ends.push(at);
      continue;
    }
    while (at < words.length && mark.test(words[at])) at++;
    for (const one of words.slice(start, at).normalize('NFKC')) {
      chars.push(lower(one.codePointAt(0)));
      starts.push(start);
      ends.push(at);
    }
  }
  const [from, to, units] = [[], [], []];
  const put = (unit, start, end) => {
    units.push(unit);
    from.push(start);
    to.push(end);
  };
  for (let i = 0; i < chars.length; ) {
    if (beginsNumber(chars[i])) {
      const number = numeralAt(chars, i);
      for (let k = 0; k < number.text.length; k++) put(number.text.charCodeAt(k), starts[i], ends[i + number.size - 1]);
      i += number.size;
      continue;
    }
    const c = signs.get(chars[i]) ?? chars[i];
    if (c > 0xffff) {
      for (const unit of [0xd800 + ((c - 0x10000) >> 10), 0xdc00 + (c & 0x3ff)]) put(unit, starts[i], ends[i]);
    } else if (c !== 0x20 || units.at(-1) !== 0x20) put(c, starts[i], ends[i]);
    i++;
  }
  return { text: textOf(units), from, to };
}

/** The text of UTF-16 units; so many at once that no call has too many arguments. */
function textOf(units) {
  let text = '';
  for (let i = 0; i < units.length; i += 4096) text += String.fromCharCode(...units.slice(i, i + 4096));
  return text;
}

/** Words as they are compared with those of a query. */
export const fold = (words) => folding(words).text;

// ---------------------------------------------------------------- grams

const [OTHER, LETTER, DIGIT, WIDE] = [0, 1, 2, 3];

function classOf(c) {
  if (c >= 0x61 && c <= 0x7a) return LETTER;
  if (isDigit(c)) return DIGIT;
  if (!(c >= 0xc0) || c === 0xd7 || c === 0xf7) return OTHER;
  if (c < 0x2000) return LETTER;
  if (
    (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30a1 && c <= 0x30fa) || (c >= 0x30fc && c <= 0x30fe) ||
    (c >= 0x3005 && c <= 0x3007) || (c >= 0x309d && c <= 0x309e) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0xac00 && c <= 0xd7a3) ||
    (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff)
  ) {
    return WIDE;
  }
  return OTHER;
}

const classAt = (text, at) => (at < 0 || at >= text.length ? OTHER : classOf(text.codePointAt(at)));

function hash(text) {
  let h = 2166136261;
  for (const c of text) h = Math.imul(h ^ c.codePointAt(0), 16777619);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return Math.max((h ^ (h >>> 16)) >>> 0, 1);
}

/** The grams of folded words. */
export function grams(folded) {
  const found = new Set();
  const chars = [...folded];
  const classes = chars.map((c) => classOf(c.codePointAt(0)));
  let [before, beforeClass] = ['', OTHER];
  for (let i = 0; i < chars.length; ) {
    const kind = classes[i];
    let end = i + 1;
    if (kind === LETTER || kind === DIGIT) while (classes[end] === kind) end++;
    const unit = chars.slice(i, end).join('');
    if (kind === LETTER) for (const size of [2, 4, 7]) if (size <= end - i) found.add(hash(chars.slice(i, i + size).join('')));
    if (kind === DIGIT) found.add(hash(unit));
    if ((kind === WIDE && beforeClass !== OTHER) || (kind === DIGIT && beforeClass === WIDE)) found.add(hash(before + unit));
    [before, beforeClass] = [unit, kind === LETTER ? OTHER : kind];
    i = end;
  }
  return found;
}

const provisionGram = (kind, number) => hash(`§${kind} ${number}`);

const base64 = new Uint8Array(128);
for (const [value, c] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) base64[c.charCodeAt(0)] = value;

/**
 * Whether a text may have all of some grams, which are in rising order as the places of
 * its set are: that is read only up to the first that it lacks.
 */
function mayHave({ grams: count, set, parameter }, grams) {
  const placeOf = (gram) => Math.floor((gram * count) / 2 ** (32 - parameter));
  let [place, at, bits, left] = [0, 0, 0, 0]; // bits: those that were read, the next one highest
  let next = 0; // of the grams
  let sought = placeOf(grams[0]);
  for (let i = 0; i < count; i++) {
    for (;;) {
      for (; left <= 24; left += 6) bits |= (at < set.length ? base64[set.charCodeAt(at++)] : 0) << (26 - left);
      const ones = Math.min(Math.clz32(~bits), 8); // as many as are surely there
      place += ones << parameter;
      bits <<= ones;
      left -= ones;
      if (ones < 8) break;
    }
    place += (bits << 1) >>> (32 - parameter);
    bits <<= 1 + parameter;
    left -= 1 + parameter;
    while (place === sought) {
      if (++next === grams.length) return true;
      sought = placeOf(grams[next]);
    }
    if (place > sought) return false;
  }
  return false;
}

// ---------------------------------------------------------------- queries

export const longest = 1000; // characters of a query

const kinds = {
  編: ['part'], 部: ['part', 'subpart'], 章: ['chapter'], 節: ['section'], 款: ['subsection'], 目: ['division'], 条: ['article'],
  art: ['article'], sec: ['section', 'article'], cha: ['chapter'], par: ['part', 'subpart'],
};
const written = { part: ['編', 'part'], chapter: ['章', 'chapter'], section: ['節', 'section'], subsection: ['款', 'subsection'], division: ['目', 'division'], article: ['条', 'article'] };
const number = String.raw`(\d+(?:の\d+)*)`;
const provisions = [
  // 第3条の2第1項第2号, 3条, 第2章
  new RegExp(String.raw`第\s*(\d+)\s*([編部章節款目条])((?:の\d+(?![\d項号条]))*)(?:\s*第?${number}項)?(?:\s*第?${number}号)?`, 'u'),
  new RegExp(String.raw`(?<![\d.-])(\d+)([章条])((?:の\d+(?![\d項号条]))*)(?=$|[\s第(]|の?\d)(?:\s*第?${number}項)?(?:\s*第?${number}号)?`, 'u'),
  // Article 3-2, paragraph (1), item (i); Art. 3(1)(i); Section 4
  /(?<![a-z])(articles?|arts?|sections?|secs?|chapters?|chaps?|parts?)\.?\s*(\d+[a-z]?(?:-\d+)*|(?<=part\s+|chapter\s+)[ivx]+)(?![a-z\d])(?:(?:,?\s*(?:paragraphs?|paras?\.?))?\s*\((\d+)\)|,?\s*(?:paragraphs?|paras?\.?)\s*(\d+))?(?:(?:,?\s*items?)?\s*\(([a-z\d]+)\)|,?\s*items?\s*([a-z\d]+))?/u,
];

const roman = { i: 1, v: 5, x: 10 };
const romanValue = (text) => [...text].reduce((sum, c, i) => sum + (roman[c] < (roman[text[i + 1]] ?? 0) ? -roman[c] : roman[c]), 0);
const machine = (number) => number?.replace(/の|-/g, '_').toUpperCase() || '';

/** The provision that folded words name, and the words without it; undefined if they name none. */
function provisionIn(text) {
  for (const [form, pattern] of provisions.entries()) {
    const found = pattern.exec(text);
    if (!found) continue;
    const rest = `${text.slice(0, found.index).replace(/の\s*$/, '')} ${text.slice(found.index + found[0].length)}`;
    if (form < 2) {
      const [, base, kind, branch, paragraph, item] = found;
      return { kinds: kinds[kind], number: machine(base + branch), paragraph: machine(paragraph), item: machine(item), rest };
    }
    const [, kind, base, inBrackets, plain, inItem, plainItem] = found;
    const main = /^[ivx]+$/.test(base) ? String(romanValue(base)) : machine(base);
    return { kinds: kinds[kind.slice(0, 3)], number: main, paragraph: inBrackets ?? plain ?? '', item: inItem ?? plainItem ?? '', rest };
  }
  return undefined;
}

/** The terms of folded words: those between spaces, and those in quotes as one. */
function termsOf(text) {
  const terms = [...text.matchAll(/"([^"]+)"|(\S+)/g)].map(([, quoted, plain]) => trim(quoted ?? plain));
  return [...new Set(terms)].filter(Boolean);
}

/** Without the signs at both ends, but with what is only signs no term at all. */
const trim = (term) => {
  const chars = [...term];
  const isWord = (c) => classOf(c.codePointAt(0)) !== OTHER;
  const [first, last] = [chars.findIndex(isWord), chars.findLastIndex(isWord)];
  return first < 0 ? '' : chars.slice(first, last + 1).join('');
};

/** How texts refer to a provision, in all languages: folded words. */
function referencesTo({ kinds: [kind], number, paragraph, item }) {
  const [japanese, english] = written[kind];
  const [base, ...branch] = number.toLowerCase().split('_');
  const inside = (paragraph && `第${paragraph.replaceAll('_', 'の')}項`) + (/^\d/.test(item) ? `第${item.replaceAll('_', 'の')}号` : '');
  const article = `${english} ${[base, ...branch].join('-')}`;
  return [
    `第${base}${japanese}${branch.map((one) => `の${one}`).join('')}${inside}`,
    ...(paragraph ? [`${article}, paragraph (${paragraph})`, `${article}(${paragraph})`] : [article]),
  ];
}

/** A term: the words that stand for it, their grams, and what of them is the same in words that are not folded. */
const termOf = (...words) => ({ forms: words.map((form) => ({ form, grams: [...grams(form)].sort((a, b) => a - b), sure: sureOf(form) })) });

/** The runs of small letters and of wide characters, which only their form sets apart from those in a text. */
function sureOf(form) {
  const runs = [''];
  let before = OTHER;
  for (const char of form) {
    const c = char.codePointAt(0);
    const kind = c < 0x80 || (c >= 0x3000 && c < 0xa000) ? classOf(c) : OTHER;
    if (kind !== before) runs.push('');
    if (kind === LETTER || kind === WIDE) runs.push(runs.pop() + char);
    before = kind;
  }
  return runs.filter(Boolean);
}

/** What a reader asks for, or what is wrong with it. */
export function parse(words) {
  if (words.trim() === '') return { wrong: 'empty' };
  if ([...words].length > longest) return { wrong: 'long' };
  const text = fold(words).trim();
  const terms = termsOf(text);
  if (terms.length === 0) return { wrong: 'signs' };
  const provision = provisionIn(text);
  if (!provision) return { terms: terms.map((term) => termOf(term)) };
  provision.terms = termsOf(provision.rest).map((term) => termOf(term));
  return { provision, terms: [...provision.terms, { ...termOf(...referencesTo(provision)), isReference: true }] };
}

// ---------------------------------------------------------------- matching

/**
 * Where a term is in folded words: at the beginning of a word, and never in a part of a
 * number. A reference to a provision is none to those with a branch number.
 */
function placesOf({ text, from, to }, { forms, isReference }) {
  const places = [];
  for (const { form } of forms) {
    const [first, last] = [classAt(form, 0), classAt(form, form.length - 1)];
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      const end = at + form.length;
      if ((first === LETTER || first === DIGIT) && classAt(text, at - 1) === first) continue;
      if (last === DIGIT && classAt(text, end) === DIGIT) continue;
      if (isReference && /^[の-]\d/u.test(text.slice(end, end + 2))) continue;
      places.push([from[at], to[end - 1]]);
    }
  }
  return places;
}

const fields = ['label', 'caption', 'note', 'text', 'tail'];
const containers = ['part', 'subpart', 'chapter', 'section', 'subsection', 'division'];

/** The pieces of a provision: itself and those inside it, each with its labels. */
function piecesOf(provision, labels = []) {
  const own = provision.label ? [...labels, provision.label] : labels;
  return [{ provision, labels: own, plain: {}, folded: {} }, ...(provision.provisions ?? []).flatMap((one) => piecesOf(one, own))];
}

/**
 * What results are made of: articles and their like whole, chapters by their headings.
 * What is inside of supplementary provisions or an appendix is called by their name too.
 */
function unitsOf(provisions, around) {
  return provisions.flatMap((provision) => {
    const inside = provision.provisions ?? [];
    const outer = around ? [{ provision: { label: around.label, note: around.note }, labels: [], plain: {}, folded: {}, isAround: true }] : [];
    const isContainer = containers.includes(provision.kind);
    if (isContainer || inside.some(({ kind }) => kind === 'article' || containers.includes(kind))) {
      const heading = { provision, around, pieces: [...piecesOf({ ...provision, provisions: [] }), ...outer] };
      return [heading, ...unitsOf(inside, isContainer ? around : provision)];
    }
    return [{ provision, around, pieces: [...piecesOf(provision), ...outer] }];
  });
}

const foldedField = (piece, field) => (piece.folded[field] ??= folding(piece.provision[field]));

/** The places of a term in a field. */
const placesIn = (piece, field, term) => (fieldMayHave(piece, field, term) ? placesOf(foldedField(piece, field), term) : []);

/** Whether a field may have a term, found out without folding it, which takes a hundred times as long. */
function fieldMayHave(piece, field, { forms }) {
  const words = (piece.plain[field] ??= piece.provision[field].normalize('NFKC').toLowerCase());
  return forms.some(({ sure }) => sure.every((run) => words.includes(run)));
}

/**
 * The places of each term in a unit, or undefined if it lacks one that the title has
 * not either. A unit that is not named must have a term of its own.
 */
function marksOf(unit, terms, inTitle, isNamed) {
  const marks = new Map();
  let own = isNamed;
  for (const [index, term] of terms.entries()) {
    let found = inTitle[index];
    for (const piece of unit.pieces) {
      for (const field of fields) {
        if (!piece.provision[field]) continue;
        const places = placesIn(piece, field, term);
        if (places.length === 0) continue;
        found = true;
        own ||= !piece.isAround;
        if (!marks.has(piece)) marks.set(piece, {});
        (marks.get(piece)[field] ??= []).push(...places);
      }
    }
    if (!found) return undefined;
  }
  return own ? marks : undefined;
}

const between = (number, from, through) => through && [number, from, through].every((n) => /^\d+$/.test(n)) && +from <= +number && +number <= +through;

/** The piece of a unit that a provision of a query names; undefined if it is another one. */
function pieceNamed(unit, { kinds, number, paragraph, item }) {
  const { provision } = unit;
  if (!kinds.includes(provision.kind) || (provision.number !== number && !between(number, provision.number, provision.through))) return undefined;
  let inside = provision;
  if (paragraph) inside = (inside.provisions ?? []).find((one) => one.kind === 'paragraph' && one.number === paragraph);
  if (item && inside) {
    const all = paragraph ? (inside.provisions ?? []) : [inside, ...(inside.provisions ?? [])].flatMap((one) => one.provisions ?? []);
    const items = all.filter((one) => one.kind === 'item');
    const marker = item.toLowerCase();
    const bare = ({ label }) => fold(label).replace(/[^\p{L}\p{N}]/gu, '');
    const value = /^[ivx]+$/.test(marker) ? String(romanValue(marker)) : /^[a-z]$/.test(marker) ? String(marker.charCodeAt(0) - 0x60) : item;
    inside = items.find((one) => bare(one) === marker) ?? items.find((one) => one.number === value);
  }
  return inside && unit.pieces.find((piece) => piece.provision.id === inside.id);
}

// ---------------------------------------------------------------- the page

const form = document.querySelector('form.find');
if (form) start(form);

function start(form) {
  const input = form.querySelector('input[type=search]');
  const older = form.querySelector('input[type=checkbox]');
  const told = form.querySelector('[role=status]');
  const results = document.querySelector('.results');
  const more = document.querySelector('.show-more');
  const browse = document.querySelector('.browse');
  const home = new URL(form.dataset.home, location.href);
  const atOnce = 6; // texts that are fetched ahead
  const shown = 20; // results before the reader asks for more

  const loading = new Map(); // address → what is there, as it is loaded
  const kept = 200;
  function load(address, make) {
    if (!loading.has(address)) {
      const loaded = fetch(address).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.status} ${address}`);
        return answer.json();
      }).then(make);
      loaded.catch(() => loading.delete(address));
      loading.set(address, loaded);
      if (loading.size > kept) loading.delete([...loading.keys()].find((one) => one !== form.dataset.texts && one !== form.dataset.older));
    }
    return loading.get(address);
  }

  const index = (address) =>
    load(address, ({ parameter, texts }) => {
      for (const text of texts) Object.assign(text, { parameter, heading: { provision: { title: text.title }, plain: {}, folded: {} } });
      return texts;
    });

  const unitsIn = (text) => load(new URL(`${text.policy}/${text.version}/text.json`, home).href, ({ provisions }) => unitsOf(provisions));

  /** How a text stands now: the page may be older than the moment at which that changed. */
  function stateOf({ state, from, until, repealed }) {
    const now = Date.now();
    if (until && Date.parse(until) <= now) return repealed ? 'repealed' : 'superseded';
    return from && Date.parse(from) <= now ? 'in-force' : state;
  }

  /** All texts to search: in force, to come, then others; among these the newest first. */
  async function textsFor(withOlder) {
    const lists = await Promise.all([index(form.dataset.texts), ...(withOlder ? [index(form.dataset.older)] : [])]);
    const order = ['in-force', 'not-yet', 'superseded', 'repealed'];
    const texts = lists.flat().map((text) => Object.assign(text, { standing: stateOf(text) }));
    const rank = ({ standing }) => Math.min(order.indexOf(standing), 2);
    return texts.filter(({ standing }) => withOlder || order.indexOf(standing) < 2).sort((a, b) => rank(a) - rank(b) || (a.version < b.version ? 1 : a.version > b.version ? -1 : 0));
  }

  /** Looks for a query in all texts, and gives what is found, one after the other. */
  async function* look({ terms, provision }, texts, lost) {
    const has = (text, term) => term.forms.some(({ grams }) => grams.length === 0 || mayHave(text, grams)) || placesIn(text.heading, 'title', term).length > 0;
    const titled = (text, terms) => terms.map((term) => placesIn(text.heading, 'title', term).length > 0);
    const seen = new Set();
    const fresh = (text, unit) => {
      const key = `${text.policy}/${text.version}#${unit.provision.id}`;
      return !seen.has(key) && seen.add(key);
    };
    if (provision) {
      const numbers = provision.kinds.map((kind) => provisionGram(kind, provision.number));
      const mayBe = (text) => numbers.some((gram) => mayHave(text, [gram])) && provision.terms.every((term) => has(text, term));
      // Those first of which the rest of the query is the name.
      const isNamed = (text) => titled(text, provision.terms).every(Boolean);
      const order = [...texts.filter(isNamed), ...texts.filter((text) => !isNamed(text))];
      for await (const { text, units } of read(order, mayBe, lost)) {
        for (const unit of units) {
          const piece = pieceNamed(unit, provision);
          const marks = piece && marksOf(unit, provision.terms, titled(text, provision.terms), true);
          if (marks && fresh(text, unit)) yield { text, unit, marks, named: piece };
        }
      }
    }
    for (const text of texts) if (titled(text, terms).every(Boolean)) yield { text, marks: terms.flatMap((term) => placesIn(text.heading, 'title', term)) };
    for await (const { text, units } of read(texts, (text) => terms.every((term) => has(text, term)), lost)) {
      const inTitle = titled(text, terms);
      for (const unit of units) {
        const marks = marksOf(unit, terms, inTitle, false);
        if (marks && fresh(text, unit)) yield { text, unit, marks };
      }
    }
  }

  /**
   * The units of the texts that may have something, in their order. The next ones are
   * fetched ahead, but not before the first one is here, which would come later then.
   */
  async function* read(texts, mayBe, lost) {
    const ahead = [];
    for (let [next, room] = [0, 1]; ; room = atOnce) {
      for (; next < texts.length && ahead.length < room; next++) {
        if (!mayBe(texts[next])) continue;
        const loaded = unitsIn(texts[next]);
        loaded.catch(() => {}); // It is told when its turn comes.
        ahead.push([texts[next], loaded]);
      }
      if (ahead.length === 0) return;
      const [text, loaded] = ahead.shift();
      const units = await loaded.catch(() => lost.add(text) && undefined);
      if (units) yield { text, units };
    }
  }

  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

  let run = 0; // number of the search that is shown
  let found; // its results that are still to come

  async function search() {
    const own = ++run;
    const words = input.value;
    const withOlder = older.checked;
    results.replaceChildren();
    for (const part of [results, more]) part.hidden = true;
    found = undefined;
    const query = parse(words);
    if (query.wrong) return giveUp(query.wrong, longest);
    const busy = setTimeout(() => own === run && say('busy'), 500);
    try {
      const lost = new Set();
      const texts = await textsFor(withOlder);
      if (own !== run) return;
      found = { results: look(query, texts, lost), lost, count: 0, withOlder };
      await showMore(own, found);
    } catch {
      if (own === run) giveUp('failed');
    } finally {
      clearTimeout(busy);
    }
  }

  /** Shows the next results, as they are found. */
  async function showMore(own, found) {
    more.hidden = true;
    const until = found.count + shown;
    let ended = false;
    while (found.count <= until) {
      const { value, done } = found.next ? { value: found.next } : await found.results.next();
      if (own !== run) return;
      found.next = undefined;
      ended = Boolean(done);
      if (done) break;
      if (found.count === until) {
        found.next = value; // There is more.
        break;
      }
      found.count++;
      show(value, found);
      if (found.count === 1 && document.visibilityState === 'visible') await painted(); // the first one at once, the others after it
      if (own !== run) return;
    }
    more.hidden = ended;
    results.hidden = found.count === 0;
    browse.hidden = found.count > 0;
    if (found.count === 0 && found.lost.size > 0) say('failed');
    else if (found.count === 0) say(found.withOlder ? 'noneOlder' : 'none');
    else say(ended ? 'found' : 'first', found.count);
    if (found.count > 0 && found.lost.size > 0) told.append(` ${told.dataset.partly.replace('{n}', found.lost.size)}`);
  }

  // What is needed to write large numbers as a language does takes a while to load.
  const inDigits = (number = '') => (number < 1000 ? `${number}` : number.toLocaleString(document.documentElement.lang));

  function giveUp(why, number) {
    browse.hidden = false;
    say(why, number);
  }

  function say(what, number) {
    told.textContent = told.dataset[what].replace('{n}', inDigits(number));
  }

  // -------------------------------------------------------------- results

  const make = (name, properties = {}, ...content) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...content);
    return element;
  };

  const addressOf = (text, id) => {
    const version = text.standing === 'in-force' && text.state === 'in-force' ? '' : `${text.version}/`;
    return new URL(`${text.policy}/${version}${id ? `#${encodeURIComponent(id)}` : ''}`, home).href;
  };

  /** Words with the places marked, cut out of what is long around the first of them. */
  function marked(words, places, room = Infinity) {
    const sorted = [...(places ?? [])].sort((a, b) => a[0] - b[0]);
    let [start, end] = [0, words.length];
    if (words.length > room) {
      const first = sorted[0]?.[0] ?? 0;
      if (first > room / 3) {
        start = first - Math.floor(room / 4);
        const sentence = /[。\n]|[.] /.exec(words.slice(start, first));
        if (sentence) start += sentence.index + sentence[0].length;
        else while (start > 0 && /[\p{L}\p{N}]/u.test(words[start - 1]) && words.charCodeAt(start) < 0x2000) start--;
      }
      end = Math.min(words.length, start + room);
      while (end < words.length && words.charCodeAt(end) < 0x2000 && /[\p{L}\p{N}]/u.test(words[end])) end++;
    }
    const out = [];
    if (start > 0) out.push('… ');
    let at = start;
    for (const [from, to] of sorted) {
      if (to <= at || from >= end) continue;
      if (from > at) out.push(words.slice(at, from));
      out.push(make('mark', {}, words.slice(Math.max(from, at), Math.min(to, end))));
      at = Math.min(to, end);
    }
    if (at < end) out.push(words.slice(at, end));
    if (end < words.length) out.push(' …');
    return out;
  }

  function show({ text, unit, marks, named }, found) {
    results.hidden = false;
    browse.hidden = true;
    if (found.shownLast !== text) {
      found.shownLast = text;
      const title = make('a', { href: addressOf(text) }, ...marked(text.title, unit ? undefined : marks));
      const heading = make('h2', { lang: text.language }, title);
      const state = make('p', { className: `state ${text.standing}` }, make('strong', {}, form.dataset[camel(text.standing)]), ' ', text.effective);
      found.list = make('ol', { lang: text.language });
      results.append(make('section', { className: 'found' }, heading, state, found.list));
    }
    if (unit) found.list.append(entry(text, unit, marks, named));
  }

  const camel = (name) => name.replace(/-(.)/g, (_, c) => c.toUpperCase());

  function entry(text, unit, marks, named) {
    const { provision } = unit;
    const own = marks.get(unit.pieces[0]) ?? {};
    const link = make('a', { href: addressOf(text, named ? named.provision.id : provision.id) });
    if (unit.around) link.append(`${[unit.around.label, unit.around.caption, unit.around.note].filter(Boolean).join(' ')} `);
    if (provision.label) link.append(make('span', { className: 'label' }, ...(named ? [make('mark', {}, provision.label)] : marked(provision.label, own.label))), ' ');
    link.append(...marked(provision.caption || provision.note || '', provision.caption ? own.caption : own.note));
    if (!link.textContent.trim()) link.append(text.title);
    const item = make('li', {}, make('h3', {}, link));
    for (const piece of piecesToShow(unit, marks, named)) {
      const words = piece.provision;
      const own = marks.get(piece) ?? {};
      const line = make('p');
      const labels = piece.labels.slice(provision.label ? 1 : 0);
      if (piece !== unit.pieces[0] && labels.length > 0) {
        const label = marked(words.label, own.label);
        const before = labels.slice(0, words.label ? -1 : undefined).map((one) => `${one} `);
        line.append(make('a', { className: 'label', href: addressOf(text, words.id) }, ...before, ...(words.label ? label : [])), ' ');
      }
      if (words.caption && piece !== unit.pieces[0]) line.append(...marked(words.caption, own.caption), ' ');
      if (words.text) line.append(...marked(words.text, own.text, 400));
      if (words.tail && (own.tail || !words.text)) line.append(' ', ...marked(words.tail, own.tail, 400));
      if (line.textContent.trim()) item.append(line);
    }
    return item;
  }

  /** What of a unit is shown: the provision that was named, or where the words are; else how it begins. */
  function piecesToShow(unit, marks, named) {
    const withWords = unit.pieces.filter(({ provision }) => provision.text || provision.tail);
    const isInside = (piece) => piece.provision.id === named.provision.id || piece.provision.id.startsWith(`${named.provision.id}__`);
    if (named) return withWords.filter(isInside).slice(0, 6);
    const hits = withWords.filter((piece) => marks.has(piece)).slice(0, 4);
    return hits.length > 0 ? hits : withWords.slice(0, 1);
  }

  // -------------------------------------------------------------- what readers do

  function addressNow() {
    const address = new URL(location.href);
    address.search = '';
    address.hash = '';
    if (input.value.trim()) address.searchParams.set('q', input.value);
    if (older.checked) address.searchParams.set('older', '1');
    return address.href;
  }

  /** The query is in the address, and goes along into another language. */
  function keepQuery() {
    for (const link of document.querySelectorAll('nav.languages a')) link.search = location.search;
  }

  function ask() {
    search();
    const address = addressNow();
    if (address !== location.href && input.value.length <= longest) history.pushState(null, '', address);
    keepQuery();
  }

  function follow() {
    const asked = new URLSearchParams(location.search);
    input.value = asked.get('q') ?? '';
    older.checked = asked.has('older');
    keepQuery();
    if (asked.has('q')) return search();
    run++;
    told.textContent = '';
    results.replaceChildren();
    for (const part of [results, more]) part.hidden = true;
    browse.hidden = false;
    return undefined;
  }

  /** Up and down lead from the field through the results. */
  function step(event) {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    const stops = [input, ...results.querySelectorAll('h2 a, h3 a')];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + way];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask();
  });
  older.addEventListener('change', () => {
    if (input.value.trim()) ask();
  });
  // Whoever begins to type will search: what says where words may be comes meanwhile.
  input.addEventListener('input', () => index(form.dataset.texts).catch(() => {}));
  more.querySelector('button').addEventListener('click', async () => {
    const before = results.querySelectorAll('h3 a').length;
    await showMore(run, found);
    results.querySelectorAll('h3 a')[before]?.focus();
  });
  addEventListener('popstate', follow);
  input.addEventListener('keydown', step);
  results.addEventListener('keydown', step);
  follow();
}
