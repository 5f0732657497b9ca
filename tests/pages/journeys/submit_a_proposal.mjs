import {enter, tabTo, tabToField, tabToLinkLike, typeInto} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';
import {checkHere, expectText, logIn, logOut, passwordIn, press} from '../lib/steps.mjs';

export const name = 'submit a project by the full form, correct it, withdraw it, help at the desk';
export const databases = 'both';

const RESIDENT = 'mieszkanka@wiec.example', CLERK = 'punkt@wiec.example';

async function open(page, section) {
  await tabToLinkLike(page, new RegExp(`/zgloszenia/[0-9a-z]{13}/${section}$`));
  await enter(page);
}

// By typing what the choice begins with: as people choose from a list by keys.
async function choose(page, field, letters) {
  await tabToField(page, field);
  await page.keyboard.type(letters);
}

async function tick(page, field) {
  await tabToField(page, field);
  await page.keyboard.press('Space');
}

async function begin(page, base, javaScript) {
  await visit(page, `${base}/zgloszenia`);
  await checkHere(page, javaScript);
  await tabToLinkLike(page, /\/zgloszenia\/nowe/);
  await enter(page);
  await checkHere(page, javaScript);
  await press(page, 'Otwórz formularz');
  await expectText(page, 'Projekt bez tytułu');
  await checkHere(page, javaScript);
}

async function sayWhat(page, javaScript, title) {
  await open(page, 'nazwa');
  await press(page, 'Zapisz');
  await expectText(page, 'Uzupełnij pole „Tytuł projektu”');
  await checkHere(page, javaScript);
  await typeInto(page, 'title', title);
  await choose(page, 'category', 'Z');
  await press(page, 'Zapisz');
  await expectText(page, title);
  await open(page, 'opis');
  await typeInto(page, 'f_skrot', 'Stojak na dziesięć rowerów.');
  await typeInto(page, 'f_opis', 'Stojak z daszkiem.');
  await typeInto(page, 'f_uzasadnienie', 'Nie ma gdzie zostawić roweru.');
  await tick(page, 'f_uniwersalne');
  await typeInto(page, 'f_dostepnosc', 'Bez krawężnika, także dla rowerów towarowych.');
  await checkHere(page, javaScript);
  await press(page, 'Zapisz');
}

async function sayWhere(page, javaScript) {
  await open(page, 'miejsce');
  await checkHere(page, javaScript);
  await choose(page, 'pool', 'Ogólno');
  await tick(page, 'path');
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

async function sayTheRest(page, javaScript) {
  await open(page, 'koszty');
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
  await open(page, 'autor');
  await checkHere(page, javaScript);
  await typeInto(page, 'author_name', 'Ola Gil');
  await tick(page, 'f_mieszkam');
  await tick(page, 'f_wiem');
  await press(page, 'Zapisz');
}

async function send(page, base, javaScript) {
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
  await expectText(page, 'Wspólne Projekty Dzielnicowe');
  await checkHere(page, javaScript);
}

async function correctAndWithdraw(page, base, form, title) {
  await visit(page, base + form);
  await open(page, 'nazwa');
  await tabToField(page, 'title');
  await page.keyboard.press('End');
  await page.keyboard.type(' i pompka');
  await press(page, 'Zapisz');
  await expectText(page, 'Są zmiany, których jeszcze nie wysłano');
  await tabToLinkLike(page, /\/sprawdz$/);
  await enter(page);
  await press(page, 'Wyślij zmiany');
  await expectText(page, 'Zmiany wysłane');
  await visit(page, base + form);
  await tabTo(page, 'the summary', at => at.tag === 'summary' && at.name.includes('Wycofaj projekt'));
  await page.keyboard.press('Enter');
  await press(page, 'Wycofuję');
  await expectText(page, 'Wycofany, numer');
}

async function helpAtTheDesk(page, base, javaScript, name) {
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

export async function go({page, base, printed, javaScript, log}) {
  const password = passwordIn(printed);
  if (!password) return;
  const title = `Stojak na rowery przy bibliotece ${javaScript ? 'A' : 'B'}`;
  await logIn(page, base, RESIDENT, password);
  await begin(page, base, javaScript);
  const form = new URL(page.url()).pathname;
  await sayWhat(page, javaScript, title);
  await sayWhere(page, javaScript);
  await sayTheRest(page, javaScript);
  await send(page, base, javaScript);
  await correctAndWithdraw(page, base, form, title);
  await logOut(page, base);
  await logIn(page, base, CLERK, password);
  await helpAtTheDesk(page, base, javaScript, `Jan Próbny ${javaScript ? 'A' : 'B'}`);
  log.errors = log.errors.filter(error => !error.includes('422'));  // the forms that came back
}
