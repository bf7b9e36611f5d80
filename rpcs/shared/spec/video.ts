import type { Parameters } from '../../../src/authoring/generated/make-format.ts'
import { event, type SpecEvent, type SpecGroup } from './event.ts'
import { anything, choice, date, integer, number, text, texts, yesOrNo } from './fields.ts'

const sessionId = text('session_id', 'The same for all events of one playback.')
const position = integer('position', 'Seconds from the start.')
const totalLength = integer('total_length', 'Seconds; of a live stream, nothing.')
const bitrate = integer('bitrate', 'Kbit per second.')
const framerate = number('framerate', 'Frames per second.')
const livestream = yesOrNo('livestream')
const adTypes = ['pre-roll', 'mid-roll', 'post-roll']

const player: Parameters = [
  choice('ad_type', adTypes),
  position,
  totalLength,
  bitrate,
  framerate,
  text('video_player', 'Such as `youtube`.'),
  integer('sound', 'Volume from 0 to 100.'),
  yesOrNo('full_screen'),
  yesOrNo('ad_enabled', 'Whether the user can see ads.'),
  text('quality', 'Such as `hd1080`.'),
  livestream,
]
const ids: Parameters = [text('content_asset_id'), text('content_pod_id'), text('ad_asset_id'), text('ad_pod_id')]

/** The first event of a playback names everything that is to come. */
const started: SpecEvent = event(
  'Video Playback Started',
  sessionId,
  texts('content_asset_ids', 'ID'),
  texts('content_pod_ids', 'ID'),
  texts('ad_asset_id', 'ID'),
  texts('ad_pod_id', 'ID'),
  ...player,
)

const playback = (what: string, ...more: Parameters): SpecEvent =>
  event(`Video Playback ${what}`, sessionId, ...ids, ...player, ...more)

const content: Parameters = [
  sessionId,
  text('asset_id'),
  text('pod_id'),
  text('title'),
  text('description'),
  texts('keywords', 'Keyword'),
  text('season'),
  text('episode'),
  text('genre'),
  text('program'),
  text('publisher'),
  text('channel'),
  position,
  totalLength,
  bitrate,
  framerate,
  yesOrNo('full_episode'),
  livestream,
  date('airdate'),
]

const ad: Parameters = [
  sessionId,
  text('asset_id'),
  text('pod_id'),
  choice('type', adTypes),
  text('title'),
  text('publisher'),
  integer('pod_position', 'Place of the ad in its pod, the first being 1.'),
  integer('pod_length', 'How many ads the pod has.'),
  position,
  totalLength,
  integer('quartile', 'How far the ad was seen: 1 to 4.'),
  choice(
    'load_type',
    ['linear', 'dynamic'],
    '`linear` for an ad that everybody sees, `dynamic` for one chosen for the user.',
  ),
  anything('content', 'A collection that describes the video around the ad.'),
]

/** https://www.twilio.com/docs/segment/connections/spec/video */
export const video: SpecGroup = {
  label: 'Video',
  events: [
    started,
    playback('Paused'),
    playback('Interrupted', text('method', 'What interrupted it, such as `call`.')),
    playback('Buffer Started'),
    playback('Buffer Completed'),
    playback('Seek Started', integer('seek_position', 'Seconds from the start to which the user moves.')),
    playback('Seek Completed'),
    playback('Resumed'),
    playback('Completed'),
    playback('Exited'),
    ...['Started', 'Playing', 'Completed'].map((what) => event(`Video Content ${what}`, ...content)),
    ...['Started', 'Playing', 'Completed'].map((what) => event(`Video Ad ${what}`, ...ad)),
  ],
}
