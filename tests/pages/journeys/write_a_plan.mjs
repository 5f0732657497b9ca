import {visit} from '../lib/browser.mjs';
import {adoptPlan, beginPlan, commentOn, openConsultation, takeUpFirst, writeAction, writeObjective} from '../lib/plans.mjs';
import {checkHere, expectText, logIn, logOut, passwordIn} from '../lib/steps.mjs';

export const name = 'an action plan is written, commented on by paragraph, adopted when all is answered, taken up by a project';

export async function go({page, base, printed, javaScript, log}) {
  const password = passwordIn(printed);
  if (!password) return;
  const answer = 'Trzy podwórka przy ulicy Stachiewicza.';
  await logIn(page, base, 'programy@wiec.example', password);
  const desk = await beginPlan(page, base, javaScript,
                               {title: javaScript ? 'Plan próbny' : 'Plan próbny bez skryptów', area: 'Azory', project: 'USER'});
  await writeObjective(page, base, javaScript, desk, 'Więcej cienia na podwórkach.');
  await writeAction(page, base, javaScript, desk, {title: 'Drzewa na podwórkach', owner: 'ZZM'});
  const plan = desk.replace('/administracja', '');
  await openConsultation(page, base, desk);
  await logOut(page, base);
  await logIn(page, base, 'mieszkanka@wiec.example', password);
  const piece = await commentOn(page, base, plan, 'Które podwórka?', javaScript);
  await logOut(page, base);
  await logIn(page, base, 'programy@wiec.example', password);
  await adoptPlan(page, base, desk, answer, javaScript);
  await takeUpFirst(page, base, desk, javaScript);
  await visit(page, base + plan);
  await expectText(page, 'URB-INCLUSION');
  await checkHere(page, javaScript);
  await visit(page, `${base}/en${plan}`);
  await expectText(page, 'Taken up by');
  await visit(page, base + piece);
  await expectText(page, answer);
  log.errors = log.errors.filter(error => !/\b(409|422)\b/.test(error));  // the forms that came back
}
