import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address';

describe('the address of a client', () => {
  it.each([
    ['198.51.100.7', undefined, '198.51.100.7'],
    // Whoever connects directly may write what they like into the header.
    ['198.51.100.7', '203.0.113.1', '198.51.100.7'],
    ['::ffff:198.51.100.7', '203.0.113.1', '198.51.100.7'],
    ['127.0.0.1', undefined, '127.0.0.1'],
    ['127.0.0.1', '203.0.113.1', '203.0.113.1'],
    ['::1', '192.0.2.9, 203.0.113.1', '203.0.113.1'],
    ['10.0.0.2', '192.0.2.9, 203.0.113.1, 10.0.0.3', '203.0.113.1'],
    ['10.0.0.2', '', '10.0.0.2'],
    [undefined, '203.0.113.1', 'unknown'],
  ])('that connects from %s with X-Forwarded-For %s is %s', (socket, forwarded, expected) => {
    expect(clientAddress(socket, forwarded, ['10.0.0.2', '10.0.0.3'])).toBe(expected);
  });
});
