// The full form, part by part, and the desk of a marathon: steps that several journeys go.
import {visit} from './browser.mjs';
import {enter, tabTo, tabToField, tabToLinkLike, typeInto} from './keys.mjs';
import {checkHere, choose, expectText, press, tick} from './steps.mjs';

export async function openPart(page, section) {
  await tabToLinkLike(page, new RegExp(`/zgloszenia/[0-9a-z]{13}/${section}$`));
  await enter(page);
}

export async function begin(page, base, javaScript) {
  await visit(page, `${base}/zgloszenia`);
  await checkHere(page, javaScript);
  await tabToLinkLike(page, /\/zgloszenia\/nowe/);
  await enter(page);
  await checkHere(page, javaScript);
  await press(page, 'Otwórz formularz');
  await expectText(page, 'Projekt bez tytułu');
  await checkHere(page, javaScript);
}

export async function sayWhat(page, javaScript, title) {
  await openPart(page, 'nazwa');
  await press(page, 'Zapisz');
  await expectText(page, 'Uzupełnij pole „Tytuł projektu”');
  await checkHere(page, javaScript);
  await typeInto(page, 'title', title);
  await choose(page, 'category', 'Z');
  await press(page, 'Zapisz');
  await expectText(page, title);
  await openPart(page, 'opis');
  await typeInto(page, 'f_skrot', 'Stojak na dziesięć rowerów.');
  await typeInto(page, 'f_opis', 'Stojak z daszkiem.');
  await typeInto(page, 'f_uzasadnienie', 'Nie ma gdzie zostawić roweru.');
  await tick(page, 'f_uniwersalne');
  await typeInto(page, 'f_dostepnosc', 'Bez krawężnika, także dla rowerów towarowych.');
  await checkHere(page, javaScript);
  await press(page, 'Zapisz');
}

// `citywide`: on the citywide path of the Joint Projects, else on the district one.
export async function sayWhere(page, javaScript, citywide = false) {
  await openPart(page, 'miejsce');
  await checkHere(page, javaScript);
  await choose(page, 'pool', 'Ogólno');
  await tick(page, 'path');
  if (citywide) await page.keyboard.press('ArrowDown');
  await typeInto(page, 'location', 'przed biblioteką');
  if (javaScript) {
    // A point set by keys on the map stands in the field.
    await tabTo(page, 'the map', at => at.tag === 'svg');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const points = await page.inputValue('[name=points]');
    if (!/^\d+\.\d+, \d+\.\d+$/.test(points)) throw new Error(`the point set by keys is not in the field: "${points}"`);
    await page.keyboard.press('Backspace');
  }
  await press(page, 'Zapisz');
}

export async function sayTheRest(page, javaScript) {
  await openPart(page, 'koszty');
  await typeInto(page, 'c0_name', 'stojak');
  await typeInto(page, 'c0_quantity', '10');
  await typeInto(page, 'c0_unit', 'szt.');
  await typeInto(page, 'c0_price', '90000');
  await press(page, 'Zapisz');
  await expectText(page, 'to więcej, niż może kosztować jeden projekt');
  await checkHere(page, javaScript);
  await tabToField(page, 'c0_price');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('900');
  await press(page, 'Zapisz');
  await openPart(page, 'autor');
  await checkHere(page, javaScript);
  await typeInto(page, 'author_name', 'Ola Gil');
  await tick(page, 'f_mieszkam');
  await tick(page, 'f_wiem');
  await press(page, 'Zapisz');
}

export async function send(page, javaScript, path = 'Wspólne Projekty Dzielnicowe') {
  await tabToLinkLike(page, /\/sprawdz$/);
  await enter(page);
  await expectText(page, 'Po wysłaniu projekt jest publiczny');
  for (const words of ['Stojak z daszkiem.', 'przed biblioteką', 'stojak (10 szt.', 'Ola Gil']) await expectText(page, words);
  await checkHere(page, javaScript);
  await press(page, 'Złóż projekt');
  await expectText(page, 'Projekt złożony');
  await checkHere(page, javaScript);
  await tabToLinkLike(page, /\/projekty\/[0-9a-z]{13}$/);
  await enter(page);
  await expectText(page, path);
  await checkHere(page, javaScript);
}

export async function helpAtTheDesk(page, base, javaScript, name) {
  await visit(page, `${base}/administracja/maraton`);
  await checkHere(page, javaScript);
  await typeInto(page, 'name', name);
  await press(page, 'Przyjmij i otwórz formularz');
  await expectText(page, name);
  await tabToLinkLike(page, /\/druk$/);
  await enter(page);
  await expectText(page, 'Data i podpis');
  await checkHere(page, javaScript);
  await visit(page, `${base}/administracja/maraton`);
  await expectText(page, name);
}
