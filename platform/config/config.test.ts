import { describe, expect, it } from 'vitest'
import { loadConfig } from './index.ts'

const load = (proxies: string) => loadConfig({ TOCSIN_DATA_DIR: '/nowhere', TOCSIN_TRUSTED_PROXIES: proxies })

describe('trusted proxies', () => {
  it('are nobody unless named', () => {
    expect(loadConfig({ TOCSIN_DATA_DIR: '/nowhere' }).trustedProxies).toEqual([])
  })
  it('are addresses and networks of both families', () => {
    expect(load('10.0.0.5, 10.1.0.0/24,::1,fd00::/8').trustedProxies).toEqual([
      '10.0.0.5',
      '10.1.0.0/24',
      '::1',
      'fd00::/8',
    ])
  })
  it.each([
    'proxy.example',
    '10.0.0.5/33',
    '10.0.0/8',
    '::1/129',
    '10.0.0.1/x',
    '10.0.0.1/8/8',
    'loopback',
    'true',
    '1',
  ])('are not %s', (text) => {
    expect(() => load(`10.0.0.5,${text}`)).toThrow(
      expect.objectContaining({ code: 'configuration-invalid', message: expect.stringContaining(text) }),
    )
  })
  it.each(['0.0.0.0/0', '::/0', '10.0.0.0/00'])('are never everybody (%s)', (text) => {
    expect(() => load(text)).toThrow(/everybody/)
  })
})
