import {visit} from '../lib/browser.mjs';
import {enter, tabToField, tabToLink, tabToLinkLike, typeInto} from '../lib/keys.mjs';
import {checkHere, expectText, logIn, logOut, passwordIn, press} from '../lib/steps.mjs';

export const name = 'an action plan is written, commented on by paragraph, adopted when all is answered, taken up by a project';

const pathOf = page => new URL(page.url()).pathname;

async function choose(page, field, presses) {
  await tabToField(page, field);
  for (let i = 0; i < presses; ++i) await page.keyboard.press('ArrowDown');
}

async function fill(page, field, value) {
  await tabToField(page, field);
  await page.fill(`[name=${field}]`, value);
}

// Title and area, once without a reason; then one objective and one action.
async function write(page, title, javaScript) {
  await tabToLink(page, '/administracja/plany');
  await enter(page);
  await checkHere(page, javaScript);
  await tabToLink(page, '/administracja/plany/nowy');
  await enter(page);
  await typeInto(page, 'title_pl', title);
  await typeInto(page, 'area', 'Azory');
  await typeInto(page, 'project', 'USER');
  await press(page, 'Zapisz');
  if (await page.inputValue('[name=title_pl]') !== title) throw new Error('what was typed is lost');
  await checkHere(page, javaScript);
  await typeInto(page, 'reason', 'początek');
  await press(page, 'Zapisz');
  const desk = pathOf(page);
  await checkHere(page, javaScript);
  await tabToLink(page, `${desk}/akapit/nowy`);
  await enter(page);
  await choose(page, 'section', 2);
  await typeInto(page, 'text_pl', 'Więcej cienia na podwórkach.');
  await typeInto(page, 'reason', 'cel z warsztatu');
  await checkHere(page, javaScript);
  await press(page, 'Zapisz');
  await tabToLink(page, `${desk}/dzialanie/nowe`);
  await enter(page);
  await typeInto(page, 'title_pl', 'Drzewa na podwórkach');
  await typeInto(page, 'owner', 'ZZM');
  await typeInto(page, 'reason', 'działanie z warsztatu');
  await checkHere(page, javaScript);
  await press(page, 'Zapisz');
  return desk;
}

async function openConsultation(page) {
  const until = new Date(Date.now() + 20 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await fill(page, 'until', until);
  await press(page, 'Otwórz konsultacje');
  await expectText(page, 'w konsultacjach');
}

async function comment(page, base, plan, javaScript) {
  await visit(page, base + plan);
  await checkHere(page, javaScript);
  await tabToLinkLike(page, /\/czesc\/[0-9a-z]{13}$/);
  await enter(page);
  await press(page, 'Wyślij uwagę');
  await expectText(page, 'Napisz uwagę');
  await checkHere(page, javaScript);
  await typeInto(page, 'comment', 'Które podwórka?');
  await press(page, 'Wyślij uwagę');
  await expectText(page, 'Które podwórka?');
  return pathOf(page);
}

async function tryToAdopt(page) {
  await fill(page, 'act', 'uchwała nr 1');
  await fill(page, 'on', '2020-01-15');
  await fill(page, 'resolution_pl', 'Przyjmujemy plan.');
  await press(page, 'Przyjmij plan');
}

// Refused while the comment waits; what was typed stays.
async function adopt(page, base, desk, javaScript) {
  await visit(page, base + desk);
  await press(page, 'Zakończ konsultacje');
  await tryToAdopt(page);
  await expectText(page, 'Planu nie można przyjąć, dopóki nie odpowiesz na wszystkie.');
  if (await page.inputValue('[name=act]') !== 'uchwała nr 1') throw new Error('what was typed is lost');
  await checkHere(page, javaScript);
  await tabToLinkLike(page, /\/uwaga\//);
  await enter(page);
  await tabToField(page, 'verdict');
  await page.keyboard.press('Space');
  await typeInto(page, 'answer', 'Trzy podwórka przy ulicy Stachiewicza.');
  await checkHere(page, javaScript);
  await press(page, 'Zapisz');
  await tryToAdopt(page);
  await expectText(page, 'przyjęty');
}

async function takeUp(page, base, desk, plan, javaScript) {
  await visit(page, base + desk);
  await tabToLink(page, `${desk}/podjecie`);
  await enter(page);
  await checkHere(page, javaScript);
  await tabToField(page, 'actions');
  await page.keyboard.press('Space');
  await fill(page, 'on', '2020-02-15');
  await press(page, 'Podejmij działania');
  await visit(page, base + plan);
  await expectText(page, 'URB-INCLUSION');
  await checkHere(page, javaScript);
  await visit(page, `${base}/en${plan}`);
  await expectText(page, 'Taken up by');
}

export async function go({page, base, printed, javaScript, log}) {
  const password = passwordIn(printed);
  if (!password) return;
  await logIn(page, base, 'programy@wiec.example', password);
  const desk = await write(page, javaScript ? 'Plan próbny' : 'Plan próbny bez skryptów', javaScript);
  const plan = desk.replace('/administracja', '');
  await openConsultation(page);
  await logOut(page, base);
  await logIn(page, base, 'mieszkanka@wiec.example', password);
  const piece = await comment(page, base, plan, javaScript);
  await logOut(page, base);
  await logIn(page, base, 'programy@wiec.example', password);
  await adopt(page, base, desk, javaScript);
  await takeUp(page, base, desk, plan, javaScript);
  await visit(page, base + piece);
  await expectText(page, 'Trzy podwórka przy ulicy Stachiewicza.');
  log.errors = log.errors.filter(error => !/\b(409|422)\b/.test(error));  // the forms that came back
}
