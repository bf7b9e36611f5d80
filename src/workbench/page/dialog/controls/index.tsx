import type { JSX } from 'preact'
import { CollectionControl } from './collection.tsx'
import type { ControlProps } from './control-props.ts'
import { DateControl } from './date.tsx'
import { FileControl } from './file.tsx'
import { ListControl } from './list.tsx'
import { SelectControl } from './select.tsx'
import { FilterControl, LongTextControl, NumberControl, TextControl } from './text.tsx'
import { YesNoControl } from './yes-no.tsx'

/** The control of a field that is filled in by hand. */
export function ControlFor(props: ControlProps): JSX.Element {
  switch (props.field.control) {
    case 'boolean':
      return <YesNoControl {...props} />
    case 'collection':
      return <CollectionControl {...props} />
    case 'date':
      return <DateControl {...props} />
    case 'file':
      return <FileControl {...props} />
    case 'filter':
      return <FilterControl {...props} />
    case 'json':
    case 'long-text':
      return <LongTextControl {...props} />
    case 'list':
      return <ListControl {...props} />
    case 'number':
      return <NumberControl {...props} />
    case 'select':
      return <SelectControl {...props} />
    default:
      return <TextControl {...props} />
  }
}
