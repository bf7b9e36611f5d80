import type { RpcRequest } from '../../src/authoring/generated/make-format.ts'
import { iml } from '../../src/authoring/macros/index.ts'
import { askPublicApi, type Question } from './public-api.ts'

/**
 * Returns the request that reads every page of a list into `temp`, in pages of 200, when there is a token. The list only grows there:
 * Make merges lists in `temp` index by index. https://docs.segmentapis.com/tag/Pagination
 */
export const readList = (question: Question, qs: Record<string, string> = {}): RpcRequest => {
  const { key } = question
  const { response, ...request } = askPublicApi(question, `isArray(body.data.${key})`)
  return {
    ...request,
    qs: { ...qs, 'pagination.count': '200' },
    pagination: {
      qs: { 'pagination.cursor': '{{body.data.pagination.next}}' },
      condition: '{{if(body.data.pagination.next, true, false)}}',
    },
    response: {
      ...response,
      temp: { [key]: iml(`merge(ifempty(temp.${key}, emptyarray), ifempty(body.data.${key}, emptyarray))`) },
      // A page without output would be the last one.
      iterate: iml(`body.data.${key}`),
      output: '{{item.id}}',
    },
  }
}
