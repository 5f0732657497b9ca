import {visit} from '../lib/browser.mjs';
import {enter, tabToField, tabToLink, tabToLinkLike, typeInto} from '../lib/keys.mjs';
import {typeNewCase} from '../lib/register.mjs';
import {checkHere, expectText, logIn, logOut, passwordIn, pathOf, press} from '../lib/steps.mjs';

export const name = 'a foreign partner writes a bad practice, cases are compared, a method rests on them, the partner comments and accepts';

// In English, from the account on; once with two parts missing.
async function writeCase(page, base, title, javaScript) {
  await visit(page, `${base}/en/konto`);
  await tabToLinkLike(page, /\/partnerzy\//);
  await enter(page);
  await checkHere(page, javaScript);
  const own = pathOf(page);
  await typeNewCase(page, base, own, {bad: true, title, before: 'The hall was locked after five.', done: 'We opened it for two evenings.', result: 'Nobody came.'});
  if (await page.inputValue('[name=title_en]') !== title) throw new Error('what was typed is lost');
  await checkHere(page, javaScript);
  await typeInto(page, 'why_en', 'Nobody had asked which evenings.');
  await typeInto(page, 'transfer_en', 'Ask first.');
  await press(page, 'Save');
  await expectText(page, 'Nobody had asked which evenings.');
  await checkHere(page, javaScript);
  return own;
}

// Side by side with another one, in Polish: the English words stay, marked as such.
async function compare(page, base, title, javaScript) {
  await visit(page, `${base}/przypadki`);
  await checkHere(page, javaScript);
  await tabToLink(page, '/przypadki/porownanie');
  await enter(page);
  await tabToField(page, 'pierwszy');
  await page.keyboard.press('ArrowDown');
  await tabToField(page, 'drugi');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await press(page, 'Porównaj');
  await expectText(page, title);
  await expectText(page, 'Dlaczego się udało albo nie');
  await checkHere(page, javaScript);
}

// The next version of the method gets a step, once without a case; then partners are asked.
async function writeStep(page, base, card, step, javaScript) {
  await visit(page, base + card);
  await tabToLink(page, `/administracja${card}/metoda`);
  await enter(page);
  await checkHere(page, javaScript);
  await press(page, 'Napisz następną wersję');
  await checkHere(page, javaScript);
  await tabToLink(page, `/administracja${card}/metoda/nowy`);
  await enter(page);
  await typeInto(page, 'title_pl', step);
  await typeInto(page, 'what_pl', 'Pytamy o dzień i godzinę, zanim zaprosimy.');
  await press(page, 'Zapisz');
  await expectText(page, 'Wybierz przypadek, z którego ten krok wynika.');
  await checkHere(page, javaScript);
  await tabToField(page, 'cites');
  await page.keyboard.press('Space');
  await press(page, 'Zapisz');
  await press(page, 'Zapytaj partnerów');
  await expectText(page, 'jeszcze bez odpowiedzi');
  await checkHere(page, javaScript);
}

async function answer(page, base, own, javaScript) {
  await visit(page, base + own);
  await tabToLink(page, `${own}/metoda`);
  await enter(page);
  await checkHere(page, javaScript);
  await tabToField(page, 'answer');
  await page.keyboard.press('ArrowDown');
  await press(page, 'Send the answer');
  await expectText(page, 'Write what should change.');
  await checkHere(page, javaScript);
  await typeInto(page, 'body', 'Say who pays for the hall.');
  await press(page, 'Send the answer');
  await expectText(page, 'Say who pays for the hall.');
  await checkHere(page, javaScript);
  await visit(page, `${base}${own}/metoda`);
  await tabToField(page, 'answer');
  await page.keyboard.press('ArrowUp');
  await press(page, 'Send the answer');
  await expectText(page, 'Have accepted it so far: 1.');
}

export async function go({page, base, printed, javaScript, log}) {
  const password = passwordIn(printed);
  if (!password) return;
  const title = javaScript ? 'An open hall' : 'An open hall without scripts';
  await logIn(page, base, 'partner@wiec.example', password);
  const own = await writeCase(page, base, title, javaScript);
  await compare(page, base, title, javaScript);
  const card = own.replace(/^\/en/, '').replace(/\/partnerzy.*/, '');
  await logOut(page, base);
  await logIn(page, base, 'programy@wiec.example', password);
  await writeStep(page, base, card, javaScript ? 'Zapytaj, kiedy' : 'Zapytaj, kiedy mogą', javaScript);
  await logOut(page, base);
  await logIn(page, base, 'partner@wiec.example', password);
  await answer(page, base, own, javaScript);
  log.errors = log.errors.filter(error => !/\b(409|422)\b/.test(error));  // the forms that came back
}
