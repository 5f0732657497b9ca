import {visit} from '../lib/browser.mjs';
import {enter, tabTo, tabToField, tabToLink, tabToLinkLike, typeInto} from '../lib/keys.mjs';
import {typeNewCase} from '../lib/register.mjs';
import {checkHere, choose, expectText, fill, logIn, logOut, passwordIn, pathOf, press} from '../lib/steps.mjs';

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

// Corrected later: what it said before stays readable, with what is different.
async function correctCase(page, base, own, title, javaScript) {
  await visit(page, base + own);
  await tabTo(page, `the case ${title}`, at => at.tag === 'a' && at.name === title);
  await enter(page);
  await fill(page, 'result_en', 'Two people came.');
  await press(page, 'Save');
  await tabToLinkLike(page, /\/przypadki\/[0-9a-z]{13}\/wersje$/);
  await enter(page);
  for (const words of ['What changed between version 1 and 2', '[removed]Nobody', 'Two people came.', 'The whole of version 2']) await expectText(page, words);
  await checkHere(page, javaScript);
  await tabToLinkLike(page, /\?do=1$/);
  await enter(page);
  await expectText(page, 'This is the first version that was saved.');
  if ((await page.textContent('main')).includes('Two people came.')) throw new Error('an old version says what came later');
  await checkHere(page, javaScript);
}

// By words and kind on the public list, and by the site's own search.
async function find(page, base, title, javaScript) {
  await visit(page, `${base}/przypadki`);
  await tabToField(page, 'q');  // of the site's search
  await typeInto(page, 'q', 'evenings');
  await choose(page, 'rodzaj', 'z');
  await choose(page, 'partner', 'Lyon');
  await press(page, 'Pokaż');
  await expectText(page, title);
  if ((await page.textContent('main')).includes('A repair workshop')) throw new Error('a good practice is among the bad ones');
  await checkHere(page, javaScript);
  await visit(page, `${base}/przypadki?q=nicotakiego&rodzaj=good`);
  await expectText(page, 'Żaden przypadek nie pasuje');
  if (await page.inputValue('.filters [name=q]') !== 'nicotakiego') throw new Error('the words that were typed are lost');
  await checkHere(page, javaScript);
  await visit(page, `${base}/en/szukaj?q=evenings`);
  await expectText(page, title);
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
  await correctCase(page, base, own, title, javaScript);
  await find(page, base, title, javaScript);
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
