import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with `N passed, N failed`, the line that people and machines read the result from. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const passed = tests.filter((test) => test.result().state === 'passed').length
    const failedTests = tests.filter((test) => test.result().state === 'failed').length
    const brokenModules = modules.filter((module) => module.errors().length > 0).length
    process.stdout.write(`\n${passed} passed, ${failedTests + brokenModules + unhandledErrors.length} failed\n`)
  }
}
