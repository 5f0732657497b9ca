import {visit} from '../lib/browser.mjs';
import {enter, tabToField, tabToLink} from '../lib/keys.mjs';
import {checkHere, expectText, logIn, logOut, passwordIn, press} from '../lib/steps.mjs';

export const name = 'a foreign partner logs in, describes its pilot, comments; an officer asks another one by letter';

// In English from the account on: place and pilot, once with a point that is none.
async function describePilot(page, base, javaScript) {
  await visit(page, `${base}/en/konto`);
  const link = await page.getAttribute('a[href*="/partnerzy/"]', 'href');
  await tabToLink(page, link);
  await enter(page);
  await checkHere(page, javaScript);
  await tabToField(page, 'at');
  await page.fill('[name=at]', 'on the hill');
  await tabToField(page, 'result_en');
  await page.fill('[name=result_en]', javaScript ? 'Forty things repaired.' : 'Fifty things repaired.');
  await press(page, 'Save');
  await expectText(page, 'Type latitude and longitude in degrees');
  if (!(await page.inputValue('[name=result_en]')).includes('things repaired')) throw new Error('what was typed is lost');
  await checkHere(page, javaScript);
  await page.fill('[name=at]', '45.7866, 4.7936');
  await press(page, 'Save');
  await expectText(page, javaScript ? 'Forty things repaired.' : 'Fifty things repaired.');
  await checkHere(page, javaScript);
  return link;
}

async function comment(page, base, link, javaScript) {
  await visit(page, base + link);
  await press(page, 'Add the comment');
  await expectText(page, 'Write the comment.');
  await checkHere(page, javaScript);
  await tabToField(page, 'body');
  await page.keyboard.type('Visit us in May.');
  await press(page, 'Add the comment');
  await expectText(page, 'Visit us in May.');
  await visit(page, base + link.replace(/\/[0-9a-z]+$/, ''));
  await expectText(page, 'Visit us in May.');
}

// Only their own partner: the page of another one, the desk and the form of the card stay closed.
async function stayOut(page, base, link) {
  const card = link.replace(/^\/en/, '').replace(/\/partnerzy.*/, '');
  const others = await page.$$eval('section[id]', all => all.map(each => each.id));
  const other = others.find(id => id.length === 13 && !link.endsWith(id));
  for (const path of [`${card}/partnerzy/${other}`, `/administracja${card}/partnerzy`, `/administracja${card}`]) {
    const answer = await page.request.get(base + path);
    if (answer.status() !== 403) throw new Error(`${path} answered ${answer.status()} to a partner`);
  }
  return card;
}

async function ask(page, base, card, javaScript) {
  await visit(page, `${base}${card}`);
  await tabToLink(page, `/administracja${card}/partnerzy`);
  await enter(page);
  await checkHere(page, javaScript);
  await press(page, 'Zaproś osobę');
  await expectText(page, 'Wybierz partnera z karty tego projektu.');
  await checkHere(page, javaScript);
}

// The letter of somebody else: without scripts it is then accepted, which opens the page of that partner.
async function accept(page, base, javaScript) {
  await visit(page, `${base}/en/zaproszenie-partnera/pokazowe`);
  await expectText(page, 'Torino');
  await checkHere(page, javaScript);
  if (javaScript) return;
  await press(page, 'Accept and log in');
  await expectText(page, 'Write in English or in Polish.');
  await logOut(page, base);
}

export async function go({page, base, printed, javaScript, log}) {
  const password = passwordIn(printed);
  if (!password) return;
  await accept(page, base, javaScript);
  await logIn(page, base, 'partner@wiec.example', password);
  const link = await describePilot(page, base, javaScript);
  await comment(page, base, link, javaScript);
  const card = await stayOut(page, base, link);
  await logOut(page, base);
  await logIn(page, base, 'programy@wiec.example', password);
  await ask(page, base, card, javaScript);
  log.errors = log.errors.filter(error => !error.includes('422'));  // the forms that came back
}
