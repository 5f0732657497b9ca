import {enter, tabToField, tabToLink, tabToLinkLike, typeInto} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';
import {checkHere, expectText, fillWhenAndWhere, logIn, logOut, passwordIn, press} from '../lib/steps.mjs';

export const name = 'plan a meeting, sign up for it, tell of a change, write its minutes';

export async function go({page, base, printed, javaScript, log}) {
  const password = passwordIn(printed);
  if (!password) return;
  const title = `Spotkanie próbne ${javaScript ? 'pierwsze' : 'drugie'}`;
  const day = new Date(Date.now() + 40 * 86400e3).toISOString().slice(0, 10);
  await logIn(page, base, 'koordynator@wiec.example', password);
  await tabToLink(page, '/administracja/spotkania');
  await enter(page);
  await checkHere(page, javaScript);
  await tabToLink(page, '/administracja/spotkania/nowe');
  await enter(page);
  await tabToField(page, 'kind');
  await page.keyboard.type('szkol');
  await typeInto(page, 'title_pl', title);
  await press(page, 'Zaplanuj i ogłoś');
  await checkHere(page, javaScript);  // the form with everything that is missing
  if (await page.inputValue('[name="title_pl"]') !== title) throw new Error('what was typed is lost');
  await fillWhenAndWhere(page, {day, from: '17:00', to: '19:00', address: 'Biblioteka, ul. Ogrodowa 5'});
  await typeInto(page, 'seats', '5');
  await press(page, 'Zaplanuj i ogłoś');
  await expectText(page, title);
  await logOut(page, base);

  await logIn(page, base, 'mieszkanka@wiec.example', password);
  const found = (await (await page.request.get(`${base}/api/v1/gatherings`)).json()).items.find(item => item.title.pl === title);
  await visit(page, `${base}/spotkania/${found.id}`);
  await press(page, 'Zapisz się');
  await expectText(page, 'Masz miejsce');
  await checkHere(page, javaScript);
  await logOut(page, base);

  await logIn(page, base, 'koordynator@wiec.example', password);
  await visit(page, `${base}/administracja/spotkania/${found.id}`);
  await checkHere(page, javaScript);
  await tabToField(page, 'begins_time');
  await page.keyboard.type('16:30');
  await typeInto(page, 'change_pl', 'Sala jest wolna wcześniej.');
  await press(page, 'Zapisz');
  await visit(page, `${base}/administracja/spotkania/${found.id}/przebieg`);
  await expectText(page, 'Ola Gil');
  await checkHere(page, javaScript);
  await tabToField(page, 'came');
  await page.keyboard.press('Space');
  await typeInto(page, 'minutes_pl', 'Ustaliliśmy trzy potrzeby.');
  await press(page, 'Zapisz');
  await visit(page, `${base}/spotkania`);
  await tabToLinkLike(page, new RegExp(found.id));
  await enter(page);
  await expectText(page, 'Sala jest wolna wcześniej.');
  await expectText(page, 'Ustaliliśmy trzy potrzeby.');
  await expectText(page, '16:30');
  log.errors = log.errors.filter(error => !error.includes('422'));  // the form that came back
}
