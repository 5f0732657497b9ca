import {begin, helpAtTheDesk, openPart, sayTheRest, sayWhat, sayWhere, send} from '../lib/submission.mjs';
import {enter, tabTo, tabToField, tabToLinkLike} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';
import {expectText, logIn, logOut, passwordIn, press} from '../lib/steps.mjs';

export const name = 'submit a project by the full form, correct it, withdraw it, help at the desk';

const RESIDENT = 'mieszkanka@wiec.example', CLERK = 'punkt@wiec.example';

async function correctAndWithdraw(page, base, form, title) {
  await visit(page, base + form);
  await openPart(page, 'nazwa');
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
  await send(page, javaScript);
  await correctAndWithdraw(page, base, form, title);
  await logOut(page, base);
  await logIn(page, base, CLERK, password);
  await helpAtTheDesk(page, base, javaScript, `Jan Próbny ${javaScript ? 'A' : 'B'}`);
  log.errors = log.errors.filter(error => !error.includes('422'));  // the forms that came back
}
