// From the files themselves: the page is checked with the types of a browser, which the whole runtime does not agree with.
import type { Finding } from '../check/finding.ts'
import type { Answer } from '../deliveries/send.ts'
import type { ExchangeEntry, WarningEntry } from '../runtime/log.ts'
import type { FormProblem } from '../runtime/rpc/calls.ts'
import type { ResolvedField } from '../runtime/rpc/fields.ts'

/*
 * What the page and the server of the workbench say to each other, as JSON over HTTP on 127.0.0.1. Every POST and DELETE carries
 * the header `x-workbench` with the token that the page was served with (`<meta name="workbench-token">`); without it, and from
 * any other host, it is refused with 403. An answer that is no 200 holds a `Problem`: 400 for a body that is not what is
 * described here, 404 for a name that there is not, 413 for a body of more than 8 MB, 422 for what the app or a service refuses.
 *
 * Paths of fields are those of the values, list items counted from 0: `customTraits[1].name`. Dates leave as ISO 8601 text,
 * bytes as `<12 bytes>`.
 *
 * What was typed into a password field never comes back. Where an RPC offers it as the value of an option, a stand-in that begins
 * with `secret:` takes its place, which the server understands wherever values are sent to it.
 */

/** Why something could not be done: one sentence that says what to do. */
export interface Problem {
  readonly message: string
  /** Make's error type, where the app or a service refused: 422. */
  readonly type?: string
  /** What is wrong with single fields, where that is known. */
  readonly issues?: readonly FieldIssue[]
  /** What was asked of services until then, secrets masked. */
  readonly exchanges?: readonly ExchangeEntry[]
}

/** What is wrong with one field. */
export interface FieldIssue {
  /** Empty when it belongs to no field that is known. */
  readonly path: string
  readonly label: string
  readonly message: string
}

/** `GET /api/app`: what the first page shows. */
export interface AppView {
  readonly name: string
  readonly label: string
  readonly description: string
  /** As `#rrggbb`. */
  readonly theme: string
  readonly folder: string
  /** Whether `/api/icon` has a PNG. */
  readonly icon: boolean
  /** What answers: the sandbox, the real services (`--live`), or nobody (another app without `--live`). */
  readonly services: 'sandbox' | 'live' | 'none'
  readonly groups: readonly { readonly label: string; readonly modules: readonly ModuleView[] }[]
  readonly connectionTypes: readonly { readonly name: string; readonly label: string }[]
  readonly webhooks: readonly { readonly name: string; readonly label: string }[]
  /** What the app cannot be loaded or run for; the rest works. */
  readonly problems: readonly string[]
  /** What may go wrong in the sandbox: choices for `RunRequest.fault`. None without a sandbox. */
  readonly faults: readonly string[]
  /** Credentials of the sandbox to fill into a connection; they are good nowhere else. Absent without a sandbox. */
  readonly sandbox?: readonly { readonly label: string; readonly value: string }[]
}

export interface ModuleView {
  readonly name: string
  readonly label: string
  readonly description: string
  readonly type: 'trigger' | 'instant_trigger' | 'action' | 'search' | 'universal' | 'responder'
  readonly connection?: string
  readonly webhook?: string
  /** Whether an empty field may be erased: an update. */
  readonly erasable: boolean
}

/** Whose form is shown. */
export type Target = { readonly module: string } | { readonly connection: string } | { readonly webhook: string }

/**
 * What stands in a dialog. Values are those of Make's forms; a date is ISO 8601 text, the value of a field of type `buffer` is
 * `{ name, base64 }`. A field that was not touched has no value, one that was emptied has `''`. In a mapped value the text `{{emptystring}}` alone is a text that
 * is empty on purpose, and `{{erase}}` alone erases.
 */
export interface Filled {
  readonly values: Readonly<Record<string, unknown>>
  /** Paths of the fields in which Map is on, such as `traits.email` or `events[0].userId`; their values are templates. */
  readonly mapped: readonly string[]
  /** Paths of fields that are erased. */
  readonly erased: readonly string[]
}

/** `POST /api/form`: the dialog for what is filled in so far; options and fields of RPCs included. */
export interface FormRequest extends Filled {
  readonly target: Target
  readonly connectionId?: string
}

export interface FormView {
  /** Static and mappable fields, in the order of the dialog, each followed by those that its value shows. */
  readonly fields: readonly ResolvedField[]
  /** Names of the static ones among them, which cannot be mapped. */
  readonly fixed: readonly string[]
  readonly interface: readonly ResolvedField[]
  /** One example of a bundle; absent when there is none. */
  readonly samples?: unknown
  /** What the dialog holds: the values that were sent, and the defaults of fields that had none. Without passwords. */
  readonly values: Readonly<Record<string, unknown>>
  readonly problems: readonly FormProblem[]
  /** Those that are known by now, as a dialog does not wait for the checker; `/api/findings` does. */
  readonly findings: readonly FindingView[]
}

/** `POST /api/rpc`: what the search button of a field gives; `name` and `query` are those of its `rpc.address`. */
export interface RpcRequest {
  readonly name: string
  readonly query: Readonly<Record<string, string>>
  /** What stands in the button's own fields, over the values of the dialog. */
  readonly parameters: Readonly<Record<string, unknown>>
  readonly connectionId?: string
}

/** The answer: a text or a collection each, as the options of a select are. */
export interface RpcView {
  readonly items: readonly unknown[]
}

/** `GET /api/connections`: a list of these, and `DELETE /api/connections/:id`. Nothing typed into a password field is in it. */
export interface ConnectionView {
  readonly id: string
  readonly type: string
  readonly label: string
  /** What the service named it by, such as the workspace. */
  readonly metadata?: string
}

/**
 * `POST /api/connections`: verifies and keeps a connection, until the workbench ends. Answers `ConnectionView`, or 422 with a
 * `Problem` that has `issues` or `exchanges`.
 */
export interface NewConnection extends Filled {
  readonly type: string
  readonly label: string
}

/** `POST /api/evaluate`: what a mapped field gives for the sample bundles, whose IDs are those of modules: `{{1.email}}`. */
export interface EvaluateRequest {
  readonly template: string
  readonly bundles: Readonly<Record<string, unknown>>
}

export type Evaluated =
  | {
      /** Absent when it gives nothing. */
      readonly value?: unknown
      /** Make's name of its type, such as `String`; `Undefined` when it gives nothing. */
      readonly type: string
      /** What may mean something else in Make than its author thinks. */
      readonly warnings: readonly { readonly message: string; readonly offset: number }[]
    }
  /** `offset` and `end` count UTF-16 units from the beginning of the template; `end` is exclusive. */
  | { readonly message: string; readonly offset?: number; readonly end?: number }

/** `GET /api/functions`: a list of these, for completion in mapped fields. */
export interface FunctionView {
  readonly name: string
  readonly family: string
  /** Such as `indexOf(text, value, [start])`. */
  readonly usage: string
  readonly doc: string
  readonly link: string
}

/**
 * `POST /api/run`: runs a module once. Answers `RunView`, also when the module fails or a field cannot be mapped; 400 for an
 * instant trigger, which runs when something is delivered.
 */
export interface RunRequest extends Filled {
  readonly module: string
  /** Needed where the module has a connection and a service answers. */
  readonly connectionId?: string
  readonly bundles: Readonly<Record<string, unknown>>
  /** A fault of the sandbox, such as `segment:503`. */
  readonly fault?: string
}

/** `GET /api/runs` gives those of this session, the latest first. */
export interface RunView {
  readonly id: string
  readonly module: string
  readonly startedAt: string
  readonly durationMs: number
  /** What the module was given, with secrets masked. */
  readonly input: unknown
  readonly bundles: readonly unknown[]
  /** Responder: what the sender of the delivery is answered. */
  readonly respond?: { readonly status: number; readonly body: string }
  readonly error?: {
    readonly type: string
    readonly message: string
    /** Whether Make would run the bundle again. */
    readonly retryable: boolean
    /** Path of the field that it is about, where that is known: the first of `issues`, else one that the message names. */
    readonly field?: string
    /** All that is wrong with the form; a message of the module's own has one at most. */
    readonly issues: readonly FieldIssue[]
  }
  readonly exchanges: readonly ExchangeEntry[]
  readonly warnings: readonly WarningEntry[]
  /** Absent where no sandbox answers. */
  readonly kept?: Kept
}

/** What the services of the sandbox made of a run. */
export interface Kept {
  readonly segment: readonly {
    readonly message: unknown
    readonly bytes: number
    /** What became of it at Ramen, in a sentence. */
    readonly ramen: string
    /** What Segment silently changed or left out. */
    readonly notes: readonly string[]
  }[]
  /** What Segment answered 200 to and dropped. */
  readonly dropped: readonly { readonly message: unknown; readonly reason: string }[]
  /** What Ramen keeps, and the rule that caused each change. `kind` is `user`, `company`, `event` or `page`. */
  readonly ramen: readonly { readonly kind: string; readonly value: unknown; readonly rules: readonly string[] }[]
  /** How many records the lists above leave out: each shows the first 200. */
  readonly more: number
  /** What Segment takes at most, in bytes, of one message and of one batch. */
  readonly limits: { readonly messageBytes: number; readonly batchBytes: number }
}

/** `GET /api/trigger/:module`: the address of an instant trigger and what came there, the latest first. */
export interface TriggerView {
  readonly url: string
  /** Types of test event that can be delivered; none for a webhook that is not Segment's. */
  readonly types: readonly string[]
  /** What its webhook is set to, passwords left out. */
  readonly values: Readonly<Record<string, unknown>>
  readonly receptions: readonly ReceptionView[]
}

export interface ReceptionView {
  readonly id: string
  readonly receivedAt: string
  readonly body: string
  readonly answer: Answer
  readonly bundles: readonly unknown[]
  /** Why the webhook or the trigger could not be carried out. */
  readonly error?: { readonly type: string; readonly message: string }
}

/** `POST /api/trigger/:module/setup`: what the form of its webhook holds from now on. Answers `TriggerView`. */
export type TriggerSetup = Filled

/** `POST /api/trigger/:module/deliver`: sends a test event there, as Segment does. Answers `ReceptionView`. */
export interface DeliverRequest {
  readonly type: string
  readonly kind: 'valid' | 'wrong-key' | 'wrong-type' | 'batch' | 'replay' | 'json'
  /** The reception to send again. */
  readonly replayOf?: string
  /** Of the kind `json`: what is sent, for a webhook of any app. */
  readonly body?: unknown
}

/** `GET /api/scenarios`: a list of these; none for another app. */
export interface ScenarioView {
  readonly name: string
  readonly label: string
  readonly modules: readonly {
    readonly id: number
    readonly module: string
    readonly label: string
    readonly depth: number
    /** The name of the filter in front of it. */
    readonly filter?: string
  }[]
  /** What starts a run: `payload` (a webhook's body), `delivery` (an event of Segment's), `bundles` or `nothing`. */
  readonly takes: string
  /** What the example is started with. */
  readonly payload?: unknown
  /** Why it cannot be run. */
  readonly problem?: string
}

/** `POST /api/scenarios/:name/run` answers `ScenarioRun`. */
export interface ScenarioRequest {
  readonly connectionId?: string
  /** Instead of the payload of the example. */
  readonly payload?: unknown
  readonly fault?: string
}

export interface ScenarioRun {
  /** `success`, `warning` (a bundle was put aside) or `error`. */
  readonly status: string
  readonly message?: string
  readonly operations: number
  /** In the order in which they ran. */
  readonly runs: readonly {
    readonly id: number
    readonly module: string
    readonly label: string
    readonly outcome: 'done' | 'filtered' | 'failed'
    /** The filter that kept the bundle out. */
    readonly filter?: string
    readonly error?: { readonly type: string; readonly message: string }
    /** The bundle that came in; absent for the first module. */
    readonly input?: unknown
    readonly bundles: readonly unknown[]
    readonly exchanges: readonly ExchangeEntry[]
    readonly depth: number
  }[]
  readonly kept?: Kept
}

/** A finding of the checker. */
export interface FindingView extends Finding {
  /** Opens the definition, or the generated file, in the editor. Only ever `vscode://file/…`. */
  readonly href: string
  /** The component that it concerns, where it is one. */
  readonly target?: Target
  /** The field of that component's form that it concerns: its path, without positions in lists. */
  readonly field?: string
}

/** `GET /api/findings`. */
export interface FindingsView {
  readonly findings: readonly FindingView[]
  /** Why there are none although the app could not be checked. */
  readonly problems: readonly string[]
}

/** `GET /api/changes`: how the app differs from the last commit. */
export interface ChangesView {
  /** The commit that it is compared with, such as `8cd26c2 Catch load errors`; absent outside a repository. */
  readonly since?: string
  readonly changes: readonly ChangeView[]
  readonly problems: readonly string[]
}

export interface ChangeView {
  /** In the app's folder. */
  readonly file: string
  /** In words, such as "New required field Event name". */
  readonly summary: readonly string[]
  /** Unified; cut after 200 lines. */
  readonly diff: string
}

/**
 * `GET /api/events`, server-sent, each the `data` of a plain message: the app was saved and read anew, or could not be (then
 * `problems` say why, and the app stays what it was).
 */
export interface Reload {
  readonly problems: readonly string[]
  /** From the first change that was noticed until now. */
  readonly durationMs: number
  /** What was saved, relative to the project or to the app's folder. */
  readonly files: readonly string[]
}
