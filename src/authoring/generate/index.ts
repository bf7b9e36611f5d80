export { generate, type GeneratedApp } from './generate.ts'
export { withModuleTable } from './module-table.ts'
export { GenerateError, type Problem } from './problem.ts'
export { findSchemaProblems } from './schema-problems.ts'
export {
  type AppSources,
  definitionFiles,
  kebabCase,
  type LoadDefinition,
  readSources,
  type Source,
} from './sources.ts'
export { compareWithFolder, type Difference, writeToFolder } from './write.ts'
