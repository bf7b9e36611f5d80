import type { Access, Expression, Node, Span, Template as Tree } from '../../iml/ast.ts'
import { walk } from '../../iml/walk.ts'
import type { CheckedApp } from './app.ts'
import type { PlacedTemplate } from './request.ts'

/** A variable that an expression reads, and the way into it as far as it is written out. */
export interface Read {
  readonly template: PlacedTemplate
  /** Such as `parameters`. */
  readonly root: string
  /** Names of the members: `['address', 'city']`. Positions in arrays are left out, and end nothing. */
  readonly path: readonly string[]
  /** Whether the way goes on behind `path`, to a member whose name is computed. */
  readonly isOpen: boolean
  /** The variable and its steps in the template. */
  readonly span: Span
  /** What stands around it, outermost first. */
  readonly ancestors: readonly Node[]
}

const known = new WeakMap<PlacedTemplate, readonly Read[]>()

/** Reads of trees: the same text stands in many places of a generated app. */
const ofTrees = new WeakMap<Tree, readonly Omit<Read, 'template'>[]>()

/** Every variable that a template reads, in the order of its text. */
export function readsOf(template: PlacedTemplate): readonly Read[] {
  const before = known.get(template)
  if (before !== undefined) return before
  const reads = template.ast === undefined ? [] : readsIn(template.ast).map((read) => ({ ...read, template }))
  known.set(template, reads)
  return reads
}

const ofApps = new WeakMap<CheckedApp, ReadonlyMap<string, readonly Read[]>>()

/** Every read of one variable in an app, in the order of its templates. */
export function readsOfVariable(app: CheckedApp, root: string): readonly Read[] {
  let byRoot = ofApps.get(app)
  if (byRoot === undefined) ofApps.set(app, (byRoot = groupedByRoot(app)))
  return byRoot.get(root) ?? []
}

function groupedByRoot(app: CheckedApp): ReadonlyMap<string, readonly Read[]> {
  const byRoot = new Map<string, Read[]>()
  for (const template of app.templates) {
    for (const read of readsOf(template)) {
      const reads = byRoot.get(read.root)
      if (reads === undefined) byRoot.set(read.root, [read])
      else reads.push(read)
    }
  }
  return byRoot
}

function readsIn(tree: Tree): readonly Omit<Read, 'template'>[] {
  const before = ofTrees.get(tree)
  if (before !== undefined) return before
  const reads: Omit<Read, 'template'>[] = []
  walk(tree, (node, ancestors) => {
    if (node.type !== 'variable') return
    const parent = ancestors.at(-1)
    const isObject = parent?.type === 'access' && parent.object === node
    const { path, isOpen } = isObject ? stepsOf(parent) : { path: [], isOpen: false }
    reads.push({ root: node.name, path, isOpen, span: isObject ? parent : node, ancestors: [...ancestors] })
  })
  ofTrees.set(tree, reads)
  return reads
}

function stepsOf({ steps }: Access): { path: string[]; isOpen: boolean } {
  const path: string[] = []
  for (const step of steps) {
    if (step.type === 'member') path.push(step.name)
    else if (step.type === 'index' && step.index.type === 'text') path.push(step.index.value)
    else if (step.type === 'index' && !isPosition(step.index)) return { path, isOpen: true }
  }
  return { path, isOpen: false }
}

function isPosition(index: Expression): boolean {
  return index.type === 'number' || (index.type === 'unary' && index.operand.type === 'number')
}

/** The way as it is read out: `parameters.address.city`. */
export const nameOf = ({ root, path }: Pick<Read, 'root' | 'path'>): string => [root, ...path].join('.')
