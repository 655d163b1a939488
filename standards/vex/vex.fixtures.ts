/** Documents written for the tests, one of each format, that say the same of two products. */

export const openVex = {
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': 'https://example.org/vex/1',
  author: 'Example Pumps',
  timestamp: '2026-03-01T10:00:00+01:00',
  version: 3,
  tooling: 'by hand',
  statements: [
    {
      '@id': 'https://example.org/vex/1#a',
      vulnerability: { name: 'CVE-2026-10001', aliases: ['GHSA-aaaa-bbbb-cccc'], description: 'kept' },
      products: [
        {
          '@id': 'pkg:npm/toy-pump@1.2.3',
          identifiers: { cpe23: 'cpe:2.3:a:example:toy-pump:1.2.3:*:*:*:*:*:*:*' },
          hashes: { 'sha-256': '00' },
          subcomponents: [{ '@id': 'pkg:npm/toy-valve@2.0.0' }],
        },
      ],
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
      impact_statement: 'The valve is never opened.',
      supplier: 'Example Pumps',
    },
    {
      vulnerability: { name: 'CVE-2026-10002' },
      timestamp: '2026-03-02T00:00:00Z',
      products: [{ '@id': 'pkg:npm/toy-pump' }],
      status: 'affected',
      action_statement: 'Update to 1.3.0.',
    },
  ],
}

export const csaf = {
  document: {
    category: 'csaf_vex',
    csaf_version: '2.0',
    title: 'Pumps',
    publisher: { category: 'vendor', name: 'Example Pumps', namespace: 'https://example.org' },
    tracking: { id: 'EX-1', version: '2', current_release_date: '2026-03-01T09:00:00Z' },
  },
  product_tree: {
    branches: [
      {
        category: 'vendor',
        name: 'Example',
        branches: [
          {
            category: 'product_name',
            name: 'Toy Pump',
            branches: ['1.2', '1.3', '1.4'].map((version) => ({
              category: 'product_version',
              name: version,
              product: {
                product_id: `P-${version}`,
                name: `Toy Pump ${version}`,
                product_identification_helper: {
                  cpe: `cpe:2.3:h:example:toy_pump:${version}:*:*:*:*:*:*:*`,
                },
              },
            })),
          },
        ],
      },
    ],
    product_groups: [{ group_id: 'G', product_ids: ['P-1.3', 'P-1.4'] }],
  },
  vulnerabilities: [
    {
      cve: 'CVE-2026-10001',
      ids: [{ system_name: 'Example', text: 'EX-BUG-7' }],
      product_status: { known_not_affected: ['P-1.2'], fixed: ['P-1.4'], known_affected: ['P-1.3'] },
      flags: [{ label: 'component_not_present', product_ids: ['P-1.2'] }],
      threats: [{ category: 'impact', details: 'There is no valve.', product_ids: ['P-1.2'] }],
      remediations: [{ category: 'vendor_fix', details: 'Update to 1.4.', group_ids: ['G'] }],
    },
  ],
}

export const cycloneDx = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
  version: 2,
  metadata: {
    timestamp: '2026-03-01T09:00:00Z',
    supplier: { name: 'Example Pumps' },
    component: {
      type: 'application',
      'bom-ref': 'pump',
      name: 'toy-pump',
      version: '1.2.3',
      purl: 'pkg:npm/toy-pump@1.2.3',
    },
  },
  components: [
    {
      type: 'library',
      'bom-ref': 'valve',
      name: 'toy-valve',
      components: [{ type: 'file', 'bom-ref': 'inner', name: 'seat' }],
    },
  ],
  vulnerabilities: [
    {
      id: 'CVE-2026-10001',
      references: [{ id: 'GHSA-aaaa-bbbb-cccc' }],
      analysis: {
        state: 'not_affected',
        justification: 'code_not_reachable',
        detail: 'The valve is never opened.',
        lastUpdated: '2026-03-05T00:00:00Z',
      },
      affects: [
        { ref: 'pump' },
        { ref: 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/2#inner' },
        { ref: 'urn:cdx:00000000-0000-0000-0000-000000000000/1#elsewhere' },
      ],
    },
    {
      id: 'CVE-2026-10002',
      recommendation: 'Update to 1.3.0.',
      analysis: { state: 'exploitable', response: ['update'] },
      affects: [
        {
          ref: 'pump',
          versions: [{ range: 'vers:npm/>=1.0.0|<1.3.0' }, { version: '0.9.0', status: 'unaffected' }],
        },
      ],
    },
    { id: 'CVE-2026-10003', affects: [{ ref: 'pump' }] },
  ],
}
