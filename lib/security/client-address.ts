/**
 * Whose request it is, for counting attempts: the address that the connection comes from or, behind a proxy that is trusted, the
 * nearest address in `X-Forwarded-For` that is no such proxy. Everything further to the left may be made up by the client.
 *
 * @param socket the connection's remote address
 * @param trusted proxies beside this machine's own: nobody else can connect from a loopback address
 */
export function clientAddress(
  socket: string | undefined,
  forwardedFor: string | undefined,
  trusted: readonly string[],
): string {
  const passes = (address: string) => isLoopback(address) || trusted.includes(address);
  let address = plain(socket ?? 'unknown');
  for (const before of (forwardedFor ?? '').split(',').reverse()) {
    if (!passes(address) || before.trim() === '') break;
    address = plain(before);
  }
  return address.slice(0, 64);
}

/** An IPv4 address that arrived on an IPv6 socket is the same address. */
function plain(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '');
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
