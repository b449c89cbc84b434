import ipaddr from 'ipaddr.js';

/** What may be done with an address: `metadata` never passes, `private` only for hosts that the operator names. */
export type AddressKind = 'public' | 'private' | 'metadata';

/**
 * Addresses at which clouds hand out credentials. Link-local ones (169.254/16, fe80::/10) are covered as a whole; these lie
 * elsewhere: Alibaba, Oracle, Azure's wire server, and the IPv6 forms of AWS and Google.
 */
const METADATA_ADDRESSES = new Set(
  ['100.100.100.200', '192.0.0.192', '168.63.129.16', 'fd00:ec2::254', 'fd00:ec2::23', 'fd20:ce::254'].map((address) =>
    ipaddr.parse(address).toNormalizedString(),
  ),
);

/** The prefixes in which an IPv6 address carries an IPv4 one, with the byte at which it starts. */
const CARRIERS: readonly { prefix: [ipaddr.IPv6, number]; at: number }[] = [
  { prefix: carrier('::ffff:0:0/96'), at: 12 }, // v4-mapped
  { prefix: carrier('::ffff:0:0:0/96'), at: 12 }, // v4-translated (SIIT)
  { prefix: carrier('::/96'), at: 12 }, // v4-compatible, deprecated
  { prefix: carrier('64:ff9b::/96'), at: 12 }, // NAT64
  { prefix: carrier('64:ff9b:1::/48'), at: 12 }, // local NAT64
  { prefix: carrier('2002::/16'), at: 2 }, // 6to4
];

const GLOBAL_UNICAST = carrier('2000::/3');

function carrier(cidr: string): [ipaddr.IPv6, number] {
  return ipaddr.IPv6.parseCIDR(cidr);
}

/** The address without zone and brackets, or null where the text isn't one. Decimal, octal and hex forms count as addresses. */
export function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  return ipaddr.isValid(bare) ? ipaddr.parse(bare) : null;
}

function classifyV4(address: ipaddr.IPv4): AddressKind {
  const range = address.range();
  if (range === 'linkLocal' || METADATA_ADDRESSES.has(address.toNormalizedString())) return 'metadata';
  return range === 'unicast' ? 'public' : 'private';
}

/**
 * Says whether an address is on the public internet. Everything that isn't plainly global unicast is private: loopback,
 * private, link-local, carrier NAT, unique-local, multicast, 0/8, reserved, documentation, benchmarking, and every IPv6 form
 * that stands for an IPv4 address (mapped, NAT64, 6to4, Teredo), whatever it stands for.
 */
export function classifyAddress(text: string): AddressKind {
  const address = parseAddress(text);
  if (address === null) return 'private';
  if (address instanceof ipaddr.IPv4) return classifyV4(address);
  if (METADATA_ADDRESSES.has(address.toNormalizedString()) || address.range() === 'linkLocal') return 'metadata';
  const carried = CARRIERS.find(({ prefix }) => address.match(prefix));
  if (carried !== undefined) {
    const inner = new ipaddr.IPv4(address.toByteArray().slice(carried.at, carried.at + 4));
    return classifyV4(inner) === 'metadata' ? 'metadata' : 'private';
  }
  return address.match(GLOBAL_UNICAST) && address.range() === 'unicast' ? 'public' : 'private';
}

/** One spelling for equal addresses; a v4-mapped one becomes its IPv4 form. Text that is no address is returned as it is. */
export function canonicalAddress(text: string): string {
  const address = parseAddress(text);
  if (address === null) return text;
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress()) return address.toIPv4Address().toString();
  return address.toNormalizedString();
}
