// How much work a journey is: counted, not timed, so that every machine says the same. Seconds are what the keystroke-level
// model gives (Card, Moran and Newell 1980: K 0.28 s, M 1.35 s; a tap as pointing, P 1.1 s; typing on a phone 36 words a
// minute, Palin et al. 2019: 0.33 s a character): for somebody who knows already what to vote for.
const KEY = 0.28, TAP = 1.1, TYPED_BY_THUMB = 0.33, SWIPE = 0.6, THINK = 1.35, PAGE = 1;
const efforts = new WeakMap();

const newEffort = () => ({keys: 0, characters: 0, taps: 0, swipes: 0, acts: 0, pages: 0, begun: Date.now()});

// Counts from now on what is pressed, typed and loaded on the page.
export function countEffort(page) {
  const effort = newEffort();
  efforts.set(page, effort);
  const keyboard = page.keyboard, press = keyboard.press.bind(keyboard), type = keyboard.type.bind(keyboard);
  keyboard.press = (key, ...rest) => { ++effort.keys; return press(key, ...rest); };
  keyboard.type = (text, ...rest) => { effort.characters += text.length; return type(text, ...rest); };
  page.on('domcontentloaded', () => ++effort.pages);
}

export const effortOf = page => efforts.get(page) ?? newEffort();

export function secondsOf(effort, byThumb) {
  const hands = byThumb ? effort.taps * TAP + effort.swipes * SWIPE + effort.characters * TYPED_BY_THUMB
                        : (effort.keys + effort.characters) * KEY;
  return hands + effort.acts * THINK + effort.pages * PAGE;
}

// "41 taps, 23 swipes, 70 characters, 12 pages: 97 s by the keystroke-level model; the machine took 9 s"
export function wordsOf(effort, byThumb) {
  const counted = byThumb ? `${effort.taps} taps, ${effort.swipes} swipes` : `${effort.keys} keys`;
  const machine = (Date.now() - effort.begun) / 1000;
  return `${counted}, ${effort.characters} characters, ${effort.pages} pages: ${secondsOf(effort, byThumb).toFixed(0)} s ` +
         `by the keystroke-level model; the machine took ${machine.toFixed(0)} s`;
}
