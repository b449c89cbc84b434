import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';

/** What an encrypted provider key is bound to: moved to another row, provider or host, it can't be read (T3, T4). */
export interface SecretBinding {
  workspaceId: string;
  provider: string;
  /** Scheme, host and port that the key may be sent to, as `URL.origin` writes it. */
  origin: string;
}

const FORMAT = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'bakeoff', purpose, 32));
}

/** A short public name for a key, so that a rotated secret is told apart from a wrong one. */
function keyIdOf(key: Buffer): string {
  return createHash('sha256').update('key id').update(key).digest('hex').slice(0, 8);
}

function associatedData(binding: SecretBinding): Buffer {
  return Buffer.from(JSON.stringify([FORMAT, binding.workspaceId, binding.provider, binding.origin]));
}

/**
 * Encrypts with AES-256-GCM under a key derived (HKDF-SHA-256) from `secret`, with a random IV.
 * @returns `v1.<key id>.<iv>.<ciphertext and tag>`, base64url.
 */
export function encryptSecret(secret: string, plain: string, binding: SecretBinding): string {
  const key = derive(secret, 'provider keys');
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(associatedData(binding));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [FORMAT, keyIdOf(key), iv.toString('base64url'), sealed.toString('base64url')].join('.');
}

/**
 * Reads what `encryptSecret` wrote. `secrets` are tried by key id, so that an older one may stand behind the current one
 * while keys are rotated.
 * @throws {Error} when no secret fits, the binding differs or a byte was changed; the message holds no part of the key.
 */
export function decryptSecret(secrets: string | readonly string[], sealed: string, binding: SecretBinding): string {
  const [format, keyId, iv, body] = sealed.split('.');
  if (format !== FORMAT || keyId === undefined || iv === undefined || body === undefined) {
    throw new Error('The stored key has an unknown format.');
  }
  const candidates = typeof secrets === 'string' ? [secrets] : secrets;
  const key = candidates.map((secret) => derive(secret, 'provider keys')).find((one) => keyIdOf(one) === keyId);
  if (key === undefined) throw new Error('The stored key was encrypted with another BAKEOFF_SECRET.');
  const bytes = Buffer.from(body, 'base64url');
  if (bytes.length < TAG_BYTES) throw new Error('The stored key is damaged.');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: TAG_BYTES })
    .setAAD(associatedData(binding))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    throw new Error('The stored key belongs to another workspace, provider or address, or is damaged.');
  }
}

/** The last four characters, all that is ever shown of a key; shorter keys (under 12 characters) show nothing. */
export function secretHint(plain: string): string {
  return plain.length < 12 ? '' : plain.slice(-4);
}

/** SHA-256 in hex: how tokens with at least 128 random bits are stored. Not for passwords. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * A token that can't be guessed, base64url.
 * @param bytes at least 16 (128 bits); 24 unless told.
 */
export function randomToken(bytes = 24): string {
  if (bytes < 16) throw new RangeError('A token needs at least 16 random bytes.');
  return randomBytes(bytes).toString('base64url');
}

/** Compares in a time that depends on the lengths only. */
export function constantTimeEqual(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/**
 * The marker that fences retrieved text off from instructions (T8): an HMAC of a server secret and the content, so that no
 * author of a document can know it, and equal requests stay equal.
 * @returns 24 hex characters.
 */
export function fence(secret: string, content: string): string {
  return createHmac('sha256', derive(secret, 'fence')).update(content).digest('hex').slice(0, 24);
}

const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

function scryptHash(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, SCRYPT, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** A salted scrypt hash (N 32768, r 8, p 1: about 32 MB and 60 ms), as `scrypt.<salt>.<hash>`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return ['scrypt', salt.toString('base64url'), (await scryptHash(password, salt)).toString('base64url')].join('.');
}

/** Whether `password` is the one that `hashPassword` hashed; false for a hash of unknown format. */
export async function verifyPassword(password: string, hashed: string): Promise<boolean> {
  const [scheme, salt, hash] = hashed.split('.');
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, 'base64url');
  const actual = await scryptHash(password, Buffer.from(salt, 'base64url'));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
