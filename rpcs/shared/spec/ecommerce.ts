import type { Field, Parameters } from '../../../src/authoring/generated/make-format.ts'
import { event, type SpecGroup } from './event.ts'
import { anything, list, number, text } from './fields.ts'

const productId = text('product_id', 'The ID of the product in your own database.')
const sku = text('sku', 'Stock keeping unit.')
const category = text('category')
const name = text('name')
const brand = text('brand')
const variant = text('variant', 'The version of the product, such as a color.')
const price = number('price', 'The price of one piece.')
const url = text('url', 'The address of the product page.')
const imageUrl = text('image_url')
const identity: Parameters = [productId, sku, category, name, brand, variant, price]

/** What describes a product. */
const product: Parameters = [
  ...identity,
  number('quantity'),
  text('coupon', 'A coupon for this product, not for the whole order.'),
  number('position', 'Place in the list, the first being 1.'),
  url,
  imageUrl,
]

const products: Field = list('products', 'product', product)
const currency = text('currency', 'ISO 4217, such as `EUR`.')
const value = number('value')
const cartId = text('cart_id')
const orderId = text('order_id')
const checkoutId = text('checkout_id', 'The ID of the checkout transaction.')
const wishlist: Parameters = [text('wishlist_id'), text('wishlist_name')]
const affiliation = text('affiliation', 'The store that the order came from.')
const total = number('total', 'Subtotal with tax and shipping.')
const revenue = number('revenue', 'With discounts, without tax and shipping.')
const shipping = number('shipping', 'What shipping costs.')
const discount = number('discount', 'What the order is reduced by altogether.')
const coupon = text('coupon', 'A coupon for the whole order.')
const charges: Parameters = [revenue, shipping, number('tax'), discount, coupon, currency, products]
const order: Parameters = [orderId, affiliation, total, ...charges]
const step = number('step', 'The number of the checkout step.')
const methods: Parameters = [text('shipping_method'), text('payment_method')]
const typeAndValue: Parameters = [text('type'), text('value')]
const shownList: Parameters = [text('list_id', 'The list that was shown.'), category]
const promotion: Parameters = [
  text('promotion_id'),
  text('creative', 'Which artwork the promotion used.'),
  name,
  text('position'),
]
const share: Parameters = [text('share_via', 'Such as `email`.'), text('share_message'), text('recipient')]
const couponEntry: Parameters = [orderId, cartId, text('coupon_id')]
const couponName = text('coupon_name')

/** https://www.twilio.com/docs/segment/connections/spec/ecommerce/v2 */
export const ecommerce: SpecGroup = {
  label: 'E-commerce',
  events: [
    event('Products Searched', anything('query', 'What was searched for: a text, or a collection.')),
    event('Product List Viewed', ...shownList, products),
    event(
      'Product List Filtered',
      ...shownList,
      list('filters', 'filter', typeAndValue),
      list('sorts', 'sort', typeAndValue),
      products,
    ),
    event('Promotion Viewed', ...promotion),
    event('Promotion Clicked', ...promotion),
    event('Product Clicked', ...product),
    event('Product Viewed', ...product, currency, value),
    event('Product Added', cartId, ...product),
    event('Product Removed', cartId, ...product),
    event('Cart Viewed', cartId, products),
    event('Checkout Started', orderId, affiliation, value, ...charges),
    event('Checkout Step Viewed', checkoutId, step, ...methods),
    event('Checkout Step Completed', checkoutId, step, ...methods),
    event('Payment Info Entered', checkoutId, orderId, step, ...methods),
    event('Order Updated', ...order),
    event(
      'Order Completed',
      checkoutId,
      orderId,
      affiliation,
      number('subtotal', 'After discounts, before tax and shipping.'),
      total,
      ...charges,
    ),
    event('Order Refunded', orderId, number('total', 'What was paid back.'), currency, products),
    event('Order Cancelled', ...order),
    event('Coupon Entered', ...couponEntry),
    event('Coupon Applied', ...couponEntry, couponName, discount),
    event('Coupon Denied', ...couponEntry, couponName, text('reason', 'Why the coupon was denied.')),
    event('Coupon Removed', ...couponEntry, couponName, discount),
    event('Product Added to Wishlist', ...wishlist, ...product),
    event('Product Removed from Wishlist', ...wishlist, ...product),
    event('Wishlist Product Added to Cart', ...wishlist, cartId, ...product),
    event('Product Shared', ...share, ...identity, url, imageUrl),
    event('Cart Shared', ...share, cartId, list('products', 'product', [productId])),
    event(
      'Product Reviewed',
      productId,
      text('review_id'),
      text('review_body'),
      text('rating', 'A text, such as `5`.'),
    ),
  ],
}
