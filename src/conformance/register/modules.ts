import type { Chapter } from '../rule.ts'

const components = 'https://developers.make.com/custom-apps-documentation/app-components'

export const rpcs: Chapter = {
  title: 'RPCs',
  link: `${components}/rpcs`,
  kind: 'directive',
  rules: [
    {
      id: 'rpc/options',
      text: '`options` of a select, and `options.store`, from `rpc://name`.',
      tests: ['rpc-form > options from an RPC'],
      take: 'rpcs',
    },
    {
      id: 'rpc/fields',
      text: 'Fields in `parameters`, `expect`, `interface` and `nested`.',
      tests: ['rpc-form > fields from an RPC', 'rpc-form > nested fields'],
      take: 'rpcs',
    },
    { id: 'rpc/samples', text: '`samples`.', tests: ['rpc-form > samples'], take: 'rpcs' },
    {
      id: 'rpc/button',
      text: '`rpc: { url, label, parameters }` beside a field.',
      tests: ['rpc-form > a search button'],
      take: null,
    },
    {
      id: 'rpc/query',
      text: 'Values of the query of the address are texts in `parameters`, over those of the form.',
      take: null,
    },
    {
      id: 'rpc/parameters',
      text: 'It gets all values of the form.',
      tests: ['rpc-form > the parameters of an RPC'],
      take: 'rpcs',
    },
    { id: 'rpc/form', text: 'Its own `parameters` describe a test form and check nothing.', take: null },
    { id: 'rpc/mapped', text: 'A mapped field holds its raw expression.', take: null },
    { id: 'rpc/chain', text: 'Several requests, pages, requests without url, `limit`.', take: 'rpc' },
    {
      id: 'rpc/time',
      text: '40 s, then ModuleTimeoutError; more than three requests are a warning.',
      tests: ['rpc > the time and requests of an RPC'],
      take: null,
    },
    {
      id: 'rpc/values',
      text: 'Values of fields that RPCs gave are converted when the run is given the resolved form.',
      take: null,
      tests: ['rpc-module > a module that runs with the form that was resolved'],
    },
    {
      id: 'rpc/api',
      text: "The call of Make's API that runs an RPC.",
      unsupported: '`runRpc` does the same on this machine.',
    },
  ],
}

export const modules: Chapter = {
  title: 'Modules',
  link: `${components}/modules`,
  kind: 'directive',
  rules: [
    { id: 'module/action', text: '`action` (4): one bundle or none.', take: null },
    { id: 'module/search', text: '`search` (9): any number of bundles.', tests: ['search > a search'], take: null },
    {
      id: 'module/trigger',
      text: '`trigger` (1): new records only.',
      tests: ['trigger > a polling trigger'],
      take: null,
    },
    { id: 'module/instant_trigger', text: '`instant_trigger` (10).', take: null },
    { id: 'module/responder', text: '`responder` (11).', take: null },
    { id: 'module/universal', text: '`universal` (12): as an action.', take: null },
    { id: 'module.parameters', text: 'Static fields; in `parameters` beside the mappable ones.' },
    { id: 'module.expect', text: 'Mappable fields.' },
    { id: 'module.interface', text: 'Fields of the output, for the dialog; the output itself is not checked.' },
    { id: 'module.samples', text: 'Example of a bundle, for the dialog.' },
    { id: 'module/continue', text: '"Continue if no results" of a search.', unsupported: 'A setting of the scenario.' },
    { id: 'module/crud', text: '`crud`, labels, `public`, deprecation.', unsupported: 'They change nothing of a run.' },
    {
      id: 'module/host',
      text: 'A universal module that is led to another host.',
      unsupported: 'Not refused by Make either; definitions must take relative URLs only.',
    },
    {
      id: 'module/altConnection',
      text: '`altConnection`: the second connection of a component.',
      take: null,
      tests: ['connection-choice > a component with two connections'],
    },
  ],
}

export const triggers: Chapter = {
  title: 'Polling triggers',
  link: `${components}/modules/trigger`,
  kind: 'directive',
  rules: [
    { id: 'response.trigger.type', text: '`date` or `id`.', tests: ['trigger > a polling trigger'] },
    {
      id: 'response.trigger.order',
      text: '`asc`, `desc` or `unordered`; says when no further page is needed.',
      tests: ['trigger > the order of a service'],
    },
    { id: 'response.trigger.id', text: 'Tells records apart; needed.', tests: ['trigger > ids'] },
    { id: 'response.trigger.date', text: 'Needed for `date`.', tests: ['trigger > dates'] },
    {
      id: 'trigger/state',
      text: 'Records up to the stored date and id are not given again; ids of one date are remembered.',
      tests: ['trigger > records of one date'],
      take: null,
    },
    { id: 'trigger/limit', text: 'One record a run unless `limit` says more.', take: null },
    {
      id: 'trigger/past',
      text: '3,200 records of the past at most.',
      tests: ['trigger > a trigger that reads without end'],
      take: null,
    },
    {
      id: 'trigger/wrapper',
      text: 'No wrapper, no step without url alone.',
      tests: ['trigger > a trigger is refused'],
      take: null,
    },
    {
      id: 'trigger/start',
      text: 'All, from now on, since a date, or with a chosen record.',
      tests: ['trigger > the start of a trigger'],
      take: null,
    },
    {
      id: 'module.epoch',
      text: 'Lies over the last request and gives `{ label, date }` to choose from.',
      tests: ['epoch > an epoch'],
    },
    { id: 'module.epoch.response.limit', text: 'How many records are shown.' },
    {
      id: 'trigger/size',
      text: '64 KiB of state.',
      take: null,
      tests: ['trigger > a trigger that reads without end > cannot remember more than 64 KiB'],
    },
  ],
}
