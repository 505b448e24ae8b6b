// An authorization server that nobody here wrote, for the tests of both sides of SMART Backend Services.
// Environment: CLIENTS (JSON list of {client_id, scope, jwk}), AUDIENCE (of the access tokens).
// Prints "listening http://127.0.0.1:PORT" once ready; GET /count tells how many tokens were given.
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';

const { Provider } = await import('oidc-provider');

const clients = JSON.parse(process.env.CLIENTS);
const scopes = [...new Set(clients.flatMap(({ scope }) => scope.split(' ')))];
const key = (kid, alg, type, options) => ({ ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }), kid, alg, use: 'sig' });
const resource = process.env.AUDIENCE;

const server = createServer();
await new Promise((ready) => server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', ready));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: clients.map(({ client_id, scope, jwk }) => ({
    client_id,
    scope,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: jwk.kty === 'EC' ? 'ES384' : 'RS384',
    jwks: { keys: [jwk] },
  })),
  clientAuthMethods: ['private_key_jwt'],
  enabledJWA: { clientAuthSigningAlgValues: ['RS384', 'ES384'] },
  jwks: { keys: [key('provider-rsa', 'RS256', 'rsa', { modulusLength: 2048 }), key('provider-ec', 'ES384', 'ec', { namedCurve: 'P-384' })] },
  scopes,
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => resource,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: scopes.join(' '), audience: resource, accessTokenTTL: 60, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES384' } },
      }),
    },
  },
});
let given = 0;
provider.on('grant.success', () => { given += 1; });
provider.on('grant.error', (_, error) => console.error(error.error, error.error_detail ?? error.error_description));
provider.on('server_error', (_, error) => console.error(error));

const answer = provider.callback();
server.on('request', (request, response) => (request.url === '/count' ? response.end(String(given)) : answer(request, response)));
console.log(`listening ${issuer}`);
