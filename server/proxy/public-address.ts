import ipaddr from 'ipaddr.js';

/** Global unicast of IPv6 (RFC 4291 §2.4): all that is routed today, and nothing that stands for an IPv4 of old. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an IP address is one of the public internet: not loopback, private, link-local (where clouds keep their
 * metadata), shared, multicast, documentation, reserved, nor an IPv4 dressed as IPv6 (mapped, compatible, NAT64, 6to4,
 * Teredo). What is no address is not public.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text) || text.includes('%')) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match(globalUnicast);
}
