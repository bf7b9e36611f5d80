import { measureExpressions } from './expressions.ts'
import { measureLoading } from './loading.ts'
import { printTable } from './measure.ts'
import { measureMemory } from './memory.ts'
import { measureModules } from './modules.ts'
import { measureTraffic } from './traffic.ts'

const figures = [
  ...(await measureExpressions()),
  ...(await measureModules()),
  ...(await measureLoading()),
  ...(await measureMemory()),
  ...(await measureTraffic()),
]
printTable(figures)
process.exitCode = figures.every(({ met }) => met) ? 0 : 1
