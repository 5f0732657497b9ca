// A log-in provider as a city may have one: the certified OpenID Connect server of the npm package, with two plain pages.
import {generateKeyPairSync} from 'node:crypto';
import http from 'node:http';
import Provider from 'oidc-provider';

export const PROVIDER_NAME = 'Karta Miejska', CLIENT = 'wiec', SECRET = 'a secret / of the tests: + & %';

// Whoever writes a name is that person; the address of one without an @ is not confirmed.
function account(sub) {
  const confirmed = sub.includes('@');
  const email = confirmed ? sub : `${sub}@example.org`;
  return {accountId: sub, claims: () => ({sub, email, email_verified: confirmed, name: `Mieszkanka ${sub.split('@')[0]}`})};
}

const page = body => `<!doctype html><html lang="pl"><title>Karta Miejska</title><main>${body}</main></html>`;

async function consent(provider, details, accountId) {
  const grant = new provider.Grant({accountId, clientId: details.params.client_id});
  grant.addOIDCScope('openid email profile');
  return {login: {accountId}, consent: {grantId: await grant.save()}};
}

// One page asks for the name and the consent at once.
function interactions(provider) {
  return async (ctx, next) => {
    if (ctx.path === '/favicon.ico') ctx.status = 204;
    if (!ctx.path.startsWith('/interaction/')) return ctx.status === 204 ? undefined : next();
    const details = await provider.interactionDetails(ctx.req, ctx.res);
    if (ctx.method === 'GET') {
      ctx.type = 'html';
      ctx.body = page(`<form method="post"><label>Kto? <input name="login"></label><button>Dalej</button></form>`);
      return undefined;
    }
    let body = '';
    for await (const chunk of ctx.req) body += chunk;
    const login = new URLSearchParams(body).get('login');
    const result = login === '' ? {error: 'access_denied'} : await consent(provider, details, login);
    ctx.respond = false;
    return provider.interactionFinished(ctx.req, ctx.res, result, {mergeWithLastSubmission: false});
  };
}

// `site`: the address of the server that sends its people here, as it names itself.
export async function startProvider(site) {
  const server = http.createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{client_id: CLIENT, client_secret: SECRET, redirect_uris: [`${site}/logowanie/dostawca/powrot`]}],
    claims: {openid: ['sub'], email: ['email', 'email_verified'], profile: ['name']},
    cookies: {keys: ['of the tests']},
    features: {devInteractions: {enabled: false}},
    findAccount: (ctx, sub) => account(sub),
    jwks: {keys: [{...generateKeyPairSync('rsa', {modulusLength: 2048}).privateKey.export({format: 'jwk'}), kid: 'of-the-tests'}]},
    ttl: {AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600},
    interactions: {url: (ctx, interaction) => `/interaction/${interaction.uid}`},
    pkce: {required: () => true},
  });
  provider.use(interactions(provider));
  server.on('request', provider.callback());
  return {issuer, stop: () => new Promise(resolve => { server.close(resolve); server.closeAllConnections(); })};
}
