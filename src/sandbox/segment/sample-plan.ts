import type { TrackingPlan } from './tracking-plan.ts'

const product = {
  type: 'object',
  required: ['product_id', 'price'],
  properties: {
    product_id: { type: 'string' },
    price: { type: 'number' },
    size: { type: ['string', 'null'], enum: ['S', 'M', 'L', null] },
  },
}

/** A plan as a shop might have it: an event of the specification, one of its own, and traits. */
export const samplePlan: TrackingPlan = {
  id: 'tp_sandbox',
  name: 'Shop plan',
  rules: [
    {
      type: 'TRACK',
      key: 'Order Completed',
      jsonSchema: {
        properties: {
          context: {},
          traits: {},
          properties: {
            type: 'object',
            required: ['order_id', 'products'],
            properties: {
              order_id: { type: 'string', description: 'The number on the invoice.' },
              paid_at: { type: ['string', 'null'], format: 'date-time' },
              delivery: {
                type: 'object',
                required: ['method'],
                properties: {
                  method: { type: 'string', enum: ['Courier', 'Pickup'] },
                  gift: { type: 'boolean' },
                },
              },
              products: { type: 'array', items: product },
              revenue: { type: 'number' },
            },
          },
        },
      },
    },
    {
      type: 'TRACK',
      key: 'Size Guide Opened',
      jsonSchema: {
        properties: {
          context: {},
          traits: {},
          properties: { type: 'object', properties: { page: { type: 'string' }, seconds: { type: 'integer' } } },
        },
      },
    },
    {
      type: 'IDENTIFY',
      jsonSchema: {
        properties: {
          context: {},
          traits: {
            type: 'object',
            required: ['loyalty_level'],
            properties: {
              email: { type: 'string' },
              loyalty_level: { type: 'string', enum: ['bronze', 'silver', 'gold'] },
              newsletter: { type: 'boolean' },
            },
          },
          properties: {},
        },
      },
    },
    {
      type: 'GROUP',
      jsonSchema: {
        properties: {
          context: {},
          traits: { type: 'object', properties: { vat_id: { type: ['string', 'null'] }, plan: { type: 'string' } } },
          properties: {},
        },
      },
    },
  ],
}
