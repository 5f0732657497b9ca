import {visit} from '../lib/browser.mjs';
import {tabToField, tabToLink, enter} from '../lib/keys.mjs';
import {checkHere, expectText, logIn, passwordIn, press} from '../lib/steps.mjs';

export const name = 'bring a list into the register: columns chosen, seen before it is written, taken back; two cards compared';

const LIST = 'Kto;Co;Ile;Z tego\nGmina;Most próbny;1000,50;850\nGmina;Droga próbna;=2+2;1\n';

async function send(page, content) {
  await tabToField(page, 'file');
  await page.setInputFiles('input[name="file"]', {name: 'probna.csv', mimeType: 'text/csv', buffer: Buffer.from(content)});
  await press(page, 'Wyślij i sprawdź');
}

async function choose(page, field, column) {
  await tabToField(page, field);
  await page.selectOption(`[name=${field}]`, `${column}`);
}

export async function go({page, base, printed, javaScript, log}) {
  const password = passwordIn(printed);
  if (!password) return;
  await logIn(page, base, 'programy@wiec.example', password);
  await visit(page, `${base}/administracja/programy`);
  await tabToLink(page, '/administracja/programy/import');
  await enter(page);
  await checkHere(page, javaScript);
  await press(page, 'Wyślij i sprawdź');
  await expectText(page, 'Wybierz plik.');
  await checkHere(page, javaScript);
  await send(page, LIST);
  await expectText(page, 'W pliku brakuje kolumn');
  await checkHere(page, javaScript);
  for (const [field, column] of [['title', 2], ['beneficiary', 1], ['total', 3], ['cofunding', 4]]) await choose(page, field, column);
  await press(page, 'Pokaż, co wejdzie');
  await expectText(page, 'Komórka zawiera formułę arkusza: =2+2.');
  await checkHere(page, javaScript);
  await press(page, 'Wczytaj');
  await expectText(page, 'Weszła 1 karta.');
  await page.reload();  // brings nothing in again
  await expectText(page, 'Weszła 1 karta.');
  await checkHere(page, javaScript);
  await visit(page, `${base}/programy?q=most+pr%C3%B3bny`);
  await expectText(page, 'Most próbny');
  await visit(page, `${base}/administracja/programy/import`);
  await press(page, 'Wycofaj: probna.csv');
  await expectText(page, 'Usunięto 1 kartę.');
  await page.reload();
  await expectText(page, 'Usunięto 1 kartę.');
  await visit(page, `${base}/programy/porownaj?a=USER&b=nie+ma+takiego`);
  await expectText(page, 'Żadna jedna karta nie pasuje.');
  await checkHere(page, javaScript);
  await page.fill('[name=b]', 'URB-INCLUSION');
  await press(page, 'Porównaj');
  await expectText(page, 'Kraje partnerów');
  await checkHere(page, javaScript);
  log.errors = log.errors.filter(error => !error.includes('422'));  // nothing sent, columns not chosen, no such card
}
