/**
 * What Segment's specification says of its events, as name:type; text where there is no type. P stands for the fields of a product.
 * https://www.twilio.com/docs/segment/connections/spec
 */
const P = 'product_id sku category name brand variant price:number quantity:number coupon position:number url image_url'
const charges = 'revenue:number shipping:number tax:number discount:number coupon currency products:P'
const order = `order_id affiliation total:number ${charges}`
const trial = 'trial_start_date trial_end_date trial_plan_name'
const push = 'campaign:any'
const player =
  'ad_type:select position:integer total_length:integer bitrate:integer framerate:number video_player sound:integer full_screen:select ad_enabled:select quality livestream:select'
const playback = `session_id content_asset_id content_pod_id ad_asset_id ad_pod_id ${player}`
const content =
  'session_id asset_id pod_id title description keywords:array season episode genre program publisher channel position:integer total_length:integer bitrate:integer framerate:number full_episode:select livestream:select airdate'
const ad =
  'session_id asset_id pod_id type:select title publisher pod_position:integer pod_length:integer position:integer total_length:integer quartile:integer load_type:select content:any'
const email = 'email_id email_subject campaign_id campaign_name'
const chat = 'agent_id agent_name agent_username conversation_id conversation_duration:number message_id message_body'

export const productFields = P

export const specEvents: Record<string, Record<string, string>> = {
  'E-commerce': {
    'Products Searched': 'query:any',
    'Product List Viewed': 'list_id category products:P',
    'Product List Filtered': 'list_id category filters:[type,value] sorts:[type,value] products:P',
    'Promotion Viewed': 'promotion_id creative name position',
    'Promotion Clicked': 'promotion_id creative name position',
    'Product Clicked': P,
    'Product Viewed': `${P} currency value:number`,
    'Product Added': `cart_id ${P}`,
    'Product Removed': `cart_id ${P}`,
    'Cart Viewed': 'cart_id products:P',
    'Checkout Started': `order_id affiliation value:number ${charges}`,
    'Checkout Step Viewed': 'checkout_id step:number shipping_method payment_method',
    'Checkout Step Completed': 'checkout_id step:number shipping_method payment_method',
    'Payment Info Entered': 'checkout_id order_id step:number shipping_method payment_method',
    'Order Updated': order,
    'Order Completed': `checkout_id order_id affiliation subtotal:number total:number ${charges}`,
    'Order Refunded': 'order_id total:number currency products:P',
    'Order Cancelled': order,
    'Coupon Entered': 'order_id cart_id coupon_id',
    'Coupon Applied': 'order_id cart_id coupon_id coupon_name discount:number',
    'Coupon Denied': 'order_id cart_id coupon_id coupon_name reason',
    'Coupon Removed': 'order_id cart_id coupon_id coupon_name discount:number',
    'Product Added to Wishlist': `wishlist_id wishlist_name ${P}`,
    'Product Removed from Wishlist': `wishlist_id wishlist_name ${P}`,
    'Wishlist Product Added to Cart': `wishlist_id wishlist_name cart_id ${P}`,
    'Product Shared':
      'share_via share_message recipient product_id sku category name brand variant price:number url image_url',
    'Cart Shared': 'share_via share_message recipient cart_id products:[product_id]',
    'Product Reviewed': 'product_id review_id review_body rating',
  },
  'B2B SaaS': {
    'Account Created': 'account_name',
    'Account Deleted': 'account_name',
    'Signed Up': 'type first_name last_name email phone username title',
    'Signed In': 'username',
    'Signed Out': 'username',
    'Invite Sent': 'invitee_email invitee_first_name invitee_last_name invitee_role',
    'Account Added User': 'role',
    'Account Removed User': '',
    'Trial Started': trial,
    'Trial Ended': trial,
  },
  Mobile: {
    'Application Installed': 'version build',
    'Application Opened': 'from_background:select url referring_application version build',
    'Application Updated': 'previous_version previous_build version build',
    'Application Backgrounded': '',
    'Application Foregrounded': '',
    'Application Uninstalled': '',
    'Application Crashed': '',
    'Install Attributed': 'provider campaign:any',
    'Push Notification Received': push,
    'Push Notification Tapped': `action ${push}`,
    'Push Notification Bounced': `action ${push}`,
    'Deep Link Opened': 'provider url',
    'Deep Link Clicked': 'provider url',
  },
  Video: {
    'Video Playback Started': `session_id content_asset_ids:array content_pod_ids:array ad_asset_id:array ad_pod_id:array ${player}`,
    'Video Playback Paused': playback,
    'Video Playback Interrupted': `${playback} method`,
    'Video Playback Buffer Started': playback,
    'Video Playback Buffer Completed': playback,
    'Video Playback Seek Started': `${playback} seek_position:integer`,
    'Video Playback Seek Completed': playback,
    'Video Playback Resumed': playback,
    'Video Playback Completed': playback,
    'Video Playback Exited': playback,
    'Video Content Started': content,
    'Video Content Playing': content,
    'Video Content Completed': content,
    'Video Ad Started': ad,
    'Video Ad Playing': ad,
    'Video Ad Completed': ad,
  },
  Email: {
    'Email Bounced': email,
    'Email Delivered': email,
    'Email Link Clicked': `${email} link_id link_url`,
    'Email Marked as Spam': email,
    'Email Opened': email,
    Unsubscribed: `${email} list_id list_name`,
  },
  'Live chat': {
    'Live Chat Conversation Started': chat,
    'Live Chat Conversation Ended': chat,
    'Live Chat Message Sent': chat,
    'Live Chat Message Received': chat,
  },
  'A/B testing': { 'Experiment Viewed': 'experiment_id experiment_name variation_id variation_name' },
}

/** A field in the notation of the table: name, and its type unless it is text. */
export function notationOf({ name, type, spec }: any): string {
  const names = Array.isArray(spec) ? spec.map((field: any) => field.name) : []
  if (type !== 'array' || !Array.isArray(spec)) return type === 'text' ? name : `${name}:${type}`
  return spec.map(notationOf).join(' ') === P ? `${name}:P` : `${name}:[${names.join(',')}]`
}
