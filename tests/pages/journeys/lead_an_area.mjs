import {acceptToLead, agreeToHandOver, applyToLead, areaLedBy, askToHandOver, joinArea, turn, writeToMembers, yearOfProgramme} from '../lib/ambassadors.mjs';
import {visit} from '../lib/browser.mjs';
import {checkHere, expectText, logIn, logOut, openDetails, passwordIn} from '../lib/steps.mjs';

export const name = 'apply as an ambassador with an area drawn by keys, by pointer and as GeoJSON, be accepted, join, write to all, move the path online and back, hand over after those who joined are asked';

// The other two ways to draw the same border: by pointer, and as a file that somebody has.
async function drawOtherwise(page, base) {
  await visit(page, `${base}/wspolne-projekty/zgloszenie`);
  await openDetails(page, 'Wskaż nową okolicę');
  const map = page.locator('.area-editor svg'), field = page.locator('[name="area_geojson"]');
  await map.scrollIntoViewIfNeeded();
  const {x, y, width, height} = await map.boundingBox();
  for (const [right, down] of [[0.4, 0.4], [0.6, 0.4], [0.6, 0.6]]) await page.mouse.click(x + right * width, y + down * height);
  await expectText(page, 'Róg 3');
  const drawn = await field.inputValue(), {type, coordinates} = JSON.parse(drawn);
  if (type !== 'Polygon' || coordinates[0].length !== 4) throw new Error(`three corners set by pointer are not a border: ${drawn}`);
  await visit(page, `${base}/wspolne-projekty/zgloszenie`);
  await openDetails(page, 'Wskaż nową okolicę');
  await field.fill(drawn);
  await field.blur();
  if (await page.getAttribute('.area-draft', 'd') === 'M0 0') throw new Error('a border typed in as GeoJSON is not on the map');
}

export async function go({page, base, printed, javaScript, log}) {
  const password = passwordIn(printed);
  if (!password) return;
  const who = javaScript ? 'doradca@wiec.example' : 'sieci@wiec.example';
  const area = `Okolica próbna ${javaScript ? 'pierwsza' : 'druga'}`;
  const shown = `Próba ${javaScript ? 'Pierwsza' : 'Druga'}`;

  await logIn(page, base, who, password);
  if (javaScript) await drawOtherwise(page, base);
  await applyToLead(page, base, javaScript, {area, shown});
  await logOut(page, base);

  await logIn(page, base, 'koordynator@wiec.example', password);
  const year = await yearOfProgramme(page, base, javaScript);
  await acceptToLead(page, base, javaScript, year, javaScript ? 'Beata Słowik' : 'Adam Szpak');
  await turn(page, base, javaScript, year, 'Przenieś do internetu');
  await turn(page, base, javaScript, year, 'Wróć do spotkań na miejscu');
  await logOut(page, base);

  const code = await areaLedBy(page, base, shown, area);
  await logIn(page, base, 'animator@wiec.example', password);
  await joinArea(page, base, javaScript, code);
  await logOut(page, base);

  await logIn(page, base, who, password);
  await writeToMembers(page, base, javaScript, code, {count: 'Dołączyła 1 osoba.', subject: 'Spotkajmy się', body: 'W środę o osiemnastej.'});
  const handing = await askToHandOver(page, base, javaScript);
  await logOut(page, base);

  await logIn(page, base, 'animator@wiec.example', password);
  await agreeToHandOver(page, base, javaScript, handing);
  await logOut(page, base);

  await logIn(page, base, 'koordynator@wiec.example', password);
  await visit(page, `${base}/administracja/wspolne-projekty/${year}/ambasadorzy`);
  await expectText(page, 'Odpowiedzi: tak 1, nie 0.');
  await checkHere(page, javaScript);
  log.errors = log.errors.filter(error => !error.includes('422'));  // the form that came back
}
