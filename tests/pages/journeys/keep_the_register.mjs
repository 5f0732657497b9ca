import {violations} from '../checks/accessibility.mjs';
import {enter, tabTo, tabToField, tabToLink} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';
import {convene} from '../lib/register.mjs';
import {expectText, logIn, passwordIn, press} from '../lib/steps.mjs';

export const name = 'enter a card of the register, correct it, see it as everybody does';

async function expectPath(page, pattern) {
  const at = new URL(page.url()).pathname;
  if (!pattern.test(at)) throw new Error(`at ${at} instead of ${pattern}`);
  return at;
}

async function type(page, field, text) {
  await tabToField(page, field);
  await page.keyboard.type(text);
}

async function expectNoViolations(page, where) {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({colorScheme: scheme});
    const found = await violations(page);
    if (found.length > 0) throw new Error(`${where} (${scheme}): ${found.join('; ')}`);
  }
}

async function choose(page, field) {
  await tabTo(page, `the first choice of ${field}`, at => at.field === field);
  await page.keyboard.press('Space');
}

// A meeting of the city's calendar and an arrangement by phone come to the card; once with nothing agreed.
async function keepWork(page, base, card, javaScript) {
  await visit(page, base + card);
  await tabToLink(page, `/administracja${card}/praca`);
  await enter(page);
  if (javaScript) await expectNoViolations(page, 'the work of a project');
  await tabToField(page, 'gathering');
  await page.keyboard.press('ArrowDown');
  await choose(page, 'level');
  await press(page, 'Dodaj do karty');
  await tabToLink(page, `/administracja${card}/uzgodnienie/nowe`);
  await enter(page);
  await choose(page, 'level');
  await choose(page, 'means');
  await tabToField(page, 'on');
  await page.fill('[name=on]', '2017-03-21');
  await tabToField(page, 'partner');
  await page.keyboard.press('ArrowDown');
  await type(page, 'with_whom', 'lider partnerstwa');
  await enter(page);
  await expectText(page, 'Napisz, co ustalono.');
  if (javaScript) await expectNoViolations(page, 'an arrangement with an error');
  await type(page, 'agreed_pl', 'Wniosek składa lider.');
  await press(page, 'Zapisz');
  await expectPath(page, new RegExp(`^/administracja${card}/praca$`));
  await visit(page, base + card);
  await expectText(page, 'Telefon: Barcelona – lider partnerstwa');
  await expectText(page, 'Wniosek składa lider.');
  await expectText(page, 'Szczebel międzynarodowy (partnerski)');
}

// The group of the card: convened, somebody asked, the answer given on paper, a task; then as everybody sees it.
async function keepGroup(page, base, card, javaScript) {
  await convene(page, base, card, {act: 'notatka z pierwszego spotkania', day: '2017-01-16', area: 'Azory'});
  await tabToField(page, 'category');
  await page.keyboard.press('ArrowDown');
  await press(page, 'Zaproś osobę');
  if (javaScript) await expectNoViolations(page, 'the group with an error');
  await type(page, 'name', 'Zofia Próbna');
  await press(page, 'Zaproś osobę');
  await expectText(page, 'zaproszenie czeka na odpowiedź');
  await press(page, 'Zgoda, z nazwiskiem');
  await type(page, 'what_pl', 'Rozwiesić plakaty');
  await tabToField(page, 'member');
  await page.keyboard.press('ArrowDown');
  await press(page, 'Dodaj zadanie');
  if (javaScript) await expectNoViolations(page, 'the desk of the group');
  await visit(page, `${base}${card}/grupa`);
  await expectText(page, 'Zofia Próbna');
  await expectText(page, 'Rozwiesić plakaty');
  if (javaScript) await expectNoViolations(page, 'the group');
}

// Whoever was asked in the demo city answers with the link of the letter; without scripts the consent is then withdrawn.
async function answer(page, base, javaScript) {
  await visit(page, `${base}/grupa-wsparcia/zaproszenie-pokazowe`);
  if (javaScript) await expectNoViolations(page, 'the invitation');
  await tabToField(page, 'named');
  await page.keyboard.press('Space');
  await press(page, javaScript ? 'Przyjmuję zaproszenie' : 'Wycofuję zgodę');
  if (javaScript) await expectText(page, 'w grupie');
  else if ((await page.textContent('main')).includes('Ola Gil')) throw new Error('the name stands there after the consent was withdrawn');
}

// The card of URB-INCLUSION as its source has it, by keyboard alone; once with an end before its beginning.
export async function go({page, base, printed, javaScript, log}) {
  const password = passwordIn(printed);
  if (!password) return;
  await logIn(page, base, 'programy@wiec.example', password);
  await expectPath(page, /^\/konto$/);
  await tabToLink(page, '/administracja/programy');
  await enter(page);
  if (javaScript) await expectNoViolations(page, 'the desk');
  await tabToLink(page, '/administracja/programy/nowa');
  await enter(page);
  const acronym = javaScript ? 'PRÓBA' : 'PRÓBA-BIS';
  await type(page, 'acronym', acronym);
  await type(page, 'title_pl', 'Karta wpisana z klawiatury');
  await type(page, 'from', '2016-9-10');
  await type(page, 'to', '2016-3-31');
  await type(page, 'amount_1_total', '33 500');
  await type(page, 'amount_1_cofunding', '28 475');
  await enter(page);
  await expectText(page, 'Koniec nie może być przed początkiem.');
  if (await page.inputValue('[name=amount_1_total]') !== '33 500') throw new Error('what was typed is lost');
  if (javaScript) await expectNoViolations(page, 'the form with an error');
  await page.fill('[name=to]', '2017-3-31');
  await press(page, 'Dodaj partnera');
  await type(page, 'partner_1_city', 'Barcelona');
  await type(page, 'partner_2_city', 'Lyon');
  await press(page, 'Zapisz');
  const card = await expectPath(page, /^\/programy\/[0-9a-z]{13}$/);
  await expectText(page, '85%');
  await expectText(page, 'Projekt jest w trakcie realizacji, choć jego koniec wypadał 31 marca 2017.');
  await expectText(page, 'Lyon');
  if (javaScript) await expectNoViolations(page, 'the card');
  await tabToLink(page, `/administracja${card}`);
  await enter(page);
  await type(page, 'reason', 'sprawdzamy, że nic się nie gubi');
  await enter(page);
  await expectPath(page, new RegExp(`^${card}$`));
  await visit(page, `${base}${card}/historia`);
  await expectText(page, 'sprawdzamy, że nic się nie gubi');
  await expectText(page, 'Nic na karcie się nie zmieniło.');
  if (javaScript) await expectNoViolations(page, 'the history');
  await keepWork(page, base, card, javaScript);
  await keepGroup(page, base, card, javaScript);
  await answer(page, base, javaScript);
  log.errors = log.errors.filter(error => !error.includes('422'));  // the form with an end before its beginning
}
