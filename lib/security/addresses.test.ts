import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalAddress, classifyAddress } from './addresses';

describe('classifyAddress', () => {
  it.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450:4001::1'])('%s is public', (address) => {
    expect(classifyAddress(address)).toBe('public');
  });

  it.each([
    ['loopback', '127.0.0.1'],
    ['the rest of loopback', '127.255.255.254'],
    ['IPv6 loopback', '::1'],
    ['10/8', '10.0.0.1'],
    ['172.16/12', '172.31.255.255'],
    ['192.168/16', '192.168.1.1'],
    ['carrier NAT', '100.64.0.1'],
    ['0/8', '0.0.0.0'],
    ['0/8 further on', '0.1.2.3'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['documentation', '192.0.2.1'],
    ['benchmarking', '198.18.0.1'],
    ['unspecified', '::'],
    ['unique-local', 'fd12:3456::1'],
    ['IPv6 multicast', 'ff02::1'],
    ['site-local', 'fec0::1'],
    ['v4-mapped loopback', '::ffff:127.0.0.1'],
    ['v4-mapped, in hex', '::ffff:7f00:1'],
    ['v4-mapped public', '::ffff:8.8.8.8'],
    ['v4-compatible', '::127.0.0.1'],
    ['v4-translated', '::ffff:0:127.0.0.1'],
    ['NAT64', '64:ff9b::10.0.0.1'],
    ['NAT64 of a public address', '64:ff9b::8.8.8.8'],
    ['local NAT64', '64:ff9b:1::7f00:1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:1::1'],
    ['documentation', '2001:db8::1'],
    ['outside global unicast', '4000::1'],
    ['no address at all', 'example.com'],
  ])('%s (%s) is not', (_, address) => {
    expect(classifyAddress(address)).toBe('private');
  });

  it.each([
    '169.254.169.254',
    '169.254.170.2',
    'fe80::1',
    'fe80::1%eth0',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    'fd00:ec2::254',
    'fd20:ce::254',
    '::ffff:169.254.169.254',
    '64:ff9b::169.254.169.254',
    '2002:a9fe:a9fe::',
  ])('%s hands out credentials or is link-local', (address) => {
    expect(classifyAddress(address)).toBe('metadata');
  });

  it('sees through every IPv6 form of an IPv4 address', () => {
    fc.assert(
      fc.property(fc.ipV4(), (v4) => {
        for (const form of [`::ffff:${v4}`, `64:ff9b::${v4}`, `::${v4}`])
          expect(classifyAddress(form)).not.toBe('public');
      }),
    );
  });
});

describe('canonicalAddress', () => {
  it('gives equal addresses one spelling', () => {
    expect(canonicalAddress('::ffff:127.0.0.1')).toBe('127.0.0.1');
    expect(canonicalAddress('[0:0:0:0:0:0:0:1]')).toBe(canonicalAddress('::1'));
    expect(canonicalAddress('example.com')).toBe('example.com');
  });
});
