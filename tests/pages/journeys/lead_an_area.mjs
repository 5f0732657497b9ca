import {acceptToLead, applyToLead, areaLedBy, joinArea, turn, writeToMembers, yearOfProgramme} from '../lib/ambassadors.mjs';
import {logIn, logOut, passwordIn} from '../lib/steps.mjs';

export const name = 'apply as an ambassador with an area drawn by keys, be accepted, join, write to all, move the path online and back';

export async function go({page, base, printed, javaScript, log}) {
  const password = passwordIn(printed);
  if (!password) return;
  const who = javaScript ? 'doradca@wiec.example' : 'sieci@wiec.example';
  const area = `Okolica próbna ${javaScript ? 'pierwsza' : 'druga'}`;
  const shown = `Próba ${javaScript ? 'Pierwsza' : 'Druga'}`;

  await logIn(page, base, who, password);
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
  log.errors = log.errors.filter(error => !error.includes('422'));  // the form that came back
}
