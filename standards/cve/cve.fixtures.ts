/** A CVE record with everything a reader must surface; made up, in the shape of CISA's enriched records. */
export const fullCve = {
  dataType: 'CVE_RECORD',
  dataVersion: '5.1',
  cveMetadata: {
    cveId: 'CVE-2026-10001',
    assignerOrgId: '00000000-0000-4000-8000-000000000000',
    assignerShortName: 'example-cna',
    state: 'PUBLISHED',
    dateReserved: '2026-01-02T03:04:05.678Z',
    datePublished: '2026-02-28T23:59:59',
    dateUpdated: '2026-03-01T00:00:00+01:00',
  },
  containers: {
    cna: {
      providerMetadata: { orgId: '00000000-0000-4000-8000-000000000000', shortName: 'example-cna' },
      title: 'Prototype pollution in example-merge',
      datePublic: '2026-02-27',
      tags: ['unsupported-when-assigned'],
      descriptions: [
        { lang: 'de', value: 'Auf Deutsch.' },
        { lang: 'en-US', value: 'In English.' },
      ],
      problemTypes: [
        { descriptions: [{ lang: 'en', cweId: 'CWE-1321', description: 'CWE-1321' }] },
        { descriptions: [{ lang: 'en', description: 'CWE 20: Improper Input Validation' }] },
      ],
      metrics: [
        {
          cvssV3_1: {
            version: '3.1',
            vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
            baseScore: 9.8,
          },
        },
        { cvssV2_0: { version: '2.0', vectorString: 'AV:N/AC:L/Au:N/C:P/I:P/A:P', baseScore: 7.4 } },
        { cvssV3_1: { version: '3.1', vectorString: 'CVSS:3.1/AV:N' } },
      ],
      affected: [
        {
          vendor: 'Example',
          product: 'example-merge',
          collectionURL: 'https://registry.example.org',
          packageName: 'example-merge',
          defaultStatus: 'unaffected',
          cpes: ['cpe:2.3:a:example:merge:*:*:*:*:*:node.js:*:*'],
          programRoutines: [{ name: 'merge' }],
          versions: [
            { version: '0.3.0', lessThan: '1.2.6', status: 'affected', versionType: 'semver' },
            { version: '>= 2.0.0, < 2.0.3', status: 'affected' },
            { version: '3.0.0', status: 'affected' },
            { version: 'n/a', lessThanOrEqual: '5.15.*', status: 'unaffected', versionType: 'custom' },
            {
              version: '6.8',
              lessThanOrEqual: '*',
              status: 'unaffected',
              versionType: 'original_commit_for_fix',
            },
            {
              version: '9.1',
              lessThan: '9.1.14',
              status: 'affected',
              changes: [{ at: '9.1.14', status: 'unaffected' }],
            },
            {
              version: '10',
              lessThan: '11',
              status: 'affected',
              changes: [{ at: '10.5', status: 'unaffected' }],
            },
            { version: 'See references', status: 'affected' },
            { version: '4', lessThan: 'https://example.org/releases', status: 'affected' },
          ],
        },
      ],
      references: [{ url: 'https://example.org/a', tags: ['vendor-advisory'] }],
      credits: [{ lang: 'en', type: 'finder', value: 'A. Finder' }],
      x_own: { kept: true },
    },
    adp: [
      {
        title: 'CISA ADP Vulnrichment',
        providerMetadata: { orgId: '134c704f-9b21-4f2e-91b3-4a467353bcc0', shortName: 'CISA-ADP' },
        references: [
          { url: 'https://example.org/a', name: 'the advisory', tags: ['x_transferred'] },
          { url: 'https://example.org/b' },
        ],
        metrics: [
          {
            other: {
              type: 'ssvc',
              content: {
                id: 'CVE-2026-10001',
                role: 'CISA Coordinator',
                version: '2.0.3',
                timestamp: '2026-03-02T17:26:49.506576Z',
                options: [{ Exploitation: 'poc' }, { Automatable: 'Yes' }, { 'Technical Impact': 'Total' }],
              },
            },
          },
          {
            other: {
              type: 'kev',
              content: { dateAdded: '2026-03-03', reference: 'https://www.cisa.gov/known-exploited' },
            },
          },
        ],
      },
    ],
  },
}

/** An item of a page of the NVD API 2.0, made up. */
export const nvdPage = {
  resultsPerPage: 1,
  startIndex: 0,
  totalResults: 7,
  format: 'NVD_CVE',
  version: '2.0',
  timestamp: '2026-11-20T10:00:00.123',
  vulnerabilities: [
    {
      cve: {
        id: 'CVE-2026-10001',
        sourceIdentifier: 'cve@example.org',
        published: '2026-02-28T23:59:59.000',
        lastModified: '2026-03-04T05:06:07.890',
        vulnStatus: 'Analyzed',
        cisaExploitAdd: '2026-03-03',
        descriptions: [{ lang: 'en', value: 'In English.' }],
        metrics: {
          cvssMetricV31: [
            {
              source: 'nvd@nist.gov',
              type: 'Primary',
              cvssData: {
                version: '3.1',
                vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
                baseScore: 9.8,
              },
            },
          ],
          cvssMetricV2: [
            {
              source: 'nvd@nist.gov',
              type: 'Primary',
              cvssData: { version: '2.0', vectorString: 'AV:N/AC:L/Au:N/C:P/I:P/A:P', baseScore: 7.5 },
            },
          ],
          ssvcV203: [
            {
              source: '134c704f-9b21-4f2e-91b3-4a467353bcc0',
              ssvcData: {
                role: 'CISA Coordinator',
                timestamp: '2026-03-02T17:26:49Z',
                options: [{ exploitation: 'active' }, { automatable: 'no' }, { technicalImpact: 'partial' }],
              },
            },
          ],
        },
        weaknesses: [
          { source: 'nvd@nist.gov', type: 'Primary', description: [{ lang: 'en', value: 'CWE-1321' }] },
        ],
        configurations: [
          {
            nodes: [
              {
                operator: 'OR',
                negate: false,
                cpeMatch: [
                  {
                    vulnerable: true,
                    criteria: 'cpe:2.3:a:example:merge:*:*:*:*:*:node.js:*:*',
                    versionStartExcluding: '0.2.9',
                    versionEndExcluding: '1.2.6',
                  },
                  { vulnerable: true, criteria: 'cpe:2.3:o:example:os_\\:one:2.0:sp1:*:*:*:*:*:*' },
                  { vulnerable: true, criteria: 'cpe:2.3:a:example:everything:-:*:*:*:*:*:*:*' },
                  { vulnerable: false, criteria: 'cpe:2.3:h:example:box:-:*:*:*:*:*:*:*' },
                  { vulnerable: true, criteria: 'cpe:/a:old:name' },
                ],
              },
            ],
          },
          {
            operator: 'AND',
            nodes: [
              {
                operator: 'OR',
                cpeMatch: [
                  {
                    vulnerable: true,
                    criteria: 'cpe:2.3:o:example:firmware:*:*:*:*:*:*:*:*',
                    versionEndIncluding: '3.1',
                  },
                ],
              },
              {
                operator: 'OR',
                cpeMatch: [{ vulnerable: false, criteria: 'cpe:2.3:h:example:box:-:*:*:*:*:*:*:*' }],
              },
            ],
          },
        ],
        references: [{ url: 'https://example.org/a', source: 'cve@example.org', tags: ['Vendor Advisory'] }],
      },
    },
  ],
}
