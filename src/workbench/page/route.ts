import { useEffect, useState } from 'preact/hooks'

/** A page of the workbench, and which module or scenario it shows. */
export interface Route {
  readonly page: string
  readonly name: string
}

/** The address of a page within the workbench. */
export const linkTo = (page: string, name = ''): string =>
  `#/${page}${name === '' ? '' : `/${encodeURIComponent(name)}`}`

/** Which page the address names; follows it. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const follow = (): void => setHash(location.hash)
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return routeOf(hash)
}

function routeOf(hash: string): Route {
  const [page = '', name = ''] = hash.replace(/^#\//, '').split('/')
  try {
    return { page, name: decodeURIComponent(name) }
  } catch {
    return { page, name }
  }
}
