import type { AppFragment } from '../fragment.ts'

/** An app whose only module sends a text. */
export const sending = (text: string): AppFragment => ({
  modules: {
    send: {
      expect: [
        { name: 'text', type: 'text', label: 'Text' },
        { name: 'count', type: 'number', label: 'Count' },
        { name: 'list', type: 'array', label: 'List' },
        { name: 'agreed', type: 'boolean', label: 'Agreed' },
        { name: 'day', type: 'date', label: 'Day' },
      ],
      api: { url: '/messages', method: 'POST', body: { text } },
    },
  },
})
