import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Field, Fields } from '../field.tsx'
import { defaultsOf, type FieldModel } from '../field-model.ts'
import { removeItem, setValue, swapItems } from '../filled.ts'
import { useFormApi } from '../form-context.ts'
import { valueAt } from '../path.ts'
import type { ControlProps } from './control-props.ts'

/** A list: its items one below the other, each of which can be moved and taken away, and a button for one more. */
export function ListControl({ field, path, id }: ControlProps): JSX.Element {
  const form = useFormApi()
  const list = useRef<HTMLDivElement>(null)
  const focusNext = useRef('')
  const value = valueAt(form.filled.values, path)
  const items: readonly unknown[] = Array.isArray(value) ? value : []
  useLayoutEffect(() => {
    if (focusNext.current === '') return
    list.current?.querySelector<HTMLElement>(focusNext.current)?.focus()
    focusNext.current = ''
  })
  const add = (): void => {
    focusNext.current = `[data-item="${items.length}"] :is(input, select, textarea)`
    form.change(
      (filled) => setValue(filled, [...path, items.length], field.fields === undefined ? '' : defaultsOf(field.fields)),
      path,
    )
  }
  const take = (index: number): void => {
    focusNext.current = items.length === 1 ? '.add' : `[data-item="${Math.max(0, index - 1)}"] .take`
    form.change((filled) => removeItem(filled, path, index), path)
  }
  const move = (index: number, by: number): void => {
    focusNext.current = `[data-item="${index + by}"] ${by < 0 ? '.up' : '.down'}`
    form.change((filled) => swapItems(filled, path, index, index + by), path)
  }
  return (
    <div class="list" ref={list}>
      {items.map((_, index) => (
        <div class="item" key={index} data-item={index} role="group" aria-label={`${field.label} ${index + 1}`}>
          <div class={isPair(field) ? 'inner pair' : 'inner'}>
            <Item field={field} path={[...path, index]} index={index} />
          </div>
          <ItemTools
            what={`${field.label} ${index + 1}`}
            isFirst={index === 0}
            isLast={index === items.length - 1}
            onMove={(by) => move(index, by)}
            onTake={() => take(index)}
          />
        </div>
      ))}
      <button type="button" class="add" id={id} onClick={add}>
        <span aria-hidden="true">+ </span>
        {field.addLabel || 'Add item'}
      </button>
    </div>
  )
}

/** A name and its value stand beside each other. */
function isPair({ fields }: FieldModel): boolean {
  return fields?.length === 2 && fields.every(({ control }) => control === 'text')
}

interface ItemProps {
  readonly field: FieldModel
  readonly path: readonly (string | number)[]
  readonly index: number
}

function Item({ field, path, index }: ItemProps): JSX.Element {
  const { fields, item } = field
  if (item === undefined) return <Fields fields={field.items[index] ?? fields ?? []} path={path} />
  return <Field field={{ ...item, label: `${item.label || field.label} ${index + 1}` }} path={path} />
}

interface ItemToolsProps {
  readonly what: string
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onMove: (by: number) => void
  readonly onTake: () => void
}

/** Buttons at the ends of the list stay where they are, so that focus does: they only do nothing. */
function ItemTools({ what, isFirst, isLast, onMove, onTake }: ItemToolsProps): JSX.Element {
  const button = (kind: string, sign: string, label: string, isOff: boolean, act: () => void): JSX.Element => (
    <button
      type="button"
      class={`quiet ${kind}`}
      aria-label={`${label} ${what}`}
      title={label}
      aria-disabled={isOff}
      onClick={() => !isOff && act()}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  )
  return (
    <div class="item-tools">
      {button('up', '↑', 'Move up', isFirst, () => onMove(-1))}
      {button('down', '↓', 'Move down', isLast, () => onMove(1))}
      {button('take', '×', 'Remove', false, onTake)}
    </div>
  )
}
