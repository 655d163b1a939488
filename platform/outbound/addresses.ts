import { BlockList, isIP } from 'node:net'

/**
 * Addresses that are not of the public Internet (IANA special-purpose registries, RFC 6890 and its updates):
 * what somebody else's name or redirect leads to must not be this machine or its network.
 */
const closed4 = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed4.addSubnet(net, bits, 'ipv4')

// Only 2000::/3 is global unicast; of it, the blocks that stand for something else.
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')
const closed6 = new BlockList()
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed6.addSubnet(net, bits, 'ipv6')

const bare = (address: string): string => address.replace(/^\[|\]$/g, '')

/** Whether an address, as text (IPv6 with or without brackets), is one of the public Internet. */
export function isPublicAddress(address: string): boolean {
  const plain = bare(address)
  const family = isIP(plain)
  if (family === 4) return !closed4.check(plain, 'ipv4')
  return family === 6 && global6.check(plain, 'ipv6') && !closed6.check(plain, 'ipv6')
}

/** Whether an address, as text, is this machine itself. */
export function isLoopback(address: string): boolean {
  const plain = bare(address)
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'))
}

/** Whether a host name of a URL is an address and no name. */
export const isAddress = (host: string): boolean => isIP(bare(host)) !== 0
