import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { ADVISORY_FACETS } from './features/advisories/facets.ts'
import { CASE_FACETS } from './features/cases/facets.ts'
import { EXPOSURE_FACETS } from './features/exposures/facets.ts'
import { FINDING_FACETS } from './features/findings/facets.ts'
import { PRODUCT_FACETS } from './features/products/facets.ts'
import { REPRODUCTION_FACETS } from './features/reproductions/facets.ts'
import { ROOT_CAUSE_FACETS } from './features/root-causes/facets.ts'
import { readTargetSearch } from './features/scans/facets.ts'
import { SIGN_IN_FACETS } from './features/session/facets.ts'
import { WatchFloor } from './features/watch/WatchFloor.tsx'
import { NotFound } from './shell/NotFound.tsx'
import { Shell } from './shell/Shell.tsx'
import { Fault, Loading } from './ui/States.tsx'
import { parseSearch, readFacets, stringifySearch } from './ui/search.ts'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })
const at = { getParentRoute: () => root }

const watch = createRoute({ ...at, path: '/', component: WatchFloor })
const tryIt = createRoute({
  ...at,
  path: '/try',
  component: lazyRouteComponent(() => import('./features/trials/TryIt.tsx'), 'TryIt'),
})
const findings = createRoute({
  ...at,
  path: '/findings',
  validateSearch: (search: Record<string, unknown>) => readFacets(FINDING_FACETS, search),
  component: lazyRouteComponent(() => import('./features/findings/FindingList.tsx'), 'FindingList'),
})
const finding = createRoute({
  ...at,
  path: '/findings/$id',
  component: lazyRouteComponent(() => import('./features/findings/FindingPage.tsx'), 'FindingPage'),
})
const rootCauses = createRoute({
  ...at,
  path: '/root-causes',
  validateSearch: (search: Record<string, unknown>) => readFacets(ROOT_CAUSE_FACETS, search),
  component: lazyRouteComponent(() => import('./features/root-causes/RootCauseList.tsx'), 'RootCauseList'),
})
const rootCause = createRoute({
  ...at,
  path: '/root-causes/$id',
  component: lazyRouteComponent(() => import('./features/root-causes/RootCausePage.tsx'), 'RootCausePage'),
})
const discoverers = createRoute({
  ...at,
  path: '/discoverers',
  component: lazyRouteComponent(() => import('./features/discoverers/DiscovererList.tsx'), 'DiscovererList'),
})
const discoverer = createRoute({
  ...at,
  path: '/discoverers/$name',
  component: lazyRouteComponent(() => import('./features/discoverers/DiscovererPage.tsx'), 'DiscovererPage'),
})
const reproductions = createRoute({
  ...at,
  path: '/reproductions',
  validateSearch: (search: Record<string, unknown>) => readFacets(REPRODUCTION_FACETS, search),
  component: lazyRouteComponent(
    () => import('./features/reproductions/ReproductionList.tsx'),
    'ReproductionList',
  ),
})
const reproduction = createRoute({
  ...at,
  path: '/reproductions/$id',
  component: lazyRouteComponent(
    () => import('./features/reproductions/ReproductionPage.tsx'),
    'ReproductionPage',
  ),
})
const cases = createRoute({
  ...at,
  path: '/cases',
  validateSearch: (search: Record<string, unknown>) => readFacets(CASE_FACETS, search),
  component: lazyRouteComponent(() => import('./features/cases/CaseList.tsx'), 'CaseList'),
})
const lastResort = createRoute({
  ...at,
  path: '/last-resort',
  component: lazyRouteComponent(() => import('./features/cases/LastResortPage.tsx'), 'LastResortPage'),
})
const deliveries = createRoute({
  ...at,
  path: '/deliveries',
  component: lazyRouteComponent(() => import('./features/deliveries/DeliveriesPage.tsx'), 'DeliveriesPage'),
})
const oneCase = createRoute({
  ...at,
  path: '/cases/$id',
  component: lazyRouteComponent(() => import('./features/cases/CasePage.tsx'), 'CasePage'),
})
const desks = createRoute({
  ...at,
  path: '/desk',
  component: lazyRouteComponent(() => import('./features/desk/DeskList.tsx'), 'DeskList'),
})
const desk = createRoute({
  ...at,
  path: '/desk/$id',
  component: lazyRouteComponent(() => import('./features/desk/DeskPage.tsx'), 'DeskPage'),
})
const advisories = createRoute({
  ...at,
  path: '/advisories',
  validateSearch: (search: Record<string, unknown>) => readFacets(ADVISORY_FACETS, search),
  component: lazyRouteComponent(() => import('./features/advisories/AdvisoryList.tsx'), 'AdvisoryList'),
})
const advisory = createRoute({
  ...at,
  path: '/advisories/$id',
  component: lazyRouteComponent(() => import('./features/advisories/AdvisoryPage.tsx'), 'AdvisoryPage'),
})
const claims = createRoute({
  ...at,
  path: '/claims',
  component: lazyRouteComponent(() => import('./features/scans/ClaimsBoard.tsx'), 'ClaimsBoard'),
})
const claimTarget = createRoute({
  ...at,
  path: '/claims/new',
  validateSearch: readTargetSearch,
  component: lazyRouteComponent(() => import('./features/scans/ClaimTarget.tsx'), 'ClaimTarget'),
})
const claim = createRoute({
  ...at,
  path: '/claims/$id',
  component: lazyRouteComponent(() => import('./features/scans/ClaimPage.tsx'), 'ClaimPage'),
})
const targets = createRoute({
  ...at,
  path: '/targets',
  validateSearch: readTargetSearch,
  component: lazyRouteComponent(() => import('./features/scans/TargetPage.tsx'), 'TargetPage'),
})
const feeds = createRoute({
  ...at,
  path: '/feeds',
  component: lazyRouteComponent(() => import('./features/feeds/FeedList.tsx'), 'FeedList'),
})
const vulnerability = createRoute({
  ...at,
  path: '/vulnerabilities/$id',
  component: lazyRouteComponent(() => import('./features/feeds/VulnerabilityPage.tsx'), 'VulnerabilityPage'),
})
const patchChains = createRoute({
  ...at,
  path: '/patch-chains',
  component: lazyRouteComponent(() => import('./features/patch-chains/PatchChainList.tsx'), 'PatchChainList'),
})
const patchChain = createRoute({
  ...at,
  path: '/patch-chains/$id',
  component: lazyRouteComponent(() => import('./features/patch-chains/PatchChainPage.tsx'), 'PatchChainPage'),
})
const members = createRoute({
  ...at,
  path: '/members',
  component: lazyRouteComponent(() => import('./features/members/MemberList.tsx'), 'MemberList'),
})
const home = createRoute({
  ...at,
  path: '/home',
  component: lazyRouteComponent(() => import('./features/home/Home.tsx'), 'Home'),
})
const exposures = createRoute({
  ...at,
  path: '/exposures',
  validateSearch: (search: Record<string, unknown>) => readFacets(EXPOSURE_FACETS, search),
  component: lazyRouteComponent(() => import('./features/exposures/ExposureList.tsx'), 'ExposureList'),
})
const exposure = createRoute({
  ...at,
  path: '/exposures/$id',
  component: lazyRouteComponent(() => import('./features/exposures/ExposurePage.tsx'), 'ExposurePage'),
})
const inventories = createRoute({
  ...at,
  path: '/inventories',
  component: lazyRouteComponent(() => import('./features/inventories/InventoryList.tsx'), 'InventoryList'),
})
const choose = createRoute({
  ...at,
  path: '/inventories/choose',
  component: lazyRouteComponent(() => import('./features/inventories/PictureList.tsx'), 'PictureList'),
})
const inventory = createRoute({
  ...at,
  path: '/inventories/$id',
  component: lazyRouteComponent(() => import('./features/inventories/InventoryPage.tsx'), 'InventoryPage'),
})
const products = createRoute({
  ...at,
  path: '/products',
  validateSearch: (search: Record<string, unknown>) => readFacets(PRODUCT_FACETS, search),
  component: lazyRouteComponent(() => import('./features/products/ProductQuestions.tsx'), 'ProductQuestions'),
})
const alerts = createRoute({
  ...at,
  path: '/home/alerts',
  component: lazyRouteComponent(() => import('./features/members/AlertSettings.tsx'), 'AlertSettingsPage'),
})
const report = createRoute({
  ...at,
  path: '/report',
  component: lazyRouteComponent(() => import('./features/intake/ReportFlaw.tsx'), 'ReportFlaw'),
})
const status = createRoute({
  ...at,
  path: '/status/$token',
  component: lazyRouteComponent(() => import('./features/intake/ReportStatus.tsx'), 'ReportStatus'),
})
const signIn = createRoute({
  ...at,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>) => readFacets(SIGN_IN_FACETS, search),
  component: lazyRouteComponent(() => import('./features/session/SignIn.tsx'), 'SignIn'),
})

const routeTree = root.addChildren([
  watch,
  tryIt,
  findings,
  finding,
  rootCauses,
  rootCause,
  discoverers,
  discoverer,
  reproductions,
  reproduction,
  cases,
  oneCase,
  lastResort,
  deliveries,
  desks,
  desk,
  advisories,
  advisory,
  claims,
  claimTarget,
  claim,
  targets,
  feeds,
  vulnerability,
  patchChains,
  patchChain,
  members,
  home,
  exposures,
  exposure,
  inventories,
  choose,
  inventory,
  products,
  alerts,
  report,
  status,
  signIn,
])

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Loading what="this page" />,
  defaultErrorComponent: ({ error }) => <Fault error={error} retry={() => location.reload()} />,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
