import dgram from 'node:dgram';
import net from 'node:net';

/**
 * Makes every socket of this process fail. It is the second lock beside the network namespace, and the only one where the
 * system allows no namespaces: a parser has no business on the network, whatever a document asks it to fetch.
 */
export function refuseNetwork(): void {
  const refuse = (): never => {
    throw new Error('A parsing process has no network.');
  };
  net.Socket.prototype.connect = refuse;
  net.Server.prototype.listen = refuse;
  dgram.Socket.prototype.bind = refuse;
  dgram.Socket.prototype.send = refuse;
  dgram.Socket.prototype.connect = refuse;
  globalThis.fetch = () => Promise.reject(new Error('A parsing process has no network.'));
}
