import type { AdvisoryModel } from './model.ts'

/** An advisory that uses every member of the model. */
export const fullAdvisory: AdvisoryModel = {
  number: 'TOCSIN-2026-0001',
  tlp: 'clear',
  publisher: {
    name: 'Example Clearinghouse',
    namespace: 'https://clearinghouse.example',
    contact: 'security@clearinghouse.example',
  },
  published: '2026-11-20T08:00:00.000Z',
  updated: '2026-11-23T09:30:00.000Z',
  revisions: [
    { number: 1, date: '2026-11-20T08:00:00.000Z', summary: 'First publication' },
    { number: 2, date: '2026-11-23T09:30:00.000Z', summary: 'Second range added' },
  ],
  url: 'https://clearinghouse.example/advisories/TOCSIN-2026-0001',
  content: {
    title: 'Prototype pollution in example-merge',
    summary: 'A crafted object handed to merge() adds members to Object.prototype.',
    severity: 'critical',
    affected: [
      {
        purl: 'pkg:npm/%40example/merge',
        ranges: [
          { introduced: '0', fixed: '1.4.2' },
          { introduced: '2.0.0', fixed: '2.1.1' },
        ],
      },
      { purl: 'pkg:npm/example-merge-cli', ranges: [{ introduced: '0.3.0', lastAffected: '0.9.9' }] },
      { purl: 'pkg:deb/debian/example-merge', ranges: [{ introduced: '0' }] },
    ],
    weaknesses: [
      { id: 'CWE-1321', name: 'prototype pollution' },
      { id: 'CWE-20', name: 'input validation' },
    ],
    cvss: [
      'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
      'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
      'AV:N/AC:L/Au:N/C:P/I:P/A:P',
    ],
    identifiers: ['CVE-2026-10001', 'GHSA-2345-6789-cfgh'],
    remediation: 'Update to 1.4.2 or 2.1.1.',
    credits: ['A. Researcher', 'Example Lab'],
    references: [{ url: 'https://clearinghouse.example/notes/1', summary: 'Notes' }],
    evidence: 'Reproduced 5 of 5 in the wasm sandbox; the fixed build stands.',
  },
}

/** The least an advisory can say. */
export const bareAdvisory: AdvisoryModel = {
  number: 'TOCSIN-2026-0002',
  tlp: 'amber+strict',
  publisher: { name: 'Example Clearinghouse', namespace: 'https://clearinghouse.example' },
  published: '2026-11-23T09:30:00.000Z',
  updated: '2026-11-23T09:30:00.000Z',
  revisions: [{ number: 1, date: '2026-11-23T09:30:00.000Z', summary: '' }],
  content: {
    title: 'Something is wrong in example-bare',
    summary: '',
    severity: 'unknown',
    affected: [{ purl: 'pkg:npm/example-bare', ranges: [] }],
    weaknesses: [],
    cvss: [],
    identifiers: [],
    remediation: '',
    credits: [],
    references: [],
    evidence: '',
  },
}

export const sampleAdvisories: readonly AdvisoryModel[] = [fullAdvisory, bareAdvisory]
