import { measureChecking } from './checking.ts'
import { measureExpressions } from './expressions.ts'
import { measureLoading } from './loading.ts'
import { printTable } from './measure.ts'
import { measureMemory } from './memory.ts'
import { measureModules } from './modules.ts'
import { measureTraffic } from './traffic.ts'
import { measureWorkbench } from './workbench.ts'

const figures = [
  ...(await measureExpressions()),
  ...(await measureModules()),
  ...(await measureLoading()),
  ...(await measureChecking()),
  ...(await measureMemory()),
  ...(await measureTraffic()),
  ...(await measureWorkbench()),
]
printTable(figures)
process.exitCode = figures.every(({ met }) => met) ? 0 : 1
