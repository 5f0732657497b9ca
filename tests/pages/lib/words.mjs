// Journeys say what stands on a page in Polish. For a visitor who reads English the compiled texts tell what stands there
// instead, so that one journey goes in both languages.
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const SOURCES = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../src');
const spaced = words => words.replace(/\s+/g, ' ').trim();
const escaped = words => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

// "{count, plural, one {# osoba} other {# osób}} czeka" as words and places; a place has a name and its ways to stand there.
function partsOf(text) {
  const parts = [];
  for (let at = 0; at < text.length;) {
    if (text[at] !== '{') {
      const to = text.indexOf('{', at), end = to < 0 ? text.length : to;
      parts.push(text.slice(at, end));
      at = end;
      continue;
    }
    let depth = 0, end = at;
    do depth += text[end] === '{' ? 1 : text[end] === '}' ? -1 : 0; while (++end < text.length && depth > 0);
    const inside = text.slice(at + 1, end - 1), [name, kind] = inside.split(',').map(word => word.trim());
    const ways = /^(plural|select)$/.test(kind ?? '') ? [...inside.slice(inside.indexOf(kind) + kind.length).matchAll(/\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g)].map(way => way[1]) : null;
    parts.push({name, kind, ways});
    at = end;
  }
  return parts;
}

// A pattern of the text; `given` are patterns for its places, where something is known of them.
function patternOf(text, given = {}) {
  return partsOf(text).map(part => {
    if (typeof part === 'string') return escaped(part);
    if (part.ways) return `(?:${part.ways.map(way => patternOf(way.replaceAll('#', '{count#}'), given)).join('|')})`;
    if (part.name === 'count#') return '[\\d\\s]+';
    return given[part.name] ?? '(?:.*?)';
  }).join('');
}

const literalOf = text => partsOf(text).map(part => typeof part === 'string' ? part : (part.ways ?? []).join('')).join('');

function readTexts() {
  const all = [];
  for (const file of fs.readdirSync(SOURCES, {recursive: true}).filter(name => String(name).endsWith('texts.pl.json'))) {
    const polish = JSON.parse(fs.readFileSync(path.join(SOURCES, file), 'utf8'));
    const english = JSON.parse(fs.readFileSync(path.join(SOURCES, file.replace('.pl.', '.en.')), 'utf8'));
    for (const [key, text] of Object.entries(polish)) all.push({polish: spaced(text), english: spaced(english[key])});
  }
  return all;
}

let texts = null;
const known = new Map();

// The words that stand in a text's places when the Polish words are the whole of it, each as a pattern in English; what is
// written as a day stays open.
function placesIn(polish, words) {
  const parts = partsOf(polish), places = parts.filter(part => part.name && !part.ways);
  if (!/\p{L}{2}/u.test(literalOf(polish))) return null;
  const pattern = parts.map(part => typeof part === 'string' ? escaped(part) : part.ways ? patternOf(`{${part.name}, plural, ${part.ways.map(way => `x {${way}}`).join(' ')}}`) : '(.+?)');
  const found = new RegExp(`^${pattern.join('')}$`, 'u').exec(words);
  const known = found && places.map((part, i) => /date|time/.test(part.kind) ? null : [part.name, `(?:${(whole(found[i + 1]) ?? [escaped(found[i + 1])]).join('|')})`]);
  return known && Object.fromEntries(known.filter(Boolean));
}

// Patterns of the texts whose whole are these Polish words; null when there is none.
function whole(words) {
  texts ??= readTexts();
  const same = texts.filter(text => text.polish === words);
  if (same.length > 0) return same.map(text => patternOf(text.english));
  const filled = texts.map(text => ({text, places: placesIn(text.polish, words)})).filter(one => one.places);
  const most = Math.max(0, ...filled.map(one => literalOf(one.text.polish).length));
  return filled.length === 0 ? null : filled.filter(one => literalOf(one.text.polish).length === most).map(one => patternOf(one.text.english, one.places));
}

// What may stand in English where the Polish words do: patterns, one of which must be found.
export function englishOf(polish) {
  const words = spaced(polish);
  if (!known.has(words)) {
    const found = whole(words) ?? texts.filter(text => literalOf(text.polish).includes(words)).map(text => patternOf(text.english));
    known.set(words, (found.length > 0 ? [...new Set(found)] : [escaped(words)]).map(pattern => new RegExp(pattern, 'u')));
  }
  return known.get(words);
}

const languages = new WeakMap();  // of visitors who do not read Polish, by their page

export const setLanguage = (page, language) => languages.set(page, language);
export const languageOf = page => languages.get(page) ?? 'pl';

// Whether the text says these (Polish) words, in the visitor's language.
export function says(page, text, words) {
  const seen = spaced(text);
  if (languageOf(page) === 'pl') return seen.includes(spaced(words));
  return englishOf(words).some(pattern => pattern.test(seen)) || seen.includes(spaced(words));
}

// Addresses of pages: as the visitor asks for them, and as the Polish site has them.
export const inTheirLanguage = (page, url) => languageOf(page) === 'pl' ? url : url.replace(/^(https?:\/\/[^/]+)(?=\/|$)(?!\/en(?:\/|$))/, '$1/en');
export const inPolish = (page, address) => languageOf(page) === 'pl' ? address : address.replace(/^\/en(?=[/?#]|$)/, '');

// The sentences of a text that say these (Polish) words.
export function sentences(page, text, words) {
  return spaced(text).split(/(?<=[.!?]) (?=\p{Lu})/u).filter(sentence => says(page, sentence, words));
}
