import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Secret } from '../../core/ports/secret.ts';

/** Unspent tokens that count at the same time; older ones stop working. */
const maxUnspent = 4;
const secretBytes = 32;

/** Who may come in: one-time tokens lead to the cookie, the cookie leads to everything else. */
export type Access = {
  /** A new 256-bit token, good for one entry. */
  issueToken(): Secret;
  /** Whether the token was one of ours and unspent; it is spent by this. */
  spendToken(token: string): boolean;
  /** The `Set-Cookie` value for somebody who spent a token. */
  cookie(): Secret;
  /** Whether a request's `Cookie` header holds this server's session. */
  hasSession(cookieHeader: string | undefined): boolean;
};

/** Access to one server, for as long as it runs. */
export function createAccess(): Access {
  // Cookies are not kept apart by port: two servers on this machine must not overwrite each other's.
  const name = `kconsole-${randomBytes(4).toString('hex')}`;
  const session = newSecret();
  const unspent: Secret[] = [];
  return {
    issueToken() {
      const token = newSecret();
      unspent.push(token);
      if (unspent.length > maxUnspent) unspent.shift();
      return token;
    },
    spendToken(given) {
      const index = unspent.findIndex((token) => isSame(token, given));
      if (index < 0) return false;
      unspent.splice(index, 1);
      return true;
    },
    cookie: () => new Secret(`${name}=${session.reveal()}; HttpOnly; SameSite=Strict; Path=/`),
    hasSession(header = '') {
      const prefix = `${name}=`;
      const pair = header.split('; ').find((part) => part.startsWith(prefix));
      return pair !== undefined && isSame(session, pair.slice(prefix.length));
    },
  };
}

function newSecret(): Secret {
  return new Secret(randomBytes(secretBytes).toString('base64url'));
}

/** In a time that tells nothing of where they differ; digests, because the comparison wants equal lengths. */
function isSame(secret: Secret, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(secret.reveal()), digest(given));
}
