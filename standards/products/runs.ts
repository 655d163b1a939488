/** A line of hardware and the system that advisories name instead of it. */
export interface ProductLine {
  vendor: string
  /** As people call it. */
  line: string
  /** Model numbers of the line behind its last word; absent: the words alone say enough. */
  models?: readonly [from: number, to: number]
  /** The system, as catalogues spell it; any of these. */
  runs: readonly string[]
}

/**
 * Which hardware runs which system, from the vendors' own product pages: a list of what stands in the rack says
 * FortiGate 60F, an advisory says FortiOS. Only lines that run nothing else are here, so no Cisco ASR (IOS XE
 * or XR) and no Juniper switch series that also comes with Junos OS Evolved.
 */
export const LINES: readonly ProductLine[] = [
  { vendor: 'Fortinet', line: 'FortiGate', runs: ['FortiOS'] },
  { vendor: 'Fortinet', line: 'FortiWiFi', runs: ['FortiOS'] },
  { vendor: 'Palo Alto Networks', line: 'PA', models: [200, 7999], runs: ['PAN-OS'] },
  { vendor: 'Palo Alto Networks', line: 'VM', models: [50, 1000], runs: ['PAN-OS'] },
  { vendor: 'Cisco', line: 'ASA', models: [5505, 5599], runs: ['Adaptive Security Appliance', 'ASA'] },
  { vendor: 'Cisco', line: 'Catalyst', models: [9200, 9699], runs: ['IOS XE'] },
  { vendor: 'Cisco', line: 'Catalyst', models: [3650, 3850], runs: ['IOS XE'] },
  { vendor: 'Cisco', line: 'Catalyst', models: [2960, 2960], runs: ['IOS'] },
  { vendor: 'Cisco', line: 'C', models: [9200, 9699], runs: ['IOS XE'] },
  { vendor: 'Cisco', line: 'ISR', models: [4200, 4499], runs: ['IOS XE'] },
  { vendor: 'Cisco', line: 'ISR', models: [1100, 1199], runs: ['IOS XE'] },
  { vendor: 'Cisco', line: 'Nexus', models: [3000, 9999], runs: ['NX-OS'] },
  { vendor: 'Juniper', line: 'SRX', models: [100, 5800], runs: ['Junos OS', 'Junos'] },
  { vendor: 'Juniper', line: 'EX', models: [2200, 4699], runs: ['Junos OS', 'Junos'] },
  { vendor: 'Juniper', line: 'MX', models: [80, 2020], runs: ['Junos OS', 'Junos'] },
  { vendor: 'MikroTik', line: 'RB', models: [400, 5999], runs: ['RouterOS'] },
  { vendor: 'MikroTik', line: 'CCR', models: [1000, 2999], runs: ['RouterOS'] },
  { vendor: 'MikroTik', line: 'hAP', runs: ['RouterOS'] },
  { vendor: 'SonicWall', line: 'TZ', models: [100, 999], runs: ['SonicOS'] },
  { vendor: 'SonicWall', line: 'NSa', models: [2600, 9999], runs: ['SonicOS'] },
  { vendor: 'SonicWall', line: 'SMA', models: [200, 210], runs: ['SMA100', 'SMA 100'] },
  { vendor: 'SonicWall', line: 'SMA', models: [400, 500], runs: ['SMA100', 'SMA 100'] },
  { vendor: 'Sophos', line: 'XGS', models: [80, 9999], runs: ['SFOS', 'Firewall'] },
  { vendor: 'Sophos', line: 'XG', models: [80, 999], runs: ['SFOS', 'XG Firewall'] },
  { vendor: 'QNAP', line: 'TS', models: [110, 3999], runs: ['QTS'] },
  { vendor: 'Synology', line: 'DS', models: [110, 3999], runs: ['DiskStation Manager', 'DSM'] },
  { vendor: 'Synology', line: 'RS', models: [200, 4999], runs: ['DiskStation Manager', 'DSM'] },
  { vendor: 'Synology', line: 'DiskStation', runs: ['DiskStation Manager', 'DSM'] },
  { vendor: 'Ubiquiti', line: 'NanoStation', runs: ['AirOS'] },
  { vendor: 'Ubiquiti', line: 'airMAX', runs: ['AirOS'] },
  { vendor: 'Citrix', line: 'NetScaler', runs: ['NetScaler ADC', 'Application Delivery Controller'] },
  { vendor: 'Citrix', line: 'ADC', runs: ['NetScaler ADC', 'Application Delivery Controller'] },
  { vendor: 'F5', line: 'BIG-IP', models: [1000, 15999], runs: ['BIG-IP'] },
  { vendor: 'Ivanti', line: 'PSA', models: [300, 7999], runs: ['Pulse Connect Secure', 'Connect Secure'] },
  { vendor: 'Ivanti', line: 'ISA', models: [6000, 8999], runs: ['Connect Secure'] },
  { vendor: 'WatchGuard', line: 'Firebox', runs: ['Fireware', 'Fireware OS', 'Firebox'] },
  { vendor: 'Check Point', line: 'Quantum', runs: ['Quantum Security Gateways', 'Quantum Gateway', 'Gaia'] },
  { vendor: 'Zyxel', line: 'USG', runs: ['ZLD', 'USG Flex'] },
  { vendor: 'Apple', line: 'iPhone', runs: ['iOS', 'iPhone OS'] },
  { vendor: 'Apple', line: 'iPad', runs: ['iPadOS'] },
  { vendor: 'Apple', line: 'MacBook', runs: ['macOS'] },
  { vendor: 'Apple', line: 'iMac', runs: ['macOS'] },
  { vendor: 'NetApp', line: 'FAS', models: [2000, 9999], runs: ['ONTAP', 'Clustered Data ONTAP'] },
  { vendor: 'VMware', line: 'vSphere Hypervisor', runs: ['ESXi'] },
]
